"""The role of an answer, and the printed undo command, which restores the record byte for byte."""

import shlex
from pathlib import Path

import pytest

from helpers import MINIMAL, Result, Synsml, Workshop

BOB = "# asked by Ada\nlast: Bob\nroles:\n  speaker: invited  # by mail\nsince:\n  speaker: 2023-01-01\n"


def files_of(root: Path) -> dict[str, str]:
    paths = [path for path in root.rglob("*") if path.is_file() and path.name != ".synsml.lock"]
    return {str(path.relative_to(root)): path.read_bytes().decode() for path in paths}


def undo_of(result: Result) -> list[list[str]]:
    """Return the commands that are printed to take a change back, without `synsml`."""
    return [shlex.split(line.removeprefix("to undo"))[1:] for line in result.out.splitlines() if line.startswith("to undo")]


RECORDS = {
    "an instant": BOB,
    "no instant": "last: Bob\nroles:\n  speaker: invited\n",
    "an instant of another role": BOB.replace("  speaker: invited", "  panelist: declined\n  speaker: invited").replace(
        "  speaker: 2023", "  panelist: 2023"
    ),
    "brackets": "last: Bob\nroles: {speaker: invited}\nsince: {speaker: 2023-01-01T08:00Z}\nnotes: late\n",
    "line ends of two characters": BOB.replace("\n", "\r\n"),
    "quotes": BOB.replace("2023-01-01", '"2023-01-01T09:00+01:00"'),
    "a mark": f"\ufeff{BOB}",
    "no last line end": BOB.rstrip("\n"),
    "an instant of another zone": BOB.replace("2023-01-01", "2023-01-01T09:00+01:00"),
    "no role": "last: Bob\nnotes: late\n",
    "an empty line after": f"{BOB}\nnotes: |\n  late\n",
}


@pytest.mark.parametrize("command", ["confirm", "decline", "tentative", "withdraw", "invite --role panelist"])
@pytest.mark.parametrize("case", RECORDS)
def test_what_is_printed_to_undo_an_answer_restores_every_byte(
    synsml: Synsml, workshop: Workshop, command: str, case: str
) -> None:
    root = workshop.write({"private/.gitignore": "*\n"})
    (root / "private" / "bob.yaml").write_bytes(RECORDS[case].encode())
    before = files_of(root)
    role = () if "--role" in command or case != "no role" else ("--role", "speaker")
    result = synsml("people", *command.split()[:1], "bob", *command.split()[1:], *role)
    if case == "no role" and command in ("decline", "withdraw"):
        assert result == Result(2, "", "synsml: Bob does not have the role speaker\n  fix: roles: none\n")
        return
    assert (result.code, result.err) == (0, "")
    assert files_of(root) != before
    commands = undo_of(result)
    assert len(commands) == 1
    assert synsml(*commands[0]).code == 0
    assert files_of(root) == before


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("people/bob.yaml", BOB),  # an undo would move it
        ("private/bob.yaml", "last: Bob\nroles:\n  speaker: invited\nsince: {}\n"),
        ("private/bob.yaml", "last: Bob\nroles:\n  speaker: invited\nsince:\n  speaker: 2023-06-01\n"),  # still to come
        ("private/bob.yaml", "last: Bob\nroles:\n  speaker: |-\n    invited\n"),
    ],
)
def test_nothing_is_printed_where_nothing_would_restore_the_record(
    synsml: Synsml, workshop: Workshop, file: str, text: str
) -> None:
    workshop.write({file: text})
    result = synsml("people", "confirm", "bob")
    assert (result.code, undo_of(result)) == (0, [])
    assert result.out.startswith("bob: Bob, speaker: invited -> confirmed\n")


def test_several_answers_are_taken_back_one_by_one(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"private/bob.yaml": BOB, "private/cy.yaml": BOB.replace("Bob", "Cy"), "private/.gitignore": "*\n"})
    before = files_of(root)
    commands = undo_of(synsml("people", "confirm", "bob", "cy", "bob"))
    assert [command[2] for command in commands] == ["bob", "cy"]
    for command in commands:
        assert synsml(*command).code == 0
    assert files_of(root) == before


def test_what_was_undone_is_still_asked_about(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"private/bob.yaml": BOB})
    for command in undo_of(synsml("people", "confirm", "bob")):
        assert synsml(*command).code == 0
    assert "Bob                  invited for 139 days   bob\n" in synsml("people", "list", "--older-than", "14d").out


def test_a_rename_that_cannot_be_taken_back_says_nothing_of_it(synsml: Synsml, workshop: Workshop) -> None:
    programme = (
        "schedule:\n  date: workshop\n  sessions:\n    - time: 09:00-10:00\n      title: Opening\n      speakers: [bob]\n"
    )
    root = workshop.write({"workshop.yaml": MINIMAL + programme, "private/bob.yaml": BOB, "private/.gitignore": "*\n"})
    before = files_of(root)
    result = synsml("people", "rename", "bob", "robert")
    assert undo_of(result) == [["people", "rename", "robert", "bob"]]
    assert synsml(*undo_of(result)[0]).code == 0
    assert files_of(root) == before
    # A number has to be quoted, and quotes stay.
    assert undo_of(synsml("people", "rename", "bob", "007")) == []


