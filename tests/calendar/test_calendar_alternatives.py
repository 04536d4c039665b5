"""Alternatives of a date: whatever happens to them, subscribers keep no outdated event."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import modest
from synsml_cli.model.calendar.date_events import date_events
from synsml_cli.model.calendar.event import DEFAULT_REVISION, CalendarEvent
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.moments import Moments, moments_of
from synsml_cli.model.dates.when import When
from synsml_cli.model.records.workshop import DateEntry, Former, Workshop

WORKSHOP = Workshop(format="1", id="demo", name="Demo", dates={}, timezone="Pacific/Honolulu")
CHANGED = dt.datetime(2023, 5, 1, tzinfo=dt.UTC)


def events_of(*values: str, kind: str = "event", cancelled: bool = False) -> list[CalendarEvent]:
    """Return the events of a date that meant these values one after the other."""
    *former, now = [(value, *read(value, kind)) for value in values]
    was = tuple(
        Former(when=when, moments=moments, changed=CHANGED + dt.timedelta(days=number), why="corrected")
        for number, (_, when, moments) in enumerate(former)
    )
    off = CHANGED + dt.timedelta(days=len(was)) if cancelled else None
    _, when, moments = now
    entry = DateEntry(label="Day", when=when, moments=moments, kind=kind, was=was, cancelled=off, id="day")  # type: ignore[arg-type]
    return list(date_events(WORKSHOP, entry))


def read(value: str, kind: str) -> tuple[When, Moments]:
    when = parse_when(value)
    assert isinstance(when, When)
    moments = moments_of(when, kind=kind, venue="Pacific/Honolulu")  # type: ignore[arg-type]
    assert isinstance(moments, Moments)
    return when, moments


def shown(events: Sequence[CalendarEvent]) -> list[tuple[str, str, str]]:
    """Return (the UID's beginning, the first day, what it is)."""
    return [(event.uid.partition("@")[0], f"{event.span[0]:%m-%d}", event.status) for event in events]


APART = "2023-07-28 or 2023-07-30 or 2023-08-04"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([APART], ["day 07-28 TENTATIVE", "day.2 07-30 TENTATIVE", "day.3 08-04 TENTATIVE"]),
        (["2023-07-28 or 2023-07-29"], ["day 07-28 TENTATIVE"]),
        ([APART, "2023-07-28"], ["day 07-28 CONFIRMED", "day.2 07-30 CANCELLED", "day.3 08-04 CANCELLED"]),
        # The first event moves to the day that is held; the one that stood there takes the day that was left.
        ([APART, "2023-07-30"], ["day 07-30 CONFIRMED", "day.2 07-28 CANCELLED", "day.3 08-04 CANCELLED"]),
        ([APART, "2023-08-04"], ["day 08-04 CONFIRMED", "day.2 07-30 CANCELLED", "day.3 07-28 CANCELLED"]),
        ([APART, "2023-09-01"], ["day 09-01 CONFIRMED", "day.2 07-30 CANCELLED", "day.3 08-04 CANCELLED"]),
        ([APART, "2023-07-28 or 2023-07-30"], ["day 07-28 TENTATIVE", "day.2 07-30 TENTATIVE", "day.3 08-04 CANCELLED"]),
        ([APART, "2023-07-28 or 2023-08-04"], ["day 07-28 TENTATIVE", "day.2 08-04 TENTATIVE", "day.3 07-30 CANCELLED"]),
        ([APART, "2023-07-29 or 2023-07-30"], ["day 07-29 TENTATIVE", "day.2 07-28 CANCELLED", "day.3 08-04 CANCELLED"]),
        ([APART, "TBD"], ["day 07-28 CANCELLED", "day.2 07-30 CANCELLED", "day.3 08-04 CANCELLED"]),
        ([APART, "2023-07-30", "TBD"], ["day 07-30 CANCELLED", "day.2 07-28 CANCELLED", "day.3 08-04 CANCELLED"]),
        ([APART, "TBD", "2023-07-30"], ["day 07-30 CONFIRMED", "day.2 07-28 CANCELLED", "day.3 08-04 CANCELLED"]),
        ([APART, "2023-07-30", "2023-08-04"], ["day 08-04 CONFIRMED", "day.2 07-30 CANCELLED", "day.3 07-28 CANCELLED"]),
        (["TBD"], []),
        (["TBD", "2023-07-28"], ["day 07-28 CONFIRMED"]),
        (["2023-07-28", "TBD"], ["day 07-28 CANCELLED"]),
        (["2023-07-28", "2023-07-28 or 2023-07-30"], ["day 07-28 TENTATIVE", "day.2 07-30 TENTATIVE"]),
        (["2023-07-28 or 2023-07-30", "2023-07-28 to 2023-07-30"], ["day 07-28 CONFIRMED", "day.2 07-30 CANCELLED"]),
        (
            ["2023-07-28 or 2023-07-30", "2023-07-30 09:00 venue"],
            ["day 07-30 CONFIRMED", "day.2 07-28 CANCELLED"],
        ),
    ],
)
def test_what_becomes_of_the_days_of_an_event(values: list[str], expected: list[str]) -> None:
    assert [" ".join(event) for event in shown(events_of(*values))] == expected


