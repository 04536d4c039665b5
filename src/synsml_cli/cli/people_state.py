"""`synsml people invite`, `tentative`, `confirm`, `decline`, `withdraw`: what somebody answered."""

from typing import TYPE_CHECKING, Annotated

import typer

from synsml_cli.cli.common import Command, Session, new_app
from synsml_cli.cli.output import say, say_aside, say_diff
from synsml_cli.model.plain import visible
from synsml_cli.model.roles import STATES

if TYPE_CHECKING:
    from synsml_cli.tasks.person_state import StateChange

VERBS = {"invite": "invited", "tentative": "tentative", "confirm": "confirmed", "decline": "declined", "withdraw": "withdrawn"}
_VERB_OF = {state: verb for verb, state in VERBS.items()}
HELP = {
    "invite": "Note that people were invited.",
    "tentative": "Note that people will probably come.",
    "confirm": "Note that people said yes: they are public from now on.",
    "decline": "Note that people said no.",
    "withdraw": "Note that people who had said yes cannot come.",
}


def _app(verb: str) -> typer.Typer:
    app = new_app()

    @app.command(verb, cls=Command, help=f"{HELP[verb]}\n\nThe record moves between the private and the public folder.")
    def command(
        ctx: typer.Context,
        ids: Annotated[list[str], typer.Argument(metavar="ID...", help="People, or how their ids begin.")],
        role: Annotated[str, typer.Option(metavar="ROLE", help="As what; may be left out where it is clear.")] = "",
        since: Annotated[str, typer.Option(metavar="INSTANT", help="When the answer came, if not now; or: unknown.")] = "",
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
    ) -> None:
        _run(Session(ctx), ids, VERBS[verb], role=role, since=since, dry_run=dry_run)

    return app


invite, tentative, confirm, decline, withdraw = map(_app, VERBS)
assert tuple(VERBS.values()) == STATES


def _run(session: Session, ids: list[str], state: str, *, role: str, since: str, dry_run: bool) -> None:
    from synsml_cli.cli.people_report import say_to_do, tell_moved, tell_named
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.person_state import set_state

    with progress_bar("Changing people"):
        done = set_state(session.root, ids, state, role=role, since=since, now=session.now, dry_run=dry_run)
    if dry_run:
        say_diff(done.diff)
    for change in done.changes:
        person = change.person
        if change.is_same:
            say(f"{person.id}: {visible(person.name)}, {change.role}: {state} already")
            continue
        before = "new, " if not change.before else f"{change.before} -> " if change.before != state else ""
        say(f"{person.id}: {visible(person.name)}, {change.role}: {before}{state}")
        tell_moved(change.was, person)
        tell_named(done.after, person, change.named, what=state)
    if dry_run:
        say_aside("nothing was written (--dry-run)")
        return
    say_to_do(session, done.after, *((change.was, change.person) for change in done.changes if not change.is_same))
    for change in done.changes:
        if words := _undo(change):
            say(f"to undo   {session.command('people', *words)}")


def _undo(change: "StateChange") -> tuple[str, ...]:
    if change.back is None:
        return ()
    if not change.back.state:
        return ("edit", change.person.id, f"role.{change.role}=")
    return (_VERB_OF[change.back.state], change.person.id, "--role", change.role, "--since", change.back.since)
