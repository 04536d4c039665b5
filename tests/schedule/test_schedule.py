"""The schedule: shown on two clocks, and changed with titles that are difficult in YAML."""

import json
import shlex
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from helpers import MINIMAL, Result, Synsml, Workshop
from processes import run_on_terminal
from strategies import modest
from synsml_cli.cli import run

PROGRAMME = """\
schedule:
  date: workshop
  sessions:
    # in the morning
    - id: opening
      time: 09:00-09:15
      title: Opening   # short
    - id: talk-lovelace
      time: 09:30-10:30
      kind: talk
      title: "Engines: what they can do"
      speakers: [ada-lovelace]
      room: Hall 1
"""
ADA = "first: Ada\nlast: Lovelace\naffiliation: Society\nroles:\n  speaker: confirmed\n"
TITLES = (
    "Climate modeling with AI: Hype or Reality?",
    "Underspecification, Inductive Bias, and Hybrid Modeling",
    'Why "no" #1?',
    "- [x] & *y*",
    "yes",
    "null",
    "1:30",
    "{a}",
    "2023-07-28",
    "'quoted'",
    "a\\b",
    "% of @all `things`",
    "🎓 ثيقة Ångström",
    "? key",
    "ends with colon:",
    "# comment",
    "!tag &anchor *alias",
    "<<",
    "~",
    "=",
)


def with_programme(workshop: Workshop) -> Path:
    people = {"people/ada-lovelace.yaml": ADA, "people/bob.yaml": ADA.replace("Lovelace", "Babbage").replace("Ada", "Bob")}
    return workshop.write({"workshop.yaml": MINIMAL + PROGRAMME, **people})


def programme_of(root: Path) -> str:
    return (root / "workshop.yaml").read_text().removeprefix(MINIMAL)


def titles_of(root: Path) -> dict[str, str]:
    sessions = yaml.safe_load((root / "workshop.yaml").read_text())["schedule"]["sessions"]
    return {session["id"]: session.get("title", "") for session in sessions}


def test_the_programme_is_shown_on_the_venues_clock_and_the_readers(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop)
    report = """\
        Demo Workshop - Fri 28 Jul 2023, Europe/Vienna
        venue         America/New_York   session                     speakers       room     id
        ──────────────────────────────────────────────────────────────────────────────────────────────────
        09:00-09:15   03:00-03:15        Opening                                             opening
        09:30-10:30   03:30-04:30        Engines: what they can do   Ada Lovelace   Hall 1   talk-lovelace
        """
    assert synsml("schedule", "--tz", "America/New_York") == Result(0, dedent(report), "")


