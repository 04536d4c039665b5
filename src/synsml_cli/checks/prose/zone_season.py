"""A page gives a time in a time zone that is not used on that date, such as PST in August.

Half of the year these abbreviations are off by an hour, and readers do not know whether the abbreviation or the hour is
wrong.

Bad:  August 5, 2023, 17:00 PST
Good: August 5, 2023, 17:00 PDT
Good: August 5, 2023, 17:00 in Los Angeles
"""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.zones import zone_info
from synsml_cli.model.project.page_text import PageText
from synsml_cli.model.prose.sentences import line_around
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.timeline.edition import edition_year

_ZONES = {
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "MDT": "America/Denver",
    "CDT": "America/Chicago",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "EET": "Europe/Athens",
    "EEST": "Europe/Athens",
    "WEST": "Europe/Lisbon",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
}
"""Abbreviations that are used for half of the year. MST and CST are used all year in Arizona, Mexico and China, BST in
Bangladesh."""

# Only after a time: "EST" alone is also a French word.
_TIME = lazy_pattern(rf"[0-9]{{1,2}}(?:[:.][0-9]{{2}})?[ \t]*(?:[AaPp]\.?[Mm]\.?)?,?[ \t]*\(?\b(?P<zone>{'|'.join(_ZONES)})\b")


def run(context: Context) -> Iterator[Remark]:
    """Yield every such abbreviation that is not used on the nearest date before it on its line, else after it."""
    workshop = context.project.known
    if context.project.lacks("timezone"):
        return  # the venue may use the abbreviation all year
    for page in context.project.texts:
        for match in _TIME.finditer(page.words):
            start, end = match.span("zone")
            day = _day(page, start, end, edition_year(workshop))
            if day is None or _in_use(match["zone"], day, workshop.timezone):
                continue
            right = _name(_ZONES[match["zone"]], day)
            at = At(page.file, start=start, end=end)
            remedy = f"write {right!r} if the hour is correct, or name the city"
            yield Remark(at, f"{match['zone']!r} is not used on {day}", remedy)


def _day(page: PageText, start: int, end: int, year: int | None) -> dt.date | None:
    here = page.mentions_within(*line_around(page.words, start, end))
    nearest = next((m for m in reversed(here) if m.start < start), next(iter(here), None))
    year = (nearest and nearest.year) or year
    if nearest is None or year is None:
        return None
    try:
        return dt.date(year, *nearest.days[0])
    except ValueError:
        return None


def _name(zone: str, day: dt.date) -> str:
    return dt.datetime.combine(day, dt.time(12), zone_info(zone, "UTC")).tzname() or ""


def _in_use(letters: str, day: dt.date, venue: str) -> bool:
    # Cancún and Brisbane use EST and AEST all year.
    also = [venue, "Australia/Brisbane" if letters == "AEST" else ""]
    return letters in [_name(zone, day) for zone in (_ZONES[letters], *also) if zone]