def test_what_becomes_of_alternatives_that_are_cancelled() -> None:
    events = events_of("2023-07-28 or 2023-07-30", cancelled=True)
    assert [" ".join(event) for event in shown(events)] == ["day 07-28 CANCELLED", "day.2 07-30 CANCELLED"]
    assert {event.summary for event in events} == {"CANCELLED: Demo: Day"}
    assert {event.sequence for event in events} == {1}


def test_an_alternative_that_is_off_says_what_is_on_instead() -> None:
    _, other = events_of("2023-07-28 or 2023-07-30", "2023-07-30")
    assert other.summary == "CANCELLED: Demo: Day (now Sun 30 Jul 2023)"
    assert other.description == (
        "Day: Fri 28 Jul 2023 (days in Pacific/Honolulu)\nThis entry no longer applies: now Sun 30 Jul 2023.\nDemo"
    )
    both = events_of("2023-07-28 or 2023-07-30", "TBD")
    assert {event.summary for event in both} == {"CANCELLED: Demo: Day (new date to be announced)"}


def test_alternatives_of_a_deadline_live_the_same_life() -> None:
    values = ("2023-05-24 or 2023-05-25", "2023-05-25 23:59 AoE")
    assert [" ".join(event) for event in shown(events_of(*values, kind="deadline"))] == [
        "day 05-26 CONFIRMED",
        "day.2 05-25 CANCELLED",
    ]


DAYS = [f"2023-07-{day:02d}" for day in range(20, 29)]
days = st.sampled_from(DAYS)
several = st.lists(days, min_size=2, max_size=4, unique=True).map(sorted)
VALUES = st.one_of(
    st.just("TBD"),
    days,
    days.map(lambda day: f"{day} 09:00 venue"),
    several.map(" or ".join),
    several.map(lambda chosen: " or ".join(f"{day} 18:00 AoE" for day in chosen)),
    several.map(lambda chosen: f"{chosen[0]} to {chosen[-1]}"),
)


@modest
@given(st.lists(VALUES, min_size=1, max_size=6), st.sampled_from(["event", "deadline", "notification"]))
def test_through_any_life_no_event_vanishes_and_each_change_counts(values: list[str], kind: str) -> None:
    lives = [events_of(*values[: number + 1], kind=kind) for number in range(len(values))]
    for before, after in pairwise(lives):
        assert {event.uid for event in before} <= {event.uid for event in after}
    for number, events in enumerate(lives):
        uids = [event.uid for event in events]
        assert uids == ["day@demo", *(f"day.{other}@demo" for other in range(2, len(uids) + 1))][: len(uids)]
        assert {event.sequence for event in events} <= {number}
        stamp = CHANGED + dt.timedelta(days=number - 1) if number else DEFAULT_REVISION
        assert {event.revised for event in events} <= {stamp}
        assert [event.status == "CANCELLED" for event in events] == sorted(event.status == "CANCELLED" for event in events)
        assert all(event.span[0] < event.span[1] for event in events)
        # What is held on one day is never called off on that day.
        held = [event for event in events if event.status == "CONFIRMED"]
        if held and held[0].all_day and held[0].span[1] - held[0].span[0] == dt.timedelta(days=1):
            assert [event.uid for event in events if event.span == held[0].span] == ["day@demo"]
