"""Recognize text about the past, where an old day is correct: sentences, and parts below such headings."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from synsml_cli.model.locales.registry import language
from synsml_cli.model.prose.visible_words import HEADING_MARK
from synsml_cli.model.source.patterns import lazy_pattern

_WORD = lazy_pattern(r"[a-z]+")
_UNCERTAIN = frozenset(
    _WORD.findall("held first second third edition editions from between published posted updated released moved")
)
"""Words of the past that count only if nothing in the sentence is about the future."""
_PAST = _UNCERTAIN | frozenset(
    _WORD.findall(
        "previous previously past earlier prior former formerly archive archived archives history since was were"
        " took arxiv news accessed born founded proceedings proc vol pp doi al copyright version versions revision revised"
        " dated retrieved modified created recorded thank thanks series accepted appeared presented rejected won awarded"
        " joined received graduated completed defended obtained earned appointed elected promoted became began started"
        " served worked phd degree following success successful sequel"
    )
)
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_STAMP = lazy_pattern(r"(?:date|created|modified|updated|lastmod|last[_-]modified(?:[_-]at)?):[ \t]{0,9}[\"']?\d{4}-\d\d-\d\d")
"""Matches metadata in the front matter of a post."""
_TO_COME = frozenset(["will", "shall"])
_HEADING = frozenset(
    _WORD.findall(
        "previous past earlier prior former archive archived archives history news editions announcements updates changelog"
        " bio bios biography biographies publications proceedings references bibliography"
    )
)
_PHRASE = lazy_pattern(r"©|\(c\)|\blast (?:year|edition|time|workshop|one)", re.IGNORECASE)
_ATX = lazy_pattern(r"[ \t]{0,3}(#{1,6})[ \t]")
_ITEM = lazy_pattern(r"[ \t]*(?:[-*+][ \t]|\d{1,3}[.)][ \t]|\||<)|[ \t]{2,}|[\x1c-\x1f]")
_LINE = lazy_pattern(r"[^\r\n]*")
_HTML_LEVEL = 2
_LONGEST = 300
"""Longest line that is considered as a heading, or as the introduction of a list."""


def speaks_of_the_past(sentence: str, locale: str = "en") -> bool:
    """Return whether a sentence is about the past, so that an old year is correct."""
    if _is_past_in(locale, sentence):
        return True
    words = set(_WORD.findall(sentence.casefold().replace("ph.d", "phd")))
    past_words = words & _PAST
    return bool(
        _PHRASE.search(sentence) or _STAMP.match(sentence) or (past_words - _UNCERTAIN if words & _TO_COME else past_words)
    )


def _is_past_in(locale: str, text: str) -> bool:
    past_words = language(locale).prose.past
    return bool(past_words) and not set(past_words.split()).isdisjoint(_LETTERS.findall(text.casefold()))


# "inspired", but not "is inspired", and no adjectives.
_DONE = lazy_pattern(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeen )"
    r"\b(?!extended|invited|related|limited|submitted|need|proceed|exceed|indeed)[a-z]{3,}ed\b"
)


def may_speak_of_the_past(sentence: str) -> bool:
    """Return whether a sentence contains a past action: enough to ignore a month, as in biographies and references."""
    folded = sentence.casefold()
    words = set(_WORD.findall(folded))
    return not words & _TO_COME and any(word.endswith("ed") for word in words) and bool(_DONE.search(folded))


class PastParts:
    """The parts of a page below a heading, or in a list below a line, about the past: "Past editions"."""

    def __init__(self, words: str, locale: str = "en") -> None:
        """Scan every line once."""
        self._starts: list[int] = []
        self._past: list[bool] = []
        for start, is_past in _parts(words, locale):
            self._starts.append(start)
            self._past.append(is_past)

    def __contains__(self, offset: int) -> bool:
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and self._past[number]


def _parts(words: str, locale: str) -> Iterator[tuple[int, bool]]:
    """Yield (start of a line, whether the lines above make it about the past)."""
    below: list[int] = []  # levels of the enclosing headings about the past
    of_list = False
    before = ""
    for match in _LINE.finditer(words):
        line = match[0][:_LONGEST]
        atx = _ATX.match(line)
        level = len(atx[1]) if atx else _HTML_LEVEL if line.lstrip(" ").startswith(HEADING_MARK) else 0
        if not level and before and re.fullmatch(r"=+|-+", line.strip()):
            level, line = 1 if "=" in line else 2, before
        if level:
            below = [above for above in below if above < level]
            of_list = False
            if not _HEADING.isdisjoint(_WORD.findall(line.casefold())) or _is_past_in(locale, line):
                below.append(level)
        elif line.strip() and not _ITEM.match(line):
            of_list = line.rstrip(" *_").endswith(":") and speaks_of_the_past(line, locale)
        yield match.start(), bool(below) or of_list
        before = line if line.strip() and not level else ""
