"""Answers of people: states change, records move, and missing information is listed."""

import json
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import HOME_PAGE, MINIMAL, Result, Synsml, Workshop
from processes import Step, run_on_terminal

GRACE = """\
# asked by Ada
first: Grace
last: Hopper   # Rear Admiral
roles:
  speaker: invited  # by mail
since:
  speaker: 2023-05-01T08:00Z
"""
ADA = "first: Ada\nlast: Lovelace\naffiliation: Society\nurl: https://example.org/ada\nroles:\n  organizer: confirmed\n"
PROGRAMME = """\
schedule:
  date: workshop
  sessions:
    - id: keynote
      time: 09:00-10:00
      kind: talk
      title: Keynote
      speakers: [grace-hopper]  # alone
      moderator: ada-lovelace
"""
WRONG_DIGIT = """\
wrong check digit in the ORCID iD '0000-0002-1825-0098'
  fix: copy it from orcid.org again: a digit is wrong, or two are swapped"""


def two_people(workshop: Workshop, *, more: str = "") -> Path:
    files = {"people/ada-lovelace.yaml": ADA, "private/grace-hopper.yaml": GRACE, "private/.gitignore": "*\n"}
    return workshop.write({"workshop.yaml": MINIMAL + more, **files})


def test_whoever_says_yes_becomes_public_with_every_other_line_as_it_was(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    expected = """\
        grace-hopper: Grace Hopper, speaker: invited -> confirmed
          private/grace-hopper.yaml -> people/grace-hopper.yaml: now public
        to undo   synsml people invite grace-hopper --role speaker --since 2023-05-01T08:00Z
        """
    assert synsml("people", "confirm", "grace") == Result(0, dedent(expected), "")
    assert not (root / "private" / "grace-hopper.yaml").exists()
    new = GRACE.replace("speaker: invited", "speaker: confirmed").replace("2023-05-01T08:00Z", "2023-05-20T12:00Z")
    assert (root / "people" / "grace-hopper.yaml").read_text() == new


def test_whoever_withdraws_is_private_again_and_the_programme_is_pointed_at(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop, more=PROGRAMME)
    assert synsml("people", "confirm", "grace-hopper").code == 0
    expected = """\
        grace-hopper: Grace Hopper, speaker: confirmed -> withdrawn
          people/grace-hopper.yaml -> private/grace-hopper.yaml: no longer public
        to undo   synsml people confirm grace-hopper --role speaker --since 2023-05-20T12:00Z
        """
    warning = "synsml: warning: the schedule names 'grace-hopper', who is withdrawn: workshop.yaml:20:18\n"
    warning += "  fix: change the session: `synsml schedule set`\n"
    assert synsml("people", "withdraw", "grace-hopper") == Result(0, dedent(expected), warning)
    assert (root / "private" / "grace-hopper.yaml").exists()


def test_several_people_answer_at_once(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    (root / "private" / "bob.yaml").write_text("last: Bob\nroles:\n  speaker: tentative\n")
    assert synsml("people", "confirm", "grace-hopper", "bob").code == 0
    assert sorted(path.name for path in (root / "people").iterdir()) == ["ada-lovelace.yaml", "bob.yaml", "grace-hopper.yaml"]
    assert (
        root / "people" / "bob.yaml"
    ).read_text() == "last: Bob\nroles:\n  speaker: confirmed\nsince:\n  speaker: 2023-05-20T12:00Z\n"


def test_who_is_confirmed_in_another_role_stays_public(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    expected = "ada-lovelace: Ada Lovelace, speaker: new, invited\nto undo   synsml people edit ada-lovelace role.speaker=\n"
    assert synsml("people", "invite", "ada", "--role", "speaker") == Result(0, expected, "")
    assert synsml("people", "decline", "ada").out.startswith("ada-lovelace: Ada Lovelace, speaker: invited -> declined\n")
    assert (root / "people" / "ada-lovelace.yaml").exists()


@pytest.mark.parametrize(
    ("command", "code", "error"),
    [
        ("confirm nobody", 2, "there is no person 'nobody'\n  fix: see `synsml people list`\n"),
        ("confirm ada", 1, "Ada Lovelace is already confirmed as organizer\n  nothing was changed\n"),
        ("confirm grace --role speker", 2, "--role: unknown role 'speker'\n  fix: did you mean 'speaker'?\n"),
        ("decline grace --role panelist", 2, "Grace Hopper does not have the role panelist\n  fix: roles: speaker\n"),
        ("confirm carl", 2, "Carl has 2 roles: speaker, panelist\n  fix: add --role speaker\n"),
        ("confirm dora", 2, "Dora has no role yet\n  fix: add --role speaker\n"),
        ("confirm broken", 1, "private/broken.yaml has errors\n  fix: run `synsml check` and fix them first\n"),
    ],
)
def test_an_answer_that_cannot_be_noted_is_refused(
    synsml: Synsml, workshop: Workshop, command: str, code: int, error: str
) -> None:
    root = two_people(workshop)
    (root / "private" / "carl.yaml").write_text("last: Carl\nroles:\n  speaker: invited\n  panelist: invited\n")
    (root / "private" / "dora.yaml").write_text("last: Dora\n")
    (root / "private" / "broken.yaml").write_text("lst: Broken\n")
    assert synsml("people", *command.split()) == Result(code, "", f"synsml: {error}")


@pytest.mark.parametrize("answer", ["confirm", "decline", "withdraw", "tentative", "invite"])
def test_an_answer_of_several_that_was_noted_for_some_can_be_noted_again(
    synsml: Synsml, workshop: Workshop, answer: str
) -> None:
    two_people(workshop)
    (workshop.root / "private" / "bob.yaml").write_text("last: Bob\nroles:\n  speaker: tentative\n")
    assert synsml("people", answer, "grace-hopper", "--role", "speaker", "--since", "unknown").code == 0
    command = ("people", answer, "grace-hopper", "bob", "--role", "speaker")
    first = synsml(*command)
    assert (first.code, first.err) == (0, "")
    same = next(line for line in first.out.splitlines() if line.startswith("grace-hopper: "))
    assert ": already " in same
    assert "to undo" not in "".join(line for line in first.out.splitlines() if "grace" in line)
    before = {path: path.read_bytes() for path in workshop.root.rglob("*.yaml")}
    again = synsml(*command)
    assert (again.code, again.err) == (0, "")
    assert again.out.splitlines() == [same, same.replace("grace-hopper: Grace Hopper", "bob: Bob")]
    assert {path: path.read_bytes() for path in workshop.root.rglob("*.yaml")} == before


def test_a_record_is_not_moved_over_another(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    (root / "people" / "grace-hopper.yaml").symlink_to("nowhere")
    result = synsml("people", "confirm", "grace-hopper")
    assert result.code in (1, 3)
    assert (root / "private" / "grace-hopper.yaml").read_text() == GRACE


def test_a_dry_run_of_an_answer_writes_nothing(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    result = synsml("people", "confirm", "grace", "--dry-run")
    assert "--- private/grace-hopper.yaml\n+++ people/grace-hopper.yaml\n" in result.out
    assert result.err == "nothing was written (--dry-run)\n"
    assert (root / "private" / "grace-hopper.yaml").read_text() == GRACE


def test_fields_are_set_and_taken_out_in_their_lines(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    values = ("affiliation=Navy: US", "url=https://example.org/g", "notes=山田 said yes")
    assert synsml("people", "edit", "grace", *values).code == 0
    record = (
        GRACE.replace("Admiral\n", "Admiral\naffiliation: 'Navy: US'\nurl: https://example.org/g\n") + "notes: 山田 said yes\n"
    )
    assert (root / "private" / "grace-hopper.yaml").read_text() == record
    assert synsml("people", "edit", "grace", "affiliation=", "url=", "notes=").code == 0
    assert (root / "private" / "grace-hopper.yaml").read_text() == GRACE
    assert synsml("people", "edit", "grace", "notes=") == Result(0, "nothing to change\n", "")


def test_a_state_that_is_edited_carries_its_instant_and_moves_the_record(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    assert synsml("people", "edit", "grace", "role.speaker=confirmed").code == 0
    assert "  speaker: 2023-05-20T12:00Z\n" in (root / "people" / "grace-hopper.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        ("affilliation=x", 2, "unknown field 'affilliation'\n  fix: did you mean 'affiliation'?"),
        ("x", 2, "'x' is not FIELD=VALUE\n  fix: write field=value, such as affiliation=MIT; field= removes it"),
        ("roles=speaker", 2, "'roles' is not a single value\n  fix: write role.speaker=confirmed"),
        (
            "role.speaker=maybe",
            2,
            "unknown state 'maybe'\n  fix: write one of invited, tentative, confirmed, declined, withdrawn",
        ),
        (
            "url=foo",
            2,
            "'foo' is not a web address\n  fix: write the address as the browser shows it, such as https://example.org/page",
        ),
        ("orcid=0000-0002-1825-0098", 2, WRONG_DIGIT),
        ("email=foo", 2, "'foo' is not an e-mail address\n  fix: write one address, such as name@example.org"),
        (
            "photo=img/g.png",
            2,
            "photo not found: 'img/g.png' in 'private' or 'site'\n  fix: copy the file into 'private', or remove 'photo'",
        ),
        ("role.speker=invited", 2, "--role: unknown role 'speker'\n  fix: did you mean 'speaker'?"),
        ("last=", 2, "a person needs a last name\n  fix: write last=NAME; a person with one name has only `last`"),
        ("photo=../x.png", 1, "photo: '../x.png' is outside its folder\n  fix: write a relative path without '..'"),
        ("", 2, "missing FIELD=VALUE\n  fix: write field=value, such as affiliation=MIT"),
    ],
)
def test_a_field_that_cannot_be_set_is_refused(synsml: Synsml, workshop: Workshop, words: str, code: int, error: str) -> None:
    root = two_people(workshop)
    (root / "site" / "img").mkdir(parents=True)
    result = synsml("people", "edit", "grace", *words.split())
    assert result == Result(code, "", f"synsml: {error}\n")
    assert (root / "private" / "grace-hopper.yaml").read_text() == GRACE


def test_a_first_name_comes_before_the_last(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"people/plato.yaml": "# the philosopher\nlast: Plato\nroles: {speaker: confirmed}\n"})
    assert synsml("people", "edit", "plato", "first=Aristocles", "sort=Plato").code == 0
    record = "# the philosopher\nfirst: Aristocles\nlast: Plato\nroles: {speaker: confirmed}\nsort: Plato\n"
    assert (root / "people" / "plato.yaml").read_text() == record


def test_a_value_with_two_addresses_is_refused_and_an_error_that_was_there_is_not(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    error = "synsml: 'x@y.z, evil@z.y' is not an e-mail address\n  fix: write one address, such as name@example.org\n"
    assert synsml("people", "edit", "ada", "email=x@y.z, evil@z.y") == Result(2, "", error)
    (root / "people" / "ada-lovelace.yaml").write_text(f"{ADA}email: foo\n")
    assert synsml("people", "edit", "ada", "affiliation=Royal Society").code == 0
    assert synsml("people", "edit", "ada", "email=").code == 0
    assert (root / "people" / "ada-lovelace.yaml").read_text() == ADA.replace("Society", "Royal Society")


def test_a_role_is_taken_out_with_its_instant_and_the_map_with_its_last_one(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    path = root / "people" / "ada-lovelace.yaml"
    assert synsml("people", "invite", "ada", "--role", "speaker").code == 0
    assert synsml("people", "invite", "ada", "--role", "panelist").code == 0
    assert synsml("people", "edit", "ada", "role.speaker=").code == 0
    assert path.read_text() == f"{ADA}  panelist: invited\nsince:\n  panelist: 2023-05-20T12:00Z\n"
    assert synsml("people", "edit", "ada", "role.panelist=", "role.organizer=", "role.moderator=").code == 0
    assert not path.exists()
    assert (root / "private" / "ada-lovelace.yaml").read_text() == ADA.partition("roles:")[0]
    assert synsml("people", "edit", "ada", "role.panelist=") == Result(0, "nothing to change\n", "")


def test_a_state_that_stays_keeps_its_instant(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    assert synsml("people", "edit", "grace", "role.speaker=invited") == Result(0, "nothing to change\n", "")
    assert (root / "private" / "grace-hopper.yaml").read_text() == GRACE


def test_an_edit_of_a_state_says_what_an_answer_says(synsml: Synsml, workshop: Workshop) -> None:
    pages = HOME_PAGE
    root = two_people(workshop, more=PROGRAMME + pages)
    (root / "pages").mkdir()
    (root / "pages" / "home.md").write_text("---\ntitle: Home\n---\n")
    result = synsml("people", "edit", "ada", "role.moderator=withdrawn")
    assert result.code == 0
    assert result.out.endswith("\nto do     synsml render\n")
    warning = "synsml: warning: the schedule names 'ada-lovelace', who is confirmed as organizer, withdrawn as moderator: "
    assert result.err == f"{warning}workshop.yaml:21:18\n  fix: change the session: `synsml schedule set`\n"
    # People who are on no page need no rendering.
    assert synsml("people", "edit", "grace", "notes=late").out.endswith("\n+notes: late\n")
    assert "to do     synsml render\n" in synsml("people", "confirm", "grace").out
    assert "render" not in synsml("people", "invite", "ada", "--role", "panelist", "--dry-run").out


def test_a_rename_follows_into_the_programme(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop, more=PROGRAMME)
    expected = """\
        renamed private/grace-hopper.yaml to private/amazing-grace.yaml
          updated 1 line of the schedule
        to undo   synsml people rename amazing-grace grace-hopper
        """
    assert synsml("people", "rename", "grace", "amazing-grace") == Result(0, dedent(expected), "")
    text = MINIMAL + PROGRAMME.replace("grace-hopper", "amazing-grace")
    assert (root / "workshop.yaml").read_text() == text
    assert synsml("people", "rename", "amazing-grace", "grace-hopper").code == 0
    assert (root / "workshop.yaml").read_text() == MINIMAL + PROGRAMME
    assert (root / "private" / "grace-hopper.yaml").read_text() == GRACE


@pytest.mark.parametrize(
    ("new", "code", "error"),
    [
        ("Amazing Grace", 2, "'Amazing Grace' is not an id\n  fix: did you mean 'amazing-grace'?"),
        (
            "ada-lovelace",
            1,
            "'ada-lovelace' already exists: people/ada-lovelace.yaml\n  nothing was changed\n  fix: give another id",
        ),
    ],
)
def test_an_id_that_cannot_be_is_refused(synsml: Synsml, workshop: Workshop, new: str, code: int, error: str) -> None:
    two_people(workshop)
    result = synsml("people", "rename", "grace-hopper", new)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"synsml: {error}")


def test_people_in_the_schedule_are_removed_only_by_force(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop, more=PROGRAMME)
    expected = """\
        lines of the schedule that name them:
          workshop.yaml:20:18: speakers: [grace-hopper]  # alone

        synsml: the schedule names 'grace-hopper'
          fix: remove them from the schedule first, or add --force
        """
    assert synsml("people", "remove", "grace", "--yes") == Result(1, "", dedent(expected))
    assert synsml("people", "remove", "grace", "--yes", "--force").out == "removed private/grace-hopper.yaml: Grace Hopper\n"
    assert not (root / "private" / "grace-hopper.yaml").exists()


def test_nobody_is_removed_without_a_yes(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    error = "synsml: 'grace-hopper' was not removed\n  fix: add --yes to remove the record\n"
    assert synsml("people", "remove", "grace") == Result(1, "", error)
    steps = [Step("Remove the record of Grace Hopper? [y/N]: ", "n\n")]
    code, _ = run_on_terminal("people", "remove", "grace", cwd=root, columns=100, steps=steps)
    assert code == 1
    assert (root / "private" / "grace-hopper.yaml").exists()


def test_whoever_owes_something_is_listed_with_what(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop, more=PROGRAMME.replace("title: Keynote", "room: Hall"))
    (root / "people" / "curie.yaml").write_text("last: Curie\nroles:\n  speaker: confirmed\n")
    (root / "private" / "gone.yaml").write_text("last: Gone\nroles:\n  speaker: declined\n")
    expected = """\
        curie         photo, affiliation, url, slot  (Curie)
        grace-hopper  photo, affiliation, url, answer, talk title  (Grace Hopper)
        ada-lovelace  photo, talk title  (Ada Lovelace)
        """
    assert synsml("people", "missing") == Result(0, dedent(expected), "")
    assert json.loads(synsml("people", "missing", "--role", "organizer", "--json").out) == [
        {"id": "ada-lovelace", "name": "Ada Lovelace", "missing": ["photo", "talk title"]}
    ]
    csv = "id,name,email,missing\r\ncurie,Curie,,photo; affiliation; url; slot\r\n"
    assert synsml("people", "missing", "--status", "confirmed", "--role", "speaker", "--csv") == Result(0, csv, "")
    assert synsml("people", "missing", "--role", "moderator") == Result(0, "nothing is missing\n", "")


def test_who_has_not_answered_for_long_is_listed(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    (root / "private" / "new.yaml").write_text("last: New\nroles:\n  speaker: invited\nsince:\n  speaker: 2023-05-19T12:00Z\n")
    (root / "private" / "old.yaml").write_text("last: Old\nroles:\n  speaker: invited\n")
    result = synsml("people", "list", "--status", "invited", "--older-than", "14d")
    expected = """\
        speaker (2)
        name           affiliation   state                           id
        ─────────────────────────────────────────────────────────────────────────
        Grace Hopper                 invited for 19 days             grace-hopper
        Old                          invited since an unknown date   old
        """
    assert result == Result(0, dedent(expected), "")
    assert "Grace Hopper (invited for 19 days)" in synsml().out


def test_addresses_are_ready_for_a_mail(synsml: Synsml, workshop: Workshop) -> None:
    root = two_people(workshop)
    people = {
        "a": "first: Anna\nlast: Ångström, PhD\nemail: anna@example.org\n",
        "b": "last: 'Bo \"B\"'\nemail: bo@example.org\n",
        "c": "first: Cy\nlast: Young\nemail: cy@example.org\n",
    }
    for id, text in people.items():
        (root / "people" / f"{id}.yaml").write_text(text + "roles:\n  panelist: confirmed\n")
    line = '"Anna Ångström, PhD" <anna@example.org>, "Bo \\"B\\"" <bo@example.org>, Cy Young <cy@example.org>\n'
    assert synsml("people", "emails", "--role", "panelist") == Result(0, line, "")
    assert synsml("people", "emails", "--role", "moderator") == Result(0, "", "nobody\n")
    missing = "no address: Ada Lovelace (ada-lovelace)\n"
    assert synsml("people", "emails", "--status", "confirmed", "--role", "organizer") == Result(0, "", missing)
    assert (
        synsml("people", "emails", "--role", "panelist", "--plain").out == "anna@example.org\nbo@example.org\ncy@example.org\n"
    )
