"""Refuse changes to a person's record while it is unclear which file it is or where it belongs."""

from synsml_cli.errors import Refused
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import PEOPLE
from synsml_cli.model.records.workshop import FILE


def refuse_unclear(project: Project, name: str) -> None:
    """Raise Refused for a record while the private folder is invalid, or while another file has the same id."""
    if not name.startswith((f"{PEOPLE}/", f"{project.known.private.folder}/")):
        return
    for finding in project.findings:
        if finding.at.file == FILE and finding.at.path[:1] == ("private",):
            message = f"the folder of private records is invalid: {finding.message}"
            raise Refused(message, remedy=f"{finding.remedy}; nothing was changed")
        files = [at.file for at, _ in finding.related] + [finding.at.file]
        if finding.code == "R113" and len(files) > 1 and name in files:
            stem = name.rpartition("/")[2].rpartition(".")[0]
            raise Refused(f"{stem!r} has two records: {' and '.join(files)}", remedy="keep one of them; nothing was changed")
