"""Days in the prose of pages that disagree with the facts: former values, days beside a label, earlier editions.

Each mention of a day is judged once, by the first rule that it breaks.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from synsml_cli.model.edition import edition_year, first_day
from synsml_cli.model.project import Project
from synsml_cli.model.prose import Mention, line_around, mentions, sentence_around, words_of
from synsml_cli.model.workshop import DateEntry, Former, Workshop

Fault = Literal["former", "label", "year"]

SEASON = dt.timedelta(days=300)
"""How long before its event a workshop can have dates of its own: older ones are of an earlier edition."""

# Who tells of the change, or of another year, is right to name the old day: "extended from", or struck out.
_HISTORY = re.compile(
    r"\b(?:(?:extended|moved|changed|postponed) from|previous(?:ly)?|former(?:ly)?|original(?:ly)?|instead of)\b"
    r"[^.;|]{0,40}\Z|\b(?:not|old|was|were)\b[^.;|]{0,20}\Z|~~[^~\n]*\Z|<(?:del|s|strike)\b[^>]*>[^<]*\Z",
    re.IGNORECASE,
)
_PAST = frozenset(
    [
        "previous",
        "previously",
        "past",
        "last",
        "earlier",
        "prior",
        "former",
        "first",
        "second",
        "third",
        "archive",
        "archived",
        "history",
        "since",
        "was",
        "were",
        "held",
        "took",
        "published",
        "posted",
        "updated",
        "arxiv",
        "news",
        "edition",
        "editions",
        "accessed",
        "born",
        "founded",
        "between",
        "from",
        "proceedings",
        "vol",
        "al",
        "copyright",
        "c",
    ]
)
# All repetitions are bounded: a page of a million bars is read in one pass.
_GLUE = r"(?:[ \t:*_|\-–—.,()~>\"']|\b(?:is|are|due|on|by|ends|until|will be)\b){0,60}"
_BEHIND_LABEL = re.compile(_GLUE)
_LEAD = re.compile(r"(?:\A|[\n\r|])[ \t>#*+\-|_\"'(]{0,20}(?:\d{1,3}[.)][ \t]{1,5})?[ \t*_|]{0,10}\Z")
_LEAD_LENGTH = 40
_BEFORE = 80
"""Characters before a day in which the words of a change stand."""
_LONG = 200
"""Characters of a label that nobody repeats on a page; a pattern of a megabyte would take seconds."""
_CLOCK = re.compile(r",?[ \t]*(?:at[ \t]+)?([0-2]?[0-9]):([0-5][0-9])[ \t]*(am|pm|AM|PM)?[ \t]*\(?(AoE|UTC)\b")


def speaks_of_the_past(sentence: str) -> bool:
    """Whether a sentence tells of something that was, so that an old year is right there."""
    return "©" in sentence or not _PAST.isdisjoint(re.findall(r"[a-z]+", sentence.casefold()))


class Stale(NamedTuple):
    """A mention that disagrees."""

    fault: Fault
    file: str
    mention: Mention
    entry: DateEntry | None = None
    former: Former | None = None
    end: int = -1
    """Offset after the mention, its time included where that is what disagrees."""


def pages_words(project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield (file, its text, its words) of every page's source once."""
    for file, own in {file: not page.source for page, file in project.page_files.items()}.items():
        text = project.sources[file].text
        yield file, text, words_of(text, own=own)


def stale_days(project: Project) -> Iterator[Stale]:
    """Yield every mention of a day that disagrees with the facts, in the order of the pages."""
    workshop = project.known
    shown = [entry for entry in workshop.dates.values() if not entry.internal]
    current = [frozenset(point.day for point in entry.when.points) for entry in shown]
    formers = [
        (frozenset(point.day for point in former.when.points), entry, former)
        for entry in shown
        for former in entry.was
        if former.when.points
    ]
    formers = [item for item in formers if item[0] not in current]
    labels = _labels(shown)
    for file, text, words in pages_words(project):
        found = mentions(words, workshop.site.locale)
        beside = _beside_labels(words, found, labels) if labels else {}
        present = {entry.id: _starts(found, entry) for _, entry, _ in formers}
        for mention in found:
            first, last = line_around(words, mention.start, mention.end)
            entry = beside.get(mention)
            if _HISTORY.search(text[max(first, mention.start - _BEFORE) : mention.start]):
                continue
            former = _former(mention, formers, entry)
            if former and not (f"[[date {former[0].id}" in text[first:last] or _says(present[former[0].id], first, last)):
                yield Stale("former", file, mention, *former)
            elif not former and entry and (end := _contradiction(mention, entry, words)):
                yield Stale("label", file, mention, entry, end=end)
            elif (
                not entry
                and _of_earlier_edition(mention, workshop)
                and not speaks_of_the_past(sentence_around(words, mention.start, mention.end))
            ):
                yield Stale("year", file, mention)


