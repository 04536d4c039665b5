"""`synsml people`: records are listed, shown and added, one file per person."""

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import MINIMAL, TESTS, Result, Synsml, Workshop, assert_golden
from processes import PATIENCE, Step, environment, run_on_terminal

GOLDEN = TESTS / "golden" / "people"


def record(first: str, last: str, **roles: str) -> str:
    """Return the text of a record."""
    lines = [
        f"first: {first}",
        f"last: {last}",
        "affiliation: Somewhere",
        "roles:",
        *(f"  {role}: {state}" for role, state in roles.items()),
    ]
    return "\n".join(lines) + "\n"


def files_in(folder: Path) -> dict[str, str]:
    """Return path -> text of everything a command may have written."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != ".synsml.lock")
    return {str(path.relative_to(folder)): path.read_bytes().decode() for path in paths}


def git(root: Path, *arguments: str) -> str:
    """Run git without the settings of whoever runs the tests."""
    nobody = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True, env=environment(**nobody))
    return done.stdout.decode()


def test_everybody_is_listed_by_role_and_sorted_without_regard_to_accents(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    result = synsml("people", "list")
    assert (result.code, result.err) == (0, "")
    assert_golden(GOLDEN / "list.txt", result.out)


def test_particles_scripts_and_one_name_find_their_place(synsml: Synsml, workshop: Workshop) -> None:
    names = ["Zanna", "Øster", "Ábel", "Çelik", "van den Berg", "Ng", "Östlund", "de Finetti", "Łukasiewicz", "太郎"]
    people = {f"people/person-{number}.yaml": record("A", name, speaker="confirmed") for number, name in enumerate(names)}
    people["people/person-4.yaml"] += "sort: Berg\n"
    workshop.write(people)
    listed = [person["last"] for person in json.loads(synsml("people", "list", "--json").out)]
    assert listed == ["Ábel", "van den Berg", "Çelik", "de Finetti", "Łukasiewicz", "Ng", "Øster", "Östlund", "太郎", "Zanna"]


def test_the_same_last_name_is_sorted_by_the_first_then_by_id(synsml: Synsml, workshop: Workshop) -> None:
    people = {"b": "Wei", "a": "Wei", "c": "Émile", "d": "Zoë"}
    workshop.write({f"people/{id}.yaml": record(first, "Wang", speaker="confirmed") for id, first in people.items()})
    assert [person["id"] for person in json.loads(synsml("people", "list", "--json").out)] == ["c", "a", "b", "d"]


def test_one_role_is_listed_alone(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    result = synsml("people", "list", "--role", "panelist")
    assert (result.code, result.err) == (0, "")
    assert result.out == dedent("""\
        panelist (1)
        name                   affiliation              state       id
        ────────────────────────────────────────────────────────────────────────────────
        Pierre-Simon Laplace   École militaire, Paris   tentative   pierre-simon-laplace
        """)


def test_a_state_is_asked_of_each_role_by_itself(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    result = synsml("people", "list", "--status", "tentative")
    titles = [line for line in result.out.splitlines() if line.endswith(")")]
    assert titles == ["speaker (2)", "panelist (1)"]
    both = synsml("people", "list", "--role", "speaker", "--status", "invited", "--json")
    assert [person["id"] for person in json.loads(both.out)] == ["pierre-simon-laplace", "emmy-noether"]


def test_nobody_is_said_in_words_and_as_an_empty_list(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    assert synsml("people", "list", "--status", "declined") == Result(0, "nobody\n", "")
    assert synsml("people", "list", "--status", "declined", "--json") == Result(0, "[]\n", "")


def test_people_without_a_role_are_not_forgotten(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"people/ada.yaml": "last: Ada\n"})
    assert synsml("people", "list").out.startswith("without a role (1)\n")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--role", "speker"), "synsml: --role: unknown role 'speker'\n  fix: did you mean 'speaker'?\n"),
        (("--role", "x"), "synsml: --role: unknown role 'x'\n  fix: write one of organizer, speaker, panelist, moderator\n"),
        (("--status", "confirmd"), "synsml: --status: unknown state 'confirmd'\n  fix: did you mean 'confirmed'?\n"),
        (
            ("--status", "yes"),
            "synsml: --status: unknown state 'yes'\n  fix: write one of invited, tentative, confirmed, declined, withdrawn\n",
        ),
    ],
)
def test_an_unknown_role_or_state_is_not_an_empty_list(
    synsml: Synsml, workshop: Workshop, arguments: tuple[str, str], error: str
) -> None:
    workshop.copy_shipped()
    assert synsml("people", "list", *arguments) == Result(2, "", error)


def test_a_role_that_the_workshop_declares_is_listed(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(
        {"workshop.yaml": MINIMAL + "roles: [steering]\n", "people/ada.yaml": record("Ada", "Lovelace", steering="confirmed")}
    )
    assert synsml("people", "list", "--role", "steering").out.startswith("steering (1)\n")
    assert synsml("people", "list").out.startswith("steering (1)\n")


def test_json_has_the_keys_of_the_contract_and_nothing_private(synsml: Synsml, workshop: Workshop) -> None:
    ada = record("Ada", "Lovelace", organizer="confirmed", speaker="invited")
    workshop.write({"people/ada-lovelace.yaml": ada + "email: ada@example.org\nnotes: late\norcid: 0000-0002-1825-0097\n"})
    result = synsml("people", "list", "--json")
    assert (result.code, result.err) == (0, "")
    assert result.out == dedent("""\
        [
          {
            "id": "ada-lovelace",
            "first": "Ada",
            "last": "Lovelace",
            "name": "Ada Lovelace",
            "affiliation": "Somewhere",
            "url": "",
            "photo": "",
            "orcid": "0000-0002-1825-0097",
            "roles": {
              "organizer": "confirmed",
              "speaker": "invited"
            },
            "sort": "Lovelace"
          }
        ]
        """)
    assert json.loads(synsml("people", "show", "ada-lovelace", "--json").out) == json.loads(result.out)[0]


@pytest.mark.parametrize("id", ["pierre-simon-laplace", "pierre", "pi"])
def test_a_person_is_shown_by_id_or_by_how_it_begins(synsml: Synsml, workshop: Workshop, id: str) -> None:
    workshop.copy_shipped()
    assert synsml("people", "show", id) == Result(
        0,
        dedent("""\
            id           pierre-simon-laplace
            file         people/pierre-simon-laplace.yaml
            first        Pierre-Simon
            last         Laplace
            affiliation  École militaire, Paris
            url          https://en.wikipedia.org/wiki/Pierre-Simon_Laplace
            speaker      invited
            panelist     tentative
            """),
        "",
    )


def test_a_whole_id_wins_over_a_longer_one(synsml: Synsml, workshop: Workshop) -> None:
    people = {f"people/{id}.yaml": record("Wei", id, speaker="invited") for id in ("wang", "wang-2")}
    workshop.write(people)
    assert synsml("people", "show", "wang").out.startswith("id           wang\n")


def test_the_beginning_of_several_ids_is_not_guessed_at(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    error = "synsml: 'p' matches several people\n  fix: write one of pafnuty-chebyshev, pierre-simon-laplace\n"
    assert synsml("people", "show", "p") == Result(2, "", error)


def test_an_unknown_id_is_answered_with_the_nearest_one(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    near = synsml("people", "show", "emmy-nöther")
    assert near == Result(2, "", "synsml: there is no person 'emmy-nöther'\n  fix: did you mean 'emmy-noether'?\n")
    far = synsml("people", "show", "zzz")
    assert far == Result(2, "", "synsml: there is no person 'zzz'\n  fix: see `synsml people list`\n")


def test_a_record_cannot_command_the_terminal(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"people/ada.yaml": 'last: "\\e[31mAda [/b]"\naffiliation: "a\\nb"\nroles:\n  speaker: invited\n'})
    for command in (("list",), ("show", "ada")):
        out = synsml("people", *command).out
        assert "\\x1b[31mAda [/b]" in out
        assert "\x1b" not in out


def test_a_name_that_is_added_cannot_command_the_terminal(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    result = synsml("people", "add", "--last", "\x1b[31mAda", "--id", "ada", "--role", "speaker=confirmed")
    assert "\x1b" not in result.out + result.err


ADA = ("people", "add", "--first", "Ada", "--last", "Lovelace", "--affiliation", "Analytical Society")


def test_a_confirmed_person_is_written_to_people(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    before = files_in(root)
    result = synsml(*ADA, "--role", "speaker=confirmed", "--role", "panelist=invited", "--url", "https://example.org/ada")
    assert result == Result(0, "wrote people/ada-lovelace.yaml: Ada Lovelace\n", "")
    expected = """\
        first: Ada
        last: Lovelace
        affiliation: Analytical Society
        url: https://example.org/ada
        roles:
          speaker: confirmed
          panelist: invited
        since:
          speaker: 2023-05-20T12:00Z
          panelist: 2023-05-20T12:00Z
        """
    assert files_in(root) == {**before, "people/ada-lovelace.yaml": dedent(expected)}


def test_the_record_it_writes_passes_the_check(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    full = (
        "--url",
        "https://example.org/",
        "--orcid",
        "0000-0002-1825-0097",
        "--email",
        "a@example.org",
        "--bio",
        "**x**",
        "--notes",
        "n",
    )
    assert synsml(*ADA, "--role", "speaker=confirmed", "--sort", "L", *full).code == 0
    assert synsml("check", "--strict", "--json").code == 0
    assert json.loads(synsml("check", "--json").out)["findings"] == []


@pytest.mark.parametrize("state", ["invited", "tentative", "declined", "withdrawn"])
def test_whoever_is_not_confirmed_is_kept_out_of_git(synsml: Synsml, workshop: Workshop, state: str) -> None:
    root = workshop.write()
    git(root, "init", "--quiet")
    result = synsml(*ADA, "--role", f"speaker={state}")
    said = "  not public until confirmed; kept in the private folder\n"
    assert result == Result(0, "wrote private/ada-lovelace.yaml: Ada Lovelace\n", said)
    record = f"first: Ada\nlast: Lovelace\naffiliation: Analytical Society\nroles:\n  speaker: {state}\n"
    record += "since:\n  speaker: 2023-05-20T12:00Z\n"
    assert (root / "private" / "ada-lovelace.yaml").read_text() == record
    git(root, "add", "--all")
    assert "private" not in git(root, "status", "--porcelain")


def test_git_is_not_said_to_ignore_a_private_folder_that_it_does_not_ignore(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"private/somebody.yaml": "last: Somebody\n"})
    git(root, "init", "--quiet")
    result = synsml(*ADA, "--role", "speaker")
    assert result.code == 0
    git(root, "add", "--all")
    leaks = "private/ada-lovelace.yaml" in git(root, "status", "--porcelain")
    assert not (leaks and "git ignores it" in result.err)


def test_the_private_folder_may_be_a_clone_elsewhere(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.root / "here"
    (workshop.root / "secret").mkdir()
    Workshop(root).write({"workshop.yaml": MINIMAL + "private:\n  folder: ../secret\n"})
    result = synsml("-C", str(root), *ADA, "--role", "speaker")
    assert (result.code, result.out) == (0, "wrote ../secret/ada-lovelace.yaml: Ada Lovelace\n")
    assert list(files_in(workshop.root / "secret")) == ["ada-lovelace.yaml"]
    assert [person["id"] for person in json.loads(synsml("-C", str(root), "people", "list", "--json").out)] == ["ada-lovelace"]


def test_a_role_without_a_state_takes_that_of_status(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    assert synsml(*ADA, "--role", "organizer", "--role", "speaker=tentative", "--status", "confirmed").code == 0
    roles = json.loads(synsml("people", "show", "ada", "--json").out)["roles"]
    assert roles == {"organizer": "confirmed", "speaker": "tentative"}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--role", "speker"), "synsml: unknown role 'speker'\n  fix: did you mean 'speaker'?\n"),
        (
            ("--role", "chair=confirmed"),
            "synsml: unknown role 'chair'\n  fix: write one of organizer, speaker, panelist, moderator\n",
        ),
        (("--role", "speaker=confirmd"), "synsml: unknown state 'confirmd'\n  fix: did you mean 'confirmed'?\n"),
        (
            ("--role", "speaker="),
            "synsml: unknown state ''\n  fix: write one of invited, tentative, confirmed, declined, withdrawn\n",
        ),
        (
            ("--role", "speaker", "--status", "no"),
            "synsml: unknown state 'no'\n  fix: write one of invited, tentative, confirmed, declined, withdrawn\n",
        ),
        ((), "synsml: a person needs a role\n  fix: give --role, such as --role speaker or --role organizer=confirmed\n"),
        (
            ("--role", "speaker", "--url", "www.example.org"),
            "synsml: 'www.example.org' is not a web address\n  fix: write 'https://www.example.org'\n",
        ),
        (
            ("--role", "speaker", "--url", "javascript:alert(1)"),
            "synsml: 'javascript:alert(1)' is not a web address\n  fix: write the address as the browser shows it, such as https://example.org/page\n",
        ),
        (
            ("--role", "speaker", "--email", "ada at example.org"),
            "synsml: 'ada at example.org' is not an e-mail address\n  fix: write 'ada@example.org'\n",
        ),
        (
            ("--role", "speaker", "--orcid", "0000-0002-1825-0098"),
            (
                """synsml: wrong check digit in the ORCID iD '0000-0002-1825-0098'\n"""
                """  fix: copy it from orcid.org again: a digit is wrong, or two are swapped\n"""
            ),
        ),
        (
            ("--role", "speaker", "--id", "Ada_L"),
            "synsml: 'Ada_L' is not an id\n  fix: give --id with lower-case letters, digits and hyphens\n",
        ),
        (
            ("--role", "speaker", "--id", "../ada"),
            "synsml: '../ada' is not an id\n  fix: give --id with lower-case letters, digits and hyphens\n",
        ),
    ],
)
def test_a_wrong_value_is_refused_with_nothing_written(
    synsml: Synsml, workshop: Workshop, arguments: tuple[str, ...], error: str
) -> None:
    root = workshop.write()
    before = files_in(root)
    assert synsml(*ADA, *arguments) == Result(2, "", error)
    assert files_in(root) == before


@pytest.mark.parametrize("name", ["last", "first", "affiliation", "notes"])
def test_a_value_that_is_not_utf_8_is_refused_by_its_option(synsml: Synsml, workshop: Workshop, name: str) -> None:
    root = workshop.write()
    before = files_in(root)
    latin_1 = os.fsdecode("Émilie".encode("latin-1"))
    error = f"synsml: --{name} is not text in UTF-8\n  fix: type it in a terminal that uses UTF-8\n"
    assert synsml(*ADA, "--role", "speaker", f"--{name}", latin_1) == Result(2, "", error)
    assert files_in(root) == before


@pytest.mark.parametrize("photo", ["../ada.png", "/ada.png", "assets/../../ada.png"])
def test_a_photo_outside_the_site_is_refused_with_nothing_written(synsml: Synsml, workshop: Workshop, photo: str) -> None:
    root = workshop.write()
    before = files_in(root)
    result = synsml(*ADA, "--role", "speaker", "--photo", photo)
    assert (result.code, result.out) == (3, "")
    assert photo in result.err
    assert files_in(root) == before


def test_an_id_that_is_taken_is_refused_with_where_it_is(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"private/ada-lovelace.yaml": record("A.", "L.", speaker="invited")})
    before = files_in(root)
    error = "synsml: 'ada-lovelace' already exists: private/ada-lovelace.yaml\n  fix: edit that file, or give another --id\n"
    assert synsml(*ADA, "--role", "speaker=confirmed") == Result(1, "", error)
    assert files_in(root) == before


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Émilie", "du Châtelet"),
        ("EMILIE DU", "CHATELET"),
        ("Emilie", "Du  Chatelet"),
        ("Émilie-du", "Châtelet"),
        ("", "emilie du chatelet"),
    ],
)
def test_a_name_in_another_spelling_is_refused_with_where_it_is(
    synsml: Synsml, workshop: Workshop, first: str, last: str
) -> None:
    root = workshop.copy_shipped()
    before = files_in(root)
    result = synsml("people", "add", "--id", "another", "--first", first, "--last", last, "--role", "speaker")
    error = "synsml: Émilie du Châtelet already exists: people/emilie-du-chatelet.yaml\n"
    error += "  fix: edit that file to add a role; for another person of this name, add --namesake and --id\n"
    assert result == Result(1, "", error)
    assert files_in(root) == before


def test_somebody_else_of_the_same_name_can_be_added_with_an_id_of_their_own(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"people/wei-wang.yaml": "first: Wei\nlast: Wang\nroles:\n  speaker: declined\n"})
    wei = ("people", "add", "--first", "Wei", "--last", "Wang", "--role", "speaker=confirmed", "--affiliation", "MIT")
    error = "synsml: 'wei-wang' already exists: people/wei-wang.yaml\n  fix: edit that file, or give another --id\n"
    assert synsml(*wei, "--namesake") == Result(1, "", error)
    added = synsml(*wei, "--namesake", "--id", "wei-wang-mit")
    assert added == Result(0, "wrote people/wei-wang-mit.yaml: Wei Wang\n", "")
    assert (root / "people" / "wei-wang-mit.yaml").exists()


@pytest.mark.parametrize(
    ("first", "last", "id"),
    [
        ("Anders Jonas", "Ångström", "anders-jonas-angstrom"),
        ("Jan", "Łukasiewicz", "jan-lukasiewicz"),
        ("山田", "太郎", "shantian-tailang"),
        ("Пафнутий", "Чебышёв", "pafnutiy-chebyshev"),
        ("Jean-Luc", "O'Neil", "jean-luc-oneil"),
        ("Søren", "de la Straße", "soren-de-la-strasse"),
        ("", "Hypatia", "hypatia"),
        ("X Æ", "A-12", "x-ae-a-12"),
    ],
)
def test_an_id_is_made_of_a_name_in_any_script(synsml: Synsml, workshop: Workshop, first: str, last: str, id: str) -> None:
    workshop.write()
    arguments = ("people", "add", "--first", first, "--last", last, "--affiliation", "x", "--role", "speaker=confirmed")
    assert synsml(*arguments) == Result(0, f"wrote people/{id}.yaml: {first} {last}\n".replace(":  ", ": "), "")
    assert synsml("check", "--strict").code == 0


def test_a_name_that_gives_no_id_asks_for_one(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    error = "synsml: cannot derive an id from '!!!'\n  fix: give --id with lower-case letters, digits and hyphens\n"
    assert synsml("people", "add", "--last", "!!!", "--role", "speaker") == Result(2, "", error)


HOSTILE = (
    "null", "No", "yes", "~", "O'Neil", "Ng: x", "#1", "a #b", "12:30", "2023-05-24", "0123", "1e3", ".5", "- x", "? x", "[x]",
    "{x}", "@x", "`x`", "%x", "&x", "*x", "!x", "|", ">", "'x'", '"x"', "x:", "a\\Nb", "=", "<<",
    "Ünï\u00a0cödé", "\u200fעברית", "a\tb", "🦄",
)  # fmt: skip


def test_hostile_names_read_back_as_they_were_given(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    for number, name in enumerate(HOSTILE):
        id = ("--id", f"person-{number}")
        words = ("--first", f"F{number}", "--last", name, "--affiliation", name, "--bio", name, "--notes", name)
        result = synsml("people", "add", *words, *id, "--role", "speaker=confirmed")
        # A digit in a name, or a file that is called otherwise, may be remarked on; nothing is refused.
        remarks = [line for line in result.err.splitlines() if not line.startswith("  fix: ")]
        assert result.code == 0, name
        assert all(line.startswith(("synsml: warning: ", "synsml: hint: ")) for line in remarks), name
    people = {person["id"]: person for person in json.loads(synsml("people", "list", "--json").out)}
    assert [people[f"person-{number}"]["last"] for number in range(len(HOSTILE))] == list(HOSTILE)
    assert [people[f"person-{number}"]["affiliation"] for number in range(len(HOSTILE))] == list(HOSTILE)
    assert json.loads(synsml("check", "--json").out)["errors"] == 0
    text = (root / "people" / "person-0.yaml").read_text()
    since = "since:\n  speaker: 2023-05-20T12:00Z\n"
    expected = (
        f"first: F0\nlast: 'null'\naffiliation: 'null'\nroles:\n  speaker: confirmed\n{since}bio: 'null'\nnotes: 'null'\n"
    )
    assert text == expected


@pytest.mark.parametrize(
    "notes",
    ["one\ntwo", "one\n\n  two: #3\n- four", "trailing blank \nnext", "tab\there\nnext", "a: b\n---\n...\nc", "\u2028x\ny"],
)
def test_notes_of_several_lines_read_back_as_they_were_given(synsml: Synsml, workshop: Workshop, notes: str) -> None:
    from synsml_cli.store.reading.load import load

    root = workshop.write()
    assert synsml(*ADA, "--role", "speaker=confirmed", "--notes", notes).code == 0
    assert load(root, pages=False).people[0].notes == notes.strip()
    assert synsml("check", "--strict").code == 0


def test_notes_of_several_lines_are_written_as_people_write_them(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    assert (
        synsml("people", "add", "--last", "Ada", "--role", "speaker", "--notes", "Asked by mail.\n\n- vegetarian: yes\n").code
        == 0
    )
    expected = """\
        last: Ada
        roles:
          speaker: invited
        since:
          speaker: 2023-05-20T12:00Z
        notes: |-
          Asked by mail.

          - vegetarian: yes
        """
    assert (root / "private" / "ada.yaml").read_text() == dedent(expected)


def test_without_a_name_and_a_terminal_nothing_is_asked(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write()
    before = files_in(root)
    with Path("/dev/null").open() as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        error = "synsml: a person needs a name\n  fix: give --last (and --first, if there is one)\n"
        assert synsml("people", "add", "--role", "speaker") == Result(2, "", error)
    assert files_in(root) == before


def test_a_workshop_with_errors_gets_nobody_added(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"people/bob.yaml": "lst: Bob\n"})
    before = files_in(root)
    error = "synsml: the workshop has errors\n  fix: run `synsml check` and fix them first\n"
    assert synsml(*ADA, "--role", "speaker") == Result(1, "", error)
    assert files_in(root) == before


def test_what_the_checks_hint_at_is_said_when_somebody_is_added(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    result = synsml("people", "add", "--last", "Hypatia", "--role", "organizer=confirmed")
    assert result.code == 0
    assert (
        result.err
        == "synsml: warning: Hypatia is public and has no affiliation\n  fix: add 'affiliation: ...' (or 'Independent')\n"
    )


def test_on_a_terminal_it_asks_until_the_answers_are_possible(workshop: Workshop) -> None:
    root = workshop.write()
    steps = [
        Step("Given names: ", "Grace\n"),
        Step("Family name, or the only name: ", "\n"),
        Step("Family name, or the only name: ", "Hopper\n"),
        Step("Affiliation: ", "Navy: US\n"),
        Step("Personal page: ", "\n"),
        Step("E-mail (never published): ", "\n"),
        Step("[speaker]: ", "\n"),
        Step("[invited]: ", "maybe\n"),
        Step("[invited]: ", "confirmed\n"),
    ]
    code, screen = run_on_terminal("people", "add", cwd=root, columns=120, steps=steps)
    assert code == 0
    assert "write one of invited, tentative, confirmed, declined, withdrawn" in screen
    assert "wrote people/grace-hopper.yaml: Grace Hopper" in screen
    expected = "first: Grace\nlast: Hopper\naffiliation: 'Navy: US'\nroles:\n  speaker: confirmed\n"
    expected += "since:\n  speaker: 2023-05-20T12:00Z\n"
    assert (root / "people" / "grace-hopper.yaml").read_text() == expected


def test_on_a_terminal_whoever_gave_a_name_is_asked_for_the_role_only(workshop: Workshop) -> None:
    root = workshop.write()
    steps = [Step("[speaker]: ", "organizer\n"), Step("[invited]: ", "confirmed\n")]
    code, screen = run_on_terminal("people", "add", "--last", "Hopper", cwd=root, columns=120, steps=steps)
    assert code == 0
    assert screen.replace("\r\n", "\n") == dedent("""\
        Press Enter to skip a question.
        Role (organizer, speaker, panelist, moderator) [speaker]: organizer
        State (invited, tentative, confirmed, declined, withdrawn) [invited]: confirmed
        wrote people/hopper.yaml: Hopper
        synsml: warning: Hopper is public and has no affiliation
          fix: add 'affiliation: ...' (or 'Independent')
        """)
    record = "last: Hopper\nroles:\n  organizer: confirmed\nsince:\n  organizer: 2023-05-20T12:00Z\n"
    assert (root / "people" / "hopper.yaml").read_text() == record


def test_on_a_terminal_an_answer_that_is_not_possible_is_asked_for_again(workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + "roles: [steering]\n"})
    steps = [
        Step("Given names: ", "Grace\n"),
        Step("Family name, or the only name: ", "Hopper\n"),
        Step("Affiliation: ", "Navy\n"),
        Step("Personal page: ", "www.example.org\n"),
        Step("Personal page: ", "https://www.example.org/\n"),
        Step("E-mail (never published): ", "grace at example.org\n"),
        Step("E-mail (never published): ", "grace@example.org\n"),
        Step("[speaker]: ", "speker\n"),
        Step("[speaker]: ", "steering\n"),
        Step("[invited]: ", "confirmed\n"),
    ]
    code, screen = run_on_terminal("people", "add", cwd=root, columns=120, steps=steps)
    assert code == 0
    assert [line for line in screen.splitlines() if line.startswith("  fix: ")] == [
        "  fix: write the whole address: https://example.org/page",
        "  fix: write one address: name@example.org",
        "  fix: write one of organizer, speaker, panelist, moderator, steering",
    ]
    expected = """\
        first: Grace
        last: Hopper
        affiliation: Navy
        url: https://www.example.org/
        roles:
          steering: confirmed
        since:
          steering: 2023-05-20T12:00Z
        email: grace@example.org
        """
    assert (root / "people" / "grace-hopper.yaml").read_text() == dedent(expected)


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_leaving_the_questions_writes_nothing(workshop: Workshop, key: str) -> None:
    import signal

    root = workshop.write()
    before = files_in(root)
    step = Step("Family name, or the only name: ", sent=signal.SIGINT) if key == "\x03" else Step("Family name", key)
    code, screen = run_on_terminal("people", "add", cwd=root, steps=[Step("Given names: ", "Grace\n"), step])
    assert code == 130
    assert "Traceback" not in screen
    assert screen.endswith("Family name, or the only name: \r\n")  # the shell's prompt begins a line
    assert files_in(root) == before


def test_eight_processes_add_five_people_each_and_nobody_is_lost(workshop: Workshop) -> None:
    root = workshop.write()
    script = """\
        import sys
        from synsml_cli.cli import run
        from synsml_cli.store.writing import lock
        lock.LOCK_SECONDS = 200
        for number in range(5):
            name = f"person-{sys.argv[1]}-{number}"
            state = ("confirmed", "invited")[number % 2]
            assert run(["people", "add", "--last", name, "--affiliation", "x", "--role", f"speaker={state}"]) == 0
        """
    command = [sys.executable, "-c", dedent(script)]
    processes = [
        subprocess.Popen(
            [*command, str(number)], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
        )
        for number in range(8)
    ]
    errors = [process.communicate(timeout=PATIENCE)[1].decode() for process in processes]
    assert [process.returncode for process in processes] == [0] * 8, errors
    written = {Path(name).stem for name in files_in(root) if name.endswith(".yaml")}
    assert written == {"workshop", *(f"person-{process}-{number}" for process in range(8) for number in range(5))}
    assert not [name for name in files_in(root) if name.endswith(".synsml-tmp")]


def test_of_two_processes_that_add_the_same_person_one_is_refused(workshop: Workshop) -> None:
    root = workshop.write()
    patient = "from synsml_cli.cli import main\nfrom synsml_cli.store.writing import lock\nlock.LOCK_SECONDS = 200\nmain()"
    command = [sys.executable, "-c", patient, *ADA, "--role", "speaker=confirmed"]
    processes = [
        subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
        for _ in range(4)
    ]
    assert sorted(process.wait(PATIENCE) for process in processes) == [0, 1, 1, 1]


def test_an_order_is_a_whole_number(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({})
    given = ("people", "add", "--last", "Hypatia", "--affiliation", "Mouseion", "--role", "organizer=confirmed", "--order")
    refused = "synsml: order: invalid value 'first'\n  fix: write a whole number, such as 1\n"
    assert synsml(*given, "first") == Result(2, "", refused)
    assert synsml(*given, "1").code == 0
    assert "order: '1'" in (root / "people/hypatia.yaml").read_text("utf-8")
