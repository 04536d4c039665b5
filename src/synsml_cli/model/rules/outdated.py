"""Find days in prose that contradict the facts: former values, days next to a label, earlier editions.

Each mention of a day is judged once, by the first rule that it breaks.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from synsml_cli.model.locales.registry import in_all_languages
from synsml_cli.model.progress import Progress, in_steps, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.prose.disagreement import disagreement
from synsml_cli.model.prose.labels import beside_labels, labels_of
from synsml_cli.model.prose.mentions import Mention, Month
from synsml_cli.model.prose.past import PastParts, may_speak_of_the_past, speaks_of_the_past
from synsml_cli.model.prose.sentences import line_around, passage_around, sentence_around, sentence_span, words_before
from synsml_cli.model.prose.visible_words import BLOCK_MARK, CELL, HEADING_MARK
from synsml_cli.model.records.workshop import DateEntry, Former, Workshop
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.timeline.edition import edition_year, first_day

OutdatedReason = Literal["former", "label", "year"]

SEASON = dt.timedelta(days=300)
"""Longest time before an event in which a workshop has dates; older days belong to an earlier edition."""

_WAS = lazy_pattern(rf"[^.;|\r\n{BLOCK_MARK}{CELL}{HEADING_MARK}]{{0,40}}?\b(?:was|were|has passed|is over)\b", re.IGNORECASE)
"""Matches the text after a day in the past."""
_REFERENCE = lazy_pattern(r"[ \t]*(?:[-*+][ \t]+)?\[\^?\w{1,20}\]")
"""Matches the start of an entry in a bibliography, or of a footnote."""
_PERIOD = lazy_pattern(
    r"[ \t]*+(?:-{1,3}|–|—|to|until|till|bis)[ \t]*+"
    r"(?:present|now|today|ongoing|heute|(?:\w{3,9}\.?[ \t]++)?(?P<year>20\d\d)\b)"
)
"""Matches the text after the month in which a grant or a position began."""
_BEFORE = 80
"""Characters before a day that may describe a change."""


@cache
def _history() -> re.Pattern[str]:
    """Return a pattern for the text before a former value: a page may name it if it describes the change ("extended from")."""
    rest = rf"[^.;|{BLOCK_MARK}{CELL}{HEADING_MARK}]"
    return re.compile(
        rf"\b(?:extended|moved|changed|postponed) from\b(?:(?!\b(?:to|until)\b|→|->){rest}){{0,40}}\Z"
        rf"|\b(?:previous(?:ly)?|former(?:ly)?|original(?:ly)?|instead of)\b{rest}{{0,40}}\Z"
        rf"|\b(?:{in_all_languages('formerly')})\w*\b{rest}{{0,40}}\Z"
        rf"|\b(?:not|old|was|were)\b{rest}{{0,20}}\Z",
        re.IGNORECASE,
    )


class Stale(NamedTuple):
    """A mention that contradicts the facts."""

    fault: OutdatedReason
    file: str
    mention: Mention | Month
    entry: DateEntry | None = None
    former: Former | None = None
    end: int = -1
    """Offset after the mention, including its time if that is wrong."""


_Formers = dict[frozenset[tuple[int, int]], list[tuple[frozenset[dt.date], DateEntry, Former]]]
"""(month, day)s of a former value -> all former values with these days, and their dates."""


def stale_days(project: Project, progress: Progress = silent) -> Iterator[Stale]:
    """Yield every mention of a day that contradicts the facts, in page order."""
    workshop = project.known
    shown = [entry for entry in workshop.dates.values() if not entry.internal]
    formers = _formers_of(shown)
    labels = labels_of(workshop, shown)
    for page in in_steps(project.texts, progress):
        file, text, words = page.file, page.text, page.words
        found = page.mentions
        said: list[Mention | Month] = [*found, *page.months]
        beside = beside_labels(words, said, labels) if labels else {}
        present = _Present(found)
        past = _Past(words, workshop.site.locale)
        for mention in sorted(said, key=lambda mention: mention.start):
            entry = beside.get(mention)
            old = _of_earlier_edition(mention, workshop)
            if old and past.tells_of(mention):
                continue
            former = _former(mention, formers, entry) if isinstance(mention, Mention) else None
            if not (old or former or entry) or _history().search(words_before(words, mention.start, _BEFORE)):
                continue
            if former and isinstance(mention, Mention) and not _tells_of_change(mention, text, words, former[0], present):
                yield Stale("former", file, mention, *former)
            elif not former and entry and (end := disagreement(mention, entry, words)):
                yield Stale("label", file, mention, entry, end=end)
            elif old and (not entry or isinstance(mention, Month)):
                yield Stale("year", file, mention)


def _formers_of(shown: Sequence[DateEntry]) -> _Formers:
    """Return the former values of dates that are not the current value of any date."""
    current = {frozenset(point.day for point in entry.when.points) for entry in shown}
    formers: _Formers = {}
    for entry in shown:
        for former in entry.was:
            days = frozenset(point.day for point in former.when.points)
            if days and days not in current:
                formers.setdefault(_of_any_year(days), []).append((days, entry, former))
    return formers


def _former(mention: Mention, formers: _Formers, beside: DateEntry | None) -> tuple[DateEntry, Former] | None:
    for days, entry, former in formers.get(frozenset(mention.days), ()):
        if mention.means(days) and beside in (None, entry):
            return entry, former
    return None


def _of_any_year(days: Iterable[dt.date]) -> frozenset[tuple[int, int]]:
    return frozenset((day.month, day.day) for day in days)


class _Present:
    """The current values of dates on a page."""

    def __init__(self, found: Iterable[Mention]) -> None:
        self._mentions: dict[frozenset[tuple[int, int]], list[Mention]] = {}
        for mention in found:
            self._mentions.setdefault(frozenset(mention.days), []).append(mention)

    def is_within(self, entry: DateEntry, first: int, last: int) -> bool:
        """Return whether the value of a date is mentioned between two offsets."""
        days = frozenset(point.day for point in entry.when.points)
        mentions = self._mentions.get(_of_any_year(days), [])
        number = bisect_left(mentions, first, key=lambda mention: mention.start)
        until = bisect_left(mentions, last, key=lambda mention: mention.start)
        return any(mention.means(days) for mention in mentions[number:until])


def _tells_of_change(mention: Mention, text: str, words: str, entry: DateEntry, present: _Present) -> bool:
    """Return whether a mention is about the past, or its line or sentence also contains the current value."""
    if _WAS.match(words, mention.end):
        return True
    first, last = line_around(words, mention.start, mention.end)
    if f"[[date {entry.id}" in text[first:last] or present.is_within(entry, first, last):
        return True
    return present.is_within(entry, *sentence_span(words, mention.start, mention.end))


class _Past:
    """Decides whether a day is about the past, from its sentence and the lines above; scans the page once, on demand."""

    def __init__(self, words: str, locale: str) -> None:
        self._words = words
        self._locale = locale
        self._parts: PastParts | None = None

    def tells_of(self, mention: Mention | Month) -> bool:
        sentence = sentence_around(self._words, mention.start, mention.end)
        if speaks_of_the_past(sentence, self._locale):
            return True
        if isinstance(mention, Month):
            first, _ = passage_around(self._words, mention.start, mention.end)
            if _REFERENCE.match(self._words, first):
                return True
            period = _PERIOD.match(self._words, mention.end)
            if period and int(period["year"] or mention.year + 1) > mention.year:
                return True
            is_aside = self._words.startswith(")", mention.end) and self._words.endswith("(", 0, mention.start)
            if is_aside or may_speak_of_the_past(sentence):
                return True
        self._parts = self._parts or PastParts(self._words, self._locale)
        return mention.start in self._parts


def _of_earlier_edition(mention: Mention | Month, workshop: Workshop) -> bool:
    year = edition_year(workshop)
    if not year or not mention.year or not year - 5 <= mention.year < year:
        return False
    begin = first_day(workshop)
    if begin and (last := mention.last_day):
        return last < (begin - SEASON).date()
    return mention.year < year - 1 or begin is None
