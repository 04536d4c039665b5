"""The reader's time zone: the system's, or the one given with --tz."""

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
    """Return the zone of an option that was checked, or the system's, with its name; raises Usage for a venue that has none."""
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
    # pendulum warns where a machine names no zone (then UTC is right) and where TZ is none that it knows.
    named_utc = zone.name in _UTC
    # A POSIX rule such as JST-9 it takes for UTC, without a word.
    if os.environ.get("TZ") and (caught or (named_utc and not _SAYS_UTC.search(os.environ["TZ"]))):
        return _unknown()
    if named_utc:
        return dt.UTC, "UTC"
    # A zone that comes from /etc/localtime alone has no IANA name to show.
    named = getattr(zone, "name", "")
    return zone, named if named and not named.startswith(("-", "+")) else "local time"


def _unknown() -> ReaderZone:
    complain("the system's time zone cannot be read, so UTC is shown", "set TZ to a name such as Europe/Vienna, or give --tz")
    return dt.UTC, "UTC"
