"""The instants of a date: what it counts down to, and when it is over.

A day without a time is over at 23:59 AoE for a deadline or a notification; an event's day runs from 00:00 to the
next 00:00 on the venue's clock.
"""

import datetime as dt
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

import pendulum
from pendulum.tz.exceptions import AmbiguousTime, NonExistingTime

from synsml_cli.model.dates.instants import shown_instant
from synsml_cli.model.dates.when import Point, When
from synsml_cli.model.dates.zones import AOE, zone_info
from synsml_cli.model.source.findings import Refusal

DateKind = Literal["deadline", "notification", "event"]
DATE_KINDS: tuple[DateKind, ...] = get_args(DateKind)

_DAY_END = dt.time(23, 59)


class Moments(NamedTuple):
    """The instants of one value, in UTC."""

    begin: dt.datetime | None
    """The instant counted down to: the beginning of events and spans, else the end; None for TBD."""
    end: dt.datetime | None
    """The end of a span, of the last alternative or of an event's last day; None where `begin` is all there is."""
    points: tuple[dt.datetime, ...] = ()
    """The instant of every point: where a deadline's day ends, where an event's day or time begins."""

    @property
    def last(self) -> dt.datetime | None:
        """When it is over for good; None for TBD."""
        return self.end or self.begin

    def passed(self, now: dt.datetime) -> bool:
        """Whether it lies before `now`; what ends at this very second has not passed."""
        return self.last is not None and self.last < now

    def seconds_left(self, now: dt.datetime) -> int | None:
        """Whole seconds until `begin`, rounded down, negative afterwards; None for TBD."""
        return None if self.begin is None else (self.begin - now) // dt.timedelta(seconds=1)


UNKNOWN_MOMENTS = Moments(None, None)


def moments_of(when: When, *, kind: DateKind, venue: str) -> Moments | Refusal:
    """Return the instants of `when`, or a refusal: a DST gap or fold, days in the wrong order, `by` for an event.

    `venue` is the IANA name of the venue's zone, empty if the workshop gives none (then "venue" is refused, and an
    event's days are counted in UTC).
    """
    if when.form == "tbd":
        return UNKNOWN_MOMENTS
    if when.form == "by" and kind == "event":
        return Refusal(f"an event cannot be {str(when)!r}", f"write '{when.points[0]}', or make it a deadline")
    if not venue and any(point.zone == "venue" for point in when.points):
        return Refusal("time zone 'venue' needs a 'timezone:' of the workshop", "add 'timezone:' at the top")
    instants = []
    for point in when.points:
        instant = _instant(point, kind=kind, venue=venue)
        if isinstance(instant, Refusal):
            return instant
        instants.append(instant)
    for (former, latter), (one, two) in zip(pairwise(instants), pairwise(when.points), strict=True):
        if former >= latter:
            pairs = sorted(zip(instants, when.points, strict=True), key=lambda pair: pair[0])
            points = dict(reversed(pairs))  # the first of several points at one instant
            form = when.form if len(points) > 1 else "fixed"
            return Refusal(f"'{two}' is not after '{one}'", f"write '{When(form, tuple(reversed(points.values())))}'")
    return Moments(
        begin=_begin(when, instants, kind=kind), end=_end(when, instants, kind=kind, venue=venue), points=tuple(instants)
    )


def _instant(point: Point, *, kind: DateKind, venue: str) -> dt.datetime | Refusal:
    if point.time is None:
        if kind == "event":
            return _midnight(point.day, "venue", venue)
        return dt.datetime.combine(point.day, _DAY_END, AOE).astimezone(dt.UTC)
    local = dt.datetime.combine(point.day, point.time)
    zone = zone_info(point.zone, venue)
    if fault := clock_fault(local, zone):
        first, second = (_in_utc(local, zone, fold=fold) for fold in (0, 1))
        return Refusal(fault.message, f"write '{first}' or '{second}'" if fault.twice else f"write another time, or '{first}'")
    return local.replace(tzinfo=zone).astimezone(dt.UTC)


class ClockFault(NamedTuple):
    """Why a local time is no instant, or two instants."""

    message: str
    twice: bool


def clock_fault(local: dt.datetime, zone: dt.tzinfo) -> ClockFault | None:
    """Return the fault of a local time at which the clocks of `zone` change, or None."""
    if not isinstance(zone, pendulum.Timezone):
        return None
    try:
        zone.convert(local, raise_on_unknown_times=True)
    except NonExistingTime:
        message = f"{local:%H:%M} on {local.date()} does not exist in {zone.name}: the clocks go forward"
        return ClockFault(message, twice=False)
    except AmbiguousTime:
        return ClockFault(f"{local:%H:%M} on {local.date()} occurs twice in {zone.name}: the clocks go back", twice=True)
    return None


def _in_utc(local: dt.datetime, zone: dt.tzinfo, *, fold: int) -> str:
    return shown_instant(local.replace(tzinfo=zone, fold=fold))


def _begin(when: When, instants: list[dt.datetime], *, kind: DateKind) -> dt.datetime:
    if when.form == "to" and kind != "event" and not when.has_time:
        return dt.datetime.combine(when.points[0].day, dt.time.min, AOE).astimezone(dt.UTC)
    return instants[0]


def _end(when: When, instants: list[dt.datetime], *, kind: DateKind, venue: str) -> dt.datetime | None:
    if kind == "event" and not (when.form == "to" and when.has_time):
        last = when.points[-1]
        return _midnight(last.day + dt.timedelta(days=1), last.zone or "venue", venue)
    return instants[-1] if when.form in ("to", "or") else None


def _midnight(day: dt.date, zone: str, venue: str) -> dt.datetime:
    """Return the first instant of a day in a zone; where DST skips 00:00, that is the first one that exists."""
    info = zone_info(zone, venue or "UTC")
    return dt.datetime.combine(day, dt.time.min, info).astimezone(dt.UTC)
