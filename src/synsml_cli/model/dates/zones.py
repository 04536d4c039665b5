"""Reads time zones as organizers write them: AoE, UTC, UTC+5:30, Europe/Vienna, venue; refuses ambiguous ones.

AoE ("Anywhere on Earth") is UTC-12 all year: a day ends when it ends in the last time zone on Earth
(IEEE 802.16 practice, https://www.timeanddate.com/time/zones/aoe).
"""

import datetime as dt
import re

import pendulum

from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern

AOE = dt.timezone(dt.timedelta(hours=-12), "AoE")
"""Anywhere on Earth."""

_IANA = lazy_pattern(r"[A-Za-z_]{1,20}(?:/[A-Za-z0-9_+-]{1,30}){1,2}")
_LONGEST = 100
"""Characters of what may be the name of a zone; they have 32 at most."""
_OFFSET = lazy_pattern(r"(?i:UTC)([+-])([0-9]{1,2})(?::?([0-9]{2}))?")

# An abbreviation means one offset, belongs to several zones (IST: India, Ireland, Israel) and is wrong for half of the
# year. So each is refused, and a zone with its own daylight saving time is proposed.
_ABBREVIATIONS = {
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "CST": "America/Chicago",
    "CDT": "America/Chicago",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "ET": "America/New_York",
    "EST5EDT": "America/New_York",
    "PST8PDT": "America/Los_Angeles",
    "HST": "Pacific/Honolulu",
    "AKST": "America/Anchorage",
    "AKDT": "America/Anchorage",
    "AST": "America/Halifax",
    "WET": "Europe/Lisbon",
    "WEST": "Europe/Lisbon",
    "BST": "Europe/London",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "MET": "Europe/Paris",
    "EET": "Europe/Helsinki",
    "EEST": "Europe/Helsinki",
    "MSK": "Europe/Moscow",
    "IST": "Asia/Kolkata",
    "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "AWST": "Australia/Perth",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
}


def read_zone(text: str) -> str | Refusal:
    """Return the canonical spelling of a zone, or a refusal with what to write."""
    folded = text.casefold()
    if folded.startswith("("):
        return Refusal(f"{text!r} is not a time zone")
    if folded in ("aoe", "utc", "venue"):
        return {"aoe": "AoE", "utc": "UTC", "venue": "venue"}[folded]
    if offset := _OFFSET.fullmatch(text):
        return _read_offset(text, *offset.groups())
    if folded in ("gmt", "z", "ut", "zulu"):
        return Refusal(f"time zone {text!r} is not supported", "write 'UTC'")
    if re.fullmatch(r"gmt[+-][0-9]{1,2}(:?[0-9]{2})?", folded):
        return _instead(f"time zone {text!r} is not supported", f"UTC{text[3:]}")
    if re.fullmatch(r"([+-])([0-9]{2}):?([0-9]{2})", text):
        return _instead(f"time zone {text!r} has no 'UTC' before it", f"UTC{text}")
    if folded.startswith("etc/"):
        return _refuse_etc(text)
    if text.upper() in _ABBREVIATIONS:
        name = _ABBREVIATIONS[text.upper()]
        return Refusal(f"time zone {text!r} is ambiguous", f"did you mean {name!r}?")
    return read_iana(text)


def read_venue_zone(text: str) -> str | Refusal:
    """Return the IANA name of a venue's time zone, or a refusal: AoE and offsets are not places with daylight saving time."""
    if text.upper() in _ABBREVIATIONS:
        return Refusal(f"time zone {text!r} is ambiguous", f"did you mean {_ABBREVIATIONS[text.upper()]!r}?")
    if text.casefold() in ("aoe", "utc", "gmt", "venue") or _OFFSET.fullmatch(text):
        return Refusal(
            f"{text!r} is not the time zone of a place", "write the IANA name of the venue's zone, such as 'Europe/Vienna'"
        )
    zone = read_iana(text)
    if isinstance(zone, Refusal) and zone.remedy.startswith("write AoE"):
        return Refusal(zone.message, "write an IANA name such as 'Europe/Vienna'")
    return zone


def read_iana(text: str) -> str | Refusal:
    """Return an IANA name of the form Area/Place unchanged, or a refusal.

    Source: the tz database, https://www.iana.org/time-zones.
    """
    if iana_zone(text):
        return text
    near = _nearest_iana(text)
    return Refusal(
        f"unknown time zone {text!r}",
        f"did you mean {near!r}?" if near else "write AoE, UTC, UTC+2 or an IANA name such as 'Europe/Vienna'",
    )


def iana_zone(text: str) -> dt.tzinfo | None:
    """Return the zone of an IANA name of the form Area/Place, or None for other texts."""
    # posix/ and right/ are copies of the database on some machines; right/ counts leap seconds.
    if not _IANA.fullmatch(text) or text.casefold().startswith(("etc/", "posix/", "right/")):
        return None
    try:
        return pendulum.timezone(text)
    except (ValueError, OSError):
        return None


def zone_info(zone: str, venue: str) -> dt.tzinfo:
    """Return the tzinfo of a canonical zone; `venue` is the IANA name that "venue" stands for."""
    if zone == "venue":
        zone = venue
    if zone == "AoE":
        return AOE
    if zone == "UTC":
        return dt.UTC
    if offset := _OFFSET.fullmatch(zone):
        sign, hours, minutes = offset.groups()
        delta = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
        return dt.timezone(-delta if sign == "-" else delta, zone)
    return pendulum.timezone(zone)


def _read_offset(text: str, sign: str, hours: str, minutes: str | None) -> str | Refusal:
    total = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or total > (12 * 60 if sign == "-" else 14 * 60):
        return Refusal(f"offset {text!r} does not exist", "write an offset from UTC-12 to UTC+14")
    if not total:
        return "UTC"
    return f"UTC{sign}{total // 60}" + (f":{total % 60:02d}" if total % 60 else "")


def _refuse_etc(text: str) -> Refusal:
    """Return the refusal of an Etc/ zone: Etc/GMT+12 is UTC-12 (POSIX counts westwards), which misleads readers."""
    match = re.fullmatch(r"etc/gmt([+-])([0-9]{1,2})", text.casefold())
    if not match or not int(match[2]):
        return Refusal(f"time zone {text!r} is not supported", "write 'UTC'")
    right = f"UTC{'-' if match[1] == '+' else '+'}{int(match[2])}"
    right = "AoE" if right == "UTC-12" else right
    return _instead(f"time zone {text!r} has an inverted sign", right)


def _instead(message: str, right: str) -> Refusal:
    """Return a refusal that proposes another zone, or the remedy for that one if it is refused too."""
    read = read_zone(right)
    return Refusal(message, read.remedy if isinstance(read, Refusal) else f"write {read!r}")


def _nearest_iana(text: str) -> str:
    import difflib

    if len(text) > _LONGEST:
        return ""
    names = [name for name in sorted(pendulum.timezones()) if "/" in name and not name.startswith("Etc/")]
    wanted = text.strip().replace(" ", "_").casefold()
    for name in names:
        if name.casefold() == wanted or name.casefold().rpartition("/")[2] == wanted:
            return name
    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.75)
    return folded[near[0]] if near else ""
