"""Find mentions of days in a page's words, with their weekdays and ordinals.

Texts are blanked, not cut, so that offsets stay those of the page. Dates are recognized in English and in the language of the
site.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from synsml_cli.model.dates.unsettled import TO_COME
from synsml_cli.model.locales.registry import in_all_languages, language
from synsml_cli.model.prose.visible_words import BLOCK_MARK
from synsml_cli.model.prose.weekdays import APART, LINE, begins_something


class Mention(NamedTuple):
    """A day, or several days of one month, in prose: "Friday, July 28th or 29th, 2023"."""

    start: int
    """Offset of its first character, including a weekday."""
    end: int
    days: tuple[tuple[int, int], ...]
    """(month, day) of each day."""
    year: int | None
    weekdays: tuple[tuple[int, int, int], ...] = ()
    """(weekday, start, end) of each weekday's word, 0 for Monday: one for each day, or none."""
    ordinals: tuple[tuple[int, int, int], ...] = ()
    """(day, start, end) of each ordinal suffix, as in "31th"."""

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The days, or () if they have no year or do not exist."""
        try:
            return tuple(dt.date(self.year, *day) for day in self.days) if self.year else ()
        except ValueError:
            return ()

    @property
    def date(self) -> dt.date | None:
        """The day, or None if there are several, or it has no year or does not exist."""
        return self.dates[0] if self.dates and len(self.days) == 1 else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day, or None without a year."""
        return max(self.dates, default=None)

    def means(self, days: frozenset[dt.date]) -> bool:
        """Return whether it can mean exactly these days; without a year, any year matches."""
        return {(day.month, day.day) for day in days} == set(self.days) and self.year in (None, *(day.year for day in days))


class Month(NamedTuple):
    """A month with a year but without a day: "July 2023"."""

    start: int
    end: int
    year: int
    month: int

    @property
    def last_day(self) -> dt.date:
        """Its last day."""
        return dt.date(self.year + self.month // 12, self.month % 12 + 1, 1) - dt.timedelta(days=1)


class _Names(NamedTuple):
    """The words of dates, folded."""

    months: dict[str, int]
    weekdays: dict[str, int]
    """Word -> weekday, 0 for Monday."""
    weeks: tuple[tuple[str, ...], ...]
    """The seven names of a language and width, from Monday; the first two are English, wide and abbreviated."""
    word: re.Pattern[str]
    """Matches a weekday."""
    pattern: re.Pattern[str]
    """Matches a mention of days."""
    month_pattern: re.Pattern[str]


_SHORT = 5
"""Letters of the longest abbreviation of a weekday, which may have a full stop."""
_SHORT_DAYS = {"tues": 1, "thur": 3, "thurs": 3}
_DAY = r"(?<![\d.:/])(?:[12][0-9]|3[01]|0?[1-9])(?!\d|[:/]\d)(?:(?:st|nd|rd|th|ST|ND|RD|TH|er)\b)?\.?"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_DIGITS = (
    rf"(?<![\w/.-])(?:{_YEAR}(?P<ymd>[-/])[0-9]{{2}}(?P=ymd)[0-9]{{2}}|[0-9]{{1,2}}(?P<dmy>[./])[0-9]{{1,2}}(?P=dmy){_YEAR})"
    r"(?![\w/-]|\.[0-9])"
)
_BLANK = rf"(?:[ \t]++(?:{LINE})?|{LINE})"
"""Blanks or a line end, because editors wrap prose anywhere."""
_UNSETTLED = rf"(?:[ \t]*+\((?i:{TO_COME}|tentative|provisional)\))?"
_HOUR = r"(?=,[ \t]*+[0-9]{1,2}(?:[:.][0-9]{2}|[ \t]?[AaPp][Mm]\b))"
"""A time after a weekday, which then belongs to the day."""


@lru_cache(maxsize=4)
def _names(locale: str) -> _Names:
    months: dict[str, int] = {"sept": 9}
    weeks = []
    for data in map(language, dict.fromkeys(("en", locale))):
        for names in (data.months, data.short_months):
            months |= {_folded(word): number for number, word in enumerate(names.split(), 1)}
        weeks += [tuple(map(_folded, days.split())) for days in (data.days, data.short_days)]
    weekdays = {word: number for week in weeks for number, word in enumerate(week)} | _SHORT_DAYS
    month = _any(months)
    weekday = _any(weekdays)
    joins, the, of = map(in_all_languages, ("joins", "the", "of"))
    day = rf"{_DAY}(?:[ \t]*(?:{joins}|&|/|-|–|—|,)[ \t]*{_DAY}){{0,3}}"
    week = rf"(?:{weekday})(?:\b\.?[ \t]*+(?:-|–|—|/|&|{joins})[ \t]*+(?:{weekday}))?"
    # The weekday may be between day and year: "July 28 (Friday), 2023", or between commas.
    amid = rf"(?:[ \t]*+[(,][ \t]*+(?P<%s>{week})\.?(?:[ \t]*+\)|(?=,)))?"
    pattern = re.compile(
        rf"""
        (?:
            (?<![\w–-])(?P<weekday>{week})\b
            (?:(?P<stop>\.)?[ \t]*+(?:,[ \t]*+(?:{LINE}|{BLOCK_MARK}[ \t]*+)?|(?<=[ \t])|[(:][ \t]*+)|{APART})
            (?:(?:{the})[ \t]++)?
        )?
        (?:
            (?P<digits>{_DIGITS})
          | (?<![\w/])(?P<month>{month})\b\.?{_BLANK}(?:the[ \t]++)?(?P<days>{day})
            (?:{amid % "amid"}(?:(?:[ \t]*+,|[ \t]++of\b)?{_BLANK}|,)(?P<year>{_YEAR}))?
          | (?<![\w/])(?P<days2>{day}){_UNSETTLED}(?:{_BLANK}|-)(?:(?:{of})[ \t]++)?(?P<month2>{month})\b\.?
            (?:{amid % "amid2"}(?:(?:[ \t]*+,)?{_BLANK}|[-,])(?:(?:{of})[ \t]++)?(?P<year2>{_YEAR}))?
        )
        (?:
            [ \t]*+\([ \t]*+(?P<inside>{week})\.?[ \t]*+(?:\)|{_HOUR})
          | ,[ \t]++(?P<after>{weekday})\b(?!,?[ \t]++(?:the[ \t]++)?(?:{month}|[0-9]))
        )?
        """,
        re.VERBOSE,
    )
    months_of_years = re.compile(rf"(?<![\w/])(?P<month>{month})\b\.?,?{_BLANK}(?:(?:{of})[ \t]++)?(?P<year>{_YEAR})(?![\w/-])")
    return _Names(months, weekdays, tuple(weeks), re.compile(weekday), pattern, months_of_years)


def _folded(word: str) -> str:
    return word.rstrip(".").casefold()


def _any(words: dict[str, int]) -> str:
    """Return a pattern of the words as written: "May" and "MAY", and "mai" in languages with lower case."""
    forms = {form for word in words for form in (word.capitalize(), word.upper())}
    # English capitalizes them; "may 5" and "sat 2" are other words.
    english = {"may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan"}
    forms |= {word for word in words if word not in english}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def mentions(words: str, locale: str = "en") -> tuple[Mention, ...]:
    """Return the days that a page's words (`words_of`) mention, in order."""
    return tuple(_mentions(words, _names(locale)))


def _mentions(words: str, names: _Names) -> Iterator[Mention]:
    for match in names.pattern.finditer(words):
        found = _weekdays(match, words, names)
        if match["digits"]:
            if day := _from_digits(match["digits"]):
                yield Mention(*match.span(), (day[1:],), day[0], found if len(found) == 1 else ())
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
            found if len(found) == len(numbers) else (),
            tuple((day, start, end) for day, start, end in numbers if start < end and start >= 0),
        )


