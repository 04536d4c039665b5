"""The schedule as a table, or as a list if the terminal is too narrow."""

import datetime as dt
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from synsml_cli.model.dates.terminal import ReaderZone, day_in_words
from synsml_cli.model.plain import visible
from synsml_cli.model.project.project import Project
from synsml_cli.model.schedule.timetable import Slotted, day, programme


def schedule_table(project: Project, *, zone: ReaderZone) -> "Programme":
    """Return the schedule for a reader in `zone`."""
    on = day(project.known)
    venue = project.known.timezone or "UTC"
    title = visible(project.known.short_name or project.known.name)
    head = f"{title} - {day_in_words(on)}, {venue}" if on else f"{title} - day not fixed, {venue}"
    return Programme(head, tuple(_row(item, on, zone) for item in programme(project)), zone[1] if on else "")


class Programme:
    """Renders a table, or a list if the table is wider than the terminal."""

    def __init__(self, head: str, rows: Sequence[tuple[str, ...]], zone: str) -> None:
        self.head = head
        self.rows = rows
        self.zone = zone

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield head and sessions."""
        yield Text(self.head, style="bold")
        if not self.rows:
            yield Text("no sessions yet: see `synsml schedule add --help`")
            return
        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for name in ("venue", self.zone, "session", "speakers", "room", "id"):
            table.add_column(name, no_wrap=True)
        for row in self.rows:
            table.add_row(*map(Text, row))
        if (
            not console.is_terminal
            or Measurement.get(console, options.update(max_width=10_000), table).maximum <= options.max_width
        ):
            yield table
            return
        for venue, yours, title, *facts in self.rows:
            yield Text(f"{venue}  {title}")
            details = [f"= {yours} {self.zone}" if yours else "", *facts]
            yield from (Padding(Text(fact), (0, 0, 0, 2)) for fact in details if fact)


def _row(item: Slotted, on: dt.date | None, zone: ReaderZone) -> tuple[str, ...]:
    session = item.session
    venue = str(item.slot) if item.slot else session.time
    yours = _clock(item, on, zone[0]) if item.begin and item.end else ""
    room = ", ".join(text for text in (session.room, session.track) if text)
    title = f"{session.title or session.kind}{' (cancelled)' if session.cancelled else ''}"
    who = "; ".join(text for text in (", ".join(item.names), item.moderator and f"moderator {item.moderator}") if text)
    cells = (venue, yours, title, who, room, session.id)
    return tuple(visible(" ".join(cell.split())) for cell in cells)


def _clock(item: Slotted, on: dt.date | None, zone: dt.tzinfo) -> str:
    """Return start and end in the reader's zone, with the weekday if it differs."""
    assert item.begin is not None
    assert item.end is not None
    begin, end = item.begin.astimezone(zone), item.end.astimezone(zone)
    parts = [f"{at:%H:%M}" if at.date() == on else f"{day_in_words(at.date())[:3]} {at:%H:%M}" for at in (begin, end)]
    return "-".join((parts[0], parts[1] if begin.date() != end.date() else f"{end:%H:%M}"))
