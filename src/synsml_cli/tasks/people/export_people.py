"""Export people as a table; private data are never written below the site folder."""

from collections.abc import Sequence
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.export.people_csv import BEGINS, people_csv
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.source.byte_order_mark import MARK
from synsml_cli.store.folders import private_folder, site_folder
from synsml_cli.store.links import is_inside
from synsml_cli.tasks.base.write_export import write_export
from synsml_cli.tasks.people.find import known_roles


def export_people(
    root: Path, project: Project, people: Sequence[Person], *, internal: bool, path: Path | None, name: str
) -> bytes:
    """Return the table of these people, and write it to `path`, which messages call `name`, if given.

    Raises Refused for an internal table below the site folder, and if `path` holds something else.
    """
    data = people_csv(people, roles=known_roles(project), internal=internal).encode()
    if path:
        site, private = (folder(root, project.known) for folder in (site_folder, private_folder))
        # If the site is the workshop folder, the private folder is below it too.
        if internal and is_inside(path, site) and not is_inside(path, private):
            remedy = "write it elsewhere, or leave out --internal"
            raise Refused(f"{name} is in the site folder, which is published", remedy=remedy)
        mark = MARK.encode()  # without it Excel does not read UTF-8
        write_export(path, mark + data, begins=mark + BEGINS, name=name)
    return data
