"""Compute the new value of a date from `+7d`, a day that inherits time and zone, or a full value; and classify the change."""

import datetime as dt
import re

from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.when import When
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern

_SPAN = lazy_pattern(r"([+-]?) ?([0-9]{1,9}) ?(?:d|days?|w|weeks?)", re.IGNORECASE)
_BARE = lazy_pattern(r"[+-]? ?[0-9]{1,3}")
_OTHER_UNIT = lazy_pattern(r"[+-]? ?[0-9]+ ?(?:h|hours?|m|min|minutes?|months?|y|years?)", re.IGNORECASE)


def begins_a_value(word: str) -> bool:
    """Return whether a word on the command line starts a value, instead of being another id."""
    return bool(re.match(r"[+-]?[0-9]|[+-]\Z", word)) or word.casefold() in ("by", "tbd")


def read_new(text: str, old: When) -> When | Refusal:
    """Return the value that `text` means for a date with the value `old`, or a Refusal.

    `+7d` and `2w` move all its days. Days without a time inherit time and zone from `old`, if all its points have the same.
    """
    words = " ".join(text.split())
    if span := _SPAN.fullmatch(words):
        days = int(span[2]) * (7 if re.search("w", words, re.IGNORECASE) else 1)
        return shifted(old, -days if span[1] == "-" else days)
    if _BARE.fullmatch(words):
        return Refusal(
            f"{text!r} has no unit", f"write {words.replace(' ', '')}d for days, {words.replace(' ', '')}w for weeks"
        )
    if _OTHER_UNIT.fullmatch(words):
        return Refusal(f"{text!r} is neither days nor weeks", "write +7d or +1w, or the new date with its time and zone")
    new = parse_when(words)
    clocks = {(point.time, point.zone) for point in old.points}
    if isinstance(new, When) and not new.has_time and old.has_time and len(clocks) == 1:
        time, zone = clocks.pop()
        new = parse_when(str(new._replace(points=tuple(point._replace(time=time, zone=zone) for point in new.points))))
    return new


def shifted(when: When, days: int) -> When | Refusal:
    """Return a value moved by `days` days (negative: earlier), with time and zone unchanged, or a Refusal."""
    if not when.points:
        return Refusal("the date is to be announced, so it has no day to move", "give the new date")
    try:
        points = tuple(point._replace(day=point.day + dt.timedelta(days=days)) for point in when.points)
    except OverflowError:
        return Refusal(f"{days} days lead beyond the calendar", "give the new date")
    return parse_when(str(when._replace(points=points)))


def days_between(old: When, new: When) -> int | None:
    """Return the number of written days by which a value was moved, or None if one of the values has no day."""
    return (new.points[-1].day - old.points[-1].day).days if old.points and new.points else None


def last_point(entry: DateEntry) -> dt.datetime | None:
    """Return the instant of the last written day or time, or None for TBD."""
    return entry.moments.points[-1] if entry.moments.points else None


def reason(before: DateEntry, after: DateEntry, *, extending: bool = False) -> str:
    """Return the default `why` of a change.

    Only deadlines are extended, because that gives others more time; the organizers' own dates are postponed.
    """
    old, new = last_point(before), last_point(after)
    if before.when.certainty == "tbd":
        return "settled"
    if before.when.certainty == "provisional" and after.when.certainty == "fixed":
        return "settled"
    if new is None or (old and new > old):
        return "extended" if extending and before.kind == "deadline" else "postponed"
    return "advanced" if old and new < old else "corrected"


def following(workshop: Workshop, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the dates after the first of `ids` in their tracks, and before the first event.

    Excludes cancelled dates, dates to be announced and events.
    """
    given = [workshop.dates[id] for id in ids]
    events = [entry.moments.begin for entry in workshop.dates.values() if entry.kind == "event" and entry.moments.begin]
    end = min(events, default=None)
    return tuple(
        entry.id
        for entry in workshop.dates.values()
        if entry.id not in ids
        and entry.kind != "event"
        and not entry.cancelled
        and (begin := entry.moments.begin)
        and (end is None or begin < end)
        and any(entry.shares_track(one) and one.moments.begin and one.moments.begin <= begin for one in given)
    )
