"""Export people as a table; what is private never lands below the site folder."""

from collections.abc import Sequence
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.export.people_csv import BEGINS, people_csv
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.project import Project
from synsml_cli.store.folders import private_folder, site_folder
from synsml_cli.store.links import is_inside
from synsml_cli.tasks.base.write_export import write_export
from synsml_cli.tasks.people.find import known_roles

_MARK = "\ufeff".encode()
"""Without the byte order mark Excel takes UTF-8 for something else."""


def export_people(
    root: Path, project: Project, people: Sequence[Person], *, internal: bool, path: Path | None, name: str
) -> bytes:
    """Return the table of these people; with a `path`, which messages call `name`, write it there.

    Raises Refused for what is private below the site folder, and where something else is there.
    """
    data = people_csv(people, roles=known_roles(project), internal=internal).encode()
    if path:
        site, private = (folder(root, project.known) for folder in (site_folder, private_folder))
        # Where the site is the workshop's own folder, the private one lies below it too.
        if internal and is_inside(path, site) and not is_inside(path, private):
            remedy = "write it elsewhere, or leave out --internal"
            raise Refused(f"{name} lies below the site folder, which is published", remedy=remedy)
        write_export(path, _MARK + data, begins=_MARK + BEGINS, name=name)
    return data
