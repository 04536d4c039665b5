"""No content of an old calendar causes an internal error."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import TESTS, Synsml, Workshop, commit
from synsml_cli.model.calendar.reading import read_events

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//synsml//x//EN\r\n"
SUBMISSION = (
    "UID:submission@demo-2023",
    "DTSTAMP:20230110T000000Z",
    "DTSTART:20230525T105900Z",
    "DTEND:20230525T115900Z",
    "SEQUENCE:0",
    "SUMMARY:Demo Workshop: Submission Deadline",
)
COMMANDS = (
    "check",
    "",
    "render",
    "deadlines",
    "extend submission +7d",
    "deadlines undo submission",
    "deadlines add extra 2023-06-20 --label Extra",
    "deadlines remove extra",
)


def calendar(*lines: str) -> bytes:
    """Return a calendar of one event, and of a sound one after it."""
    sound = ("UID:workshop@demo-2023", "DTSTART;VALUE=DATE:20230728", "SUMMARY:Demo Workshop: Workshop")
    events = ""
    for event in (lines, sound):
        events += "BEGIN:VEVENT\r\n" + "".join(f"{line}\r\n" for line in event) + "END:VEVENT\r\n"
    return f"{HEAD}{events}END:VCALENDAR\r\n".encode("utf-8", "surrogateescape")


def swapped(*lines: str) -> tuple[str, ...]:
    """Return the event of the submission with these lines instead of those of the same names."""
    names = {line.partition(":")[0].partition(";")[0] for line in lines}
    return (*(line for line in SUBMISSION if line.partition(":")[0] not in names), *lines)


UNCLEAR = {
    "the year 1": swapped("DTSTART:00010101T000000Z"),
    "the year 9999": swapped("DTSTART;VALUE=DATE:99991231", "DTEND;VALUE=DATE:99991231"),
    "the last day without an end": (*SUBMISSION[:2], "DTSTART;VALUE=DATE:99991231"),
    "the year 9999 in a zone": swapped("DTEND;TZID=America/New_York:99991231T235959"),
    "the year 1 in a zone": swapped("DTSTART;TZID=Asia/Tokyo:00010101T000000"),
    "an end that is a day": swapped("DTEND;VALUE=DATE:20230526"),
    "a beginning that is a day": swapped("DTSTART;VALUE=DATE:20230525"),
    "two UIDs": (*SUBMISSION, "UID:other@demo-2023"),
    "two beginnings": (*SUBMISSION, "DTSTART:20230525T105900Z"),
    "two numbers": (*SUBMISSION, "SEQUENCE:0"),
    "no beginning": tuple(line for line in SUBMISSION if not line.startswith("DTSTART")),
    "no UID": SUBMISSION[1:],
    "an empty UID": swapped("UID:"),
    "a long duration": (*SUBMISSION[:3], "DURATION:P99999W"),
    "an odd duration": (*SUBMISSION[:3], "DURATION:PT"),
    "a negative duration": (*SUBMISSION[:3], "DURATION:-P1D"),
    "a zone that leads out": swapped("DTSTART;TZID=../../etc/passwd:20230525T125900"),
    "a zone that is a folder": swapped("DTSTART;TZID=America:20230525T125900"),
    "a zone with NUL": swapped("DTSTART;TZID=Europe/Vie\0nna:20230525T125900"),
    "an unknown zone": swapped("DTSTART;TZID=Europe/Nowhere:20230525T125900"),
    "a huge number": swapped(f"SEQUENCE:{'9' * 5000}"),
    "a negative number": swapped("SEQUENCE:-1"),
    "a number in words": swapped("SEQUENCE:two"),
    "digits of another script": swapped("SEQUENCE:²"),
    "30 February": swapped("DTSTART:20230230T000000Z"),
    "25 o'clock": swapped("DTSTART:20230525T250000Z"),
    "a broken value": swapped("DTSTART:tomorrow"),
    "an empty value": swapped("DTSTART:"),
    "a period": swapped("DTSTART;VALUE=PERIOD:20230525T105900Z/PT1H"),
    "an open quote": swapped('DTSTART;TZID="Europe/Vienna:20230525T125900'),
}
CLEAR = {
    "broken lines": (*SUBMISSION, "no colon", ":no name", "", "X-A;B", " and a continuation"),
    "no end": (*SUBMISSION[:3], *SUBMISSION[4:]),
    "a duration": (*SUBMISSION[:3], *SUBMISSION[4:], "DURATION:PT1H"),
    "an instance of a series": SUBMISSION,
    "an alarm": (*SUBMISSION, "BEGIN:VALARM", "DURATION:PT5M", "UID:x", "SUMMARY:y", "END:VALARM"),
    "a zone with a prefix": swapped("DTSTART;TZID=/Europe/Vienna:20230525T125900"),
    "a zone in quotes": swapped('DTSTART;X-A="b:c;d";TZID="Europe/Vienna":20230525T125900'),
    "not in UTF-8": (*SUBMISSION, "LOCATION:\udcff\udcfe"),
    "NUL": (*SUBMISSION, "LOCATION:a\0b"),
    "a line of 1 MB": (*SUBMISSION, f"DESCRIPTION:{'x' * 1_000_000}"),
    "a revision that cannot be read": swapped("DTSTAMP:20230110T000000Z", "X-B:c"),
}
ODD_FILES = {
    "empty": b"",
    "NUL": b"\0" * 1000,
    "one line": b"x" * 1_000_000,
    "folds": HEAD.encode() + b"X:\r\n " * 200_000,
    "not in UTF-8": HEAD.encode() + b"\xff\xfe\xed\xa0\x80",
    "components that are not closed": b"BEGIN:VCALENDAR\r\n" * 20_000,
    "an end without a beginning": HEAD.encode() + b"END:VEVENT\r\nEND:VCALENDAR\r\n",
}


@pytest.mark.parametrize("lines", UNCLEAR.values(), ids=UNCLEAR)
def test_an_unclear_event_is_skipped_and_counted(lines: tuple[str, ...]) -> None:
    found = read_events(calendar(*lines))
    assert found
    assert [event.uid for event in found.events] == ["workshop@demo-2023"]
    assert found.unread == 1


@pytest.mark.parametrize("lines", CLEAR.values(), ids=CLEAR)
def test_a_clear_event_is_read_despite_other_properties(lines: tuple[str, ...]) -> None:
    found = read_events(calendar(*lines))
    assert found
    assert found.events[0] == read_events(calendar(*SUBMISSION)).events[0]  # type: ignore[union-attr]
    assert found.unread == 0


def test_an_instance_of_a_series_does_not_replace_the_series() -> None:
    data = calendar(*SUBMISSION, "RECURRENCE-ID:20230525T105900Z")
    assert read_events(data) == read_events(calendar("RECURRENCE-ID:x"))


def test_texts_are_read_without_their_escapes() -> None:
    found = read_events(calendar(*swapped(r"SUMMARY:a\, b\; c\\n d\n e\N f", "STATUS:tentative")))
    assert found
    assert (found.events[0].summary, found.events[0].status) == ("a, b; c\\n d\n e\n f", "TENTATIVE")


@pytest.mark.parametrize("data", ODD_FILES.values(), ids=ODD_FILES)
def test_an_incomplete_calendar_is_not_read(data: bytes) -> None:
    assert read_events(data) is None


@pytest.mark.parametrize("lines", [UNCLEAR["the year 9999"], UNCLEAR["an end that is a day"], UNCLEAR["two UIDs"]])
def test_the_command_says_how_many_events_were_not_compared(synsml: Synsml, workshop: Workshop, lines: tuple[str, ...]) -> None:
    root = workshop.write()
    (root / "old.ics").write_bytes(calendar(*lines))
    result = synsml("export", "ics", "-o", "new.ics", "--previous", "old.ics")
    assert (result.code, result.err) == (0, "synsml: warning: 1 event of old.ics cannot be read and was not compared\n")


@pytest.mark.parametrize("in_git", [False, True], ids=["plain", "git"])
def test_no_command_ends_with_an_internal_error(synsml: Synsml, workshop: Workshop, *, in_git: bool) -> None:
    files = [calendar(*lines) for lines in (*UNCLEAR.values(), *CLEAR.values()) if sum(map(len, lines)) < 10_000]
    for number, data in enumerate([*files[:: 4 if in_git else 2], *ODD_FILES.values()]):
        root = workshop.write()
        published = root / "site" / "calendar.ics"
        published.parent.mkdir(exist_ok=True)
        published.write_bytes(data)
        (root / "old.ics").write_bytes(data)
        if in_git and number < 12:
            commit(root)
            published.write_bytes(calendar(*SUBMISSION))
        for command in COMMANDS if number % 4 == 0 else COMMANDS[number % 3 :: 3]:
            result = synsml(*command.split())
            assert result.code in (0, 1, 2), (number, command, result.err)
        result = synsml("export", "ics", "-o", "-", "--previous", "old.ics")
        assert result.code in (0, 1), (number, result.err)


NAMES = st.sampled_from(
    ["UID", "DTSTART", "DTEND", "DURATION", "SEQUENCE", "STATUS", "DTSTAMP", "LAST-MODIFIED", "RRULE", "BEGIN"]
)
PARAMETERS = st.sampled_from(
    ["", ";VALUE=DATE", ";TZID=Europe/Vienna", ";TZID=", ';TZID="a:b"', ";X", ";TZID=America/New_York"]
)
VALUES = st.sampled_from(
    ["00010101", "99991231", "20230525", "00010101T000000", "99991231T235959Z", "20230525T105900", "P1W", "VEVENT"]
)
LINE = st.one_of(st.builds("{}{}:{}".format, NAMES, PARAMETERS, st.one_of(VALUES, st.text(max_size=9))), st.text(max_size=20))


@settings(deadline=None)
@given(st.lists(LINE, max_size=12))
def test_no_lines_end_in_an_exception(lines: list[str]) -> None:
    body = "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""))
    found = read_events((HEAD + body).encode("utf-8", "replace"))
    for event in found.events if found else ():
        assert 1970 <= event.span[0].year < 2200
        assert 1970 <= event.span[1].year < 2200
        assert event.uid


@pytest.mark.parametrize("atom", ['"', ';"', ":", ";TZID=", ';A="b', "\\", "\r\n ", "\r\n", "BEGIN:VEVENT\r\n", "UID;X:"])
def test_reading_takes_linear_time(atom: str) -> None:
    data = (HEAD + "BEGIN:VEVENT\r\nDTSTART;" + atom * (1_000_000 // len(atom))).encode()
    begin = time.process_time()
    read_events(data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    assert time.process_time() - begin < 2


def test_shipped_calendars_are_read_whole() -> None:
    for path in sorted((TESTS / "calendars").rglob("*.ics")):
        found = read_events(path.read_bytes())
        assert found
        assert found.events
        assert not found.unread
