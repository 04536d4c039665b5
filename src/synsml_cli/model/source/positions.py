"""Positions in source files: offsets internally, 1-based lines and columns for people."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from synsml_cli.model.source.patterns import lazy_pattern

KeyPath = tuple[str | int, ...]
"""The keys from the top of a file to a value: `("dates", "submission", "when")`."""

# Line ends as editors count them. YAML 1.1 also counts U+0085, U+2028 and U+2029, and str.splitlines counts form feeds: both
# would put a finding on the wrong line.
_LINE_END = lazy_pattern(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A part of a file in lines and columns; the end column is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """The offsets of a key and its value in the file's text."""

    start: int
    """Offset of the value's first character."""
    end: int
    """Offset after the value's last character."""
    key_start: int = -1
    """Offset of the key; -1 without a key (list item, whole file)."""
    key_end: int = -1
    """Offset after the key; -1 without a key."""
    style: str = ""
    """How a scalar is written: `` (plain), `'`, `"`, `|` or `>`."""


class SourceText:
    """The text of one file (without a byte order mark) and the offsets of its lines."""

    def __init__(self, text: str, *, marked: bool = False) -> None:
        """Keep the text; `marked` says that the file begins with a byte order mark."""
        self.text = text
        self.marked = marked

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The start offset of each line."""
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    def span(self, start: int, end: int) -> Span:
        """Return the part between two offsets in lines and columns; an empty part is one column wide."""
        line, column = self._point(start)
        end_line, end_column = self._point(max(end, start))
        if (end_line, end_column) == (line, column):
            end_column += 1
        return Span(line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its end; empty after the last line."""
        if not 1 <= number <= len(self.starts):
            return ""
        rest = self.text[self.starts[number - 1] : self.starts[number] if number < len(self.starts) else None]
        return rest.rstrip("\r\n")

    def _point(self, offset: int) -> tuple[int, int]:
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
