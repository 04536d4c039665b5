"""The instants of a date: the end of its countdown, when it is over, and local times that do not exist."""

import datetime as dt
import re
import zoneinfo
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from strategies import IANA, all_days, modest, near_days, times, whens
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.moments import (
    UNKNOWN_MOMENTS,
    DateKind,
    Moments,
    moments_of,
)
from synsml_cli.model.dates.when import Point, When
from synsml_cli.model.source.findings import Refusal

HONOLULU = "Pacific/Honolulu"
VIENNA = "Europe/Vienna"
kinds = st.sampled_from(("deadline", "notification", "event"))


def moments(text: str, kind: DateKind = "deadline", venue: str = HONOLULU) -> Moments | Refusal:
    when = parse_when(text)
    assert isinstance(when, When)
    return moments_of(when, kind=kind, venue=venue)


def found(text: str, kind: DateKind = "deadline", venue: str = HONOLULU) -> Moments:
    result = moments(text, kind, venue)
    assert isinstance(result, Moments)
    return result


def iso(instant: dt.datetime | None) -> str | None:
    return None if instant is None else f"{instant:%Y-%m-%dT%H:%MZ}"


@pytest.mark.parametrize(
    ("text", "kind", "begin", "end"),
    [
        ("2023-05-24 23:59 AoE", "deadline", "2023-05-25T11:59Z", None),
        ("2023-05-24 23:59 UTC", "deadline", "2023-05-24T23:59Z", None),
        ("2023-05-24 23:59 UTC+5:30", "deadline", "2023-05-24T18:29Z", None),
        ("2023-05-24 23:59 UTC-9:30", "deadline", "2023-05-25T09:29Z", None),
        ("2023-05-24 23:59 UTC+14", "deadline", "2023-05-24T09:59Z", None),
        ("2023-05-24 23:59 Europe/Vienna", "deadline", "2023-05-24T21:59Z", None),
        ("2023-01-24 23:59 Europe/Vienna", "deadline", "2023-01-24T22:59Z", None),
        ("2023-05-24 23:59 venue", "deadline", "2023-05-25T09:59Z", None),
        # a day without a time is over at 23:59 AoE ...
        ("2023-05-24", "deadline", "2023-05-25T11:59Z", None),
        ("2023-06-16", "notification", "2023-06-17T11:59Z", None),
        ("by 2023-06-19", "notification", "2023-06-20T11:59Z", None),
        ("by 2023-06-19 12:00 UTC", "deadline", "2023-06-19T12:00Z", None),
        ("2023-07-28 or 2023-07-29", "deadline", "2023-07-29T11:59Z", "2023-07-30T11:59Z"),
        ("2023-07-28 or 2023-07-29 or 2023-08-02", "notification", "2023-07-29T11:59Z", "2023-08-03T11:59Z"),
        # ... and a span begins at its first day's 00:00 AoE
        ("2023-07-28 to 2023-07-30", "deadline", "2023-07-28T12:00Z", "2023-07-31T11:59Z"),
        ("2023-07-28 to 2023-07-30", "notification", "2023-07-28T12:00Z", "2023-07-31T11:59Z"),
        ("2023-07-28 09:00 UTC to 2023-07-30 17:00 UTC", "deadline", "2023-07-28T09:00Z", "2023-07-30T17:00Z"),
        ("2023-07-28 09:00 UTC or 2023-07-28 17:00 UTC", "deadline", "2023-07-28T09:00Z", "2023-07-28T17:00Z"),
        # an event's day runs on the venue's clock
        ("2023-07-28", "event", "2023-07-28T10:00Z", "2023-07-29T10:00Z"),
        ("2023-07-28 or 2023-07-29", "event", "2023-07-28T10:00Z", "2023-07-30T10:00Z"),
        ("2023-07-28 to 2023-07-30", "event", "2023-07-28T10:00Z", "2023-07-31T10:00Z"),
        ("2023-07-28 09:00 venue", "event", "2023-07-28T19:00Z", "2023-07-29T10:00Z"),
        ("2023-07-28 09:00 venue or 2023-07-29 09:00 venue", "event", "2023-07-28T19:00Z", "2023-07-30T10:00Z"),
        ("2023-07-28 09:00 venue to 2023-07-29 17:00 venue", "event", "2023-07-28T19:00Z", "2023-07-30T03:00Z"),
    ],
)
def test_a_date_counts_down_to_its_begin_and_is_over_at_its_end(text: str, kind: DateKind, begin: str, end: str | None) -> None:
    result = found(text, kind)
    assert (iso(result.begin), iso(result.end)) == (begin, end)


