"""Find the headings of a markdown page: `## ATX`, underlined (setext), and HTML."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.pages.code import without_fences
from synsml_cli.model.prose.visible_words import blanked
from synsml_cli.model.source.front_matter import front_matter_end
from synsml_cli.model.source.patterns import lazy_pattern

_LINE = lazy_pattern(r"[^\r\n]*")
_ATX = lazy_pattern(r" {0,3}(#{1,6})[ \t]+")
_UNDERLINE = lazy_pattern(r" {0,3}(=+|-+)[ \t]*")
_HTML = lazy_pattern(r"<h([1-6])\b[^<>]*>([^<]*(?:<(?!/?h[1-6]\b)[^<>]*>[^<]*)*)</h\1\s*>", re.IGNORECASE)
_BRANCH = lazy_pattern(r"\[\[\s*(if|else|end)\b|\{%-?\s*(if|unless|else|elsif|endif|endunless|case|when|endcase)\b")
_NUMBERED = lazy_pattern(r"\d+[.)]")
_RULE = 3
"""Characters of `- - -` that make a line a rule."""
_MARKUP = lazy_pattern(r"\{[:#][^{}]*\}|[*_`]|<[^<>]*>|\[([^\[\]]*)\]\([^()]*\)")


class Heading(NamedTuple):
    """A heading of a page."""

    level: int
    words: str
    """Text without markup."""
    start: int
    """Offset of its text."""
    end: int
    branch: str = ""
    """The branch of a condition that contains it: two branches may have the same heading."""


def headings(text: str) -> Iterator[Heading]:
    """Yield the headings of a page, in order, without those in code or comments."""
    shown = without_fences(blanked(text))
    branch = 0
    depth = 0
    before: tuple[int, str] | None = None  # the line above, if it can be underlined
    front = front_matter_end(text)
    position = shown.find("\n", front) + 1 if front else 0
    while position < len(shown):
        match = _LINE.match(shown, position)
        line = match[0] if match else ""
        start, end = position, position + len(line)
        position = end + (2 if shown.startswith("\r\n", end) else 1)
        for found in _BRANCH.finditer(line):
            word = found[1] or found[2]
            depth += {"if": 1, "unless": 1, "case": 1}.get(word, -1 if word.startswith("end") else 0)
            branch += 1
        where = str(branch) if depth > 0 else ""
        ticks = counted = 0
        for tag in re.finditer("<[hH][1-6]", line):
            html = _HTML.match(shown, start + tag.start())
            ticks += line.count("`", counted, tag.start())
            counted = tag.start()
            if html and ticks % 2 == 0:  # otherwise it is inside code
                words = html[2].strip()
                yield from _heading(int(html[1]), words, shown.index(words, html.start(2)), where)
        if atx := _ATX.match(line):
            words = line[atx.end() :].rstrip(" \t").rstrip("#").rstrip(" \t")
            yield from _heading(len(atx[1]), words, start + atx.end(), where)
            before = None
        elif before and (under := _UNDERLINE.fullmatch(line)):
            yield from _heading(1 if under[1][0] == "=" else 2, before[1], before[0], where)
            before = None
        else:
            before = (start, line.rstrip()) if _may_be_underlined(line) else None


def _may_be_underlined(line: str) -> bool:
    """Return whether a line is text that can be underlined: not a list, quotation, table row, element or rule."""
    words = line.lstrip()
    if not words or words[0] in "-*+>|<" or _NUMBERED.match(words):
        return False
    before = line.rstrip("-*_ ")
    return bool(before.strip()) or len(line) - len(before) < _RULE


def _heading(level: int, words: str, start: int, branch: str) -> Iterator[Heading]:
    plain = " ".join(_MARKUP.sub(lambda match: match[1] or "", words).split())
    if plain:
        yield Heading(level, plain, start, start + len(words), branch)
