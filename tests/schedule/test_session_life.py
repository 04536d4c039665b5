"""Sessions that subscribers may have seen are moved, cancelled or removed."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from calendars.bytes import vevents
from helpers import HOME_PAGE, MINIMAL, Result, Synsml, Workshop, commit
from processes import Step, run_on_terminal

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
      title: Engines
      speakers: [ada-lovelace]
    - time: 11:00-12:00
      title: Posters
"""
ADA = "first: Ada\nlast: Lovelace\naffiliation: Society\nroles:\n  speaker: confirmed\n"


def with_programme(workshop: Workshop, text: str = MINIMAL + PROGRAMME, **files: str) -> Path:
    return workshop.write({"workshop.yaml": text, "people/ada-lovelace.yaml": ADA, **files})


def programme_of(root: Path) -> str:
    return (root / "workshop.yaml").read_text().removeprefix(MINIMAL)


def published(synsml: Synsml, workshop: Workshop) -> Path:
    root = with_programme(workshop)
    assert synsml("render").code == 0
    return root


def event(root: Path, id: str) -> dict[str, str]:
    """Return what the rendered calendar says of a session."""
    found = {event["UID"]: event for event in vevents((root / "site" / "calendar.ics").read_bytes())}
    return found[f":session.{id}@demo-2023"]


# Moved.


