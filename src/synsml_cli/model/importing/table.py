"""Find people in a CSV table, such as the answers of a form, separated by comma, semicolon or tab."""

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
"""Limit on the records of one import; each takes a millisecond and 8 kB of memory."""
_MAX_COLUMNS = 500
_SAID = lazy_pattern(r"sep=(.)\r?\n?")
"""The line that tells Excel the separator."""


class Table(NamedTuple):
    """The content of a table."""

    columns: tuple[str, ...]
    """The distinct headers, in order."""
    rows: tuple[Foreign, ...]
    faults: tuple[tuple[int, Refusal], ...]
    """(line, reason) of skipped rows."""
    broken: tuple[int, Refusal] | None = None
    """(line, reason) if the rest of the table could not be read."""


def table_in(text: str) -> Table:
    """Return the content of a table; its first non-empty row contains the headers."""
    lines = io.StringIO(text, newline="")
    separator_line = _SAID.fullmatch(lines.readline())
    first = 1 if separator_line else 0
    if not separator_line:
        lines.seek(0)
    rest = lines.read()
    separator = separator_line[1] if separator_line else _separator(rest)
    columns: tuple[str, ...] = ()
    rows: list[Foreign] = []
    faults: list[tuple[int, Refusal]] = []
    for line, cells in _rows(rest, separator):
        where = first + line
        if isinstance(cells, Refusal):
            return Table(columns, tuple(rows), tuple(faults), (where, cells))
        if len(rows) + len(faults) == MAX_ROWS:
            message = f"the file has more than {MAX_ROWS:,} rows"
            return Table((), (), (), (where, Refusal(message, "split it into several files, and import them one by one")))
        if not columns:
            columns = tuple(" ".join(cell.split()) for cell in cells)
            if len(columns) > _MAX_COLUMNS:
                message = f"the table has {len(columns):,} columns, more than {_MAX_COLUMNS}"
                return Table((), (), (), (where, Refusal(message, "remove the columns that are not about people")))
        elif any(cell.strip() for cell in cells[len(columns) :]):
            message = f"this row has {len(cells)} values, but the table has {len(columns)} columns"
            faults.append((where, Refusal(message, "put values that contain the separator in quotes")))
        else:
            texts = tuple((name, cell) for name, cell in zip(columns, cells, strict=False) if name and cell.strip())
            rows.append(Foreign(texts, where))
    return Table(tuple(dict.fromkeys(filter(None, columns))), tuple(rows), tuple(faults))


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str] | Refusal]]:
    """Yield (line, cells) of every row that is not empty; a Refusal is the last item."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begin = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield begin, [unguarded(cell) for cell in row]
            begin = reader.line_num + 1
    except csv.Error as error:
        yield begin, Refusal(f"this row is not CSV: {error}", "check its quotes: a quote inside a text is written twice")


def _separator(text: str) -> str:
    """Return the separator that gives the most known headers."""

    def sense(separator: str) -> tuple[int, int]:
        cells = next((cells for _, cells in _rows(text, separator)), [])
        if isinstance(cells, Refusal):
            return (-1, 0)
        return sum(bool(field_of_header(cell)) for cell in cells), len(cells)

    return max(_SEPARATORS, key=sense)
