"""What a date becomes: `+7d`, a day that inherits time and zone, or a whole new value; and the word for the change."""

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
    """Whether a word on the command line is the first one of a value, and not one more id."""
    return bool(re.match(r"[+-]?[0-9]|[+-]\Z", word)) or word.casefold() in ("by", "tbd")


def read_new(text: str, old: When) -> When | Refusal:
    """Return the value that `text` means for a date that has the value `old`.

    `+7d` and `2w` move every day of it; days without a time take time and zone from `old`, if all of it has the same.
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
        return Refusal(f"{text!r} is not days or weeks", "write +7d or +1w, or the new date with its time and zone")
    new = parse_when(words)
    clocks = {(point.time, point.zone) for point in old.points}
    if isinstance(new, When) and not new.has_time and old.has_time and len(clocks) == 1:
        time, zone = clocks.pop()
        new = parse_when(str(new._replace(points=tuple(point._replace(time=time, zone=zone) for point in new.points))))
    return new


def shifted(when: When, days: int) -> When | Refusal:
    """Return a value some days later, or earlier; the time and the zone as written stay."""
    if not when.points:
        return Refusal("it is to be announced, so that there is no day to move", "write the date itself")
    try:
        points = tuple(point._replace(day=point.day + dt.timedelta(days=days)) for point in when.points)
    except OverflowError:
        return Refusal(f"{days} days are too many", "write the date itself")
    return parse_when(str(when._replace(points=points)))


def days_between(old: When, new: When) -> int | None:
    """Return by how many written days a value was moved; None where one of the two has no day."""
    return (new.points[-1].day - old.points[-1].day).days if old.points and new.points else None


def last_point(entry: DateEntry) -> dt.datetime | None:
    """Return the instant of the last day or time that is written; None for TBD."""
    return entry.moments.points[-1] if entry.moments.points else None


def reason(before: DateEntry, after: DateEntry, *, extending: bool = False) -> str:
    """Return the `why` of a change: what it is called where nobody says otherwise.

    Only deadlines are extended, which gives others more time; what the organizers do themselves is postponed.
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
    """Return the dates that come after the first of these in their tracks, up to but not including the first event.

    What is cancelled, to be announced or an event itself stays out.
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
