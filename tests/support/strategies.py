"""Strategies of property tests: dates of every form and zone, and texts that people type."""

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st

from synsml_cli.model.dates.when import TBD, Point, When

modest = settings(deadline=None, derandomize=True, max_examples=150)
"""The same examples in every run, and no timing."""

IANA = (
    "Africa/Cairo",
    "America/Argentina/Buenos_Aires",
    "America/Havana",
    "America/New_York",
    "America/Port-au-Prince",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/Vienna",
    "Pacific/Apia",
    "Pacific/Honolulu",
    "US/Pacific",
)


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


zones = st.one_of(
    st.sampled_from(("AoE", "UTC", "venue")),
    st.integers(-12 * 60, 14 * 60).filter(bool).map(_offset),
    st.sampled_from(IANA),
)
times = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
all_days = st.dates(dt.date(1970, 1, 1), dt.date(2199, 12, 31))
near_days = st.dates(dt.date(2023, 6, 20), dt.date(2024, 2, 10))
"""Days that often share a month or a year."""


@st.composite
def whens(draw: st.DrawFn, days: st.SearchStrategy[dt.date] = all_days | near_days, *, timed: bool | None = None) -> When:
    """Draw a value of any form; `timed` asks for one whose points have times, or have none."""
    form = draw(
        st.sampled_from(("tbd", "fixed", "by", "to", "or")) if timed is None else st.sampled_from(("fixed", "by", "to", "or"))
    )
    if form == "tbd":
        return TBD
    least, most = {"fixed": (1, 1), "by": (1, 1), "to": (2, 2), "or": (2, 4)}[form]
    if not (draw(st.booleans()) if timed is None else timed):
        chosen = sorted(draw(st.lists(days, min_size=least, max_size=most, unique=True)))
        return When(form, tuple(Point(day) for day in chosen))
    moments = sorted(draw(st.lists(st.tuples(days, times), min_size=least, max_size=most, unique=True)))
    one_zone = draw(st.booleans())
    zone = draw(zones)
    return When(form, tuple(Point(day, time, zone if one_zone else draw(zones)) for day, time in moments))


printable = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp")) | st.sampled_from("'\"#:{}[]|<>&*_`%\\-!? "), max_size=40
)
"""Texts without control characters, with many of those that mean something to YAML, markdown, HTML or Liquid."""