def test_without_a_venue_zone_an_event_is_counted_in_utc() -> None:
    result = found("2023-07-28", "event", venue="")
    assert (iso(result.begin), iso(result.end)) == ("2023-07-28T00:00Z", "2023-07-29T00:00Z")


@pytest.mark.parametrize("kind", ["deadline", "notification", "event"])
def test_what_is_to_be_announced_has_no_instants_and_never_passes(kind: DateKind) -> None:
    now = dt.datetime(2199, 1, 1, tzinfo=dt.UTC)
    result = found("TBD", kind)
    assert result == UNKNOWN_MOMENTS == Moments(None, None, ())
    assert (result.last, result.passed(now), result.seconds_left(now)) == (None, False, None)


@pytest.mark.parametrize(
    ("text", "kind", "venue", "refusal"),
    [
        (
            "2023-03-26 02:30 Europe/Vienna",
            "deadline",
            HONOLULU,
            (
                "02:30 on 2023-03-26 does not exist in Europe/Vienna: the clocks go forward; "
                "write another time, or '2023-03-26 01:30 UTC'"
            ),
        ),
        (
            "2023-03-26 02:00 venue",
            "deadline",
            VIENNA,
            (
                "02:00 on 2023-03-26 does not exist in Europe/Vienna: the clocks go forward; "
                "write another time, or '2023-03-26 01:00 UTC'"
            ),
        ),
        (
            "2023-10-29 02:59 Europe/Vienna",
            "deadline",
            HONOLULU,
            (
                "02:59 on 2023-10-29 occurs twice in Europe/Vienna: the clocks go back; "
                "write '2023-10-29 00:59 UTC' or '2023-10-29 01:59 UTC'"
            ),
        ),
        (
            "2023-10-29 02:00 venue to 2023-10-30 12:00 venue",
            "event",
            VIENNA,
            (
                "02:00 on 2023-10-29 occurs twice in Europe/Vienna: the clocks go back; "
                "write '2023-10-29 00:00 UTC' or '2023-10-29 01:00 UTC'"
            ),
        ),
        (
            "2023-10-01 02:15 Australia/Lord_Howe",
            "deadline",
            HONOLULU,
            (
                "02:15 on 2023-10-01 does not exist in Australia/Lord_Howe: the clocks go forward; "
                "write another time, or '2023-09-30 15:45 UTC'"
            ),
        ),
        (
            "2018-11-04 00:00 venue",
            "event",
            "America/Sao_Paulo",
            (
                "00:00 on 2018-11-04 does not exist in America/Sao_Paulo: the clocks go forward; "
                "write another time, or '2018-11-04 03:00 UTC'"
            ),
        ),
        (
            "by 2023-07-28",
            "event",
            HONOLULU,
            "an event cannot be 'by 2023-07-28'; write '2023-07-28', or make it a deadline",
        ),
        (
            "2023-07-28 09:00 venue",
            "deadline",
            "",
            "time zone 'venue' needs a 'timezone:' of the workshop; add 'timezone:' at the top",
        ),
        (
            "2023-07-28 09:00 UTC or 2023-07-28 10:00 UTC+5",
            "deadline",
            HONOLULU,
            (
                "'2023-07-28 10:00 UTC+5' is not after '2023-07-28 09:00 UTC'; "
                "write '2023-07-28 10:00 UTC+5 or 2023-07-28 09:00 UTC'"
            ),
        ),
        (
            "2023-07-28 23:59 AoE to 2023-07-29 11:59 UTC",
            "deadline",
            HONOLULU,
            "'2023-07-29 11:59 UTC' is not after '2023-07-28 23:59 AoE'; write '2023-07-28 23:59 AoE'",
        ),
    ],
)
def test_a_date_without_certain_instants_is_refused(text: str, kind: DateKind, venue: str, refusal: str) -> None:
    assert str(moments(text, kind, venue)) == refusal


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2023-03-26 01:59 Europe/Vienna", "2023-03-26T00:59Z"),
        ("2023-03-26 03:00 Europe/Vienna", "2023-03-26T01:00Z"),
        ("2023-10-29 01:59 Europe/Vienna", "2023-10-28T23:59Z"),
        ("2023-10-29 03:00 Europe/Vienna", "2023-10-29T02:00Z"),
    ],
)
def test_the_minutes_beside_a_change_of_the_clocks_are_read(text: str, instant: str) -> None:
    assert iso(found(text).begin) == instant


