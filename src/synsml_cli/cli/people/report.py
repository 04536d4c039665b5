"""What a change of a record means for others, in words: who sees it, what the programme says, what is left to do."""

from collections.abc import Iterable, Mapping

from synsml_cli.cli.common import Invocation
from synsml_cli.cli.output import complain, say
from synsml_cli.model.plain import visible
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.project import Project
from synsml_cli.model.records.roles import SHOWN_STATES
from synsml_cli.model.source.findings import At


def tell_moved(before: Person, after: Person) -> None:
    """Say that a record moved, and what that means."""
    if before.file == after.file:
        return
    now = ""
    if before.is_public != after.is_public:
        now = ": public from now on" if after.is_public else ": not public any more"
    say(f"  {visible(before.file)} -> {visible(after.file)}{now}")


def tell_photos(moved: Mapping[str, str]) -> None:
    """Say which photos moved; `moved` has the former name of each new one."""
    for new, old in moved.items():
        say(f"  {visible(old)} -> {visible(new)}")


def tell_named(project: Project, person: Person, named: Iterable[At], *, what: str) -> None:
    """Warn where the programme names somebody; `what` they are that it should not."""
    for at in named:
        span = project.span(at)
        where = f"{visible(at.file)}:{span.line}:{span.column}"
        complain(f"warning: the programme names {person.id!r}, who is {what}: {where}", "change the session")


def say_to_do(session: Invocation, project: Project, *changes: tuple[Person, Person]) -> None:
    """Say what is left to do where somebody was shown on pages before, or is after."""
    states = {state for pair in changes for person in pair for state in person.roles.values()}
    if project.known.pages and states & set(SHOWN_STATES):
        say(f"to do     {session.command('render')}")
