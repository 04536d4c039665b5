"""Plan the events of a date through its life: provisional, settled, moved, cancelled; each keeps its UID.

A date has one event, or one for each alternative, unless these are consecutive days. The first has the plain UID, the n-th has
`<date id>.n@<workshop id>`. Alternatives that no longer apply stay in the calendar as cancelled events.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from synsml_cli.model.calendar.event import (
    DAY,
    DEADLINE_LENGTH,
    DEFAULT_REVISION,
    Busy,
    CalendarEvent,
    EventSpan,
    EventStatus,
    clean,
    location,
    short_name,
    title,
    without_blanks,
)
from synsml_cli.model.dates.moments import Moments
from synsml_cli.model.dates.terminal import as_written
from synsml_cli.model.dates.when import When
from synsml_cli.model.dates.zones import AOE
from synsml_cli.model.records.workshop import DateEntry, Workshop


class _Part(NamedTuple):
    """The content of one event: a whole value, or one of its alternatives."""

    when: When
    span: EventSpan


def date_events(workshop: Workshop, entry: DateEntry, *, all_day: bool = False) -> Iterator[CalendarEvent]:
    """Yield the events of a date; `all_day` shows a deadline as the AoE day on which it ends."""
    now = _parts(entry, entry.when, entry.moments, all_day=all_day)
    for number, part in enumerate(now, start=1):
        yield _event(workshop, entry, number, part, several=len(now) > 1, gone=False)
    former = [_parts(entry, old.when, old.moments, all_day=all_day) for old in reversed(entry.was)]
    for number, part in _gone(now, former):
        yield _event(workshop, entry, number, part, several=False, gone=True)


def sequence_of(entry: DateEntry) -> int:
    """Return the number of changes of a date (RFC 5545, section 3.8.7.4)."""
    return len(entry.was) + bool(entry.cancelled)


def revised_at(workshop: Workshop, entry: DateEntry) -> dt.datetime:
    """Return the instant of a date's last change, UTC."""
    instants = (workshop.created, entry.cancelled, *(former.changed for former in entry.was))
    return max((instant for instant in instants if instant), default=DEFAULT_REVISION)


def _parts(entry: DateEntry, when: When, moments: Moments, *, all_day: bool) -> tuple[_Part, ...]:
    if not when.points or moments.begin is None:
        return ()
    by_days = entry.kind == "event" and not when.has_time
    days = [point.day for point in when.points]
    neighbours = by_days and all(latter - former == DAY for former, latter in pairwise(days))
    if when.form == "or" and not neighbours:
        alone = zip(when.points, moments.points, strict=True)
        return tuple(
            _Part(When("fixed", (point,)), (point.day, point.day + DAY) if by_days else _ending(instant, all_day=all_day))
            for point, instant in alone
        )
    if by_days:
        span: EventSpan = days[0], days[-1] + DAY
    elif when.form == "to" and moments.end is not None:
        span = _aoe_days(moments.begin, moments.end) if all_day and entry.kind != "event" else (moments.begin, moments.end)
    elif entry.kind == "event":
        span = moments.begin, moments.begin + DEADLINE_LENGTH
    else:
        span = _ending(moments.begin, all_day=all_day)
    return (_Part(when, span),)


def _gone(now: Sequence[_Part], former: Sequence[Sequence[_Part]]) -> Iterator[tuple[int, _Part]]:
    """Yield (number, part) of the events that existed once; `former` are the earlier parts, the latest first.

    If the date is settled on the day of such an event, the first event has moved to that day. The cancelled one then takes
    another day, so that no event on the settled day says that it is cancelled.
    """
    taken = list(now)
    for number in range(len(now) + 1, max(map(len, former), default=0) + 1):
        parts = next(parts for parts in former if len(parts) >= number)
        default = parts[number - 1]
        part = next((part for part in (default, *parts) if not any(_meet(part, other) for other in taken)), default)
        taken.append(part)
        yield number, part


def _meet(one: _Part, other: _Part) -> bool:
    """Return whether two parts share a day."""
    return one.when.points[0].day <= other.when.points[-1].day and other.when.points[0].day <= one.when.points[-1].day


def _ending(instant: dt.datetime, *, all_day: bool) -> EventSpan:
    return _aoe_days(instant, instant) if all_day else (instant - DEADLINE_LENGTH, instant)


def _aoe_days(first: dt.datetime, last: dt.datetime) -> EventSpan:
    return first.astimezone(AOE).date(), last.astimezone(AOE).date() + DAY


def _event(workshop: Workshop, entry: DateEntry, number: int, part: _Part, *, several: bool, gone: bool) -> CalendarEvent:
    is_cancelled = gone or bool(entry.cancelled)
    provisional = entry.when.certainty == "provisional"
    held = entry.kind == "event"
    status: EventStatus = "CANCELLED" if is_cancelled else "TENTATIVE" if provisional else "CONFIRMED"
    busy: Busy = "FREE" if is_cancelled or not held else "TENTATIVE" if provisional else "BUSY"
    link = without_blanks(entry.url or workshop.url)
    uid = f"{entry.id}@{workshop.id}"
    return CalendarEvent(
        uid=uid if number == 1 else f"{entry.id}.{number}@{workshop.id}",
        id=entry.id,
        span=part.span,
        summary=title(_summary(workshop, entry, gone=gone)),
        description=clean("\n".join(_description(workshop, entry, part.when, several=several, gone=gone, link=link))),
        status=status,
        busy=busy,
        sequence=sequence_of(entry),
        revised=revised_at(workshop, entry),
        location=location(workshop) if held else "",
        url=link,
        of="" if number == 1 else uid,
    )


def _summary(workshop: Workshop, entry: DateEntry, *, gone: bool) -> str:
    """Return the title; it repeats the status, because few programs show STATUS."""
    name = f"{short_name(workshop)}: {entry.label}"
    if entry.cancelled:
        return f"CANCELLED: {name}"
    if gone:
        return f"CANCELLED: {name} ({_instead(workshop, entry)})"
    if entry.when.certainty == "provisional":
        return f"{name} (provisional: {_words(workshop, entry)})"
    return f"{name} (extended)" if entry.extended else name


def _instead(workshop: Workshop, entry: DateEntry) -> str:
    if entry.when.certainty == "tbd":
        return "new date to be announced"
    return f"now {_words(workshop, entry)}"


def _description(workshop: Workshop, entry: DateEntry, when: When, *, several: bool, gone: bool, link: str) -> Iterator[str]:
    yield f"{entry.label}: {as_written(when, kind=entry.kind, venue=workshop.timezone)}"
    if several:
        yield f"One of: {_words(workshop, entry)}"
    if any(point.zone == "AoE" for point in when.points) or (entry.kind != "event" and not when.has_time):
        yield "AoE is Anywhere on Earth, UTC-12."
    if entry.cancelled:
        yield "This date is cancelled."
    elif gone:
        yield f"This entry no longer applies: {_instead(workshop, entry)}."
    elif entry.when.certainty == "provisional":
        yield "This date is provisional."
    if entry.moved and not gone:
        former = as_written(entry.moved.when, kind=entry.kind, venue=workshop.timezone)
        yield f"{entry.moved.why.capitalize()} (was: {former})."
    yield workshop.name
    if link:
        yield link


def _words(workshop: Workshop, entry: DateEntry) -> str:
    # Titles need no "(days in ...)".
    return as_written(entry.when, kind=entry.kind, venue=workshop.timezone).partition(" (")[0]
