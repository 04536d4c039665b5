"""Commands change a record only if its place is clear: one file per id, in valid folders."""

from pathlib import Path

import pytest

from helpers import MINIMAL, Result, Synsml, Workshop

ADA = "first: Ada\nlast: Lovelace\nroles:\n  speaker: confirmed\n"
COMMANDS = (
    "people decline ada",
    "people confirm ada --role organizer",
    "people edit ada affiliation=Society",
    "people rename ada countess",
    "people remove ada --yes",
)
each_command = pytest.mark.parametrize("command", COMMANDS)


def files_of(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): path.read_text()
        for path in root.rglob("*")
        if path.name != ".synsml.lock" and path.is_file()
    }


@each_command
@pytest.mark.parametrize(
    ("private", "said"),
    [
        (
            "{folder: people}",
            "folder: 'people' is the folder of public records\n  nothing was changed\n  fix: write another folder",
        ),
        (
            "{folder: ~/p}",
            "folder: '~' is not supported in '~/p'\n  nothing was changed\n  fix: write a path such as ../website",
        ),
        (
            "{folder: .}",
            "folder: '.' is the workshop folder\n  nothing was changed\n  fix: write another folder",
        ),
        (
            "{folder: ..}",
            "folder: '..' is a parent of the workshop folder\n  nothing was changed\n  fix: write another folder",
        ),
        (
            "{folder: site}",
            "folder: 'site' is the site folder\n  nothing was changed\n  fix: write another folder",
        ),
        ("private", "private: expected a map, got a text\n  nothing was changed\n  fix: write keys such as folder"),
    ],
)
def test_no_record_is_changed_while_the_private_folder_is_in_error(
    synsml: Synsml, workshop: Workshop, command: str, private: str, said: str
) -> None:
    root = workshop.write({"workshop.yaml": f"{MINIMAL}private: {private}\n", "people/ada.yaml": ADA})
    before = files_of(root)
    result = synsml(*command.split())
    assert (result.code, result.out) == (1, "")
    assert f"synsml: the folder of private records is invalid: {said}" in result.err
    assert files_of(root) == before


def test_other_things_are_changed_while_the_private_folder_is_in_error(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": f"{MINIMAL}private: {{folder: .}}\n", "people/ada.yaml": ADA})
    assert synsml("extend", "submission", "+5d").code == 0
    assert synsml("schedule", "add", "9:00-10:00", "Engines", "--speakers", "ada").code == 0


@each_command
def test_no_record_is_changed_while_there_are_two_of_its_id(synsml: Synsml, workshop: Workshop, command: str) -> None:
    root = workshop.write(
        {"people/ada.yaml": ADA, "private/ada.yaml": ADA.replace("confirmed", "invited"), "private/.gitignore": "*\n"}
    )
    before = files_of(root)
    result = synsml(*command.split())
    error = (
        "synsml: 'ada' has two records: people/ada.yaml and private/ada.yaml\n  nothing was changed\n  fix: keep one of them\n"
    )
    assert result == Result(1, "", error)
    assert files_of(root) == before


def test_two_records_of_one_id_do_not_keep_others_from_being_changed(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(
        {"people/ada.yaml": ADA, "private/ada.yaml": ADA, "people/bob.yaml": "last: Bob\nroles: {speaker: confirmed}\n"}
    )
    assert synsml("people", "withdraw", "bob").code == 0


@pytest.mark.parametrize(
    "command", ["people decline ada", "people rename ada countess", "people edit ada role.speaker=declined"]
)
def test_a_record_that_is_a_link_is_not_moved(synsml: Synsml, workshop: Workshop, command: str) -> None:
    root = workshop.write({"people/real.txt": ADA})
    (root / "people" / "ada.yaml").symlink_to("real.txt")
    result = synsml(*command.split())
    new = "people/countess.yaml" if "rename" in command else "private/ada.yaml"
    error = f"synsml: people/ada.yaml is a link to real.txt, so it cannot be renamed to {new}\n"
    error += "  nothing was changed\n  fix: replace the link with the file\n"
    assert result == Result(1, "", error)
    assert files_of(root) == {"workshop.yaml": MINIMAL, "people/real.txt": ADA, "people/ada.yaml": ADA}
    assert synsml("check", "--select", "R").code == 0


def test_a_record_that_is_a_link_is_edited_where_it_really_is(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"people/real.txt": ADA})
    (root / "people" / "ada.yaml").symlink_to("real.txt")
    assert synsml("people", "edit", "ada", "affiliation=Society").code == 0
    assert (root / "people" / "ada.yaml").is_symlink()
    assert (root / "people" / "real.txt").read_text() == ADA.replace("Lovelace\n", "Lovelace\naffiliation: Society\n")
