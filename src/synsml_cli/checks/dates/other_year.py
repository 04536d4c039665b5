"""A date, or the name of the conference, belongs to another year.

Next year's files are usually last year's with the year replaced, and one place is easily forgotten.

The year of the edition is the one in the workshop's id; without one, that in `host` or in the names; without any, that of
the event. A date belongs to the edition from 300 days before the event. If only the event gives the year and no date
belongs to it, the event is reported.

Bad:  id: synsml-2023
      dates:
        workshop:
          label: Workshop
          kind: event
          when: 2022-07-28
Good: id: synsml-2023
      dates:
        workshop:
          label: Workshop
          kind: event
          when: 2023-07-28
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.when import When
from synsml_cli.model.records.workshop import FILE, DateEntry, Workshop
from synsml_cli.model.rules.outdated import SEASON
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import edition_year, end, first_day, held_events, years_in


def run(context: Context) -> Iterator[Remark]:
    """Check the names, then the events, then all other dates by their distance from the events."""
    workshop = context.project.known
    year = edition_year(workshop)
    if year is None:
        yield from _by_the_event(workshop)
        return
    for fact in ("host", "short_name", "name"):
        years = years_in(getattr(workshop, fact))
        if years and year not in years:
            text = getattr(workshop, fact)
            remedy = f"write {text.replace(str(years[-1]), str(year))!r}, or correct the year in the id before you publish"
            yield Remark(At(FILE, (fact,)), f"{fact}: {text!r} is of {years[-1]}, but the workshop is of {year}", remedy)
    wrong = {event.id for event in held_events(workshop) if event.when.points and event.when.points[0].day.year != year}
    begin = first_day(workshop)
    for entry in workshop.dates.values():
        if not entry.when.points or entry.cancelled:
            continue
        day = entry.when.points[0].day
        if entry.kind == "event":
            off = entry.id in wrong
        elif begin and not wrong:
            off = _is_far(day, workshop)
        else:  # without an event, a date in the second half of the year before may be right
            off = day.year != year and not (day.year == year - 1 and day.month > 6)
        if off:
            message = f"{entry.label!r} ({entry.when}) does not belong to the edition of {year}"
            yield Remark(At(FILE, ("dates", entry.id, "when")), message, _remedy(entry, workshop, year))


def _by_the_event(workshop: Workshop) -> Iterator[Remark]:
    """Compare the dates with the events, where nothing else gives the year."""
    held = [event for event in held_events(workshop) if event.moments.begin]
    others = [e for e in workshop.dates.values() if e.kind != "event" and e.when.points and not e.cancelled]
    far = [entry for entry in others if held and _is_far(entry.when.points[0].day, workshop)]
    if far and far == others:
        event, other = held[0], far[0]
        message = f"{event.label!r} ({event.when}) is far from all other dates, such as {other.label!r} ({other.when})"
        related = ((At(FILE, ("dates", other.id, "when")), f"{other.label!r}"),)
        yield Remark(At(FILE, ("dates", event.id, "when")), message, "correct the year of the event or of the others", related)
        return
    for entry in far:
        event = held[0]
        message = f"{entry.label!r} ({entry.when}) is far from {event.label!r} ({event.when})"
        related = ((At(FILE, ("dates", event.id, "when")), "the event"),)
        remedy = _remedy(entry, workshop, event.when.points[0].day.year)
        yield Remark(At(FILE, ("dates", entry.id, "when")), message, remedy, related)


def _is_far(day: dt.date, workshop: Workshop) -> bool:
    begin = first_day(workshop)
    assert begin is not None
    return day < (begin - SEASON).date() or day > ((end(workshop) or begin) + SEASON).date()


def _remedy(entry: DateEntry, workshop: Workshop, year: int) -> str:
    """Return the date in the year of the edition, or in the year before where a deadline would be after the event."""
    over = end(workshop)
    for other in (year, year - 1):
        when = _in_year(entry.when, other)
        late = when and over and entry.kind in ("deadline", "opening") and when.points[0].day > over.date()
        if when and not late:
            return f"write '{when}'"
    return "correct the year"


def _in_year(when: When, year: int) -> When | None:
    """Return the value with its first point in another year; None if that year has no 29 February."""
    later = year - when.points[0].day.year
    try:
        points = tuple(point._replace(day=point.day.replace(year=point.day.year + later)) for point in when.points)
    except ValueError:
        return None
    return when._replace(points=points)