def _weekdays(match: re.Match[str], words: str, names: _Names) -> tuple[tuple[int, int, int], ...]:
    """Return the weekdays of a mention that certainly belong to it."""
    group = next((group for group in ("weekday", "amid", "amid2", "after", "inside") if match[group]), "")
    if not group:
        return ()
    first = match.start(group)
    found = tuple(
        (names.weekdays[word[0].casefold()], first + word.start(), first + word.end())
        for word in names.word.finditer(match[group])
    )
    # In "every Friday. July 28 is ...", the full stop ends a sentence.
    if match["stop"] and found[-1][2] - found[-1][1] > _SHORT:
        return ()
    return found if begins_something(match, words) else ()


def months(words: str, mentioned: Sequence[Mention], locale: str = "en") -> tuple[Month, ...]:
    """Return the months with a year but without a day in a page's words; `mentioned` are its days."""
    names = _names(locale)
    days = iter(mentioned)
    day = next(days, None)
    found = []
    for match in names.month_pattern.finditer(words):
        while day and day.end <= match.start():
            day = next(days, None)
        if not day or day.start >= match.end():
            found.append(Month(*match.span(), int(match["year"]), names.months[match["month"].casefold()]))
    return tuple(found)


def _from_digits(text: str) -> tuple[int, int, int] | None:
    """Return (year, month, day) of `2023-05-24`, `2023/05/24`, `24.05.2023`; of `5/24/2023` only if it is unambiguous."""
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


def weekday_name(day: dt.date, *, like: str = "Monday", locale: str = "en") -> str:
    """Return the weekday of a day in the language, case and width of another one."""
    wanted = like.casefold()
    rows = _names(locale).weeks
    row = next((row for row in rows if wanted in row), rows[1] if wanted in _SHORT_DAYS else rows[0])
    name = row[day.weekday()]
    return name.upper() if like.isupper() else name if like.islower() else name.capitalize()