def test_nothing_is_noted_while_nobody_has_seen_the_programme(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    assert synsml("schedule", "set", "opening", "time=09:05-09:15").code == 0
    assert programme_of(root) == PROGRAMME.replace("09:00-09:15", "09:05-09:15")


def test_the_old_time_is_kept_once_a_calendar_carries_the_session(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    report = """\
        --- workshop.yaml
        +++ workshop.yaml
        @@ -15,7 +15,10 @@
           sessions:
             # in the morning
             - id: opening
        -      time: 09:00-09:15
        +      time: 09:05-09:15
        +      was:
        +        - time: 09:00-09:15
        +          changed: 2023-05-20T12:00Z
               title: Opening   # short
             - id: talk-lovelace
               time: 09:30-10:30
        """
    assert synsml("schedule", "set", "opening", "time=09:05-09:15") == Result(0, dedent(report), "")
    assert synsml("render").code == 0
    moved = event(root, "opening")
    assert (moved["DTSTART"], moved["SEQUENCE"]) == (":20230728T070500Z", ":1")
    assert moved["LAST-MODIFIED"] == ":20230520T120000Z"
    assert event(root, "talk-lovelace")["SEQUENCE"] == ":0"


def test_each_further_time_is_kept_oldest_first(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    for minute, day in ((5, "21"), (10, "22")):
        assert synsml("schedule", "set", "opening", f"time=09:{minute:02d}-09:20", "--now", f"2023-05-{day}").code == 0
    was = "      was:\n        - time: 09:00-09:15\n          changed: 2023-05-21T00:00Z\n"
    was += "        - time: 09:05-09:20\n          changed: 2023-05-22T00:00Z\n"
    assert programme_of(root) == PROGRAMME.replace("time: 09:00-09:15\n", f"time: 09:10-09:20\n{was}")


def test_a_slow_clock_does_not_reverse_the_history(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    assert synsml("schedule", "set", "opening", "time=09:05-09:20", "--now", "2023-05-22").code == 0
    assert synsml("schedule", "set", "opening", "time=09:10-09:20", "--now", "2023-05-21").code == 0
    assert programme_of(root).count("changed: 2023-05-22T00:00Z\n") == 2


@pytest.mark.parametrize(
    ("session", "assignment"),
    [("opening", "time=9:00 - 9:15"), ("opening", "title=Welcome"), ("opening", "room=Hall 1"), ("Post", "time=11:30-12:00")],
)
def test_what_no_subscriber_takes_for_a_move_is_not_noted(
    synsml: Synsml, workshop: Workshop, session: str, assignment: str
) -> None:
    root = published(synsml, workshop)
    assert synsml("schedule", "set", session, assignment).code == 0
    assert "was:" not in programme_of(root)


def test_a_time_that_could_not_be_read_is_no_history(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    text = (root / "workshop.yaml").read_text().replace("09:00-09:15", "in the morning")
    (root / "workshop.yaml").write_text(text)
    assert synsml("schedule", "set", "opening", "time=09:05-09:15").code == 0
    assert "was:" not in programme_of(root)


def test_in_a_repository_only_a_committed_programme_was_seen(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    commit(root, "site/", ".synsml.lock")
    with_programme(workshop)
    assert synsml("render").code == 0
    assert synsml("schedule", "set", "opening", "time=09:05-09:15").code == 0
    assert "was:" not in programme_of(root)
    commit(root)
    assert synsml("render").code == 0
    assert synsml("schedule", "set", "opening", "time=09:10-09:15").code == 0
    assert "      was:\n        - time: 09:05-09:15\n" in programme_of(root)


@pytest.mark.parametrize(
    ("field", "remedy"),
    [
        ("was", "set the time; the old one is kept if subscribers may have seen it"),
        ("cancelled", "see `synsml schedule cancel --help`"),
    ],
)
def test_the_history_is_not_set_by_hand(synsml: Synsml, workshop: Workshop, field: str, remedy: str) -> None:
    root = with_programme(workshop)
    result = synsml("schedule", "set", "opening", f"{field}=2023-05-01")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"synsml: '{field}' is written by synsml\n  fix: {remedy}\n"
    assert programme_of(root) == PROGRAMME


# Cancelled.


def test_a_session_is_cancelled_in_one_line_and_taken_back_byte_for_byte(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    report = """\
        --- workshop.yaml
        +++ workshop.yaml
        @@ -16,6 +16,7 @@
             # in the morning
             - id: opening
               time: 09:00-09:15
        +      cancelled: 2023-05-20T12:00Z
               title: Opening   # short
             - id: talk-lovelace
               time: 09:30-10:30
        to undo   synsml schedule cancel opening --undo
        """
    assert synsml("schedule", "cancel", "opening") == Result(0, dedent(report), "")
    error = "synsml: 'Opening' was already cancelled at 2023-05-20T12:00Z\n  nothing was changed\n"
    assert synsml("schedule", "cancel", "opening") == Result(1, "", error)
    assert synsml("schedule", "cancel", "opening", "--undo").code == 0
    assert programme_of(root) == PROGRAMME
    error = "synsml: 'Opening' is not cancelled\n  nothing was changed\n"
    assert synsml("schedule", "cancel", "opening", "--undo") == Result(1, "", error)


def test_a_dry_run_of_a_cancellation_writes_nothing(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    result = synsml("schedule", "cancel", "opening", "--dry-run")
    assert (result.code, result.err) == (0, "nothing was written (--dry-run)\n")
    assert "+      cancelled: 2023-05-20T12:00Z\n" in result.out
    assert programme_of(root) == PROGRAMME


@pytest.mark.parametrize("name", ["11:00", "posters", "Post"])
def test_a_session_without_an_id_is_cancelled_by_its_begin_or_title(synsml: Synsml, workshop: Workshop, name: str) -> None:
    root = with_programme(workshop)
    result = synsml("schedule", "cancel", name)
    assert result.out.endswith("to undo   synsml schedule cancel 11:00 --undo\n")
    assert programme_of(root).endswith("    - time: 11:00-12:00\n      cancelled: 2023-05-20T12:00Z\n      title: Posters\n")


def test_a_cancellation_comes_after_the_history_and_not_before_its_last_change(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    assert synsml("schedule", "set", "opening", "time=09:05-09:15", "--now", "2023-05-22").code == 0
    assert synsml("schedule", "cancel", "opening", "--now", "2023-05-21").code == 0
    was = "      was:\n        - time: 09:00-09:15\n          changed: 2023-05-22T00:00Z\n"
    new = f"time: 09:05-09:15\n{was}      cancelled: 2023-05-22T00:00Z\n"
    assert programme_of(root) == PROGRAMME.replace("time: 09:00-09:15\n", new)


def test_a_cancelled_session_is_shown_as_that_on_page_terminal_and_for_programs(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop, MINIMAL + PROGRAMME + HOME_PAGE, **{"pages/home.md": "[[schedule]]\n"})
    assert synsml("schedule", "cancel", "talk").code == 0
    assert synsml("render").code == 0
    page = (root / "site" / "index.md").read_text()
    assert "| <s>09:30-10:30</s> | <s>Engines</s> (cancelled) (Ada Lovelace) |\n" in page
    assert "| 09:00-09:15 | Opening |\n" in page
    assert "Engines (cancelled)   Ada Lovelace" in synsml("schedule").out
    assert '"cancelled": "2023-05-20T12:00:00Z"' in synsml("schedule", "--json").out
    assert synsml("schedule", "--json").out.count('"cancelled"') == 1


def test_what_is_cancelled_takes_no_room_and_needs_neither_title_nor_a_speaker_who_has_agreed(
    synsml: Synsml, workshop: Workshop
) -> None:
    text = PROGRAMME.replace("time: 09:00-09:15", "time: 09:00-10:00").replace("title: Engines", "title: TBA")
    root = with_programme(workshop, MINIMAL + text)
    (root / "people" / "ada-lovelace.yaml").write_text(ADA.replace("confirmed", "withdrawn"))
    options = ("--select", "S503,S508,S510", "--now", "2023-07-26")
    assert set(re.findall(r"\[(S\d+)\]", synsml("check", *options).out)) == {"S503", "S508", "S510"}
    assert synsml("schedule", "cancel", "talk").code == 0
    assert synsml("check", *options) == Result(0, "no problems found\n", "")


# Gone.


def test_removing_a_session_that_was_seen_says_what_subscribers_see(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    report = """\
        subscribers: it disappears from site/calendar.ics without notice, or stays permanently
        `synsml schedule cancel opening` keeps it, marked as cancelled
        """
    refused = "synsml: '09:00-09:15 Opening' was not removed\n  fix: add --yes to remove it\n"
    assert synsml("schedule", "remove", "opening") == Result(1, "", dedent(report) + refused)
    assert programme_of(root) == PROGRAMME
    result = synsml("schedule", "remove", "opening", "--yes")
    assert (result.code, result.err) == (0, dedent(report))
    assert "opening" not in programme_of(root)


def test_of_a_session_that_nobody_has_seen_nothing_is_said(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop)
    assert synsml("schedule", "remove", "opening", "--yes").err == ""


def test_a_cancelled_session_is_not_offered_to_be_cancelled(synsml: Synsml, workshop: Workshop) -> None:
    published(synsml, workshop)
    assert synsml("schedule", "cancel", "opening").code == 0
    assert synsml("schedule", "remove", "opening", "--yes").err == (
        "subscribers: it disappears from site/calendar.ics without notice, or stays permanently\n"
    )


def test_a_question_on_a_terminal_is_preceded_by_an_explanation(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    code, screen = run_on_terminal(
        "schedule", "remove", "opening", cwd=root, steps=[Step("Remove '09:00-09:15 Opening'? [y/N]: ", "n\n")]
    )
    assert code == 1
    assert screen.startswith("subscribers: it disappears from site/calendar.ics without notice, or stays permanently\r\n")
    assert programme_of(root) == PROGRAMME


def test_removing_a_date_says_what_subscribers_see(synsml: Synsml, workshop: Workshop) -> None:
    root = published(synsml, workshop)
    report = """\
        subscribers: it disappears from site/calendar.ics without notice, or stays permanently
        `synsml deadlines cancel submission` keeps it, marked as cancelled
        synsml: 'submission' was not removed
          fix: add --yes to remove it and its history
        """
    assert synsml("deadlines", "remove", "submission") == Result(1, "", dedent(report))
    assert (root / "workshop.yaml").read_text() == MINIMAL + PROGRAMME


# Read.


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ("      was: soon\n", "workshop.yaml:19:12: error[R109] was: expected a list, got a text\n"),
        ("      was:\n        - time: 09:00-09:15\n", "workshop.yaml:20:11: error[R108] missing key 'changed'\n"),
        (
            "      was:\n        - time: 09:00-09:15\n          changed: soon\n",
            "workshop.yaml:21:20: error[R110] changed: 'soon' is not an instant\n",
        ),
        ("      cancelled: yes\n", "workshop.yaml:19:18: error[R110] cancelled: 'yes' is not an instant\n"),
    ],
)
def test_a_history_that_cannot_be_read_is_an_error(synsml: Synsml, workshop: Workshop, lines: str, error: str) -> None:
    with_programme(workshop, MINIMAL + PROGRAMME.replace("      time: 09:00-09:15\n", f"      time: 09:00-09:15\n{lines}"))
    result = synsml("check")
    assert result.code == 1
    assert result.out.startswith(error)
    assert result.out.endswith("\n1 error\n")
