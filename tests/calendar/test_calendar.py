"""`synsml export ics`: the public dates as an iCalendar file (RFC 5545)."""

import datetime as dt
import os
import re
import unicodedata
import warnings
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from helpers import MINIMAL, TESTS, Result, Synsml, Workshop, assert_golden
from processes import run_process

GOLDEN = TESTS / "golden" / "calendar"

HEAD = """\
format: 1
id: demo-2023
created: 2023-03-23
name: Demo Workshop
timezone: Europe/Vienna
dates:
"""


def export(synsml: Synsml) -> bytes:
    """Return the calendar that is printed."""
    result = synsml("export", "ics", "-o", "-")
    assert (result.code, result.err) == (0, "")
    return result.out.encode()


def export_dates(synsml: Synsml, workshop: Workshop, dates: str) -> list[Event]:
    """Return the events of a small workshop with these dates."""
    workshop.write({"workshop.yaml": HEAD + dates})
    return events(export(synsml))


def events(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def facts(event: Event, *names: str) -> dict[str, str]:
    """Return properties as they stand in the file."""
    return {name: event[name].to_ical().decode() for name in names if name in event}


def unfolded(data: bytes) -> list[str]:
    """Return the content lines (RFC 5545 section 3.1)."""
    return data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


DAY = dt.date(2023, 7, 28)


def utc(day: int, month: int, hour: int) -> dt.datetime:
    return dt.datetime(2023, month, day, hour, 59, tzinfo=dt.UTC)


SIX_EVENTS = [
    ("submission@synsml-2023", utc(25, 5, 10), utc(25, 5, 11), "CONFIRMED", "SynS & ML: Submission Deadline"),
    ("review@synsml-2023", utc(8, 6, 10), utc(8, 6, 11), "CONFIRMED", "SynS & ML: Review Deadline"),
    ("decision@synsml-2023", utc(17, 6, 10), utc(17, 6, 11), "CONFIRMED", "SynS & ML: Decision"),
    ("camera-ready@synsml-2023", utc(22, 7, 10), utc(22, 7, 11), "CONFIRMED", "SynS & ML: Camera-ready"),
    ("poster@synsml-2023", utc(22, 7, 10), utc(22, 7, 11), "CONFIRMED", "SynS & ML: Poster deadline"),
    (
        "workshop@synsml-2023",
        DAY,
        dt.date(2023, 7, 30),
        "TENTATIVE",
        "SynS & ML: Workshop (provisional: Fri 28 or Sat 29 Jul 2023)",
    ),
]


def test_the_shipped_workshop_as_a_calendar(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    assert_golden(GOLDEN / "shipped.ics", export(synsml).decode())


def test_icalendar_reads_the_six_events(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    read = [(str(e["uid"]), e.start, e.end, str(e["status"]), str(e["summary"])) for e in events(export(synsml))]
    assert read == SIX_EVENTS


def test_vobject_reads_the_six_events(synsml: Synsml, workshop: Workshop) -> None:
    with warnings.catch_warnings():
        # vobject and the dateutil and six that it imports have not caught up with Python; that is not what is tested.
        warnings.simplefilter("ignore", DeprecationWarning)
        vobject = pytest.importorskip("vobject", exc_type=ImportError)
        workshop.copy_shipped()
        calendar = vobject.readOne(export(synsml).decode())
        read = [(e.uid.value, e.dtstart.value, e.dtend.value, e.status.value, e.summary.value) for e in calendar.vevent_list]
    assert read == SIX_EVENTS


def test_the_same_data_give_the_same_bytes(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    assert export(synsml) == export(synsml)


def test_the_bytes_depend_on_no_clock_zone_folder_or_hash_seed(synsml: Synsml, workshop: Workshop, tmp_path: Path) -> None:
    root = workshop.copy_shipped()
    inner = root / "pages"
    given = (
        (root, {"TZ": "Asia/Kolkata", "PYTHONHASHSEED": "1"}),
        (inner, {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "SYNSML_NOW": "2031-01-01"}),
        (root, {"TZ": "Pacific/Kiritimati", "SYNSML_NOW": "", "LC_ALL": "C"}),
    )
    answers = [run_process("export", "ics", "-o", "-", cwd=cwd, **more) for cwd, more in given]
    assert {answer.err for answer in answers} == {b""}
    assert {answer.out for answer in answers} == {export(synsml)}


def test_the_bytes_follow_the_specification(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    data = export(synsml)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.replace(b"\r\n", b"").count(b"\n") == data.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert not data.startswith(b"\xef\xbb\xbf")
    lines = unfolded(data)
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in lines)
    assert not [
        line
        for line in lines
        if "TZID" in line or line.startswith(("BEGIN:VTIMEZONE", "METHOD", "BEGIN:VALARM", "X-WR-TIMEZONE"))
    ]
    times = [line for line in lines if line.startswith(("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED"))]
    assert len(times) == 24
    assert all(re.fullmatch(r"[A-Z-]+(:\d{8}T\d{6}Z|;VALUE=DATE:\d{8})", line) for line in times)


def test_the_calendar_itself_has_what_feeds_need_and_no_uid(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    lines = unfolded(export(synsml))
    assert lines[: lines.index("BEGIN:VEVENT")] == [
        "BEGIN:VCALENDAR",
        "PRODID:-//synsml//synsml-cli//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "NAME:SynS & ML at ICML 2023",
        "X-WR-CALNAME:SynS & ML at ICML 2023",
        "COLOR:steelblue",
        "URL:https://syns-ml.github.io/2023/",
        "SOURCE;VALUE=URI:https://syns-ml.github.io/2023/calendar.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]


def test_every_event_has_what_is_required_once(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    required = [
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "STATUS",
        "TRANSP",
        "DESCRIPTION",
        "URL",
    ]
    for block in "\n".join(unfolded(export(synsml))).split("BEGIN:VEVENT\n")[1:]:
        names = [re.split("[:;]", line)[0] for line in block.split("\nEND:VEVENT")[0].split("\n")]
        assert [names.count(name) for name in required] == [1] * len(required)
        assert len(names) == len(set(names))


def test_a_date_to_be_announced_is_left_out_and_said(synsml: Synsml, workshop: Workshop) -> None:
    dates = """\
  a:
    label: Open
    when: TBD
  b:
    label: Close
    when: 2023-06-01
  c:
    label: Rooms
    when: TBD
"""
    root = workshop.write({"workshop.yaml": HEAD + dates})
    said = "wrote demo-2023.ics: 1 event; skipped: to be announced: Open, Rooms\n"
    assert synsml("export", "ics") == Result(0, said, "")
    assert [str(event["uid"]) for event in events((root / "demo-2023.ics").read_bytes())] == ["b@demo-2023"]


def test_an_internal_date_is_neither_in_the_calendar_nor_counted(synsml: Synsml, workshop: Workshop) -> None:
    dates = """\
  a:
    label: Secret budget
    when: 2023-06-01
    internal: true
  b:
    label: Secret rooms
    when: TBD
    internal: true
"""
    root = workshop.write({"workshop.yaml": HEAD + dates})
    assert synsml("export", "ics") == Result(0, "wrote demo-2023.ics: 0 events\n", "")
    assert b"Secret" not in (root / "demo-2023.ics").read_bytes()


def test_an_extended_deadline_keeps_its_uid_and_counts_up(synsml: Synsml, workshop: Workshop) -> None:
    (event,) = export_dates(
        synsml,
        workshop,
        """\
  submission:
    label: Submission
    when: 2023-05-31 23:59 AoE
    was:
      - when: 2023-05-22 23:59 AoE
        changed: 2023-05-01T08:00Z
        why: extended
      - when: 2023-05-24 23:59 AoE
        changed: 2023-05-23T17:40Z
        why: extended
""",
    )
    assert facts(event, "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP") == {
        "UID": "submission@demo-2023",
        "DTSTAMP": "20230523T174000Z",
        "LAST-MODIFIED": "20230523T174000Z",
        "SEQUENCE": "2",
        "DTSTART": "20230601T105900Z",
        "DTEND": "20230601T115900Z",
        "SUMMARY": "Demo Workshop: Submission (extended)",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
    }
    assert str(event["description"]) == (
        "Submission: Wed 31 May 2023 23:59 AoE\nAoE is Anywhere on Earth, UTC-12.\n"
        "Extended (was: Wed 24 May 2023 23:59 AoE).\nDemo Workshop"
    )


def test_a_settled_date_counts_up_and_is_confirmed(synsml: Synsml, workshop: Workshop) -> None:
    (event,) = export_dates(
        synsml,
        workshop,
        """\
  workshop:
    label: Workshop
    kind: event
    when: 2023-07-29
    was:
      - when: 2023-07-28 or 2023-07-29
        changed: 2023-06-01T08:00Z
        why: settled
""",
    )
    assert facts(event, "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS") == {
        "SEQUENCE": "1",
        "DTSTART": "20230729",
        "DTEND": "20230730",
        "SUMMARY": "Demo Workshop: Workshop",
        "STATUS": "CONFIRMED",
        "TRANSP": "OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS": "BUSY",
    }


def test_a_cancelled_date_stays_and_says_so_twice(synsml: Synsml, workshop: Workshop) -> None:
    dates = "  workshop:\n    label: Workshop\n    kind: event\n    when: 2023-07-28\n    cancelled: 2023-06-01T08:00Z\n"
    (event,) = export_dates(synsml, workshop, dates)
    assert facts(event, "DTSTAMP", "SEQUENCE", "SUMMARY", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS") == {
        "DTSTAMP": "20230601T080000Z",
        "SEQUENCE": "1",
        "SUMMARY": "CANCELLED: Demo Workshop: Workshop",
        "STATUS": "CANCELLED",
        "TRANSP": "TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS": "FREE",
    }


def test_neighbouring_days_are_one_tentative_event_also_over_a_months_end(synsml: Synsml, workshop: Workshop) -> None:
    dates = "  workshop:\n    label: Workshop\n    kind: event\n    when: 2023-07-31 or 2023-08-01 or 2023-08-02\n"
    (event,) = export_dates(synsml, workshop, dates)
    assert facts(event, "UID", "DTSTART", "DTEND", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS") == {
        "UID": "workshop@demo-2023",
        "DTSTART": "20230731",
        "DTEND": "20230803",
        "STATUS": "TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS": "TENTATIVE",
    }
    assert event["DTSTART"].params == event["DTEND"].params == {"VALUE": "DATE"}
    assert str(event["summary"]) == "Demo Workshop: Workshop (provisional: Mon 31 Jul, Tue 1 Aug or Wed 2 Aug 2023)"


def test_days_apart_are_a_tentative_event_each_with_related_uids(synsml: Synsml, workshop: Workshop) -> None:
    dates = "  workshop:\n    label: Workshop\n    kind: event\n    when: 2023-07-28 or 2023-07-30\n"
    both = export_dates(synsml, workshop, dates)
    assert [facts(event, "UID", "DTSTART", "DTEND", "STATUS") for event in both] == [
        {"UID": "workshop@demo-2023", "DTSTART": "20230728", "DTEND": "20230729", "STATUS": "TENTATIVE"},
        {"UID": "workshop.2@demo-2023", "DTSTART": "20230730", "DTEND": "20230731", "STATUS": "TENTATIVE"},
    ]
    assert [str(event["description"]).splitlines()[:2] for event in both] == [
        ["Workshop: Fri 28 Jul 2023 (days in Europe/Vienna)", "One of: Fri 28 or Sun 30 Jul 2023"],
        ["Workshop: Sun 30 Jul 2023 (days in Europe/Vienna)", "One of: Fri 28 or Sun 30 Jul 2023"],
    ]


def test_a_deadline_on_one_of_two_days_is_a_tentative_hour_on_each(synsml: Synsml, workshop: Workshop) -> None:
    both = export_dates(synsml, workshop, "  submission:\n    label: Submission\n    when: 2023-05-24 or 2023-05-25\n")
    assert [facts(event, "UID", "DTSTART", "DTEND", "STATUS") for event in both] == [
        {"UID": "submission@demo-2023", "DTSTART": "20230525T105900Z", "DTEND": "20230525T115900Z", "STATUS": "TENTATIVE"},
        {"UID": "submission.2@demo-2023", "DTSTART": "20230526T105900Z", "DTEND": "20230526T115900Z", "STATUS": "TENTATIVE"},
    ]


@pytest.mark.parametrize(
    ("kind", "when", "start", "end"),
    [
        ("event", "2023-07-28", "20230728", "20230729"),
        ("event", "2023-12-31", "20231231", "20240101"),
        ("event", "2023-07-28 to 2023-07-30", "20230728", "20230731"),
        ("event", "2023-07-28 09:00 venue to 2023-07-28 17:30 venue", "20230728T070000Z", "20230728T153000Z"),
        ("event", "2023-07-28 09:00 Pacific/Honolulu", "20230728T190000Z", "20230728T200000Z"),
        ("deadline", "2023-05-24 23:59 AoE", "20230525T105900Z", "20230525T115900Z"),
        ("deadline", "2023-05-24", "20230525T105900Z", "20230525T115900Z"),
        ("deadline", "2023-05-24 12:00 UTC+5:30", "20230524T053000Z", "20230524T063000Z"),
        ("notification", "by 2023-06-19", "20230620T105900Z", "20230620T115900Z"),
        ("deadline", "2023-05-15 to 2023-05-31", "20230515T120000Z", "20230601T115900Z"),
    ],
)
def test_a_date_becomes_an_event_at_its_instants(
    synsml: Synsml, workshop: Workshop, kind: str, when: str, start: str, end: str
) -> None:
    (event,) = export_dates(synsml, workshop, f"  one:\n    label: One\n    kind: {kind}\n    when: {when}\n")
    assert facts(event, "DTSTART", "DTEND", "STATUS") == {"DTSTART": start, "DTEND": end, "STATUS": "CONFIRMED"}


def test_without_any_date_of_change_the_stamp_is_still_fixed(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    stamps = {facts(event, "DTSTAMP")["DTSTAMP"] for event in events(export(synsml))}
    assert stamps == {"20000101T000000Z"}


def test_place_and_link_of_the_event_are_one_line_each(synsml: Synsml, workshop: Workshop) -> None:
    more = "url: https://example.org/2023/\nplace: Hawaii, USA\nvenue: Convention Center\nroom: 301; A\n"
    text = (
        HEAD.replace("dates:\n", f"{more}dates:\n")
        + "  workshop:\n    label: W\n    kind: event\n    when: 2023-07-28\n    url: https://example.org/w,1;2\n"
    )
    workshop.write({"workshop.yaml": text})
    lines = unfolded(export(synsml))
    assert "LOCATION:301\\; A\\, Convention Center\\, Hawaii\\, USA" in lines
    assert lines.count("URL:https://example.org/2023/") == 1
    assert "URL:https://example.org/w,1;2" in lines


LABELS = {
    "comma, semicolon; colon: and a \\ backslash": None,
    "quotes \"double\" and 'single'": None,
    "END:VEVENT": None,
    "a\nb": "a b",
    "a\r\nEND:VCALENDAR\r\nb": "a END:VCALENDAR b",
    "x" * 60 + "🦄" * 20: None,
    "y" * 61 + "🦄" * 20: None,
    "z" * 62 + "🦄é漢" * 20: None,
    "w" * 63 + "👩‍👩‍👧‍👦" * 5: None,
    "bell\x07, escape\x1b[31m, delete\x7f and next line\x85": "bell, escape[31m, delete and next line",
    "LaTeX $\\N$ and $\\nabla$": "LaTeX $∖N$ and $∖nabla$",
    "trailing backslash \\": None,
    "\\\\, \\;": None,
    "<b>bold</b> &amp; [x](y) {{ x }}": None,
}


@pytest.mark.parametrize("label", LABELS, ids=range(len(LABELS)))
def test_a_hostile_label_is_read_as_it_is_and_breaks_no_line(synsml: Synsml, workshop: Workshop, label: str) -> None:
    quoted = "".join(f"\\x{ord(one):02x}" if unicodedata.category(one) == "Cc" or one in '"\\' else one for one in label)
    dates = f'  one:\n    label: "{quoted}"\n    when: 2023-06-01\n  two:\n    label: Two\n    when: 2023-06-02\n'
    workshop.write({"workshop.yaml": HEAD + dates})
    data = export(synsml)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", data)
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", data)
    for line in data.split(b"\r\n"):
        line.decode()  # no character is cut by folding
    one, two = events(data)
    expected = label if LABELS[label] is None else LABELS[label]
    assert (str(one["summary"]), str(two["summary"])) == (f"Demo Workshop: {expected}", "Demo Workshop: Two")


def test_a_hostile_name_breaks_neither_the_calendars_name_nor_its_events(synsml: Synsml, workshop: Workshop) -> None:
    text = HEAD.replace("name: Demo Workshop", 'name: "A, B; C\\\\D\\r\\nMETHOD:REQUEST"')
    workshop.write({"workshop.yaml": text + "  one:\n    label: One\n    when: 2023-06-01\n"})
    lines = unfolded(export(synsml))
    assert "NAME:A\\, B\\; C\\\\D\\nMETHOD:REQUEST" in lines
    assert "X-WR-CALNAME:A\\, B\\; C\\\\D\\nMETHOD:REQUEST" in lines
    assert "METHOD:REQUEST" not in lines


def test_a_label_that_is_left_out_cannot_command_the_terminal(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": HEAD + '  one:\n    label: "\\e[31mOne"\n    when: TBD\n'})
    said = "wrote demo-2023.ics: 0 events; skipped: to be announced: \\x1b[31mOne\n"
    assert synsml("export", "ics") == Result(0, said, "")


@pytest.mark.parametrize("where", ["name: Demo Workshop\n", "    label: One\n"])
def test_an_address_with_a_line_break_is_no_way_into_the_calendar(synsml: Synsml, workshop: Workshop, where: str) -> None:
    text = HEAD + "  one:\n    label: One\n    when: 2023-06-01\n"
    indent = " " * (len(where) - len(where.lstrip()))
    workshop.write({"workshop.yaml": text.replace(where, f'{where}{indent}url: "https://example.org/\\r\\nMETHOD:REQUEST"\n')})
    result = synsml("export", "ics", "-o", "-")
    assert "internal error" not in result.err
    assert "METHOD:REQUEST" not in unfolded(result.out.encode())


def test_the_file_is_named_after_the_workshop_and_written_to_the_current_folder(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.copy_shipped()
    monkeypatch.chdir(root / "pages")
    assert synsml("export", "ics") == Result(0, "wrote synsml-2023.ics: 6 events\n", "")
    assert len(events((root / "pages" / "synsml-2023.ics").read_bytes())) == 6


def test_a_calendar_of_an_earlier_export_is_replaced(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    (root / "out").mkdir()
    old = root / "out" / "dates.ics"
    old.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert synsml("export", "ics", "-o", "out/dates.ics") == Result(0, "wrote out/dates.ics: 2 events\n", "")
    assert old.read_bytes() == export(synsml)
    assert list((root / "out").iterdir()) == [old]


def test_an_empty_file_is_filled(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    (root / "a.ics").touch()
    assert synsml("export", "ics", "--output", str(root / "a.ics")).code == 0
    assert (root / "a.ics").read_bytes() == export(synsml)


def test_a_file_that_is_no_calendar_is_not_overwritten(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"pages/home.md": "# Home\n"})
    error = "synsml: pages/home.md exists and is not such an export\n  fix: remove it, or name another file with -o\n"
    assert synsml("export", "ics", "-o", "pages/home.md") == Result(1, "", error)
    assert (root / "pages" / "home.md").read_text() == "# Home\n"


def test_a_folder_in_the_place_of_the_file_is_left_alone(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"pages/home.md": ""})
    result = synsml("export", "ics", "-o", "pages")
    assert (result.code, result.out) == (3, "")
    assert result.err == "synsml: a folder has the name of the file pages\n  nothing was changed\n  fix: rename that folder\n"


def test_a_missing_folder_is_not_made(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    error = f"synsml: there is no folder {root / 'nowhere'}\n  fix: create it, or name another file\n"
    assert synsml("export", "ics", "-o", "nowhere/a.ics") == Result(3, "", error)
    assert not (root / "nowhere").exists()


def test_what_is_no_file_is_never_replaced_by_one(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    pipe = root / "pipe.ics"
    os.mkfifo(pipe)
    result = synsml("export", "ics", "-o", "pipe.ics")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("synsml: pipe.ics is not a file\n")
    assert pipe.is_fifo()


def test_a_workshop_with_errors_is_not_exported(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL.replace("2023-07-28", "2023-07-32")})
    result = synsml("export", "ics")
    assert (result.code, result.out) == (1, "")
    assert "workshop.yaml:12:11" in result.err
    assert not list(root.glob("*.ics"))
