"""The life of a workshop: our commands take the shipped one through all changes of its dates."""

import shlex
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from helpers import Synsml

CALENDAR = "site/calendar.ics"

STATES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "to-be-announced",
        ("deadlines remove workshop --yes", "deadlines add workshop TBD --label Workshop --kind event"),
    ),
    ("two-days-side-by-side", ("deadlines set workshop 2023-07-28 or 2023-07-29",)),
    ("three-days-apart", ("deadlines set workshop 2023-07-28 or 2023-07-30 or 2023-08-04",)),
    ("extended", ("deadlines extend submission +5d",)),
    ("settled", ("deadlines set workshop 2023-07-30",)),
    ("decision-postponed", ("deadlines set decision by 2023-06-19",)),
    (
        "programme",
        (
            "people confirm emmy-noether --role speaker",
            "schedule add 09:00-09:10 Opening --kind other --moderator ada-lovelace",
            "schedule add 09:10-10:00 'Symmetry, conserved: why?' --kind talk --speakers emmy-noether --room 'Hall 3'",
            "schedule add 10:00-10:30 Coffee --kind break",
            "schedule add 10:30-12:00 'Hype or Reality?' --kind panel --speakers thomas-bayes --room 'Hall 3'",
            "schedule add 16:00-17:30 Posters --kind posters --by 'all authors' --room Foyer",
        ),
    ),
    ("session-moved", ("schedule set talk-noether time=11:00-11:50", "schedule set hype-or-reality time=09:10-10:00")),
    ("session-cancelled", ("schedule cancel hype-or-reality",)),
    ("day-moved", ("deadlines set workshop 2023-08-04",)),
    ("date-cancelled", ("deadlines cancel poster",)),
    ("all-is-off", ("deadlines cancel workshop",)),
)
"""(name, commands that lead to it from the one before)."""


def states(root: Path, synsml: Synsml) -> Iterator[tuple[str, bytes]]:
    """Yield (name, the public calendar) of every state, rendered one after the other into one site folder.

    `root` holds a copy of the shipped workshop; a day passes before each command, from 1 April 2023.
    """
    days = count(1)
    for name, commands in STATES:
        if name == "settled":
            # What no command sets is written into the file.
            file = root / "workshop.yaml"
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("timezone: ", "room: Meeting Room 301\ntimezone: "), encoding="utf-8")
        for command in (*commands, "render"):
            clock = next(days)
            now = f"2023-{4 + clock // 30:02d}-{1 + clock % 30:02d}T09:30Z"
            done = synsml(*shlex.split(command), "-C", str(root), "--now", now)
            assert done.code == 0, (name, command, done)
        yield name, (root / CALENDAR).read_bytes()
