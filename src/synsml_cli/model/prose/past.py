"""What on a page tells of the past, where an old day is right: sentences, and what stands below such headings."""

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
"""Words that tell of the past only where nothing is yet to come."""
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
"""What the front matter of a post says of itself."""
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
"""Characters of a line that can be a heading, or say what the list below it is of."""


def speaks_of_the_past(sentence: str, locale: str = "en") -> bool:
    """Whether a sentence tells of something that was, so that an old year is right there."""
    if _is_past_in(locale, sentence):
        return True
    words = set(_WORD.findall(sentence.casefold().replace("ph.d", "phd")))
    told = words & _PAST
    return bool(_PHRASE.search(sentence) or _STAMP.match(sentence) or (told - _UNCERTAIN if words & _TO_COME else told))


def _is_past_in(locale: str, text: str) -> bool:
    own = language(locale).prose.past
    return bool(own) and not set(own.split()).isdisjoint(_LETTERS.findall(text.casefold()))


# "inspired", but not "is inspired", nor words that stand before a noun.
_DONE = lazy_pattern(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeen )"
    r"\b(?!extended|invited|related|limited|submitted|need|proceed|exceed|indeed)[a-z]{3,}ed\b"
)


def may_speak_of_the_past(sentence: str) -> bool:
    """Whether something in a sentence was done: enough to say nothing of a month, which bios and references have too."""
    folded = sentence.casefold()
    words = set(_WORD.findall(folded))
    return not words & _TO_COME and any(word.endswith("ed") for word in words) and bool(_DONE.search(folded))


class PastParts:
    """The parts of a page below a heading, or in a list below a line, that tell of the past: "Past editions"."""

    def __init__(self, words: str, locale: str = "en") -> None:
        """Look at every line once."""
        self._starts: list[int] = []
        self._past: list[bool] = []
        for start, is_past in _parts(words, locale):
            self._starts.append(start)
            self._past.append(is_past)

    def __contains__(self, offset: int) -> bool:
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and self._past[number]


def _parts(words: str, locale: str) -> Iterator[tuple[int, bool]]:
    """Yield (where a line begins, whether what stands above it makes it tell of the past)."""
    below: list[int] = []  # the levels of the headings it stands below that do
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
