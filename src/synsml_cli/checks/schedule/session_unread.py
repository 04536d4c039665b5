"""The programme names an id that no record here has, and the private folder is not on this computer.

People who have not confirmed have their records in the private folder, which a clone and CI do not have. So the id may be
right, and it may be a typing error: only a computer with the private folder can tell. Pages are rendered without the person.

Bad:  speakers: [noah-berg]               # no people/noah-berg.yaml, and no folder private/
Good: speakers: [noah-berg]               # with private/noah-berg.yaml
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_without_record
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every id, where the private folder is absent."""
    project = context.project
    folder = project.known.private.folder
    known = [person.id for person in project.people]
    for id, path, meant in people_without_record(project) if context.survey.lacks_private else ():
        if not meant:
            said = f"no record here has the id {id!r}, and there is no folder {folder!r} on this computer"
            yield Remark(At(FILE, path), said, did_you_mean(id, known) or f"run the check where {folder!r} is")
