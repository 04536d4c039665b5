"""What prose says of dates: mentions of days with their weekdays and ordinals, found in a page's words.

Texts are blanked and not cut, so that offsets stay those of the page. English dates are always known, and those of the
language of the site.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from synsml_cli.model.tokens import scan, scan_marks

_COMMENT = re.compile(r"<!--|\{%-?[ \t]*comment[ \t]*-?%\}")
_ENDS = {"<": re.compile(r"-->"), "{": re.compile(r"\{%-?[ \t]*endcomment[ \t]*-?%\}")}
_MARKUP = re.compile(
    r"(?P<cell><t[dh]\b[^<>]*>)|</?[A-Za-z][^<>]*>|\{%[^%]*%\}|\{\{[^{}]*\}\}|(?<=\]\()[^()\s]*|\bhttps?://[^\s<>()]*|&nbsp;"
)


_ODD = re.compile(r"[\u00a0\u2000-\u200b\u202f\u3000]|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|\*{1,3}(?=\w)|(?<=[\w.,])\*{1,3}")


def blanked(text: str) -> str:
    """Return `text` with comments of HTML and Liquid as blanks; lines and offsets stay. One without end hides nothing."""
    parts = []
    position = 0
    unended: set[str] = set()
    while match := _COMMENT.search(text, position):
        kind = match[0][0]
        end = None if kind in unended else _ENDS[kind].search(text, match.end())
        if end is None:
            unended.add(kind)
            parts.append(text[position : match.end()])
            position = match.end()
        else:
            parts += [text[position : match.start()], _blanks(text[match.start() : end.end()])]
            position = end.end()
    return "".join(parts) + text[position:]


@lru_cache(maxsize=64)
def words_of(text: str, *, own: bool) -> str:
    """Return the words of a page as it shows them, everything else as blanks: comments, tags, Liquid, addresses, tokens.

    A cell of a table begins with `|`. `own`: the page is the user's own, and what stands between marks is not.
    """
    shown = blanked(text)
    parts = []
    position = 0
    for item in scan_marks(text) if own else scan(text):
        parts += [shown[position : item.start], _blanks(shown[item.start : item.end])]
        position = item.end
    shown = "".join(parts) + shown[position:]
    shown = _MARKUP.sub(lambda match: "|" + _blanks(match[0][1:]) if match["cell"] else _blanks(match[0]), shown)
    # Emphasis and odd blanks part the words of a date for us, not for readers.
    return _ODD.sub(lambda match: " " * len(match[0]), shown)


def _blanks(text: str) -> str:
    return re.sub(r"[^\n\r]", " ", text)


class Mention(NamedTuple):
    """A day, or several of one month, as prose says it: "Friday, July 28th or 29th, 2023"."""

    start: int
    """Offset of its first character, the weekday's if there is one."""
    end: int
    days: tuple[tuple[int, int], ...]
    """(month, day) of each."""
    year: int | None
    weekday: int | None = None
    """0 for Monday; only where one day is mentioned."""
    weekday_span: tuple[int, int] = (0, 0)
    """Offsets of the weekday's word."""
    ordinals: tuple[tuple[int, int, int], ...] = ()
    """(day, start, end) of each ordinal suffix, as in "31th"."""

    @property
    def date(self) -> dt.date | None:
        """The day, where it is one, has its year and exists."""
        if self.year is None or len(self.days) != 1:
            return None
        try:
            return dt.date(self.year, *self.days[0])
        except ValueError:
            return None

    def means(self, days: frozenset[dt.date]) -> bool:
        """Whether it says these days; without a year of its own, it may be any."""
        return {(day.month, day.day) for day in days} == set(self.days) and self.year in (None, *(day.year for day in days))


class _Names(NamedTuple):
    """The words of dates, folded."""

    months: dict[str, int]
    weekdays: dict[str, int]
    """Word -> 0 for Monday."""
    weeks: tuple[tuple[str, ...], ...]
    """The seven names of a language and width, from Monday; the first are English, wide and abbreviated."""
    pattern: re.Pattern[str]


_SHORT = 5
"""Letters of the longest abbreviation of a weekday, which may have a full stop."""
_SHORT_DAYS = {"tues": 1, "thur": 3, "thurs": 3}
_DAY = r"(?<![\d.:/])(?:[12][0-9]|3[01]|0?[1-9])(?!\d|[:/]\d)(?:(?:st|nd|rd|th|ST|ND|RD|TH|er)\b)?\.?"
_AND = r"[ \t]*(?:or|and|to|until|till|oder|und|bis|ou|et|au|o|y|al|&|/|-|–|—|,)[ \t]*"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_DIGITS = (
    rf"(?<![\w/.-])(?:{_YEAR}(?P<ymd>[-/])[0-9]{{2}}(?P=ymd)[0-9]{{2}}|[0-9]{{1,2}}(?P<dmy>[./])[0-9]{{1,2}}(?P=dmy){_YEAR})"
    r"(?![\w/-]|\.[0-9])"
)
_BLANK = r"(?:[ \t]+|[ \t]*(?:\r\n|\n|\r)[ \t]*)"
"""Blanks, or the end of a line: editors wrap prose where it suits them."""


