"""A date, or the conference's name, is of another year than the edition.

Next year's files are made from last year's by search and replace, and one place is forgotten. The edition's year is the
one in the workshop's id, else in `host` or the names, else the event's. A date belongs to the edition from 300 days before
its event on; where only the event gives the year and no date belongs to it, the event is told.

Bad:  id: synsml-2023
      dates:
        workshop:
          label: Workshop
          kind: event
          when: 2022-07-28
Good: the same with 2023-07-28
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.outdated import SEASON
from synsml_cli.model.records.workshop import FILE, DateEntry, Workshop
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import (
    edition_year,
    end,
    events,
    first_day,
    years_in,
)


def run(context: Context) -> Iterator[Remark]:
    """Look at the names first, then at events, then at all else by its distance from the events."""
    workshop = context.project.known
    year = edition_year(workshop)
    if year is None:
        yield from _by_the_event(workshop)
        return
    for fact in ("host", "short_name", "name"):
        years = years_in(getattr(workshop, fact))
        if years and year not in years:
            said = f"{fact}: {getattr(workshop, fact)!r} is of {years[-1]}, the workshop of {year}"
            yield Remark(At(FILE, (fact,)), said, f"write {year}, or correct the id's year before anybody has the calendar")
    wrong = {event.id for event in events(workshop) if event.when.points and event.when.points[0].day.year != year}
    begin = first_day(workshop)
    for entry in workshop.dates.values():
        if not entry.when.points or entry.cancelled:
            continue
        day = entry.when.points[0].day
        if entry.kind == "event":
            off = entry.id in wrong
        elif begin and not wrong:
            off = _is_far(entry, workshop)
        else:  # without a day of the event, what is due in the second half of the year before may be early
            off = day.year != year and not (day.year == year - 1 and day.month > 6)
        if off:
            said = f"{entry.label!r} ({entry.when}) is not of the edition of {year}"
            yield Remark(At(FILE, ("dates", entry.id, "when")), said, f"write the year {_meant(entry.kind, year)}")


def _by_the_event(workshop: Workshop) -> Iterator[Remark]:
    """Compare the dates with the events, where nothing else says a year."""
    held = [event for event in events(workshop) if event.moments.begin]
    others = [e for e in workshop.dates.values() if e.kind != "event" and e.when.points and not e.cancelled]
    far = [entry for entry in others if held and _is_far(entry, workshop)]
    if far and far == others:
        event, other = held[0], far[0]
        said = f"{event.label!r} ({event.when}) is far from all other dates, such as {other.label!r} ({other.when})"
        related = ((At(FILE, ("dates", other.id, "when")), f"{other.label!r}"),)
        yield Remark(At(FILE, ("dates", event.id, "when")), said, "correct the year of one of them", related)
        return
    for entry in far:
        event = held[0]
        said = f"{entry.label!r} ({entry.when}) is not of the edition of {event.label!r} ({event.when})"
        related = ((At(FILE, ("dates", event.id, "when")), "the event"),)
        yield Remark(At(FILE, ("dates", entry.id, "when")), said, "correct the year", related)


def _is_far(entry: DateEntry, workshop: Workshop) -> bool:
    begin = first_day(workshop)
    assert begin is not None
    day = entry.when.points[0].day
    return day < (begin - SEASON).date() or day > ((end(workshop) or begin) + SEASON).date()


def _meant(kind: str, year: int) -> str:
    return f"{year}" if kind == "event" else f"{year}, or {year - 1} if it is due long before the event"
