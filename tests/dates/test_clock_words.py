"""Time left in words, in two units, rounded down; times are never printed without their zone."""

import datetime as dt
import re
import time
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import IANA, modest, whens
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.moments import DateKind
from synsml_cli.model.dates.terminal import as_written, countdown, in_zone
from synsml_cli.model.dates.when import When

DAY = 86_400


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (4 * DAY + 22 * 3600 + 59 * 60 + 59, "in 4 days 22 hours"),
        (431_940, "in 4 days 23 hours"),
        (5 * DAY - 1, "in 4 days 23 hours"),
        (5 * DAY, "in 5 days"),
        (5 * DAY + 3599, "in 5 days"),
        (DAY + 3600, "in 1 day 1 hour"),
        (DAY, "in 1 day"),
        (DAY - 1, "in 23 hours 59 minutes"),
        (3600, "in 1 hour"),
        (3599, "in 59 minutes 59 seconds"),
        (61, "in 1 minute 1 second"),
        (60, "in 1 minute"),
        (59, "in 59 seconds"),
        (1, "in 1 second"),
        (0, "now"),
        (-1, "1 second ago"),
        (-61, "1 minute 1 second ago"),
        (-12 * DAY, "12 days ago"),
        (-12 * DAY - 7200, "12 days 2 hours ago"),
        (-400 * DAY - 3599, "400 days ago"),
    ],
)
def test_time_left_is_cut_to_two_neighbouring_units(seconds: int, said: str) -> None:
    assert countdown(seconds) == said


SIZES = {"day": DAY, "hour": 3600, "minute": 60, "second": 1}
NEXT = {"day": 3600, "hour": 60, "minute": 1, "second": 1}


@modest
@given(st.integers(-4000 * DAY, 4000 * DAY) | st.integers(-2 * DAY, 2 * DAY) | st.integers(-4000, 4000))
def test_the_words_of_a_countdown_bound_its_seconds(seconds: int) -> None:
    said = countdown(seconds).replace(",", "")  # "in 1,234 days"
    if not seconds:
        assert said == "now"
        return
    parts = re.findall(r"(\d+) (day|hour|minute|second)(s?)(?= |$)", said)
    rebuilt = " ".join(f"{number} {unit}{plural}" for number, unit, plural in parts)
    assert said == (f"in {rebuilt}" if seconds > 0 else f"{rebuilt} ago")
    assert len(parts) in (1, 2)
    assert all((number == "1") == (not plural) and number != "0" for number, _, plural in parts)
    counted = sum(int(number) * SIZES[unit] for number, unit, _ in parts)
    assert counted <= abs(seconds) < counted + NEXT[parts[0][1]]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("2023-05-24 23:59 AoE", "deadline", "Wed 24 May 2023 23:59 AoE"),
        ("2023-06-16", "notification", "Fri 16 Jun 2023 (ends 23:59 AoE)"),
        ("2023-06-16", "deadline", "Fri 16 Jun 2023 (ends 23:59 AoE)"),
        ("by 2023-06-19", "notification", "by Mon 19 Jun 2023 (ends 23:59 AoE)"),
        ("by 2023-06-19 12:00 UTC", "notification", "by Mon 19 Jun 2023 12:00 UTC"),
        ("TBD", "event", "to be announced"),
        ("2023-07-28 or 2023-07-29", "event", "Fri 28 or Sat 29 Jul 2023 (days in Pacific/Honolulu)"),
        ("2023-07-28 to 2023-07-30", "event", "Fri 28 to Sun 30 Jul 2023 (days in Pacific/Honolulu)"),
        ("2023-12-30 to 2024-01-02", "deadline", "Sat 30 Dec 2023 to Tue 2 Jan 2024 (ends 23:59 AoE)"),
        ("2023-07-28 09:00 venue to 2023-07-28 17:00 venue", "event", "Fri 28 Jul 2023 09:00 to 17:00 Pacific/Honolulu"),
        (
            "2023-07-28 09:00 venue to 2023-07-29 17:00 venue",
            "event",
            "Fri 28 Jul 2023 09:00 to Sat 29 Jul 2023 17:00 Pacific/Honolulu",
        ),
        ("2023-07-28 09:00 UTC or 2023-07-28 09:00 AoE", "deadline", "Fri 28 Jul 2023 09:00 UTC or 09:00 AoE"),
    ],
)
def test_a_written_value_shows_weekdays_and_what_a_bare_day_means(text: str, kind: DateKind, said: str) -> None:
    when = parse_when(text)
    assert isinstance(when, When)
    assert as_written(when, kind=kind, venue="Pacific/Honolulu") == said


def test_without_a_venue_zone_the_days_of_an_event_are_those_of_utc() -> None:
    when = parse_when("2023-07-28")
    assert isinstance(when, When)
    assert as_written(when, kind="event", venue="") == "Fri 28 Jul 2023 (days in UTC)"


@modest
@given(whens(), st.sampled_from(("deadline", "notification", "event")))
def test_a_written_value_always_names_a_zone_and_never_two_lines(when: When, kind: DateKind) -> None:
    said = as_written(when, kind=kind, venue="Pacific/Honolulu")
    zones = {"Pacific/Honolulu" if point.zone == "venue" else point.zone for point in when.points if point.zone}
    meant = zones or {"Pacific/Honolulu" if kind == "event" else "AoE"}
    assert when.form == "tbd" or all(zone in said for zone in meant)
    assert said == " ".join(said.split())


DEADLINE = dt.datetime(2023, 5, 25, 11, 59, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Vienna", "Thu 25 May 2023 13:59 Europe/Vienna"),
        ("Pacific/Honolulu", "Thu 25 May 2023 01:59 Pacific/Honolulu"),
        ("Asia/Kolkata", "Thu 25 May 2023 17:29 Asia/Kolkata"),
        ("Pacific/Pago_Pago", "Thu 25 May 2023 00:59 Pacific/Pago_Pago"),
        ("Pacific/Kiritimati", "Fri 26 May 2023 01:59 Pacific/Kiritimati"),
    ],
)
def test_an_instant_is_said_on_the_readers_clock_with_its_zone(zone: str, said: str) -> None:
    assert in_zone(DEADLINE, zoneinfo.ZoneInfo(zone), zone) == said


first, last = map(dt.datetime.fromisoformat, ("1970-01-02", "2199-12-30"))
instants = st.datetimes(first, last, timezones=st.just(dt.UTC))


@modest
@given(instants, st.sampled_from(IANA))
def test_an_instant_in_words_is_read_back_to_the_minute(instant: dt.datetime, zone: str) -> None:
    said = in_zone(instant, zoneinfo.ZoneInfo(zone), zone)
    local = instant.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    read = dt.datetime.strptime(said.removesuffix(f" {zone}"), "%a %d %b %Y %H:%M")  # noqa: DTZ007
    assert read == local.replace(second=0, microsecond=0)


def test_names_of_days_and_months_do_not_follow_the_machines_language(monkeypatch: pytest.MonkeyPatch) -> None:
    real = time.strftime

    def foreign(form: str, *rest: time.struct_time) -> str:
        return real(re.sub("%[aAbBcpxX]", "foreign", form), *rest)

    monkeypatch.setattr(time, "strftime", foreign)  # datetime.strftime goes through it
    assert f"{DEADLINE:%a}" == "foreign"
    when = parse_when("2023-05-24 23:59 AoE")
    assert isinstance(when, When)
    assert as_written(when, kind="deadline", venue="") == "Wed 24 May 2023 23:59 AoE"
    assert in_zone(DEADLINE, dt.UTC, "UTC") == "Thu 25 May 2023 11:59 UTC"
