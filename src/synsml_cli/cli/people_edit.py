"""`synsml people edit`: fields of a record, or the record in an editor."""

import os
import sys
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Session, new_app
from synsml_cli.cli.output import complain, say, say_aside, say_diff
from synsml_cli.errors import Refused, Usage
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def edit(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="The person's id, or how it begins.")],
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE...", help="affiliation=MIT; url= takes it out; role.speaker=..."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the diff and write nothing.")] = False,
) -> None:
    """Change fields of a record; without any, open it in $EDITOR and check it on return."""
    from synsml_cli.tasks.edit_person import edit_person, record_text, replace_record

    session = Session(ctx)
    if fields:
        done = edit_person(session.root, id, fields, now=session.now, dry_run=dry_run)
    else:
        if not sys.stdin.isatty():
            raise Usage("there is nothing to change", remedy="write field=value, such as affiliation=MIT")
        from synsml_cli.store.editor import Editing

        person, old = record_text(session.root, id)
        command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
        with Editing(old, name=f"{person.id}.yaml", command=command) as editing:
            while True:
                new = editing.edited()
                try:
                    done = replace_record(session.root, person.id, old, new, now=session.now, dry_run=dry_run)
                    break
                except Refused as error:
                    complain(error.message, error.remedy)
                    if not typer.confirm("Open it again?", default=True, err=True):
                        raise Refused("nothing was changed", remedy=f"your text is kept in {editing.keep()}") from error
    if not done.diff:
        say("nothing to change")
        return
    say_diff(done.diff)
    if done.person.file != done.before.file:
        say(f"moved {visible(done.before.file)} to {visible(done.person.file)}")
    for finding in done.findings:
        complain(f"{finding.severity}: {finding.message}", finding.remedy)
    if dry_run:
        say_aside("nothing was written (--dry-run)")
