"""`synsml people invite`, `tentative`, `confirm`, `decline`, `withdraw`: record an answer."""

from typing import TYPE_CHECKING, Annotated

import typer

from synsml_cli.cli.asking import accepts
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import complain, say, say_aside, say_diff
from synsml_cli.model.plain import visible
from synsml_cli.model.records.roles import STATES

if TYPE_CHECKING:
    from synsml_cli.tasks.people.person_state import StateChange, StateChanges

VERBS = {"invite": "invited", "tentative": "tentative", "confirm": "confirmed", "decline": "declined", "withdraw": "withdrawn"}
_VERB_OF = {state: verb for verb, state in VERBS.items()}
STATE_HELP = {
    "invite": "Record an invitation.",
    "tentative": "Record a tentative acceptance.",
    "confirm": "Record an acceptance; the person becomes public.",
    "decline": "Record a refusal.",
    "withdraw": "Record that someone who accepted cannot come.",
}


EXAMPLES = {
    "invite": "synsml people invite emmy --role panelist",
    "tentative": "synsml people tentative emmy --role panelist",
    "confirm": "synsml people confirm emmy --role speaker\nsynsml people confirm emmy hypatia --role panelist --since unknown",
    "decline": "synsml people decline emmy --role panelist",
    "withdraw": "synsml people withdraw emmy --remove-photo",
}

_Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Person ids, or their beginnings.")]
_Role = Annotated[str, typer.Option(metavar="ROLE", help="Role (default: the only one that fits).")]
_Since = Annotated[str, typer.Option(metavar="INSTANT", help="Instant of the answer, or unknown (default: now).")]
_RemovePhoto = Annotated[bool, typer.Option("--remove-photo", help="Move the photo to the private folder.")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")]


def _app(verb: str) -> typer.Typer:
    app = new_app()
    public = VERBS[verb] == "confirmed"
    folder = "Moves the record and the photo to people/ and the site." if public else "Unconfirmed people are kept in private/."

    def confirm(ctx: typer.Context, ids: _Ids, role: _Role = "", since: _Since = "", dry_run: _DryRun = False) -> None:
        _run(Invocation(ctx), ids, VERBS[verb], role=role, since=since, dry_run=dry_run)

    def other(
        ctx: typer.Context,
        ids: _Ids,
        role: _Role = "",
        since: _Since = "",
        remove_photo: _RemovePhoto = False,
        dry_run: _DryRun = False,
    ) -> None:
        _run(Invocation(ctx), ids, VERBS[verb], role=role, since=since, remove_photo=remove_photo, dry_run=dry_run)

    help = f"{STATE_HELP[verb]}\n\n{folder}\n\nExamples:\n{EXAMPLES[verb]}"
    app.command(verb, cls=Command, help=help)(confirm if public else other)
    return app


invite, tentative, confirm, decline, withdraw = map(_app, VERBS)
assert tuple(VERBS.values()) == STATES


def _run(
    session: Invocation, ids: list[str], state: str, *, role: str, since: str, remove_photo: bool = False, dry_run: bool
) -> None:
    from synsml_cli.cli.people.report import say_to_do, tell_moved, tell_named, tell_photos
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.people.person_state import set_state

    options = {"role": role, "since": since}
    with progress_bar("Changing people"):
        done = set_state(session.root, ids, state, **options, remove_photo=remove_photo, now=session.now, dry_run=dry_run)
    if dry_run:
        say_diff(done.diff)
    for change in done.changes:
        person = change.person
        if change.is_same:
            say(f"{person.id}: {visible(person.name)}, {change.role}: already {state}")
            continue
        before = "new, " if not change.before else f"{change.before} -> " if change.before != state else ""
        say(f"{person.id}: {visible(person.name)}, {change.role}: {before}{state}")
        tell_moved(change.was, person)
        tell_named(done.after, person, change.named, what=state)
    tell_photos(done.moved)
    if dry_run:
        say_aside("nothing was written (--dry-run)")
        return
    say_to_do(session, done.after, *((change.was, change.person) for change in done.changes if not change.is_same))
    for change in done.changes:
        if words := _undo(change, done):
            say(f"to undo   {session.command('people', *words)}")
    for change in done.changes:
        if change.photo:
            _offer(session, change, state)


def _undo(change: "StateChange", done: "StateChanges") -> tuple[str, ...]:
    if change.back is None:
        return ()
    if not change.back.state:
        return ("edit", change.person.id, f"role.{change.role}=")
    published = not change.was.is_public and done.after.known.site.name_of(change.person.photo) in done.moved
    also = ("--remove-photo",) if published else ()
    return (_VERB_OF[change.back.state], change.person.id, "--role", change.role, "--since", change.back.since, *also)


def _offer(session: Invocation, change: "StateChange", state: str) -> None:
    """Offer to move the photo of an unpublished person out of the site folder; nothing is lost if git lacks it."""
    from synsml_cli.cli.people.report import tell_photos
    from synsml_cli.tasks.people.person_state import set_state

    person = change.person
    if accepts(f"Move {change.photo} to the private folder, so that the site does not show it?"):
        again = set_state(session.root, [person.id], state, role=change.role, remove_photo=True, now=session.now)
        tell_photos(again.moved)
        return
    words = ("people", _VERB_OF[state], person.id, "--role", change.role, "--remove-photo")
    complain(f"warning: the photo of {person.name} is still in the site: {change.photo}", f"`{' '.join(('synsml', *words))}`")