def test_the_moderator_is_named_after_the_speakers(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    replace = "speakers: [ada-lovelace]\n"
    text = (root / "workshop.yaml").read_text()
    assert replace in text
    text = text.replace(replace, f"{replace}      moderator: ada-lovelace\n")
    opening = "title: Opening   # short\n"
    (root / "workshop.yaml").write_text(text.replace(opening, f"{opening}      moderator: nobody\n"))
    out = synsml("schedule").out
    assert "Opening                     moderator nobody " in out
    assert " Ada Lovelace; moderator Ada Lovelace " in out


def test_another_day_at_the_readers_is_named(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    text = (
        (root / "workshop.yaml").read_text().replace("Europe/Vienna", "Pacific/Honolulu").replace("09:30-10:30", "13:30-24:00")
    )
    (root / "workshop.yaml").write_text(text)
    out = synsml("schedule", "--tz", "Asia/Tokyo").out
    assert "\n09:00-09:15   Sat 04:00-04:15   Opening" in out
    assert "\n13:30-24:00   Sat 08:30-19:00   Engines" in out


@pytest.mark.parametrize(
    ("day", "zone", "utc"),
    [
        ("2023-03-25", "Europe/Vienna", "2023-03-25T08:00:00Z"),
        ("2023-03-26", "Europe/Vienna", "2023-03-26T07:00:00Z"),
        ("2023-10-29", "Europe/Vienna", "2023-10-29T08:00:00Z"),
        ("2023-11-05", "America/New_York", "2023-11-05T14:00:00Z"),
        ("2023-04-02", "Australia/Lord_Howe", "2023-04-01T22:30:00Z"),
    ],
)
def test_instants_are_right_on_days_when_the_clocks_change(
    synsml: Synsml, workshop: Workshop, day: str, zone: str, utc: str
) -> None:
    root = with_programme(workshop)
    text = (root / "workshop.yaml").read_text().replace("2023-07-28", day).replace("Europe/Vienna", zone)
    (root / "workshop.yaml").write_text(text)
    assert json.loads(synsml("schedule", "--json").out)["sessions"][0]["utc"] == utc


def test_the_machine_output_of_the_programme(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop)
    data = json.loads(synsml("schedule", "--json").out)
    assert {key: value for key, value in data.items() if key != "sessions"} == {
        "workshop": "demo-2023",
        "day": "2023-07-28",
        "timezone": "Europe/Vienna",
    }
    assert data["sessions"][1] == {
        "id": "talk-lovelace",
        "time": "09:30-10:30",
        "utc": "2023-07-28T07:30:00Z",
        "utc_end": "2023-07-28T08:30:00Z",
        "kind": "talk",
        "title": "Engines: what they can do",
        "speakers": ["ada-lovelace"],
        "names": ["Ada Lovelace"],
        "moderator": "",
        "room": "Hall 1",
        "track": "",
    }


def test_a_day_that_is_not_settled_gives_no_instants(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    text = (root / "workshop.yaml").read_text().replace("when: 2023-07-28\n", "when: 2023-07-28 or 2023-07-29\n")
    (root / "workshop.yaml").write_text(text)
    data = json.loads(synsml("schedule", "--json").out)
    assert (data["day"], data["sessions"][0]["utc"]) == (None, None)
    assert synsml("schedule").out.startswith("Demo Workshop - day not fixed, Europe/Vienna\n")


def test_on_a_narrow_terminal_the_programme_is_a_list(workshop: Workshop) -> None:
    root = with_programme(workshop)
    code, screen = run_on_terminal("schedule", cwd=root, columns=40)
    assert code == 0
    assert "09:30-10:30  Engines: what they can do\r\n  = 09:30-10:30 Europe/Vienna\r\n  Ada Lovelace\r\n" in screen


def test_a_title_and_speakers_are_set_in_their_lines(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    report = """\
        --- workshop.yaml
        +++ workshop.yaml
        @@ -16,7 +16,8 @@
             # in the morning
             - id: opening
               time: 09:00-09:15
        -      title: Opening   # short
        +      title: 'Welcome: all'   # short
        +      speakers: [bob, ada-lovelace]
             - id: talk-lovelace
               time: 09:30-10:30
               kind: talk
        """
    assert synsml("schedule", "set", "opening", "title=Welcome: all", "speakers=bob,ada") == Result(0, dedent(report), "")
    assert synsml("schedule", "set", "opening", "title=Opening", "speakers=").code == 0
    # Quotes that were needed once stay: so no command was printed to undo it.
    assert programme_of(root) == PROGRAMME.replace("title: Opening ", "title: 'Opening' ")


OLD = """\
schedule:
  date: workshop
  sessions:
    - id: a
      time: 09:00-09:15
      title: Opening   # short
      speakers: [bob]
      abstract: |
        Two
        lines
    - time: 09:30-10:30
      title: "Engines: what they can do"
      kind: talk
      speakers:
        - bob  # if he can
        - ada-lovelace
      links: {Slides: https://example.org/a}
"""


@pytest.mark.parametrize(
    ("words", "undo"),
    [
        (("a", "title=Welcome"), ("a", "title=Opening")),
        (("a", "time=9:00-9:20", "room=Hall"), ("a", "time=09:00-09:15", "room=")),
        (("a", "kind=break"), ("a", "kind=")),
        (("a", "id=b", "speakers=bob,ada"), ("b", "id=a", "speakers=bob")),
        (("9:30", "time=10:00-10:30"), ("10:00", "time=09:30-10:30")),
        (("9:30", "title=A: b"), ("09:30", "title=Engines: what they can do")),
        (("9:30", "links.Slides=https://example.org/b"), ("09:30", "links.Slides=https://example.org/a")),
        (("9:30", "links.Poster=https://example.org/b"), ("09:30", "links.Poster=")),
        (("9:30", "speakers=bob"), ("09:30", "speakers=bob,ada-lovelace")),
        (("9:30", "id=talk"), ("talk", "id=")),
    ],
)
def test_what_is_printed_to_undo_a_change_restores_every_byte(
    synsml: Synsml, workshop: Workshop, words: tuple[str, ...], undo: tuple[str, ...]
) -> None:
    root = with_programme(workshop)
    (root / "workshop.yaml").write_text(MINIMAL + OLD)
    result = synsml("schedule", "set", *words)
    assert result.out.splitlines()[-1] == f"to undo   synsml {shlex.join(('schedule', 'set', *undo))}"
    assert programme_of(root) != OLD
    assert synsml("schedule", "set", *undo).code == 0
    assert programme_of(root) == OLD


@pytest.mark.parametrize(
    "words",
    [
        ("a", "abstract=short"),  # a line end cannot be typed
        ("a", "links.Slides=https://example.org/a"),  # {} would stay
        ("a", "title=Hype: or Reality?"),  # quotes would stay
        ("9:30", "speakers=ada"),  # a comment is lost
        ("9:30", "speakers="),  # as is the way in which the list was written
        ("9:30", "kind="),  # it would come back in another place
    ],
)
def test_nothing_is_printed_where_nothing_would_restore_the_programme(
    synsml: Synsml, workshop: Workshop, words: tuple[str, ...]
) -> None:
    root = with_programme(workshop)
    (root / "workshop.yaml").write_text(MINIMAL + OLD)
    result = synsml("schedule", "set", *words)
    assert result.code == 0
    assert programme_of(root) != OLD
    assert "to undo" not in result.out


def test_a_session_that_is_added_is_taken_back_only_where_nothing_stays_of_it(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    assert synsml("schedule", "add", "11:00-12:00", "x").out.endswith("\nto undo   synsml schedule remove x --yes\n")
    assert synsml("schedule", "remove", "x", "--yes").code == 0
    assert programme_of(root) == PROGRAMME
    (root / "workshop.yaml").write_text(MINIMAL)
    assert "to undo" not in synsml("schedule", "add", "11:00-12:00", "x").out


def test_an_id_that_calendars_know_is_changed_with_a_warning(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop)
    warning = "synsml: warning: calendars drop 'opening' and show a new session 'welcome'\n"
    warning += "  fix: keep the id once people may have subscribed: id=opening\n"
    result = synsml("schedule", "set", "opening", "id=welcome")
    assert (result.code, result.err) == (0, warning)


@pytest.mark.parametrize("name", ["opening", "open", "9:00", "09:00"])
def test_a_session_is_named_by_its_id_its_beginning_or_its_begin(synsml: Synsml, workshop: Workshop, name: str) -> None:
    root = with_programme(workshop)
    assert synsml("schedule", "set", name, "time=9:00-9:20").code == 0
    assert programme_of(root) == PROGRAMME.replace("09:00-09:15", "09:00-09:20")


@pytest.mark.parametrize("title", TITLES)
def test_a_title_from_the_command_line_reads_back_exactly(synsml: Synsml, workshop: Workshop, title: str) -> None:
    root = with_programme(workshop)
    for session in ("opening", "talk-lovelace"):
        assert synsml("schedule", "set", session, f"title={title}").code == 0
    assert synsml("schedule", "add", "11:00-12:00", title, "--id", "new").code == 0
    assert titles_of(root) == {"opening": title, "talk-lovelace": title, "new": title}
    shown = json.loads(synsml("schedule", "--json").out)["sessions"]
    assert [session["title"] for session in shown] == [title] * 3


@modest
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(str.strip))
def test_any_title_reads_back_exactly(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    root = with_programme(Workshop(tmp_path_factory.mktemp("any")))
    assert run(["-C", str(root), "schedule", "set", "opening", f"title={title}"]) == 0
    assert titles_of(root)["opening"] == title.strip()


def test_a_session_is_added_where_it_comes_in_time_and_removed_byte_for_byte(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    words = ("9:15-9:30", "Panel:", "the future", "--kind", "panel", "--moderator", "bob")
    assert synsml("schedule", "add", *words).code == 0
    added = "    - id: panel-the-future\n      time: 09:15-09:30\n      kind: panel\n"
    added += "      title: 'Panel: the future'\n      moderator: bob\n"
    assert programme_of(root) == PROGRAMME.replace("    - id: talk-lovelace\n", f"{added}    - id: talk-lovelace\n")
    assert synsml("schedule", "remove", "panel-the-future", "--yes").code == 0
    assert programme_of(root) == PROGRAMME


def test_the_first_session_makes_the_programme(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"people/ada-lovelace.yaml": ADA})
    assert synsml("schedule", "add", "09:00-10:00", "Engines", "--kind", "talk", "--speakers", "ada").code == 0
    expected = """\
        schedule:
          date: workshop
          sessions:
            - id: talk-lovelace
              time: 09:00-10:00
              kind: talk
              title: Engines
              speakers: [ada-lovelace]
        """
    assert programme_of(root) == dedent(expected)


def test_an_overlap_is_said_when_it_is_made(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop)
    result = synsml("schedule", "add", "10:00-11:00", "Late", "--room", "Hall 1")
    assert result.code == 0
    assert "synsml: warning: 'Late' begins in 'Hall 1' before 'Engines: what they can do' (09:30-10:30) ends\n" in result.err


def test_removing_asks_and_says_who_has_no_slot(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    error = "synsml: '09:30-10:30 Engines: what they can do' was not removed\n  fix: add --yes to remove it\n"
    assert synsml("schedule", "remove", "talk") == Result(1, "", error)
    assert programme_of(root) == PROGRAMME
    assert synsml("schedule", "remove", "talk", "--yes").err.endswith("no longer in the schedule: ada-lovelace\n")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("set", "closing", "title=x"), "there is no session 'closing'\n  fix: see `synsml schedule`"),
        (("set", "openning", "title=x"), "there is no session 'openning'\n  fix: did you mean 'opening'?"),
        (("set", "opening", "titel=x"), "unknown field 'titel'\n  fix: did you mean 'title'?"),
        (
            ("set", "opening", "title"),
            "'title' is not FIELD=VALUE\n  fix: write field=value, such as title=...; field= removes it",
        ),
        (("set", "opening", "time=9-9:15"), "'9-9:15' is not the time of a session\n  fix: write '09:00-09:15'"),
        (("set", "opening", "time="), "a session needs a time\n  fix: write start and end, such as 09:30-10:00"),
        (("set", "opening", "speakers=ada-lovelase"), "there is no person 'ada-lovelase'\n  fix: did you mean 'ada-lovelace'?"),
        (("set", "opening", "kind=talks"), "unknown kind 'talks'\n  fix: did you mean 'talk'?"),
        (
            ("set", "opening", "title=a\nb"),
            "title: 'a\\nb' has control characters or several lines\n  fix: write it as one line",
        ),
        (("set", "opening", "speakers=bob,ada,bob"), "speakers: duplicate 'bob'\n  fix: write each id once"),
        (("set", "opening", "speakers=bob,bo"), "speakers: duplicate 'bob'\n  fix: write each id once"),
        (("set", "opening", "time=9:30-9:15"), "'Opening' ends at 09:15, but begins at 09:30\n  fix: write '09:30-21:15'"),
        (
            ("set", "opening", "time=9:30-9:45", "room=Hall 1"),
            "'Engines: what they can do' begins at the same time as 'Opening'\n",
        ),
        (
            ("set", "opening", "id=talk-lovelace"),
            "the id 'talk-lovelace' is already used\n  fix: write 'talk-lovelace-2', or another id for the newer session",
        ),
        (("add", "11:00-10:00", "x"), "'x' ends at 10:00, but begins at 11:00\n  fix: write '11:00-22:00'"),
        (("set", "opening", "links=x"), "'links' is not a single value\n  fix: write links.LABEL=https://..."),
        (("add", "9:00-9:30"), "missing title\n  fix: write it after the time"),
        (("add", "soon", "x"), "'soon' is not the time of a session\n  fix: write a start and an end, such as 09:30-10:00"),
        (("add", "9:00-9:30", "x", "--id", "A B"), "'A B' is not an id\n  fix: did you mean 'a-b'?"),
        (("add", "9:00-9:30", "x", "--id", "opening"), "session 'opening' already exists\n  fix: give another --id"),
        (("sett", "opening"), "unknown command 'synsml schedule sett'\n  fix: did you mean 'set'?"),
    ],
)
def test_what_cannot_be_done_to_the_programme_is_refused(
    synsml: Synsml, workshop: Workshop, words: tuple[str, ...], error: str
) -> None:
    root = with_programme(workshop)
    result = synsml("schedule", *words)
    assert (result.code, result.out) in ((1, ""), (2, ""))
    assert result.err.startswith(f"synsml: {error}")
    assert programme_of(root) == PROGRAMME


@pytest.mark.parametrize(
    ("words", "id"),
    [
        (("Keynote", "--speakers", "noah"), "keynote"),
        (("Keynote", "--speakers", "noah,ada"), "talk-lovelace"),
        (("--kind", "break", "--speakers", "noah"), "break"),
        (("Keynote by Noah Hidden", "--speakers", "noah"), "keynote-by"),
        (("Hidden", "--kind", "talk"), "talk"),
    ],
)
def test_the_id_of_a_new_session_names_nobody_who_is_not_public(
    synsml: Synsml, workshop: Workshop, words: tuple[str, ...], id: str
) -> None:
    invited = "first: Noah\nlast: Hidden\nroles:\n  speaker: invited\n"
    root = workshop.write({"people/ada-lovelace.yaml": ADA, "private/noah-hidden.yaml": invited})
    assert synsml("schedule", "add", "09:00-10:00", *words).code == 0
    assert f"- id: {id}\n" in programme_of(root)


@pytest.mark.parametrize("states", ["speaker: invited", "organizer: confirmed\n  speaker: declined"])
def test_a_session_id_does_not_contain_the_name_of_a_speaker_who_is_not_public(
    synsml: Synsml, workshop: Workshop, states: str
) -> None:
    person = f"first: Ada\nlast: Lovelace\naffiliation: Society\nroles:\n  {states}\n"
    root = workshop.write({"people/ada-lovelace.yaml": person})
    synsml("schedule", "add", "09:00-10:00", "Engines", "--speakers", "ada")
    assert "lovelace" not in programme_of(root).partition("speakers:")[0]


def test_an_id_of_ones_own_that_names_somebody_hidden_is_warned_of_and_can_be_changed_as_said(
    synsml: Synsml, workshop: Workshop
) -> None:
    workshop.write({"private/noah-hidden.yaml": "first: Noah\nlast: Hidden\nroles:\n  speaker: invited\n"})
    result = synsml("schedule", "add", "09:00-10:00", "Keynote", "--speakers", "noah", "--id", "keynote-hidden")
    assert result.code == 0
    assert "the id 'keynote-hidden' contains the name of Noah Hidden, who is not public" in result.err
    assert "fix: run `synsml schedule set keynote-hidden id=keynote`" in result.err
    assert synsml("schedule", "set", "keynote-hidden", "id=keynote").code == 0
    assert synsml("check").out == "no problems found\n"