def test_an_answer_can_have_come_before_it_is_noted(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"private/bob.yaml": BOB, "private/.gitignore": "*\n"})
    assert synsml("people", "decline", "bob", "--since", "2023-05-01").code == 0
    assert (root / "private" / "bob.yaml").read_text() == BOB.replace("invited", "declined").replace("2023-01-01", "2023-05-01")
    expected = "bob: Bob, speaker: declined\nto undo   synsml people decline bob --role speaker --since 2023-05-01\n"
    assert synsml("people", "decline", "bob", "--since", "unknown") == Result(0, expected, "")
    assert (root / "private" / "bob.yaml").read_text() == BOB.replace("invited", "declined").partition("since:")[0]


@pytest.mark.parametrize(
    ("since", "error"),
    [
        ("yesterday", "--since: 'yesterday' is not an instant\n  fix: write it as 2023-05-23T17:40Z"),
        ("2023-05-21", "--since: 2023-05-21 is in the future\n  fix: write the instant of the answer"),
    ],
)
def test_an_instant_that_cannot_be_is_refused(synsml: Synsml, workshop: Workshop, since: str, error: str) -> None:
    root = workshop.write({"private/bob.yaml": BOB})
    assert synsml("people", "confirm", "bob", "--since", since) == Result(2, "", f"synsml: {error}\n")
    assert (root / "private" / "bob.yaml").read_text() == BOB


MEANT = {
    # roles, command -> the role that changes, or why none does
    ("organizer: confirmed, speaker: invited", "decline"): "speaker",
    ("organizer: confirmed, speaker: tentative", "confirm"): "speaker",
    ("organizer: confirmed, speaker: invited", "tentative"): "speaker",
    ("organizer: confirmed", "withdraw"): "organizer",
    ("speaker: declined", "invite"): "speaker",
    ("organizer: confirmed, speaker: declined", "withdraw"): "2 roles: organizer, speaker",
    ("organizer: invited, speaker: tentative", "confirm"): "2 roles: organizer, speaker",
    ("organizer: confirmed, speaker: declined", "decline"): "is already declined as speaker",
    ("organizer: confirmed, speaker: invited", "invite"): "is already invited as speaker",
    ("organizer: confirmed, speaker: tentative", "tentative"): "is already tentative as speaker",
    ("speaker: confirmed, moderator: declined", "confirm"): "is already confirmed as speaker",
    ("speaker: invited, moderator: invited", "invite"): "is already invited as speaker",
}


@pytest.mark.parametrize(("roles", "verb"), MEANT)
def test_an_answer_is_for_the_role_that_is_meant(synsml: Synsml, workshop: Workshop, roles: str, verb: str) -> None:
    folder = "people" if "confirmed" in roles else "private"
    root = workshop.write({f"{folder}/cy.yaml": f"last: Cy\nroles: {{{roles}}}\n", "private/.gitignore": "*\n"})
    before = files_of(root)
    meant = MEANT[roles, verb]
    result = synsml("people", verb, "cy")
    if " " in meant:
        assert result.code in (1, 2)
        assert meant in result.err
        assert files_of(root) == before
    else:
        assert result.out.startswith(f"cy: Cy, {meant}: ")


@pytest.mark.parametrize("verb", ["decline", "withdraw", "confirm", "tentative"])
def test_the_same_command_once_more_changes_no_other_role(synsml: Synsml, workshop: Workshop, verb: str) -> None:
    root = workshop.write({"people/cy.yaml": "last: Cy\nroles: {organizer: confirmed, speaker: invited}\n"})
    assert synsml("people", verb, "cy").code == 0
    after = files_of(root)
    again = synsml("people", verb, "cy")
    assert (again.code, again.out) == (1, "")
    assert ": Cy is already " in again.err
    assert "er\n  nothing was changed" in again.err
    assert files_of(root) == after


def test_a_refusal_explains_how_to_change_another_role(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"people/cy.yaml": "last: Cy\nroles: {organizer: confirmed, speaker: declined}\n"})
    error = "synsml: Cy is already declined as speaker\n"
    error += "  nothing was changed\n  fix: to change another role, add --role organizer\n"
    assert synsml("people", "decline", "cy") == Result(1, "", error)


def test_the_move_that_a_killed_command_left_is_made_and_nothing_is_said_to_undo_it(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"people/cy.yaml": "last: Cy\nroles: {speaker: declined}\n"})
    expected = "cy: Cy, speaker: declined\n  people/cy.yaml -> private/cy.yaml\n"
    assert synsml("people", "decline", "cy") == Result(0, expected, "")
    assert (root / "private" / "cy.yaml").exists()
