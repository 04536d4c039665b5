"""Instants as the tool writes them into files and reads them from the command line: ISO 8601 with an offset."""

import datetime as dt

from synsml_cli.model.findings import Refusal


def read_instant(text: str) -> dt.datetime | Refusal:
    """Read an instant of ISO 8601 with its offset, `2023-05-23T17:40Z`, as UTC."""
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        return Refusal(f"{text!r} is not an instant", "write it as 2023-05-23T17:40Z")
    if instant.tzinfo is None:
        if instant.time() == dt.time.min and "T" not in text:
            return instant.replace(tzinfo=dt.UTC)
        return Refusal(f"the instant {text!r} has no zone", f"write '{text}Z' if it is UTC")
    return instant.astimezone(dt.UTC)
