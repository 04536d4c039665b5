"""Find code between backticks: a run of them, and the next run of the same length."""

from bisect import bisect_left
from collections.abc import Iterator

from synsml_cli.model.source.patterns import lazy_pattern

_RUN = lazy_pattern(r"`+")


class CodeSpans:
    """The runs of backticks in a text, indexed by length, so that unmatched runs cost nothing."""

    def __init__(self, text: str) -> None:
        self.runs: list[tuple[int, int]] = [match.span() for match in _RUN.finditer(text)]
        """(start, end) of every run."""
        self._by_length: dict[int, list[int]] = {}
        for begin, end in self.runs:
            self._by_length.setdefault(end - begin, []).append(begin)

    def closing(self, end: int, length: int) -> int:
        """Return the start of the first run of `length` backticks after `end`, or -1."""
        starts = self._by_length.get(length, ())
        number = bisect_left(starts, end + 1)  # at least one character must be between them
        return starts[number] if number < len(starts) else -1


def code_spans(text: str, *, longest: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of code spans with at most `longest` characters of content."""
    spans = CodeSpans(text)
    position = 0
    for begin, end in spans.runs:
        if begin < position:
            continue
        close = spans.closing(end, end - begin)
        if 0 <= close <= end + longest:
            position = close + end - begin
            yield begin, position
