"""A page names the conference, or the workshop itself, with an earlier year.

The name was probably copied from last year's page. This is a hint, because many pages mention the previous edition on
purpose. The check skips sentences about the past and everything under a heading such as "Past editions".

Bad:  We will meet at ICML 2022.          # host: ICML 2023
Good: We will meet at [[workshop.host]].
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.past import PastParts, speaks_of_the_past
from synsml_cli.model.prose.sentences import sentence_around, words_before
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.timeline.edition import edition_year, years_in

_EDITIONS = 5
"""Number of earlier editions that are searched for."""
_LETTERS = 2
"""Names of this length or shorter can be ordinary words."""
_LONG = 300
"""Characters; longer names are skipped, because a pattern of a megabyte takes seconds."""
_AFTER = lazy_pattern(r"\b(?:after|like|unlike|as (?:at|in))(?: (?:our|the|our workshop at|workshop at))? ?\Z", re.IGNORECASE)


def run(context: Context) -> Iterator[Remark]:
    """Yield every name of the conference or workshop with the year of one of the five editions before."""
    workshop = context.project.known
    patterns = [(fact, re.compile(pattern, re.IGNORECASE), year) for fact, pattern, year in _names(workshop)]
    locale = context.project.known.site.locale
    for page in context.project.texts:
        file, words = page.file, page.words
        past: PastParts | None = None
        reported = -1
        found = [
            (match, fact, year)
            for fact, pattern, year in patterns
            if any(str(earlier) in words for earlier in range(year - _EDITIONS, year))
            for match in pattern.finditer(words)
        ]
        for match, fact, year in sorted(found, key=lambda item: (item[0].start(), -item[0].end())):
            if match.start() < reported or not year - _EDITIONS <= int(match["year"] or match["first"]) < year:
                continue
            reported = match.end()
            past = past or PastParts(words, locale)
            if _AFTER.search(words_before(words, match.start(), 40)):
                continue
            if not speaks_of_the_past(sentence_around(words, *match.span()), locale) and match.start() not in past:
                at = At(file, start=match.start(), end=match.end())
                quoted = " ".join(match[0].split())
                written = quoted.replace(match["year"] or match["first"], str(year))
                if fact == "host":
                    yield Remark(at, f"{quoted!r} is not the conference {workshop.host!r}", f"write {written!r}")
                else:
                    yield Remark(at, f"{quoted!r} is an earlier edition: this one is {year}", f"write {written!r}")


def _names(workshop: Workshop) -> Iterator[tuple[str, str, int]]:
    """Yield (fact, pattern, correct year) for every name that a page can combine with a year."""
    host_years = years_in(workshop.host)
    if host_years:
        name = workshop.host.rpartition(str(host_years[-1]))[0].strip(" -'’")
        if name and len(name) <= _LONG and not workshop.host.endswith(name):
            yield "host", _with_year(name, before=False), host_years[-1]
    year = edition_year(workshop)
    for fact in ("name", "short_name") if year else ():
        name = getattr(workshop, fact)
        if len(name) > _LONG:
            continue
        for other in set(years_in(name)):
            name = name.replace(str(other), " ")
        if len(name := " ".join(name.split()).strip(" -'’@")) > _LETTERS and year:
            yield fact, _with_year(name, before=True), year


def _with_year(name: str, *, before: bool) -> str:
    words = r"\s+".join(map(re.escape, name.split()))
    year_last = rf"(?<!\w){words}[ \t]*[\-'’,(]?[ \t]*(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])"
    return (
        rf"(?:(?<![\w.-])(?P<first>(?:19|20)[0-9]{{2}})[ \t]+{words}(?!\w))|(?:{year_last})"
        if before
        else rf"(?P<first>(?!))?{year_last}"
    )
