"""Finds code between backticks: a run of them, and the next run of just as many."""

from bisect import bisect_left
from collections.abc import Iterator

from synsml_cli.model.source.patterns import lazy_pattern

_RUN = lazy_pattern(r"`+")


class CodeSpans:
    """The runs of backticks in a text, looked up by their length so that many without a partner cost nothing."""

    def __init__(self, text: str) -> None:
        self.runs: list[tuple[int, int]] = [match.span() for match in _RUN.finditer(text)]
        """(begin, end) of every run."""
        self._by_length: dict[int, list[int]] = {}
        for begin, end in self.runs:
            self._by_length.setdefault(end - begin, []).append(begin)

    def closing(self, end: int, length: int) -> int:
        """Return where the first run of so many backticks begins behind `end`; -1 if there is none."""
        starts = self._by_length.get(length, ())
        number = bisect_left(starts, end + 1)  # something has to stand between the two
        return starts[number] if number < len(starts) else -1


def code_spans(text: str, *, longest: int) -> Iterator[tuple[int, int]]:
    """Yield where code begins and ends whose content has at most `longest` characters."""
    spans = CodeSpans(text)
    position = 0
    for begin, end in spans.runs:
        if begin < position:
            continue
        close = spans.closing(end, end - begin)
        if 0 <= close <= end + longest:
            position = close + end - begin
            yield begin, position
