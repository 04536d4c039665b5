"""Calendars that other programs must read correctly, each with the expected events."""

import random
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from helpers import REPOSITORY, TESTS
from synsml_cli.export.ics import calendar
from synsml_cli.model.calendar.event import CalendarEvent
from synsml_cli.model.calendar.feed import PUBLIC, Wanted, calendar_events
from synsml_cli.model.project.project import Project
from synsml_cli.store.reading.load import load

STATES = tuple(sorted((TESTS / "calendars" / "states").glob("*.yaml")))
"""One workshop from state to state, with its history."""


class Case(NamedTuple):
    """A calendar."""

    data: bytes
    planned: tuple[CalendarEvent, ...]


@cache
def shipped() -> Case:
    return case_of(load(REPOSITORY, pages=False))


@cache
def state(number: int, *only: str) -> Case:
    """Return the calendar of the n-th state, from 1; of these dates and sessions alone, if there are any."""
    project = load(STATES[number - 1].parent, texts={"workshop.yaml": STATES[number - 1].read_text()})
    return case_of(project, Wanted(only=only))


class Zone(NamedTuple):
    """A day on which the clocks of a zone change, or never do."""

    name: str
    day: str
    missing_or_double: tuple[str, str]
    """The times of the day that are not there, or are there twice: from the first to the one after them."""
    before: str
    """How far the clocks are ahead of UTC."""
    after: str

    def offset(self, time: str) -> str:
        """Return how far they are ahead at a time of that day."""
        first, last = self.missing_or_double
        assert not first <= time < last, "nobody can say when that is"
        return self.before if time < first else self.after


NEVER = ("24:01", "24:01")
ZONES = (
    Zone("Africa/Cairo", "2027-10-28", ("23:00", "24:00"), "+03:00", "+02:00"),
    Zone("America/Los_Angeles", "2027-03-14", ("02:00", "03:00"), "-08:00", "-07:00"),
    Zone("America/New_York", "2027-11-07", ("01:00", "02:00"), "-04:00", "-05:00"),
    Zone("America/Santiago", "2027-04-03", ("23:00", "24:00"), "-03:00", "-04:00"),
    Zone("America/St_Johns", "2027-03-14", ("02:00", "03:00"), "-03:30", "-02:30"),
    Zone("Antarctica/Troll", "2027-03-28", ("01:00", "03:00"), "+00:00", "+02:00"),
    Zone("Asia/Kolkata", "2027-03-28", NEVER, "+05:30", "+05:30"),
    Zone("Australia/Lord_Howe", "2027-10-03", ("02:00", "02:30"), "+10:30", "+11:00"),
    Zone("Europe/London", "2027-10-31", ("01:00", "02:00"), "+01:00", "+00:00"),
    Zone("Europe/Vienna", "2027-03-28", ("02:00", "03:00"), "+01:00", "+02:00"),
    Zone("Pacific/Chatham", "2027-04-04", ("02:45", "03:45"), "+13:45", "+12:45"),
    Zone("Pacific/Kiritimati", "2027-03-28", NEVER, "+14:00", "+14:00"),
)
TALKS = (
    ("00:00", "00:50"),
    ("00:50", "04:00"),
    ("04:00", "05:15"),
    ("08:30", "09:15"),
    ("09:30", "10:00"),
    ("13:05", "14:55"),
    ("18:00", "19:30"),
    ("22:10", "24:00"),
)
VIENNESE = (("01:15", "01:45"), ("03:00", "03:30"))
"""The talks beside the hour that is missing there."""


def talks_in(zone: Zone) -> tuple[tuple[str, str], ...]:
    """Return begin and end of the talks there, on the clocks of the place."""
    return (*TALKS, *VIENNESE) if zone.name == "Europe/Vienna" else TALKS


@cache
def talks(zone: Zone) -> Case:
    sessions = [
        {"id": f"talk-{number}", "time": f"{begin}-{end}", "kind": "talk", "title": f"Talk {number} in {zone.name}"}
        for number, (begin, end) in enumerate(talks_in(zone), start=1)
    ]
    id = zone.name.lower().replace("/", "-").replace("_", "-")
    return _written({"id": id, "timezone": zone.name, "schedule": {"date": zone.day, "sessions": sessions}})


def all_talks() -> Case:
    """Return the talks of all zones in one calendar."""
    cases = [talks(zone) for zone in ZONES]
    head, begin, _ = cases[0].data.partition(b"BEGIN:VEVENT")
    end = b"END:VCALENDAR\r\n"
    bodies = [case.data.partition(begin)[2].removesuffix(end) for case in cases]
    planned = tuple(event for case in cases for event in case.planned)
    return Case(b"".join((head, *(begin + body for body in bodies), end)), planned)


