"""People as tables, one for each role."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from synsml_cli.model.plain import visible
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.roles import ROLES
from synsml_cli.tasks.people.find import days_since, is_older

_STYLES = {"confirmed": "green", "tentative": "yellow", "invited": "yellow", "declined": "dim", "withdrawn": "dim"}


def tables(
    project: Project, people: Sequence[Person], *, role: str, status: str, before: dt.datetime | None = None, now: dt.datetime
) -> "Iterator[_Group | Text]":
    """Yield a table for every role; a person with two roles is in two tables.

    `before` skips newer states and shows the age of the others.
    """
    since = now if before else None
    known = (*ROLES, *(name for name in project.known.roles if name not in ROLES))
    shown = False
    for name in (role,) if role else known:
        group = [person for person in people if name in person.roles and status in ("", person.roles[name])]
        group = [person for person in group if before is None or is_older(person, name, before)]
        if group:
            yield from _table(name, group, gap=shown, now=since)
            shown = True
    without = [person for person in people if not person.roles] if not role and not status and not before else []
    if without:
        yield from _table("without a role", without, gap=shown, now=since)
        shown = True
    if not shown:
        yield Text("nobody")


def _table(role: str, people: Sequence[Person], *, gap: bool, now: dt.datetime | None) -> "Iterator[_Group | Text]":
    if gap:
        yield Text()
    yield Text(f"{role} ({len(people)})", style="bold")
    yield _Group(role, people, now)


class _Group:
    """The people of one role as a table, or as a list if the terminal is too narrow."""

    def __init__(self, role: str, people: Sequence[Person], now: dt.datetime | None) -> None:
        self.rows = [(visible(p.name), visible(p.affiliation), _state(p, role, now), p.id) for p in people]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows."""
        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for name in ("name", "affiliation", "state", "id"):
            table.add_column(name, no_wrap=True)
        for name, affiliation, state, id in self.rows:
            table.add_row(Text(name), Text(affiliation), Text(state, style=_STYLES.get(state.partition(" ")[0], "")), Text(id))
        wide = Measurement.get(console, options.update(max_width=10_000), table).maximum
        if not console.is_terminal or wide <= options.max_width:
            yield table
            return
        for name, affiliation, state, id in self.rows:
            yield Text(f"{name} ({state})" if state else name)
            yield from (Padding(Text(fact), (0, 0, 0, 2)) for fact in (affiliation, id) if fact)


def _state(person: Person, role: str, now: dt.datetime | None) -> str:
    state = person.roles.get(role, "")
    if now is None or not state:
        return state
    return f"{state} {days_since(person, role, now)}"
