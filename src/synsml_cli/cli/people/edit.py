"""`synsml people edit`: change fields of a record, or the whole record in an editor."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synsml_cli.cli.asking import agrees, can_ask
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import complain, say, say_aside, say_diff
from synsml_cli.errors import Refused, Usage
from synsml_cli.model.plain import visible

if TYPE_CHECKING:
    from synsml_cli.tasks.people.edit_person import Edited

app = new_app()


@app.command(cls=Command)
def people_edit(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="Person id, or its beginning.")],
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE...", help="affiliation=MIT; url= removes it; role.speaker=...")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")] = False,
) -> None:
    """Change fields of a record, or open it in $EDITOR.

    An edit that causes an error is refused.

    Examples:
        synsml people edit emmy affiliation=Göttingen
        synsml people edit emmy url= role.panelist=invited --dry-run
    """
    from synsml_cli.cli.people.report import say_to_do, tell_moved, tell_named
    from synsml_cli.tasks.people.edit_person import edit_person

    session = Invocation(ctx)
    if fields:
        done = edit_person(session.root, id, fields, now=session.now, dry_run=dry_run)
    elif can_ask():
        done = _in_editor(session, id, dry_run=dry_run)
    else:
        raise Usage("missing FIELD=VALUE", remedy="write field=value, such as affiliation=MIT")
    if not done.diff:
        say("nothing to change")
        return
    say_diff(done.diff)
    tell_moved(done.before, done.person)
    for finding in done.findings:
        complain(f"{finding.severity}: {finding.message}", finding.remedy)
    states = ", ".join(f"{state} as {role}" for role, state in done.person.roles.items())
    tell_named(done.after, done.person, done.named, what=states or "without a role")
    if dry_run:
        say_aside("nothing was written (--dry-run)")
    else:
        say_to_do(session, done.after, (done.before, done.person))


def _in_editor(session: Invocation, id: str, *, dry_run: bool) -> "Edited":
    """Let the user edit the record until it is valid; unsaved text is kept in a file, which is named."""
    from synsml_cli.store.writing.editor import Editing
    from synsml_cli.tasks.people.edit_person import Faulty, record_text, replace_record

    person, old = record_text(session.root, id)
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with Editing(old, name=f"{person.id}.yaml", command=command, tell=_tell_kept) as editing:
        while True:
            new = editing.edited()
            try:
                done = replace_record(session.root, person.id, old, new, now=session.now, dry_run=dry_run)
            except Refused as error:
                for message, remedy in error.faults if isinstance(error, Faulty) else [(error.message, error.remedy)]:
                    complain(message, remedy)
                if not _again():
                    raise Refused("nothing was changed") from error
            else:
                editing.written = not dry_run
                return done


def _again() -> bool:
    try:
        return agrees("Open it again?", default=True)
    except typer.Abort:
        say_aside("")  # the next output begins on a new line
        raise


def _tell_kept(path: Path) -> None:
    say_aside(f"your text is saved in {visible(str(path))}")
