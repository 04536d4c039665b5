"""A date, or the conference's name, is of another year than the edition.

Next year's files are made from last year's by search and replace, and one place is forgotten. The edition's year is the
one in the workshop's id, else in `host` or the names. A date belongs to the edition from 300 days before its event on.

Bad:  id: synsml-2023
      dates:
        workshop:
          label: Workshop
          kind: event
          when: 2022-07-28
Good: the same with 2023-07-28
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.edition import edition_year, end, events, first_day, years_in
from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.stale import SEASON
from synsml_cli.model.workshop import FILE

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "D108"
SEVERITY: Severity = "warning"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Look at the names first, then at events, then at all else by its distance from the events."""
    workshop = context.project.known
    year = edition_year(workshop)
    if year is None:
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
            off = day < (begin - SEASON).date() or day > ((end(workshop) or begin) + SEASON).date()
        else:  # without a day of the event, what is due in the second half of the year before may be early
            off = day.year != year and not (day.year == year - 1 and day.month > 6)
        if off:
            said = f"{entry.label!r} ({entry.when}) is not of the edition of {year}"
            yield Remark(At(FILE, ("dates", entry.id, "when")), said, f"write the year {_meant(entry.kind, year)}")


def _meant(kind: str, year: int) -> str:
    return f"{year}" if kind == "event" else f"{year}, or {year - 1} if it is due long before the event"
