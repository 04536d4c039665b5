"""Finds people in a table: the answers of a form or a spreadsheet as CSV, with comma, semicolon or tab between cells."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.importing.fields import field_of_header
from synsml_cli.model.importing.records import Foreign
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.spreadsheet import unguarded

_SEPARATORS = (",", ";", "\t")
MAX_ROWS = 10_000
"""Records of one import; no workshop has so many people, and each takes a millisecond and 8 kB of memory."""
_MAX_COLUMNS = 500
_SAID = lazy_pattern(r"sep=(.)\r?\n?")
"""The line by which Excel is told the separator."""


class Table(NamedTuple):
    """What a table holds."""

    columns: tuple[str, ...]
    """The headers, in order; each once."""
    rows: tuple[Foreign, ...]
    faults: tuple[tuple[int, Refusal], ...]
    """(line, why this row is not among them)."""
    broken: tuple[int, Refusal] | None = None
    """(line, why nothing can be read from there on)."""


def table_in(text: str) -> Table:
    """Read a table; its first row that is not empty has the headers."""
    lines = io.StringIO(text, newline="")
    said = _SAID.fullmatch(lines.readline())
    first = 1 if said else 0
    if not said:
        lines.seek(0)
    rest = lines.read()
    separator = said[1] if said else _separator(rest)
    columns: tuple[str, ...] = ()
    rows: list[Foreign] = []
    faults: list[tuple[int, Refusal]] = []
    for line, cells in _rows(rest, separator):
        where = first + line
        if isinstance(cells, Refusal):
            return Table(columns, tuple(rows), tuple(faults), (where, cells))
        if len(rows) + len(faults) == MAX_ROWS:
            said_so = f"the file has more than {MAX_ROWS:,} rows"
            return Table((), (), (), (where, Refusal(said_so, "split it into several files, and import one after the other")))
        if not columns:
            columns = tuple(" ".join(cell.split()) for cell in cells)
            if len(columns) > _MAX_COLUMNS:
                said_so = f"the headers are {len(columns):,}, more than {_MAX_COLUMNS}"
                return Table((), (), (), (where, Refusal(said_so, "remove the columns that say nothing of people")))
        elif any(cell.strip() for cell in cells[len(columns) :]):
            said_so = f"this row has {len(cells)} values, and the headers are {len(columns)}"
            faults.append((where, Refusal(said_so, "put quotes round a value that holds the separator")))
        else:
            texts = tuple((name, cell) for name, cell in zip(columns, cells, strict=False) if name and cell.strip())
            rows.append(Foreign(texts, where))
    return Table(tuple(dict.fromkeys(filter(None, columns))), tuple(rows), tuple(faults))


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str] | Refusal]]:
    """Yield every row that is not empty with the line at which it begins; after a fault there is no next one."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begin = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield begin, [unguarded(cell) for cell in row]
            begin = reader.line_num + 1
    except csv.Error as error:
        yield begin, Refusal(f"this row is not CSV: {error}", "look at its quotes: one in a text is written twice")


def _separator(text: str) -> str:
    """Return the separator with which the headers make most sense."""

    def sense(separator: str) -> tuple[int, int]:
        cells = next((cells for _, cells in _rows(text, separator)), [])
        if isinstance(cells, Refusal):
            return (-1, 0)
        return sum(bool(field_of_header(cell)) for cell in cells), len(cells)

    return max(_SEPARATORS, key=sense)
