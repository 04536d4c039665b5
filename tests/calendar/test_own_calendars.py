"""Our own calendars are read back as planned, and as icalendar reads them, without importing icalendar."""

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.cases import STATES, state
from helpers import Workshop as WorkshopFolder
from strategies import modest, printable
from synsml_cli.export.ics import calendar
from synsml_cli.model.calendar.changes import Published
from synsml_cli.model.calendar.event import CalendarEvent
from synsml_cli.model.calendar.reading import read_events
from synsml_cli.model.records.workshop import Workshop

WORKSHOP = Workshop(format="1", id="demo", name="Demo", url="https://example.org/", dates={})
NOW = dt.datetime(2023, 5, 20, 12, tzinfo=dt.UTC)
ALARMS = (dt.timedelta(days=1), dt.timedelta(hours=2))


def event(title: str, day: dt.date = NOW, *, status: Any = "CONFIRMED") -> CalendarEvent:
    end = day + dt.timedelta(days=1)
    return CalendarEvent("d@demo", "d", (day, end), title, f"{title}\nx", status, "FREE", 3, NOW)


def planned(event: CalendarEvent) -> Published:
    """Return what a reader has to find of an event."""
    return Published(event.uid, event.span, event.summary, event.status, event.sequence, event.revised)


def by_icalendar(data: bytes) -> list[tuple[Any, ...]]:
    """Return UID, span, status and SEQUENCE of every event as icalendar reads them."""
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [(str(e["UID"]), (e["DTSTART"].dt, e["DTEND"].dt), str(e["STATUS"]), int(e["SEQUENCE"])) for e in events]


def read(data: bytes) -> tuple[Published, ...]:
    found = read_events(data)
    assert found
    assert not found.unread
    return found.events


@pytest.mark.parametrize("number", range(1, len(STATES) + 1))
def test_every_state_of_a_life_is_read_as_planned_and_as_icalendar_reads_it(number: int) -> None:
    data = state(number).data
    events = read(data)
    assert events == tuple(map(planned, state(number).planned))
    assert [(event.uid, event.span, event.status, event.sequence) for event in events] == by_icalendar(data)


@pytest.mark.parametrize("alarms", [(), ALARMS])
@pytest.mark.parametrize("status", ["CONFIRMED", "TENTATIVE", "CANCELLED"])
@pytest.mark.parametrize("day", [NOW, dt.date(2023, 7, 28), dt.date(2199, 12, 30)])
def test_days_states_and_alarms_are_read(day: dt.date, status: str, alarms: tuple[dt.timedelta, ...]) -> None:
    events = [event("One"), event("Two", day, status=status)]
    assert read(calendar(WORKSHOP, events, alarms=alarms)) == tuple(map(planned, events))


@modest
@given(st.lists(printable, max_size=3))
def test_titles_are_read_as_they_were_planned(titles: list[str]) -> None:
    events = [event(title) for title in titles]
    assert read(calendar(WORKSHOP, events)) == tuple(map(planned, events))


def test_check_reads_the_public_calendar_without_icalendar(workshop: WorkshopFolder) -> None:
    root = workshop.copy_shipped()
    synsml = Path(sys.executable).with_name("synsml")
    subprocess.run([synsml, "render"], cwd=root, check=True, capture_output=True)
    assert read((root / "site" / "calendar.ics").read_bytes())
    code = "import sys; from synsml_cli.cli import run; run(['check']); sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True).returncode == 0
