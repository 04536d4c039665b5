"""Run the readers in `tests/readers/`, and return the results of other libraries in a common form.

A reader takes the calendar from standard input and prints a list of events, each with uid, begin, end, status, summary,
description and location; an instant is `2027-03-16T11:59:00Z`, a day `2027-07-28`.
"""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import NamedTuple

from helpers import REPOSITORY, TESTS, absent
from synsml_cli.model.calendar.event import CalendarEvent

SCRIPTS = TESTS / "readers"
PYTHON = REPOSITORY / "build" / "readers" / "bin" / "python"
MODULES = REPOSITORY / "build" / "readers-npm" / "node_modules"
PATIENCE = 240
"""Seconds after which a reader that hangs fails its test; nothing is timed by it."""

Facts = dict[str, str]


class Reader(NamedTuple):
    """A library that reads calendars."""

    name: str
    script: str
    finds: Callable[[str], str] = str
    """A text that is right by RFC 5545 -> what it makes of it; anything but `str` is a fault of the reader."""

    def read(self, data: bytes, *, zone: str) -> list[Facts]:
        """Return the events that it finds, ordered by UID, where the computer's clock is that of `zone`."""
        command, needed = ("node", MODULES) if self.script.endswith(".cjs") else (str(PYTHON), PYTHON)
        if not needed.exists() or not shutil.which(command):
            absent(f"{self.name}: `make calendars` installs it")
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": zone, "NODE_PATH": str(MODULES)}
        done = subprocess.run(
            [command, SCRIPTS / self.script], input=data, capture_output=True, env=environment, timeout=PATIENCE
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return sorted(json.loads(done.stdout), key=itemgetter("uid"))


def without_quotes(text: str) -> str:
    """Return a line without the quotation marks that it begins and ends with: node-ical takes them off texts too."""
    return re.sub(r'\A"([^\n]*)"\Z', r"\1", text)


READERS = (
    Reader("vobject", "read_vobject.py"),
    Reader("ics.py", "read_ics.py"),
    Reader("ical", "read_ical.py"),
    Reader("ical.js", "read_ical_js.cjs"),
    Reader("node-ical", "read_node_ical.cjs", finds=without_quotes),
)


def facts(planned: Iterable[CalendarEvent], finds: Callable[[str], str] = str) -> list[Facts]:
    """Return what a reader has to find."""
    events = [
        {
            "uid": event.uid,
            "begin": instant_or_day(event.span[0]),
            "end": instant_or_day(event.span[1]),
            "status": event.status,
            "summary": finds(event.summary),
            "description": finds(event.description),
            "location": finds(event.location),
        }
        for event in planned
    ]
    return sorted(events, key=itemgetter("uid"))


def instant_or_day(value: dt.date) -> str:
    """Return `2027-03-16T11:59:00Z` or `2027-07-28`."""
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    assert value.tzinfo, "an instant without a zone"
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
