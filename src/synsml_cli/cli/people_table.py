"""People as tables, one for each role."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from synsml_cli.model.people import Person
from synsml_cli.model.plain import visible
from synsml_cli.model.project import Project
from synsml_cli.model.roles import ROLES

_STYLES = {"confirmed": "green", "tentative": "yellow", "invited": "yellow", "declined": "dim", "withdrawn": "dim"}


def tables(project: Project, people: Sequence[Person], *, role: str, status: str) -> Iterator[Table | Text]:
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


def _table(role: str, people: Sequence[Person], *, gap: bool) -> Iterator[Table | Text]:
    if gap:
        yield Text()
    yield Text(f"{role} ({len(people)})", style="bold")
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in ("name", "affiliation", "state", "id"):
        table.add_column(name, overflow="fold")
    for person in people:
        state = person.roles.get(role, "")
        cells = (visible(person.name), visible(person.affiliation), state, person.id)
        table.add_row(*(Text(cell) for cell in cells[:2]), Text(state, style=_STYLES.get(state, "")), Text(cells[3]))
    yield table