HOSTILE: dict[str, str | None] = {
    "comma, semicolon; colon: and a \\ backslash": None,
    'a backslash before each: \\, \\; \\: \\\\ \\" \\x': None,
    "trailing backslash \\": None,
    "\\": None,
    "two lines\nand a third\r\nof three": "two lines\nand a third\nof three",
    "lines of\u2028word processors\u2029and typewriters\r.": "lines of\nword processors\nand typewriters\n.",
    "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR": "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR",
    "a literal \\n and \\N, as in $\\nabla \\phi$ and $\\N$": "a literal ∖n and ∖N, as in $∖nabla \\phi$ and $∖N$",
    "two backslashes \\\\n, three \\\\\\N": "two backslashes \\∖n, three \\\\∖N",
    "$\\rho$, $\\Re$, $\\theta$ and C:\\new\\readme": "$∖rho$, $∖Re$, $\\theta$ and C:∖new∖readme",
    '"quoted", \'quoted\' and "quoted"': None,
    "^n, ^', ^^, %0A, &amp;, &#10;, =0A and =3D": None,
    "<b>bold</b> [x](y) {{ x }} {% y %} mailto:a@example.org": None,
    "x" * 50 + "🦄" * 20: None,
    "x" * 51 + "🦄" * 20: None,
    "x" * 52 + "🦄é漢" * 20: None,
    "x" * 53 + "👩‍👩‍👧‍👦" * 10: None,
    "x" * 600: None,
    "漢" * 300: None,
    "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET} (ab) \u202eright to left\u202c, \u2067both\u2069, \u200fx": None,
    "combined e\u0301, zero\u200bwidth, no\u00a0break, soft\u00adhyphen": None,
    "\ufeffmarks of \ufefffiles": "marks of files",
    "bell\x07, escape\x1b[31m, nul\x00, delete\x7f, next line\x85, form\x0c, tab\there": (
        "bell, escape[31m, nul, delete, next line, form, tab here"
    ),
    "blanks behind a word as long as a line: " + "y" * 33 + "  \t \u3000": (
        "blanks behind a word as long as a line: " + "y" * 33
    ),
}
"""What a text may be -> how a description has it, where that is not the same; a title has it in one line."""


@cache
def hostile() -> Case:
    """Return a calendar with each of the texts as the label of a date, and as title, abstract, author and room of a session."""
    labels = {f"date-{number}": {"label": text, "when": "2027-05-01"} for number, text in enumerate(HOSTILE)}
    sessions = [
        {"id": f"talk-{number}", "time": "09:00-10:00", "title": text, "abstract": text, "by": text, "room": text}
        for number, text in enumerate(HOSTILE)
    ]
    return _written({"id": "hostile", "dates": labels, "schedule": {"date": "2027-07-28", "sessions": sessions}})


ALPHABET = (
    "xnNrR\\\\,;:\"'^=%&<|\n\r\t \u00a0\u200b\u200d\u2028\u202e\u3000\u0301\ufeff\x1b\x7f\u0085é漢🦄\N{HEBREW LETTER ALEF}"
)


@cache
def generated() -> Case:
    """Return a calendar with 500 labels that nobody has thought of, some of them folded in lines."""
    chance = random.Random(5545)
    labels = [
        "".join(chance.choices(ALPHABET, k=chance.randint(1, 6)))
        + chance.choice("wé漢🦄") * chance.choice((0, 0, chance.randint(20, 80)))
        + "".join(chance.choices(ALPHABET, k=chance.randint(0, 6)))
        for _ in range(500)
    ]
    dates = {f"date-{number}": {"label": f"{label}.", "when": "2027-05-01"} for number, label in enumerate(labels)}
    return _written({"id": "generated", "dates": dates})


def _written(facts: dict[str, object]) -> Case:
    """Return the calendar of a workshop with these facts."""
    given = {"format": "1", "name": "Demo", "url": "https://example.org/", "dates": {}, **facts}
    text = yaml.safe_dump(given, default_style='"', sort_keys=False, width=1_000_000)
    return case_of(load(Path("/nowhere"), texts={"workshop.yaml": text}))


def case_of(project: Project, wanted: Wanted = PUBLIC) -> Case:
    """Return what is exported of a workshop without errors."""
    assert not project.findings
    planned = calendar_events(project, wanted)
    return Case(calendar(project.known, planned, wanted=wanted), planned)
