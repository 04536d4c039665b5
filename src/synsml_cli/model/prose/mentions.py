"""What prose says of dates: mentions of days with their weekdays and ordinals, found in a page's words.

Texts are blanked and not cut, so that offsets stay those of the page. English dates are always known, and those of the
language of the site.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from synsml_cli.model.locales.registry import in_all_languages, language
from synsml_cli.model.prose.visible_words import BLOCK_MARK
from synsml_cli.model.prose.weekdays import APART, LINE, begins_something


class Mention(NamedTuple):
    """A day, or several of one month, as prose says it: "Friday, July 28th or 29th, 2023"."""

    start: int
    """Offset of its first character, the weekday's if there is one."""
    end: int
    days: tuple[tuple[int, int], ...]
    """(month, day) of each."""
    year: int | None
    weekdays: tuple[tuple[int, int, int], ...] = ()
    """(weekday, start, end) of each weekday's word, 0 for Monday: as many as there are days, or none."""
    ordinals: tuple[tuple[int, int, int], ...] = ()
    """(day, start, end) of each ordinal suffix, as in "31th"."""

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The days, where they have their year and exist; else nothing."""
        try:
            return tuple(dt.date(self.year, *day) for day in self.days) if self.year else ()
        except ValueError:
            return ()

    @property
    def date(self) -> dt.date | None:
        """The day, where it is one, has its year and exists."""
        return self.dates[0] if self.dates and len(self.days) == 1 else None

    @property
    def last_day(self) -> dt.date | None:
        """The last of the days, where they have their year and exist."""
        return max(self.dates, default=None)

    def means(self, days: frozenset[dt.date]) -> bool:
        """Whether it says these days; without a year of its own, it may be any."""
        return {(day.month, day.day) for day in days} == set(self.days) and self.year in (None, *(day.year for day in days))


class Month(NamedTuple):
    """A month of a year without a day, as in "July 2023"."""

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
    """Word -> 0 for Monday."""
    weeks: tuple[tuple[str, ...], ...]
    """The seven names of a language and width, from Monday; the first are English, wide and abbreviated."""
    word: re.Pattern[str]
    """A weekday."""
    pattern: re.Pattern[str]
    """A mention of days."""
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
"""Blanks, or the end of a line: editors wrap prose where it suits them."""
_UNSETTLED = r"(?:[ \t]*+\((?:TB[ACD]|tb[acd]|tentative|provisional)\))?"
_HOUR = r"(?=,[ \t]*+[0-9]{1,2}(?:[:.][0-9]{2}|[ \t]?[AaPp][Mm]\b))"
"""A time behind a weekday, which is then the day's."""


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
    # The weekday may stand between day and year: "July 28 (Friday), 2023", or with commas on both sides.
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
    """Return a pattern of the words as they stand in text: "May" and "MAY", and "mai" where a language writes it so."""
    forms = {form for word in words for form in (word.capitalize(), word.upper())}
    # English writes them large, and "may 5" or "sat 2" are other words.
    english = {"may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan"}
    forms |= {word for word in words if word not in english}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def mentions(words: str, locale: str = "en") -> tuple[Mention, ...]:
    """Return the days that a page's words (`words_of`) mention, in their order."""
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
    """Return the weekdays of a mention, if they are certainly its own."""
    group = next((group for group in ("weekday", "amid", "amid2", "after", "inside") if match[group]), "")
    if not group:
        return ()
    first = match.start(group)
    found = tuple(
        (names.weekdays[word[0].casefold()], first + word.start(), first + word.end())
        for word in names.word.finditer(match[group])
    )
    # "every Friday. July 28 is ..." ends a sentence there.
    if match["stop"] and found[-1][2] - found[-1][1] > _SHORT:
        return ()
    return found if begins_something(match, words) else ()


def months(words: str, mentioned: Sequence[Mention], locale: str = "en") -> tuple[Month, ...]:
    """Return the months of years that a page's words mention without a day, in their order; `mentioned` are its days."""
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


def weekday_name(day: dt.date, *, like: str = "Monday", locale: str = "en") -> str:
    """Return the weekday of a day, written like another one: in its language and case, and as short."""
    wanted = like.casefold()
    rows = _names(locale).weeks
    row = next((row for row in rows if wanted in row), rows[1] if wanted in _SHORT_DAYS else rows[0])
    name = row[day.weekday()]
    return name.upper() if like.isupper() else name if like.islower() else name.capitalize()
