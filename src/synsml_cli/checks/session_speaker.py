"""The programme names somebody who has no record.

Speakers and moderators are ids: the names of files in `people/`. Authors without a record stand in `by`.

Bad:  speakers: [ada-lovlace]
Good: speakers: [ada-lovelace]
Good: by: Ada Lovelace and others
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.guess import did_you_mean
from synsml_cli.model.names import propose_id
from synsml_cli.model.programme import people_of
from synsml_cli.model.workshop import FILE

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "S506"
SEVERITY: Severity = "error"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Look at every id; a record that could not be read is a record all the same."""
    project = context.project
    known = {person.id for person in project.people}
    folders = ("people/", f"{project.known.private.folder}/")
    unread = {file.rpartition("/")[2].rpartition(".")[0] for file in project.sources if file.startswith(folders)}
    for id, path in people_of(project.known):
        if id not in known and id not in unread:
            meant = propose_id(id)
            near = f"did you mean {meant!r}?" if meant in known else did_you_mean(id, known)
            remedy = near or "add a record with `synsml people add`, or write the name as 'by:'"
            yield Remark(At(FILE, path), f"nobody has the id {id!r}", remedy)
