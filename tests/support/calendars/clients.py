"""Run calendar programs, each with its own home folder, and return the events that they imported."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from calendars.readers import instant_or_day
from helpers import REPOSITORY, absent
from synsml_cli.model.calendar.event import CalendarEvent

PROGRAMS = REPOSITORY / "build" / "clients" / "bin"
PATIENCE = 240
"""Seconds after which a program that hangs fails its test; nothing is timed by it."""


class Held(NamedTuple):
    """An event as a program has it; begin and end as the readers write them."""

    uid: str
    """Empty where the program has none."""
    begin: str
    end: str
    title: str


def held(planned: Iterable[CalendarEvent], *, uids: bool = True) -> list[Held]:
    """Return what a program has to hold; without UIDs if it has none."""
    return sorted(Held(event.uid if uids else "", *map(instant_or_day, event.span), event.summary) for event in planned)


class Home:
    """A place where a program finds nothing of the user's, and where the clock is that of a zone."""

    def __init__(self, folder: Path, zone: str) -> None:
        folder.mkdir()
        self.folder, self.zone = folder, zone
        places = {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache"}
        self.environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TMPDIR": str(folder),
            "TZ": zone,
            **{name: str(folder / place) for name, place in places.items()},
        }

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file there."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, program: str, *arguments: str | Path) -> str:
        """Run a program, which has to end well; return what it prints."""
        command = [found(program), *map(str, arguments)]
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, cwd=self.folder, env=self.environment, timeout=PATIENCE
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout.decode()

    def instant(self, local: str) -> str:
        """Return the instant of `2027-03-16 17:29` on the clock of the home."""
        return instant_or_day(dt.datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(self.zone)))


def found(program: str) -> str:
    """Return the path of a program; without it the test is skipped, except in CI."""
    path = shutil.which(program, path=f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")
    return path or absent(
        f"{program}: {'`apt-get install calcurse`' if program == 'calcurse' else '`make calendars`'} installs it"
    )


class Khal:
    """khal, which keeps a folder of one file an event, and either imports into it or looks into that of another program."""

    uids = True

    def __init__(self, home: Home, folder: Path | None = None) -> None:
        """Look into `folder`, or have one of its own."""
        self._home = home
        self._folder = folder or home.folder / "events"
        self._folder.mkdir(exist_ok=True)
        formats = ("date", "longdate", "datetime", "longdatetime")
        self._config = home.write(
            "khal.conf",
            f"[calendars]\n[[workshop]]\npath = {self._folder}\n[default]\ndefault_calendar = workshop\n"
            f"[sqlite]\npath = {home.folder / 'khal.db'}\n[locale]\ntimeformat = %H:%M\n"
            + "".join(f"{name}format = %Y-%m-%d{' %H:%M' if 'time' in name else ''}\n" for name in formats),
        )

    def take(self, data: bytes) -> None:
        """Import a calendar."""
        self._home.run("khal", "-c", self._config, "import", "--batch", self._home.write("calendar.ics", data))

    def events(self) -> list[Held]:
        """Return what it lists."""
        fields = [f"--json={name}" for name in ("uid", "start-long", "end-long", "title", "all-day")]
        listed = self._home.run("khal", "-c", self._config, "list", "--once", *fields, "2023-01-01", "2028-01-01")
        events = [event for line in listed.splitlines() for event in json.loads(line)]
        assert len(events) == len(list(self._folder.glob("*.ics"))), "an event in its folder is not listed"
        return sorted(self._held(event) for event in events)

    def _held(self, event: dict[str, str]) -> Held:
        begin, end = event["start-long"], event["end-long"]
        if event["all-day"] == "True":  # khal names the last day
            span = begin, (dt.date.fromisoformat(end) + dt.timedelta(days=1)).isoformat()
        else:
            span = self._home.instant(begin), self._home.instant(end)
        return Held(event["uid"], *span, event["title"])


class Calcurse:
    """calcurse, whose `-i` appends."""

    uids = False

    _EVENT = re.compile(r"(?P<begin>\S+) \[\d+\](?: \{1D -> (?P<last>\S+)\})? (?:>\w+ )?(?P<title>.*)")
    _TIMED = re.compile(r"(?P<begin>\S+ @ \S+) -> (?P<end>\S+ @ [\d:]+)(?:>\w+ )?\|(?P<title>.*)")

    def __init__(self, home: Home) -> None:
        self._home = home
        self._folder = home.folder / "calcurse"
        self._folder.mkdir()

    def take(self, data: bytes) -> None:
        """Import a calendar."""
        said = self._home.run("calcurse", "-D", self._folder, "-C", self._folder, "-i", self._home.write("calendar.ics", data))
        assert "/ 0 skipped" in said

    def events(self) -> list[Held]:
        """Return what its own file has."""
        lines = (self._folder / "apts").read_text().splitlines()
        return sorted(self._held(line) for line in lines)

    def _held(self, line: str) -> Held:
        if event := self._EVENT.fullmatch(line):
            last = _day(event["last"] or event["begin"]) + dt.timedelta(days=1)
            return Held("", _day(event["begin"]).isoformat(), last.isoformat(), event["title"])
        timed = self._TIMED.fullmatch(line)
        assert timed, line
        instants = (f"{_day(day)} {time}" for day, time in (timed[name].split(" @ ") for name in ("begin", "end")))
        return Held("", *map(self._home.instant, instants), timed["title"])


def _day(american: str) -> dt.date:
    month, day, year = map(int, american.split("/"))
    return dt.date(year, month, day)
