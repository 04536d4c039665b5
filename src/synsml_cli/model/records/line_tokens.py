"""Find the tokens `[[label]]`, `[[date]]` and `[[note]]` in a date's `line`; blanks inside the brackets are ignored."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from synsml_cli.model.source.forward import Forward
from synsml_cli.model.source.patterns import lazy_pattern

_WORD = lazy_pattern(r"\S")


class LineToken(NamedTuple):
    """A token in double brackets, on one line."""

    word: str
    start: int
    """Offset of its first bracket."""
    end: int
    """Offset after its last bracket."""


def line_tokens(text: str) -> Iterator[LineToken]:
    """Yield the tokens in order; each ends at the first `]]` after its start."""
    forward = Forward(text)
    position = close = last = 0
    while (start := forward.find("[[", position)) >= 0 and (end := forward.find("]]", start + 2)) >= 0:
        if end != close:
            close = last = end
            while last > start + 2 and text[last - 1].isspace():
                last -= 1
        first = max(start + 2, min(forward.search(_WORD, start + 2)[0], last))
        broken = forward.find("\n", first)
        if 0 <= broken < last:
            position = start + 1
        else:
            yield LineToken(text[first:last], start, end + 2)
            position = end + 2


def filled_line(text: str, parts: Mapping[str, str]) -> str:
    """Return a line with each token replaced by its entry in `parts`."""
    pieces = []
    position = 0
    for token in line_tokens(text):
        pieces += [text[position : token.start], parts[token.word]]
        position = token.end
    return "".join((*pieces, text[position:]))
