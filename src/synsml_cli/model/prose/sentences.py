"""Find the line and the sentence around a place on a page, across wrapped lines but not across list items."""

import re

from synsml_cli.model.prose.visible_words import BLOCK_MARK, CELL, HEADING_MARK
from synsml_cli.model.source.patterns import lazy_pattern

_NEAR = 300
"""Characters that are searched before and after a place: a page may be one line of a megabyte."""
_LINES = 6
"""Lines above and below that can belong to a sentence."""
_MARKS = f"{BLOCK_MARK}{CELL}{HEADING_MARK}"
# A line that does not continue a sentence: item, heading, row, underline, element, key of front matter, empty line.
_OWN = lazy_pattern(
    rf"[ \t]*(?:[-*+|=:]|#{{1,6}}[ \t]|\d{{1,3}}[.)][ \t]|[{_MARKS}]|[\w.-]{{1,40}}:(?:[ \t]|$)|[\r\n]|\Z)", re.MULTILINE
)
_ALONE = lazy_pattern(rf"[ \t]*(?:\||#{{1,6}}[ \t]|-{{3}}|={{3}}|{HEADING_MARK}|[\r\n]|\Z)")
# The full stops in "J. Doe" and "Dr. Doe" do not end sentences.
_SENTENCE_END = lazy_pattern(
    rf"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bProf\.)(?<!\bal\.)[ \t\r\n]+(?=[A-Z\[*_<\"'(])"
    rf"|[{BLOCK_MARK}{HEADING_MARK}]"
)


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the lines that contain a part of a text; of a very long line, only the nearby part."""
    begin, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    first = max(text.rfind("\n", begin, start) + 1, text.rfind("\r", begin, start) + 1, begin)
    ends = [found for found in (text.find("\n", end, last), text.find("\r", end, last)) if found >= 0]
    return first, min(ends, default=last)


def passage_around(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the wrapped lines that belong to the same passage as a part of a page's words."""
    begin, limit = max(0, start - _NEAR), min(len(words), end + _NEAR)
    first, last = line_around(words, start, end)
    for _ in range(_LINES):
        if first <= begin or _OWN.match(words, first):
            break
        before = _line_end_before(words, first)
        above, _ = line_around(words, before, before)
        if _ALONE.match(words, above):
            break
        first = above
    for _ in range(_LINES):
        below = last + (2 if words.startswith("\r\n", last) else 1)
        if below >= limit or _OWN.match(words, below) or _ALONE.match(words, line_around(words, last, last)[0]):
            break
        _, last = line_around(words, below, below)
    return max(first, begin), min(last, limit)


def _line_end_before(words: str, first: int) -> int:
    return first - (2 if words.startswith("\r\n", first - 2) else 1)


def sentence_span(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence that contains a part of a page's words."""
    first, last = passage_around(words, start, end)
    begin = max((match.end() for match in _SENTENCE_END.finditer(words, first, start)), default=first)
    after = _SENTENCE_END.search(words, end, last)
    return begin, after.start() if after else last


def sentence_around(words: str, start: int, end: int) -> str:
    """Return the sentence that contains a part of a page's words, on one line."""
    first, last = sentence_span(words, start, end)
    return " ".join(words[first:last].split())


def introduction(words: str, start: int) -> str:
    """Return the line directly above a passage if it ends with a colon; otherwise ""."""
    first, _ = passage_around(words, start, start)
    end = len(words[max(0, first - _NEAR) : first].rstrip(" \t\r\n")) + max(0, first - _NEAR)
    return sentence_around(words, end - 1, end) if words[end - 1 : end] == ":" else ""


def words_before(words: str, start: int, length: int) -> str:
    """Return at most `length` characters of the passage before a place, on one line."""
    first, _ = passage_around(words, start, start)
    return re.sub(r"[ \t\r\n]+", " ", words[max(first, start - length) : start])


def short(said: str) -> str:
    """Return a text of a page for a quotation in a message: on one line, trimmed."""
    line = " ".join(said.split()).strip(" .(,")
    return f"{line})" if line.count("(") > line.count(")") else line
