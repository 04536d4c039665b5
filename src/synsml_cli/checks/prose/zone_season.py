"""A page gives a time in a zone that is not in use on that day: "PST" in August.

Half of the year the letters are wrong by an hour, and readers cannot know whether the letters or the hour are meant.

Bad:  August 5, 2023, 17:00 PST
Good: August 5, 2023, 17:00 PDT
Good: August 5, 2023, 17:00 in Los Angeles
"""

import datetime as dt
import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.dates.zones import zone_info
from synsml_cli.model.prose.page_text import PageText
from synsml_cli.model.prose.sentences import line_around
from synsml_cli.model.source.findings import At, Remark
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
"""Abbreviations of half a year. MST and CST are used all year in Arizona, Mexico and China, BST in Bangladesh."""

# A zone stands behind a time; EST alone is also a word of French.
_TIME = re.compile(rf"[0-9]{{1,2}}(?:[:.][0-9]{{2}})?[ \t]*(?:[AaPp]\.?[Mm]\.?)?,?[ \t]*\(?\b(?P<zone>{'|'.join(_ZONES)})\b")


def run(context: Context) -> Iterator[Remark]:
    """Look at every time with such letters, and at the date nearest before it on its line, else after it."""
    workshop = context.project.known
    if context.project.lacks("timezone"):
        return  # what the venue's clock says is never told
    for page in context.project.texts:
        for match in _TIME.finditer(page.words):
            start, end = match.span("zone")
            day = _day(page, start, end, edition_year(workshop))
            if day is None or _in_use(match["zone"], day, workshop.timezone):
                continue
            right = _name(_ZONES[match["zone"]], day)
            at = At(page.file, start=start, end=end)
            yield Remark(at, f"{match['zone']} is not in use on {day}", f"write {right} if the hour is right, or name the city")


def _day(page: PageText, start: int, end: int, year: int | None) -> dt.date | None:
    here = page.mentions_within(*line_around(page.words, start, end))
    nearest = next((m for m in reversed(here) if m.start < start), next(iter(here), None))
    known = nearest and (nearest.year or year)
    if nearest is None or known is None:
        return None
    try:
        return dt.date(known, *nearest.days[0])
    except ValueError:
        return None


def _name(zone: str, day: dt.date) -> str:
    return dt.datetime.combine(day, dt.time(12), zone_info(zone, "UTC")).tzname() or ""


def _in_use(letters: str, day: dt.date, venue: str) -> bool:
    # Cancún and Brisbane keep EST and AEST all year, and say so.
    also = [venue, "Australia/Brisbane" if letters == "AEST" else ""]
    return letters in [_name(zone, day) for zone in (_ZONES[letters], *also) if zone]