@pytest.mark.parametrize(
    ("venue", "day", "begin", "end"),
    [
        # clocks go from 00:00 to 01:00, so the day begins at 01:00 and the day before ends there
        ("America/Sao_Paulo", "2018-11-03", "2018-11-03T03:00Z", "2018-11-04T03:00Z"),
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z", "2018-11-05T02:00Z"),
        ("Africa/Cairo", "2023-04-27", "2023-04-26T22:00Z", "2023-04-27T22:00Z"),
        ("Africa/Cairo", "2023-04-28", "2023-04-27T22:00Z", "2023-04-28T21:00Z"),
        ("America/Havana", "2023-03-11", "2023-03-11T05:00Z", "2023-03-12T05:00Z"),
        ("America/Havana", "2023-03-12", "2023-03-12T05:00Z", "2023-03-13T04:00Z"),
        # clocks go from 01:00 back to 00:00, so 00:00 comes twice and the day begins with the first
        ("America/Havana", "2023-11-05", "2023-11-05T04:00Z", "2023-11-06T05:00Z"),
        # clocks go from 24:00 back to 23:00, so the day has 25 hours
        ("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00Z", "2018-02-18T03:00Z"),
    ],
)
def test_an_event_day_begins_with_its_first_instant_even_where_midnight_is_skipped(
    venue: str, day: str, begin: str, end: str
) -> None:
    result = found(day, "event", venue)
    assert (iso(result.begin), iso(result.end)) == (begin, end)


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        ("2023-05-20T12:00:00+00:00", 431_940),
        ("2023-05-25T11:58:59+00:00", 1),
        ("2023-05-25T11:58:59.000001+00:00", 0),
        ("2023-05-25T11:59:00+00:00", 0),
        ("2023-05-25T11:59:00.000001+00:00", -1),
        ("2023-05-25T11:59:01+00:00", -1),
        ("2023-05-25T11:59:01.5+00:00", -2),
        ("2023-05-25T13:59:10+02:00", -10),
    ],
)
def test_seconds_are_rounded_down_before_and_after(now: str, seconds: int) -> None:
    assert found("2023-05-24 23:59 AoE").seconds_left(dt.datetime.fromisoformat(now)) == seconds


def test_a_deadline_passes_only_after_its_very_second() -> None:
    deadline = found("2023-05-24 23:59 AoE")
    instant = dt.datetime(2023, 5, 25, 11, 59, tzinfo=dt.UTC)
    tick = dt.timedelta(microseconds=1)
    assert [deadline.passed(now) for now in (instant - tick, instant, instant + tick)] == [False, False, True]


def test_a_date_with_an_end_passes_at_its_end_while_the_countdown_goes_below_zero() -> None:
    event = found("2023-07-28 or 2023-07-29", "event")
    during = dt.datetime(2023, 7, 29, 12, tzinfo=dt.UTC)
    over = dt.datetime(2023, 7, 30, 10, tzinfo=dt.UTC)
    assert (event.passed(during), event.seconds_left(during)) == (False, -26 * 3600)
    assert (event.passed(over), event.passed(over + dt.timedelta(seconds=1))) == (False, True)


@modest
@given(whens(), kinds, st.sampled_from(IANA))
def test_instants_ascend_and_the_end_is_never_before_the_begin(when: When, kind: DateKind, venue: str) -> None:
    result = moments_of(when, kind=kind, venue=venue)
    if isinstance(result, Refusal):
        assert result.message
        assert result.remedy
        return
    assert len(result.points) == len(when.points)
    assert all(former < latter for former, latter in pairwise(result.points))
    assert (result.begin is None) == (when.form == "tbd")
    if result.begin is not None:
        assert result.begin <= (result.last or result.begin)
        assert {instant.tzinfo for instant in (*result.points, result.begin, result.last)} == {dt.UTC}


def readings(local: dt.datetime, zone: str, venue: str) -> set[dt.datetime]:
    """Return every instant at which a clock in this zone shows `local`: none in a gap, two in a fold."""
    zone = venue if zone == "venue" else zone
    if "/" not in zone:
        hours, _, minutes = ("-12" if zone == "AoE" else zone[3:]).partition(":")
        shift = abs(int(hours or 0)) * 60 + int(minutes or 0)
        east = dt.timedelta(minutes=-shift if hours.startswith("-") else shift)
        return {(local - east).replace(tzinfo=dt.UTC)}
    info = zoneinfo.ZoneInfo(zone)
    both = {local.replace(tzinfo=info, fold=fold).astimezone(dt.UTC) for fold in (0, 1)}
    return {instant for instant in both if instant.astimezone(info).replace(tzinfo=None) == local}


