"""People as tables, one for each role."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from synsml_cli.model.people import Person
from synsml_cli.model.plain import visible
from synsml_cli.model.project import Project
from synsml_cli.model.roles import ROLES

_STYLES = {"confirmed": "green", "tentative": "yellow", "invited": "yellow", "declined": "dim", "withdrawn": "dim"}


def tables(project: Project, people: Sequence[Person], *, role: str, status: str) -> "Iterator[_Group | Text]":
    """Yield a table for every role that somebody has; a person with two roles stands in two."""
    known = (*ROLES, *(name for name in project.known.roles if name not in ROLES))
    shown = False
    for name in (role,) if role else known:
        group = [person for person in people if name in person.roles and status in ("", person.roles[name])]
        if group:
            yield from _table(name, group, gap=shown)
            shown = True
    without = [person for person in people if not person.roles] if not role and not status else []
    if without:
        yield from _table("without a role", without, gap=shown)
        shown = True
    if not shown:
        yield Text("nobody")


def _table(role: str, people: Sequence[Person], *, gap: bool) -> "Iterator[_Group | Text]":
    if gap:
        yield Text()
    yield Text(f"{role} ({len(people)})", style="bold")
    yield _Group(role, people)


class _Group:
    """The people of one role: a table, or a list where the terminal is too narrow for one."""

    def __init__(self, role: str, people: Sequence[Person]) -> None:
        self.rows = [(visible(p.name), visible(p.affiliation), p.roles.get(role, ""), p.id) for p in people]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows."""
        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for name in ("name", "affiliation", "state", "id"):
            table.add_column(name, no_wrap=True)
        for name, affiliation, state, id in self.rows:
            table.add_row(Text(name), Text(affiliation), Text(state, style=_STYLES.get(state, "")), Text(id))
        wide = Measurement.get(console, options.update(max_width=10_000), table).maximum
        if not console.is_terminal or wide <= options.max_width:
            yield table
            return
        for name, affiliation, state, id in self.rows:
            yield Text(f"{name} ({state})" if state else name)
            yield from (Padding(Text(fact), (0, 0, 0, 2)) for fact in (affiliation, id) if fact)