@lru_cache(maxsize=4)
def _names(locale: str) -> _Names:
    from pendulum.locales.locale import Locale

    months: dict[str, int] = {"sept": 9}
    weeks = []
    for data in map(Locale.load, dict.fromkeys(("en", locale))):
        for width in ("wide", "abbreviated"):
            months |= {_folded(word): number for number, word in data.translation(f"months.{width}").items()}
            days = data.translation(f"days.{width}")
            weeks.append(tuple(_folded(days[number]) for number in range(7)))
    weekdays = {word: number for week in weeks for number, word in enumerate(week)} | _SHORT_DAYS
    month = _any(months)
    weekday = _any(weekdays)
    day = f"{_DAY}(?:{_AND}{_DAY}){{0,3}}"
    pattern = re.compile(
        rf"""
        (?:(?<![\w–-])(?P<weekday>{weekday})\b\.?,?[ \t]+(?:(?:the|den|le|el)[ \t]+)?)?
        (?:
            (?P<digits>{_DIGITS})
          | (?<![\w/])(?P<month>{month})\b\.?{_BLANK}(?:the[ \t]+)?(?P<days>{day})
            (?:(?:[ \t]*,|[ \t]+of)?{_BLANK}(?P<year>{_YEAR}))?
          | (?<![\w/])(?P<days2>{day})(?:{_BLANK}|-)(?:(?:of|de)[ \t]+)?(?P<month2>{month})\b\.?
            (?:(?:[ \t]*,?{_BLANK}|-)(?:de[ \t]+)?(?P<year2>{_YEAR}))?
        )
        (?:
            [ \t]*\([ \t]*(?P<inside>{weekday})\.?[ \t]*\)
          | ,[ \t]+(?P<after>{weekday})\b(?!,?[ \t]+(?:the[ \t]+)?(?:{month}|[0-9]))
        )?
        """,
        re.VERBOSE,
    )
    return _Names(months, weekdays, tuple(weeks), pattern)


def _folded(word: str) -> str:
    return word.rstrip(".").casefold()


def _any(words: dict[str, int]) -> str:
    """Return a pattern of the words as they stand in text: "May" and "MAY", and "mai" where a language writes it so."""
    forms = {form for word in words for form in (word.capitalize(), word.upper())}
    # English writes them large, and "may 5" or "sat 2" are other words.
    english = {"may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan"}
    forms |= {word for word in words if word not in english}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=64)
def mentions(words: str, locale: str = "en") -> tuple[Mention, ...]:
    """Return the days that a page's words (`words_of`) mention, in their order."""
    return tuple(_mentions(words, _names(locale)))


def _mentions(words: str, names: _Names) -> Iterator[Mention]:
    for match in names.pattern.finditer(words):
        named = next((group for group in ("weekday", "after", "inside") if match[group]), "")
        weekday = names.weekdays[match[named].casefold()] if named else None
        if named == "weekday" and len(match[named]) > _SHORT and words.startswith(".", match.end(named)):
            named, weekday = "", None  # "every Friday. July 28 is ..." ends a sentence there
        span = match.span(named) if named else (0, 0)
        if match["digits"]:
            if found := _from_digits(match["digits"]):
                yield Mention(*match.span(), (found[1:],), found[0], weekday, span)
            continue
        suffix = "" if match["month"] else "2"
        month = names.months[match[f"month{suffix}"].casefold()]
        first = match.start(f"days{suffix}")
        numbers = [
            (int(number[1]), first + number.start(2), first + number.end(2))
            for number in re.finditer(r"([0-9]{1,2})([A-Za-z]{2})?", match[f"days{suffix}"])
            if number[1]
        ]
        year = match[f"year{suffix}"]
        yield Mention(
            *match.span(),
            tuple((month, day) for day, _, _ in numbers),
            int(year) if year else None,
            weekday if len(numbers) == 1 else None,
            span,
            tuple((day, start, end) for day, start, end in numbers if start < end and start >= 0),
        )


def _from_digits(text: str) -> tuple[int, int, int] | None:
    """Return (year, month, day) of `2023-05-24`, `2023/05/24`, `24.05.2023`; of `5/24/2023` only where it is clear which."""
    one, two, three = map(int, re.split(r"[-/.]", text))
    if one > 31:
        year, month, day = one, two, three
    elif "." in text or one > 12:
        year, month, day = three, two, one
    elif two > 12 or one == two:
        year, month, day = three, one, two
    else:
        return None
    return (year, month, day) if 1 <= month <= 12 else None


_NEAR = 300
"""Characters of a line that are looked at before and behind a place: a page may be one line of a megabyte."""


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the line, or lines, that hold a stretch of a text; of a very long line what is near."""
    begin, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    first = max(text.rfind("\n", begin, start) + 1, text.rfind("\r", begin, start) + 1, begin)
    ends = [found for found in (text.find("\n", end, last), text.find("\r", end, last)) if found >= 0]
    return first, min(ends, default=last)


_SENTENCE_END = re.compile(r"(?<=[.!?])[ \t]+(?=[A-Z\[*_<])")


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence, on its line, that holds a stretch of a text."""
    first, last = line_around(text, start, end)
    begin = max((match.end() for match in _SENTENCE_END.finditer(text, first, start)), default=first)
    after = _SENTENCE_END.search(text, end, last)
    return text[begin : after.start() if after else last]


def weekday_name(day: dt.date, *, like: str = "Monday", locale: str = "en") -> str:
    """Return the weekday of a day, written like another one: in its language and case, and as short."""
    wanted = like.casefold()
    rows = _names(locale).weeks
    row = next((row for row in rows if wanted in row), rows[1] if wanted in _SHORT_DAYS else rows[0])
    name = row[day.weekday()]
    return name.upper() if like.isupper() else name if like.islower() else name.capitalize()