def _former(
    mention: Mention, formers: list[tuple[frozenset[dt.date], DateEntry, Former]], beside: DateEntry | None
) -> tuple[DateEntry, Former] | None:
    for days, entry, former in formers:
        if mention.means(days) and beside in (None, entry):
            return entry, former
    return None


def _starts(found: tuple[Mention, ...], entry: DateEntry) -> list[int]:
    """Return where the present value of a date is said."""
    days = frozenset(point.day for point in entry.when.points)
    return [mention.start for mention in found if mention.means(days)]


def _says(starts: list[int], first: int, last: int) -> bool:
    """Whether one of these places is on a line: who says the present value too tells of the change."""
    number = bisect_left(starts, first)
    return number < len(starts) and starts[number] < last


def _contradiction(mention: Mention, entry: DateEntry, words: str) -> int:
    """Return the offset at which the contradicting mention ends; 0 where there is none."""
    days = frozenset(point.day for point in entry.when.points)
    if not days or entry.cancelled:
        return 0
    told = {(day.month, day.day) for day in days}
    in_span = entry.when.form == "to" and all(_within(day, entry) for day in mention.days)
    if (not mention.means(days) and not (set(mention.days) <= told or in_span)) or not _year_fits(mention, days):
        return mention.end
    clock = _CLOCK.match(words, mention.end)
    point = entry.when.points[-1]
    if clock and point.time and point.zone == clock[4]:
        hour = int(clock[1]) % 12 + (12 if clock[3].casefold() == "pm" else 0) if clock[3] else int(clock[1])
        if (hour, int(clock[2])) != (point.time.hour, point.time.minute):
            return clock.end()
    return 0


def _within(day: tuple[int, int], entry: DateEntry) -> bool:
    first, last = entry.when.points[0].day, entry.when.points[-1].day
    return (first.month, first.day) <= day <= (last.month, last.day)


def _year_fits(mention: Mention, days: frozenset[dt.date]) -> bool:
    return mention.year in (None, *(day.year for day in days))


def _of_earlier_edition(mention: Mention, workshop: Workshop) -> bool:
    year = edition_year(workshop)
    if not year or not mention.year or not year - 5 <= mention.year < year:
        return False
    begin = first_day(workshop)
    if begin and mention.date:
        return mention.date < (begin - SEASON).date()
    return mention.year < year - 1 or begin is None


class _Labels(NamedTuple):
    owners: Mapping[str, DateEntry]
    """Folded label -> its date; labels that two dates share are left out."""
    anywhere: re.Pattern[str]
    """A label."""
    at_end: re.Pattern[str]
    """The rest of a line or cell behind a day, with a label as its last words."""


def _labels(entries: list[DateEntry]) -> _Labels | None:
    known: dict[str, list[DateEntry]] = {}
    for entry in entries:
        if (label := _folded(entry.label)) and len(label) <= _LONG:
            known.setdefault(label, []).append(entry)
    owners = {label: same[0] for label, same in known.items() if len(same) == 1}
    if not owners:
        return None
    longest_first = sorted(owners, key=lambda label: (-len(label), label))
    either = "|".join(r"[ \t]+".join(map(re.escape, label.split())) for label in longest_first)
    label = rf"(?<!\w)(?P<label>{either})(?!\w)"
    end = r"[ \t*_.,|)]{0,20}(?=[\n\r|]|\Z)"
    return _Labels(
        owners, re.compile(label, re.IGNORECASE), re.compile(rf"(?:{_CLOCK.pattern}\)?)?{_GLUE}{label}{end}", re.IGNORECASE)
    )


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _beside_labels(words: str, found: tuple[Mention, ...], labels: _Labels) -> dict[Mention, DateEntry]:
    """Return which mentions stand right behind a label that begins a line or a cell, or before one that ends it."""
    starts = {mention.start: mention for mention in found}
    beside = {}
    for match in labels.anywhere.finditer(words) if found else ():
        glue = _BEHIND_LABEL.match(words, match.end())
        mention = starts.get(glue.end()) if glue else None
        # A text that begins in the middle would look like the beginning of a line.
        first = max(0, match.start() - _LEAD_LENGTH)
        lead = words[first : match.start()] if not first else f"x{words[first : match.start()]}"
        if mention and _LEAD.search(lead):
            beside[mention] = labels.owners[_folded(match["label"])]
    for mention in found:
        if mention not in beside and (behind := labels.at_end.match(words, mention.end)):
            beside[mention] = labels.owners[_folded(behind["label"])]
    return beside
