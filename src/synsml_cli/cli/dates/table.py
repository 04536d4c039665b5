"""The dates with countdowns as a table, or as a list if the terminal is too narrow."""

import datetime as dt
from collections.abc import Callable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from synsml_cli.model.dates.terminal import ReaderZone, as_written, countdown, in_zone
from synsml_cli.model.plain import visible
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.tasks.dates.deadlines import Deadline

Chosen = Callable[[Workshop, dt.datetime], Sequence[Deadline]]


def countdown_table(
    workshop: Workshop, chosen: Chosen, *, now: dt.datetime, zone: ReaderZone, ticking: bool = False
) -> "Countdowns":
    """Return the countdowns of the chosen dates at `now`; `ticking` shows seconds and fits the height of the screen."""
    rows = tuple(_row(date, workshop, zone) for date in chosen(workshop, now))
    local = in_zone(now, *zone)
    if ticking:
        local = local.replace(f"{now.astimezone(zone[0]):%H:%M}", f"{now.astimezone(zone[0]):%H:%M:%S}", 1)
    return Countdowns(visible(workshop.short_name or workshop.name), rows, local, ticking)


class Countdowns:
    """Renders a table, or a list if the table is wider than the terminal."""

    def __init__(self, title: str, rows: Sequence["_Row"], now: str, ticking: bool) -> None:
        self.title = title
        self.rows = rows
        self.now = now
        self.ticking = ticking

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield title and rows."""
        yield Text(f"{self.title} - {self.now}", style="bold")
        if not self.rows:
            yield Text("no dates")
            return
        table = _table(self.rows)
        wide = not console.is_terminal or self._fits(console, options, table)
        # A redrawn screen cannot be scrolled, so count the dates that do not fit. Title, head and rule take 3 lines.
        room = max(1, (console.height - 4) // (1 if wide else 4)) if self.ticking else len(self.rows)
        if room < len(self.rows):
            table = _table(self.rows[:room])
        yield table if wide else _list(self.rows[:room])
        if room < len(self.rows):
            yield Text(f"and {len(self.rows) - room} more", style="dim")

    def _fits(self, console: Console, options: ConsoleOptions, table: Table) -> bool:
        return Measurement.get(console, options.update(max_width=10_000), table).maximum <= options.max_width


class _Row:
    """One date in words."""

    def __init__(self, date: Deadline, label: str, written: str, yours: str) -> None:
        self.label, self.written, self.yours = label, written, yours
        self.left = _left(date)
        self.marks = ", ".join(_marks(date))
        ended = date.passed or date.entry.cancelled
        self.style = "dim" if ended else "bold" if date.is_next else ""


def _row(date: Deadline, workshop: Workshop, zone: ReaderZone) -> _Row:
    entry = date.entry
    written = as_written(entry.when, kind=entry.kind, venue=workshop.timezone)
    return _Row(date, visible(entry.label), written, _in_reader_zone(entry, zone))


def _in_reader_zone(entry: DateEntry, zone: ReaderZone) -> str:
    begin, end = entry.moments.begin, entry.moments.end
    if begin is None:
        return ""
    text = in_zone(begin, *zone)
    if entry.when.form == "or":
        return f"{text}, the first"
    if end is None or (entry.when.has_time and entry.when.form != "to"):
        return text
    return f"{text.removesuffix(zone[1]).rstrip()} to {in_zone(end, *zone)}"


def _left(date: Deadline) -> str:
    if date.seconds_left is None:
        return ""
    words = countdown(date.seconds_left)
    return f"began {words}" if date.seconds_left < 0 and not date.passed else words


def _marks(date: Deadline) -> list[str]:
    entry = date.entry
    facts = (
        ("cancelled", bool(entry.cancelled)),
        ("passed", date.passed),
        ("next", date.is_next),
        ("provisional", entry.when.certainty == "provisional"),
        ("to be announced", entry.when.certainty == "tbd"),
        ("extended", entry.extended),
        ("postponed", entry.moved is not None and not entry.extended),
        ("internal", entry.internal),
    )
    return [name for name, holds in facts if holds]


def _table(rows: Sequence[_Row]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in ("date", "as written", "your time", "left", ""):
        table.add_column(name, no_wrap=True)
    for row in rows:
        written = "" if row.written == "to be announced" else row.written
        cells = (row.label, written, f"= {row.yours}" if row.yours else "", row.left, row.marks)
        table.add_row(*(Text(cell) for cell in cells), style=row.style)
    return table


def _list(rows: Sequence[_Row]) -> Group:
    """Return the dates as a list with one fact a line, wrapped rather than cut."""
    texts: list[Text | Padding] = []
    for row in rows:
        head = f"{row.label} ({row.marks})" if row.marks else row.label
        written = "" if row.written == "to be announced" else row.written
        facts = (written, f"= {row.yours}" if row.yours else "", row.left)
        texts.append(Text(head, style=row.style))
        # Padding also indents wrapped lines.
        texts += [Padding(Text(fact, style=row.style), (0, 0, 0, 2)) for fact in facts if fact]
    return Group(*texts)
