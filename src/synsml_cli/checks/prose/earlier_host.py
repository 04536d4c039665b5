"""A page names the conference, or the workshop itself, with an earlier year.

Often it tells of the edition before, and rightly so; so this is a hint. Sentences that speak of the past are left alone, and
what stands below such a heading or line.

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
from synsml_cli.model.timeline.edition import edition_year, years_in

_EDITIONS = 5
"""Earlier ones that are looked for."""
_LETTERS = 2
"""A name of so few letters may be a word."""
_LONG = 300
"""Characters of a name that nobody repeats on a page; a pattern of a megabyte would take seconds."""
_AFTER = re.compile(r"\b(?:after|like|unlike|as (?:at|in))(?: (?:our|the|our workshop at|workshop at))? ?\Z", re.IGNORECASE)


def run(context: Context) -> Iterator[Remark]:
    """Look for the conference's name with the year of one of the five editions before."""
    workshop = context.project.known
    patterns = [(fact, re.compile(pattern, re.IGNORECASE), year) for fact, pattern, year in _names(workshop)]
    locale = context.project.known.site.locale
    for page in context.project.texts:
        file, words = page.file, page.words
        past: PastParts | None = None
        told = -1
        found = [
            (match, fact, year)
            for fact, pattern, year in patterns
            if any(str(earlier) in words for earlier in range(year - _EDITIONS, year))
            for match in pattern.finditer(words)
        ]
        for match, fact, year in sorted(found, key=lambda item: (item[0].start(), -item[0].end())):
            if match.start() < told or not year - _EDITIONS <= int(match["year"] or match["first"]) < year:
                continue
            told = match.end()
            past = past or PastParts(words, locale)
            if _AFTER.search(words_before(words, match.start(), 40)):
                continue
            if not speaks_of_the_past(sentence_around(words, *match.span()), locale) and match.start() not in past:
                at = At(file, start=match.start(), end=match.end())
                said = " ".join(match[0].split())
                if fact == "host":
                    yield Remark(at, f"{said!r} is an earlier conference than {workshop.host!r}", "write [[workshop.host]]")
                else:
                    yield Remark(
                        at, f"{said!r} names an earlier edition than that of {year}", f"write {year}, or [[workshop.{fact}]]"
                    )


def _names(workshop: Workshop) -> Iterator[tuple[str, str, int]]:
    """Yield (fact, pattern, the year that is right) of the names that can stand with a year."""
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
    behind = rf"(?<!\w){words}[ \t]*[\-'’,(]?[ \t]*(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])"
    return (
        rf"(?:(?<![\w.-])(?P<first>(?:19|20)[0-9]{{2}})[ \t]+{words}(?!\w))|(?:{behind})"
        if before
        else rf"(?P<first>(?!))?{behind}"
    )
