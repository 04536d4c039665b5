"""Find the reader's time zone: --tz, or that of the system."""

import datetime as dt
import os
import re
import warnings

from pendulum.tz.local_timezone import get_local_timezone

from synsml_cli.cli.output import complain
from synsml_cli.errors import Usage
from synsml_cli.model.dates.terminal import ReaderZone
from synsml_cli.model.dates.zones import read_zone, zone_info
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern

_UTC = ("UTC", "Etc/UTC", "Etc/UCT", "UCT", "Etc/Universal", "Universal", "Etc/Zulu", "Zulu")
_SAYS_UTC = lazy_pattern(r"utc|uct|universal|zulu|gmt|greenwich", re.IGNORECASE)


def reader_zone(name: str, *, venue: str) -> ReaderZone:
    """Return the zone and its name, of a validated option or of the system; raises Usage if the venue has no zone."""
    if not name:
        return _system_zone()
    zone = read_zone(name)
    assert not isinstance(zone, Refusal), "ZoneOption lets none through"
    if zone == "venue":
        if not venue:
            raise Usage("--tz venue: the workshop gives no time zone", remedy="add 'timezone:' to workshop.yaml")
        zone = venue
    return zone_info(zone, venue), zone


def _system_zone() -> ReaderZone:
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            zone = get_local_timezone()
    except Exception:
        return _unknown()
    # pendulum warns without a zone of the system (UTC is right then), and for an unknown TZ.
    named_utc = zone.name in _UTC
    # It silently reads a POSIX rule such as JST-9 as UTC.
    if os.environ.get("TZ") and (caught or (named_utc and not _SAYS_UTC.search(os.environ["TZ"]))):
        return _unknown()
    if named_utc:
        return dt.UTC, "UTC"
    # A zone from /etc/localtime has no IANA name.
    named = getattr(zone, "name", "")
    return zone, named if named and not named.startswith(("-", "+")) else "local time"


def _unknown() -> ReaderZone:
    complain("unknown system time zone, using UTC", "set TZ to a name such as Europe/Vienna, or add --tz")
    return dt.UTC, "UTC"
