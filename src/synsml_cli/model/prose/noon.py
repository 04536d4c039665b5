"""Find AoE times in records and prose that mean noon or the start of a day instead of its end."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from synsml_cli.model.dates.twelve_hours import hour_of_day
from synsml_cli.model.locales.registry import in_all_languages
from synsml_cli.model.source.patterns import lazy_pattern

SLIPS = {dt.time(11, 59): "just before noon", dt.time(12, 0): "noon", dt.time(0, 0): "the beginning"}
"""Times of day that people write by mistake for the end of the day -> what they mean."""

# "10:00 – 12:00 AoE" is a span, and "12:00 noon AoE" is intentional.
_TIME = lazy_pattern(
    r"""
    (?<![\w:.,+–-])(?<![0-9mM.][ ][–-][ ])(?P<hour>0?0|1[12])(?:[:.h](?P<minute>[05][09])(?::[0-5][0-9])?)?(?![0-9])
    [ \t]*+(?:[Uu]hr\b[ \t]*+)?(?:(?P<half>[AaPp])\.?[Mm]\b\.?)?
    [ \t]*+,?[ \t]*+[(\[]?[ \t]*+
    (?:A[Oo]E\b|(?i:anywhere[ \t]+on[ \t]+(?:the[ \t]+)?earth)|(?:UTC|GMT)[ \t]?[−–-][ \t]?12(?![0-9]))
    """,
    re.VERBOSE,
)


@cache
def _explained() -> re.Pattern[str]:
    """Return a pattern of words that explain AoE, so that noon is intentional."""
    return re.compile(
        rf"\b(?:{in_all_languages('noon')}|not(?![ ]later)|never|instead|rather"
        r"|(?:was|were)(?![ ](?:extended|moved|postponed|changed))|means?|equals?|corresponds?|example|e\.g)\b"
        r"|=|≠|n['’]t\b",
        re.IGNORECASE,
    )


@cache
def _opens() -> re.Pattern[str]:
    """Return a pattern of words for things that may start with the day."""
    return re.compile(rf"\b(?:{in_all_languages('opens')})\b", re.IGNORECASE)


class Slip(NamedTuple):
    """An AoE time on a page that most likely is a mistake."""

    start: int
    """Offset of its first character."""
    end: int
    time: dt.time
    """One of `SLIPS`."""


def slips(words: str) -> Iterator[Slip]:
    """Yield every such time in a page's words."""
    for match in _TIME.finditer(words):
        if match["minute"] or match["half"]:
            time = dt.time(hour_of_day(match["hour"], match["half"]), int(match["minute"] or 0))
            if time in SLIPS:
                yield Slip(*match.span(), time)


def is_meant(slip: Slip, sentence: str) -> bool:
    """Return whether the sentence shows that the time is intentional: it explains AoE, or something starts with the day."""
    return bool(_explained().search(sentence) or (slip.time == dt.time.min and _opens().search(sentence)))
