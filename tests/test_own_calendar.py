"""A calendar that we wrote is read without icalendar, and says the same."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_cases import STATES, shipped, state
from helpers import Workshop as WorkshopFolder
from strategies import modest, printable
from synsml_cli.export.ics import calendar
from synsml_cli.model.calendar_event import CalendarEvent
from synsml_cli.model.workshop import Workshop
from synsml_cli.store.calendars import read_calendar, read_with_icalendar
from synsml_cli.store.own_calendar import read_own_calendar

WORKSHOP = Workshop(format="1", id="demo", name="Demo", url="https://example.org/", dates={})
NOW = dt.datetime(2023, 5, 20, 12, tzinfo=dt.UTC)
ALARMS = (dt.timedelta(days=1), dt.timedelta(hours=2))


def event(title: str, day: dt.date = NOW, *, status: str = "CONFIRMED") -> CalendarEvent:
    end = day + dt.timedelta(days=1)
    return CalendarEvent("d@demo", "d", (day, end), title, f"{title}\nx", status, "FREE", 3, NOW)


@pytest.mark.parametrize("number", range(1, len(STATES) + 1))
def test_every_state_of_a_life_is_read_as_icalendar_reads_it(number: int) -> None:
    data = state(number).data
    assert read_own_calendar(data) == read_with_icalendar(data)


@pytest.mark.parametrize("alarms", [(), ALARMS])
@pytest.mark.parametrize("status", ["CONFIRMED", "TENTATIVE", "CANCELLED"])
@pytest.mark.parametrize("day", [NOW, dt.date(2023, 7, 28), dt.date(9999, 12, 30)])
def test_days_states_and_alarms_are_read(day: dt.date, status: str, alarms: tuple[dt.timedelta, ...]) -> None:
    data = calendar(WORKSHOP, [event("One"), event("Two", day, status=status)], alarms=alarms)
    read = read_own_calendar(data)
    assert read
    assert read == read_with_icalendar(data)


@modest
@given(st.lists(printable, max_size=3))
def test_titles_are_read_as_icalendar_reads_them(titles: list[str]) -> None:
    data = calendar(WORKSHOP, [event(title) for title in titles])
    assert read_calendar(data) == read_with_icalendar(data)


LINES = shipped().data.decode().split("\r\n")
ODD = (
    "SUMMARY:another",
    "UID:another",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VTODO",
    "RRULE:FREQ=DAILY",
    "x",
    " x",
    "\tx",
    "é:",
)


@modest
@given(st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "double", *ODD]))
def test_a_calendar_that_was_edited_is_read_as_icalendar_reads_it(number: int, how: str) -> None:
    edited = {"drop": [], "double": [LINES[number]] * 2}.get(how, [LINES[number], how])
    data = "\r\n".join([*LINES[:number], *edited, *LINES[number + 1 :]]).encode()
    own = read_own_calendar(data)
    assert own is None or own == read_with_icalendar(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        shipped().data.replace(b"\r\n", b"\n"),
        shipped().data + b"x",
        shipped().data.replace(b"synsml//", b"other//"),
        shipped().data.replace(b"DTSTART:20230525", b"DTSTART:20231325"),
        shipped().data.replace(b"DTSTART:2023", b"DTSTART;TZID=Europe/Vienna:2023"),
    ],
)
def test_what_we_do_not_write_is_left_to_icalendar(data: bytes) -> None:
    assert read_own_calendar(data) is None


def test_check_reads_the_public_calendar_without_icalendar(workshop: WorkshopFolder) -> None:
    root = workshop.copy_shipped()
    synsml = Path(sys.executable).with_name("synsml")
    subprocess.run([synsml, "render"], cwd=root, check=True, capture_output=True)
    assert read_own_calendar((root / "site" / "calendar.ics").read_bytes())
    code = "import sys; from synsml_cli.cli import run; run(['check']); sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True).returncode == 0
