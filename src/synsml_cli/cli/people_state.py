"""`synsml people invite`, `tentative`, `confirm`, `decline`, `withdraw`: what somebody answered."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Session, new_app
from synsml_cli.cli.output import complain, say, say_aside, say_diff
from synsml_cli.model.plain import visible
from synsml_cli.model.roles import STATES

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
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
    ) -> None:
        _run(Session(ctx), ids, VERBS[verb], role=role, dry_run=dry_run)

    return app


invite, tentative, confirm, decline, withdraw = map(_app, VERBS)
assert tuple(VERBS.values()) == STATES


def _run(session: Session, ids: list[str], state: str, *, role: str, dry_run: bool) -> None:
    from synsml_cli.tasks.person_state import set_state

    done = set_state(session.root, ids, state, role=role, now=session.now, dry_run=dry_run)
    if dry_run:
        say_diff(done.diff)
    for change in done.changes:
        person = change.person
        before = f"{change.before} -> " if change.before else "new, "
        say(f"{person.id}: {visible(person.name)}, {change.role}: {before}{state}")
        if change.moved_from:
            now = "public from now on" if person.is_public else "not public any more"
            say(f"  {visible(change.moved_from)} -> {visible(person.file)}: {now}")
        for at in change.named:
            span = done.after.span(at)
            where = f"{visible(at.file)}:{span.line}:{span.column}"
            complain(f"warning: the programme names {person.id!r}, who is {state}: {where}", "change the session")
    if dry_run:
        say_aside("nothing was written (--dry-run)")
        return
    if done.after.known.pages:
        say(f"to do     {session.command('render')}")
    for change in done.changes:
        if change.before:
            say(f"to undo   {session.command('people', _VERB_OF[change.before], change.person.id, '--role', change.role)}")
