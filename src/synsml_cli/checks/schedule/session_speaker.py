"""A session names an id that no person has.

Speakers and moderators are ids, the names of the files in `people/`. Authors without a record belong in `by`.

If the private folder is not on this computer, as in CI, the id may be right; then only S514 reports it, unless it is
another spelling of an existing id.

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
    """Yield a remark for every id without a record; an unreadable record counts as a record."""
    project = context.project
    ids = {person.id for person in project.people}
    for id, path, meant in people_without_record(project):
        if meant or not context.survey.lacks_private:
            near = f"did you mean {meant!r}?" if meant else did_you_mean(id, ids)
            remedy = near or "add the person with `synsml people add`, or write the name as 'by:'"
            yield Remark(At(FILE, path), f"no person has the id {id!r}", remedy)
