"""Guesses what was meant by a date that the grammar refuses, for the fix in the message; never to read it as a date."""

import re
from collections.abc import Callable

from synsml_cli.model.dates.twelve_hours import hour_of_day
from synsml_cli.model.dates.unsettled import TO_COME

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"


def repairs(text: str) -> tuple[str, ...]:
    """Return spellings of a refused date that the grammar may read, the most likely first."""
    guess = _normal(text)
    return guess, re.sub(r"([0-9]{2}:[0-9]{2})(?= or | to |$)", r"\1 AoE", guess)


def _normal(text: str) -> str:
    text = " ".join(text.split()).strip("'\"")
    text = re.sub(r"[‐-―−]", "-", text)  # typographic dashes
    if re.fullmatch(rf"(?i){TO_COME}|to be \w+|soon", text):
        return "TBD"
    text = re.sub(r"\((\w[^()]*)\)", r"\1", text)
    text = re.sub(rf"(?i) \(?(extended|new|updated|firm|tentative|{TO_COME})!*\)?$", "", text)
    text = re.sub(r"(?i)anywhere on earth", "AoE", text)
    text = re.sub(r"(?i)\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b,? ?", "", text)
    text = re.sub(r"(?i)\b([0-9]{1,2})(st|nd|rd|th)\b", r"\1", text)
    text = re.sub(rf"(?i)\b([0-9]{{1,2}}) of (?={_MONTH})", r"\1 ", text)
    text = re.sub(r"(?i)\b([0-9]{1,2}) ?(?:and|&) ?([0-9]{1,2})\b", _neighbours, text)
    text = re.sub(r"(?<=[0-9])\.\.(?=[0-9])", "-", text)
    across = rf"{_MONTH} ([0-9]{{1,2}}) ?(or|to|-) ?{_MONTH} ([0-9]{{1,2}}),? ([0-9]{{4}})"
    text = re.sub(rf"(?i)\b{across}\b", r"\1 \2, \6 \3 \4 \5, \6", text)
    shared = r"([0-9]{1,2}) ?(or|to|-) ?([0-9]{1,2})"
    text = re.sub(rf"(?i)\b{_MONTH} {shared},? ([0-9]{{4}})\b", r"\1 \2, \5 \3 \1 \4, \5", text)
    text = re.sub(rf"(?i)\b{shared} {_MONTH},? ([0-9]{{4}})\b", r"\1 \4 \5 \2 \3 \4 \5", text)
    text = re.sub(rf"(?i)\b{_MONTH} ([0-9]{{1,2}}),? ([0-9]{{4}})\b", _from_words(1, 2, 3), text)
    text = re.sub(rf"(?i)\b([0-9]{{1,2}})\.? {_MONTH},? ([0-9]{{4}})\b", _from_words(2, 1, 3), text)
    # Day first is certain where the "month" would be over 12; 05/06/2023 is not guessed.
    text = re.sub(r"\b(1[3-9]|2[0-9]|3[01])[/.]([0-9]{1,2})[/.]([0-9]{4})\b", r"\3-\2-\1", text)
    text = re.sub(r"\b([0-9]{2})([/.])\1\2([0-9]{4})\b", r"\3-\1-\1", text)
    text = re.sub(r"\b([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})\b", r"\1-\2-\3", text)
    text = re.sub(r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b", _padded, text)
    text = re.sub(r"(?<=[0-9])[Tt](?=[0-9])", " ", text)
    text = re.sub(r"(?i)(?<![0-9:])([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?(?!\w)", _from_twelve_hours, text)
    text = re.sub(r"\b([0-9]{1,2}):([0-9]{2}):[0-9]{2}(\.[0-9]+)?", r"\1:\2", text)
    text = re.sub(r"(?<= )([0-9]{1,2})\.([0-9]{2})(?![0-9])", r"\1:\2", text)
    text = re.sub(r"(?<![0-9:])([0-9]):([0-9]{2})\b", r"0\1:\2", text)
    text = re.sub(r"(?<=[0-9]{2}:[0-9]{2})(?=[A-Za-z])", " ", text)
    text = re.sub(r"(?<=[0-9]{2}:[0-9]{2}) Z$", " UTC", text)
    text = re.sub(r"(?<=[0-9]{2}:[0-9]{2}) ?([+-])([0-9]{2}):?([0-9]{2})(?= |$)", r" UTC\1\2:\3", text)
    text = re.sub(r"(?i)\b(utc|gmt) ?([+-]) ?(?=[0-9])", r"UTC\2", text)
    text = re.sub(r"(?i) (until|till|through) | - |(?<=[0-9]{2})-(?=[0-9]{4}-)", " to ", text)
    text = re.sub(r"(?i)^(until|before|no later than) ", "by ", text)
    text = re.sub(r" ?/ ?(?=[0-9]{4}-)", " or ", text)
    text = re.sub(r"([0-9]{4}-[0-9]{2}-)([0-9]{2})( or | to |-)([0-9]{2})$", _shared_month, text)
    return " ".join(text.replace(",", " ").split())


def _from_words(month: int, day: int, year: int) -> Callable[[re.Match[str]], str]:
    return lambda m: f"{m[year]}-{_MONTHS.index(m[month].casefold()) + 1:02d}-{int(m[day]):02d}"


def _neighbours(match: re.Match[str]) -> str:
    """Return two consecutive days as a span; "28 and 30" stays unchanged, because no date can mean it."""
    return f"{match[1]} to {match[2]}" if int(match[2]) == int(match[1]) + 1 else match[0]


def _padded(match: re.Match[str]) -> str:
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"


def _from_twelve_hours(match: re.Match[str]) -> str:
    return f"{hour_of_day(match[1], match[3]):02d}:{match[2] or '00'}"


def _shared_month(match: re.Match[str]) -> str:
    joint = " to " if match[3] == "-" else match[3]
    return f"{match[1]}{match[2]}{joint}{match[1]}{match[4]}"
