"""A session names an id without a record here, and the private folder is not on this computer.

People who have not confirmed have their records in the private folder, which clones and CI do not have. The id may be right
or a typo; only a computer with the private folder can tell. Pages are rendered without this person.

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
    """Yield a hint for every id without a record, if the private folder is absent."""
    project = context.project
    folder = project.known.private.folder
    ids = [person.id for person in project.people]
    for id, path, meant in people_without_record(project) if context.survey.lacks_private else ():
        if not meant:
            message = f"no record here has the id {id!r}, and the folder {folder!r} is not on this computer"
            remedy = did_you_mean(id, ids) or f"run the check on a computer that has {folder!r}"
            yield Remark(At(FILE, path), message, remedy)
