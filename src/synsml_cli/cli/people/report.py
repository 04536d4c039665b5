"""The report of a change to a person: public or not, places in the schedule, and what is left to do."""

from collections.abc import Iterable, Mapping

from synsml_cli.cli.common import Invocation
from synsml_cli.cli.output import complain, say
from synsml_cli.model.plain import visible
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.roles import SHOWN_STATES
from synsml_cli.model.source.findings import At


def tell_moved(before: Person, after: Person) -> None:
    """Print that a record moved, and whether it is public now."""
    if before.file == after.file:
        return
    now = ""
    if before.is_public != after.is_public:
        now = ": now public" if after.is_public else ": no longer public"
    say(f"  {visible(before.file)} -> {visible(after.file)}{now}")


def tell_photos(moved: Mapping[str, str]) -> None:
    """Print which photos moved; `moved` is new name -> former name."""
    for new, old in moved.items():
        say(f"  {visible(old)} -> {visible(new)}")


def tell_named(project: Project, person: Person, named: Iterable[At], *, what: str) -> None:
    """Warn where the schedule names someone whose state, `what`, forbids it."""
    for at in named:
        span = project.span(at)
        where = f"{visible(at.file)}:{span.line}:{span.column}"
        complain(
            f"warning: the schedule names {person.id!r}, who is {what}: {where}", "change the session: `synsml schedule set`"
        )


def say_to_do(session: Invocation, project: Project, *changes: tuple[Person, Person]) -> None:
    """Print what is left to do if pages showed someone before the change, or will after it."""
    states = {state for pair in changes for person in pair for state in person.roles.values()}
    if project.known.pages and states & set(SHOWN_STATES):
        say(f"to do     {session.command('render')}")
