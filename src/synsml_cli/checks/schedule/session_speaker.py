"""The programme names somebody who has no record.

Speakers and moderators are ids: the names of files in `people/`. Authors without a record stand in `by`. Where the private
folder is not on this computer, as in CI, an id without a record may be right: then it is a hint only (S514), unless it is
another spelling of one that is known.

Bad:  speakers: [ada-lovlace]
Good: speakers: [ada-lovelace]
Good: by: Ada Lovelace and others
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_without_record
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every id; a record that could not be read is a record all the same."""
    project = context.project
    known = {person.id for person in project.people}
    for id, path, meant in people_without_record(project):
        if meant or not context.survey.lacks_private:
            near = f"did you mean {meant!r}?" if meant else did_you_mean(id, known)
            remedy = near or "add a record with `synsml people add`, or write the name as 'by:'"
            yield Remark(At(FILE, path), f"nobody has the id {id!r}", remedy)
