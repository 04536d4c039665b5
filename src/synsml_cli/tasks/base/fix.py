"""Fix problems with a single correct fix: white space, weekdays, ordinals, the case and folder of photos."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from synsml_cli.errors import CannotRun
from synsml_cli.model.diffs import unified_diff
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.selection import EVERYTHING, Selection
from synsml_cli.model.source.byte_order_mark import mark_of
from synsml_cli.model.source.findings import Edit, PictureFix
from synsml_cli.model.source.positions import KeyPath, Place
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import folder_of, guard_private
from synsml_cli.store.writing.batch import Batch
from synsml_cli.store.writing.lock import locked
from synsml_cli.store.yaml.edit import splice, with_values
from synsml_cli.tasks.base.check import check_workshop
from synsml_cli.tasks.pictures.fix_pictures import fixed_pictures


@dataclass(frozen=True)
class Fixed:
    """The result of fixing."""

    count: int
    """Number of fixed problems."""
    diffs: tuple[str, ...]
    """The changes, one text per file."""


def fix(root: Path, *, now: datetime, selection: Selection = EVERYTHING, progress: Progress = silent) -> Fixed:
    """Apply the fixes of all findings that have one; raises CannotRun, and changes nothing, if one cannot be applied."""
    with locked(root):
        checked = check_workshop(root, now=now, selection=selection, progress=progress)
        edits: dict[str, dict[Edit, None]] = {}
        fixes: dict[PictureFix, None] = {}
        for item in checked.findings:
            if isinstance(item.finding.fix, PictureFix):
                fixes[item.finding.fix] = None
            elif item.finding.fix:
                edits.setdefault(item.finding.fix.at.file, {})[item.finding.fix] = None
        planned = [_plan(root, checked.project, name, tuple(found)) for name, found in sorted(edits.items())]
        pictures = fixed_pictures(root, checked.project, fixes)
        with Batch() as batch:
            if pictures.private:
                guard_private(batch, root, checked.project.known)
            pictures.planned.before_records(batch)
            for name, within, old, new in planned:
                if old != new:
                    batch.put(root / name, new, name=name, within=within)
            pictures.planned.after_records(batch)
            batch.carry_out()
    diffs = tuple(unified_diff(old, new, before=name, after=f"{name} (fixed)") for name, _, old, new in planned)
    return Fixed(sum(map(len, edits.values())) + len(fixes), (*diffs, *pictures.lines))


def _plan(root: Path, project: Project, name: str, edits: tuple[Edit, ...]) -> tuple[str, Path, bytes, bytes]:
    within = folder_of(root, project.known, name)
    old = read_bytes(root / name, name=name, within=within)
    text = project.sources[name].text
    mark = mark_of(old)
    if old != mark + text.encode():
        raise CannotRun(f"{name} was changed while it was checked", remedy="run the command again")
    values: dict[KeyPath, tuple[Place, str]] = {
        edit.at.path: (project.places[name, edit.at.path], edit.text) for edit in edits if edit.at.start < 0
    }
    if values:
        return name, within, old, mark + with_values(text, values, name=name).encode()
    return name, within, old, mark + splice(text, {(edit.at.start, edit.at.end): edit.text for edit in edits}).encode()
