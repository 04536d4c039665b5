"""Instants as the tool writes them into files and reads them from the command line: ISO 8601 with an offset."""

import datetime as dt

from synsml_cli.model.source.findings import Refusal

YEARS = range(1970, 2200)
"""What a date of a workshop can be; everything else is a slip, and far from where calendars end."""


def written_instant(instant: dt.datetime) -> str:
    """Return an instant as it is written into files, to the minute: `2023-05-23T17:40Z`."""
    return f"{instant.astimezone(dt.UTC):%Y-%m-%dT%H:%MZ}"


def iso_instant(instant: dt.datetime) -> str:
    """Return an instant for programs, to the second: `2023-05-23T17:40:00Z`."""
    return f"{instant.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def shown_instant(instant: dt.datetime) -> str:
    """Return an instant for people, to the minute: `2023-05-23 17:40 UTC`."""
    return f"{instant.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"


def change_instant(now: dt.datetime, *earlier: dt.datetime) -> dt.datetime:
    """Return the instant to note for a change: never before one that is noted already.

    Two laptops' clocks may differ; a history that runs backwards would be worse, and calendars count on it.
    """
    return max(now, *earlier) if earlier else now


def read_instant(text: str) -> dt.datetime | Refusal:
    """Read an instant of ISO 8601 with its offset, `2023-05-23T17:40Z`, as UTC."""
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        return Refusal(f"{text!r} is not an instant", "write it as 2023-05-23T17:40Z")
    if instant.tzinfo is None:
        if instant.time() == dt.time.min and "T" not in text:
            instant = instant.replace(tzinfo=dt.UTC)
        else:
            return Refusal(f"missing time zone in {text!r}", f"write '{text}Z' if it is UTC")
    try:
        instant = instant.astimezone(dt.UTC)
    except OverflowError:
        instant = dt.datetime.min.replace(tzinfo=dt.UTC)
    if instant.year not in YEARS:
        return Refusal(f"the year of {text!r} is out of range", f"write a year from {YEARS[0]} to {YEARS[-1]}")
    return instant
