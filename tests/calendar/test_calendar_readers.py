"""Five libraries that others wrote, in two languages, read the calendars as they are planned: the same events, at the same
instants or days, with the same words."""

import datetime as dt

import pytest

from calendars.cases import HOSTILE, STATES, ZONES, Case, Zone, generated, hostile, shipped, state, talks, talks_in
from calendars.readers import READERS, Reader, facts

every_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


def assert_reads(reader: Reader, case: Case, zone: str = "Asia/Kolkata") -> None:
    assert case.planned
    assert reader.read(case.data, zone=zone) == facts(case.planned, reader.finds)


@pytest.mark.parametrize("zone", ["America/St_Johns", "Asia/Kolkata", "Pacific/Kiritimati", "UTC"])
@every_reader
def test_every_reader_reads_the_shipped_workshop_as_planned_wherever_it_runs(reader: Reader, zone: str) -> None:
    assert_reads(reader, shipped(), zone)


@pytest.mark.parametrize("number", range(1, len(STATES) + 1), ids=[path.stem for path in STATES])
@every_reader
def test_every_reader_reads_a_workshop_as_planned_in_each_state_of_its_life(reader: Reader, number: int) -> None:
    assert_reads(reader, state(number))


@pytest.mark.parametrize("zone", ZONES, ids=lambda zone: zone.name)
@every_reader
def test_every_reader_reads_talks_as_planned_on_a_day_on_which_the_clocks_change(reader: Reader, zone: Zone) -> None:
    assert_reads(reader, talks(zone))


@pytest.mark.parametrize("zone", ZONES, ids=lambda zone: zone.name)
def test_talks_are_planned_at_the_instants_that_the_clocks_of_the_place_show(zone: Zone) -> None:
    assert [event.span for event in talks(zone).planned] == [
        (instant(zone, begin), instant(zone, end)) for begin, end in talks_in(zone)
    ]


def instant(zone: Zone, time: str) -> dt.datetime:
    day = dt.date.fromisoformat(zone.day) + dt.timedelta(days=time == "24:00")
    return dt.datetime.fromisoformat(f"{day}T{'00:00' if time == '24:00' else time}{zone.offset(time)}")


def test_98_talks_in_12_zones_are_read() -> None:
    assert (sum(len(talks(zone).planned) for zone in ZONES), len(ZONES), len(STATES)) == (98, 12, 10)


@every_reader
def test_every_reader_reads_hostile_texts_as_planned(reader: Reader) -> None:
    assert_reads(reader, hostile())


@every_reader
def test_every_reader_reads_500_generated_texts_as_planned(reader: Reader) -> None:
    assert_reads(reader, generated())


def test_hostile_texts_are_planned_as_they_are_but_for_what_readers_take_for_something_else() -> None:
    texts = [text if read is None else read for text, read in HOSTILE.items()]
    lines = [text.replace("\n", " ") for text in texts]
    dates, sessions = hostile().planned[: len(HOSTILE)], hostile().planned[len(HOSTILE) :]
    assert [event.summary for event in dates] == [event.summary for event in sessions] == [f"Demo: {line}" for line in lines]
    assert [event.location for event in sessions] == lines
    assert [event.description for event in sessions] == [
        f"{text}\nBy {text}\nWed 28 Jul 2027, 09:00-10:00 UTC\nRoom: {text}\n{text}\nDemo\nhttps://example.org/"
        for text in texts
    ]