@modest
@given(whens(timed=True), st.sampled_from(IANA))
@example(When("fixed", (Point(dt.date(2023, 3, 26), dt.time(2, 30), "venue"),)), VIENNA)
@example(When("fixed", (Point(dt.date(2023, 10, 29), dt.time(2, 30), VIENNA),)), HONOLULU)
def test_instants_agree_with_zoneinfo(when: When, venue: str) -> None:
    expected = [readings(dt.datetime.combine(p.day, p.time or dt.time.min), p.zone, venue) for p in when.points]
    result = moments_of(when, kind="deadline", venue=venue)
    if any(len(instants) != 1 for instants in expected):
        assert isinstance(result, Refusal)
        return
    instants = tuple(instant for one in expected for instant in one)
    if any(former >= latter for former, latter in pairwise(instants)):
        assert isinstance(result, Refusal)
    else:
        assert isinstance(result, Moments)
        assert result.points == instants
        assert result.begin == instants[0]
        assert result.end == (instants[-1] if when.form in ("or", "to") else None)


clock = dt.datetime.fromisoformat
changes = st.sampled_from(
    (
        ("Europe/Vienna", clock("2023-03-26 02:00"), clock("2023-10-29 02:00")),
        ("America/New_York", clock("2023-03-12 02:00"), clock("2023-11-05 01:00")),
        ("Africa/Cairo", clock("2023-04-28 00:00"), clock("2023-10-26 23:00")),
        ("America/Havana", clock("2023-03-12 00:00"), clock("2023-11-05 00:00")),
    )
)


@modest
@given(changes, st.integers(-90, 150), st.booleans())
def test_every_minute_of_a_gap_and_of_a_fold_is_refused_and_no_other(
    change: tuple[str, dt.datetime, dt.datetime], minutes: int, forward: bool
) -> None:
    zone, gap, fold = change
    local = (gap if forward else fold) + dt.timedelta(minutes=minutes)
    result = moments_of(When("fixed", (Point(local.date(), local.time(), zone),)), kind="deadline", venue="")
    assert isinstance(result, Refusal) == (0 <= minutes < 60)
    if isinstance(result, Refusal) and not forward:
        offered = [parse_when(text) for text in re.findall("'([^']*)'", result.remedy)]
        points = [when.points[0] for when in offered if isinstance(when, When)]
        instants = {
            instant for p in points for instant in readings(dt.datetime.combine(p.day, p.time or dt.time.min), p.zone, "")
        }
        assert len(points) == 2
        assert instants == readings(local, zone, "")


@modest
@given(all_days | near_days, st.sampled_from(IANA))
def test_an_event_day_ends_where_the_next_one_begins(day: dt.date, venue: str) -> None:
    assume(day.year != 2011)  # Apia had no 30 December
    following = day + dt.timedelta(days=1)
    assume(following.year < 2200)
    today, tomorrow = (moments_of(When("fixed", (Point(d),)), kind="event", venue=venue) for d in (day, following))
    assert isinstance(today, Moments)
    assert isinstance(tomorrow, Moments)
    assert today.end == tomorrow.begin
    # Only at the first instant of a day did the clock show another day a moment before.
    info = zoneinfo.ZoneInfo(venue)
    assert today.begin is not None
    assert today.begin.astimezone(info).date() == day
    assert (today.begin - dt.timedelta(microseconds=1)).astimezone(info).date() < day


@modest
@given(whens(timed=False), st.sampled_from(("deadline", "notification")), st.sampled_from(IANA))
def test_bare_days_of_deadlines_do_not_depend_on_the_venue(when: When, kind: DateKind, venue: str) -> None:
    result = moments_of(when, kind=kind, venue=venue)
    assert isinstance(result, Moments)
    assert result == moments_of(when, kind=kind, venue="")
    assert result.points == tuple(
        dt.datetime(p.day.year, p.day.month, p.day.day, 11, 59, tzinfo=dt.UTC) + dt.timedelta(days=1) for p in when.points
    )


@modest
@given(near_days, times, st.datetimes(clock("2022-01-01"), clock("2025-01-01"), timezones=st.just(dt.UTC)))
def test_seconds_left_and_passed_agree(day: dt.date, time: dt.time, now: dt.datetime) -> None:
    result = moments_of(When("fixed", (Point(day, time, "UTC"),)), kind="deadline", venue="")
    assert isinstance(result, Moments)
    left = result.seconds_left(now)
    assert left is not None
    assert result.passed(now) == (left < 0)
    assert dt.timedelta(seconds=left) <= dt.datetime.combine(day, time, dt.UTC) - now < dt.timedelta(seconds=left + 1)
