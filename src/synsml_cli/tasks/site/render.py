"""Render the site folder: write changed files, and never overwrite edits made by hand."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from synsml_cli.errors import CannotRun, Refused, Usage
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import MANIFEST
from synsml_cli.model.schema.guess import choose
from synsml_cli.model.schema.kinds import is_inner
from synsml_cli.site.pages.plan import page_findings
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import check_site_folder
from synsml_cli.store.reading.load import load
from synsml_cli.store.writing.batch import Batch
from synsml_cli.store.writing.lock import locked
from synsml_cli.store.writing.manifest import Manifest, digest, manifest_text, read_manifest
from synsml_cli.tasks.site.compare import MAX_OUTPUT, FileChange, compare, named_blocks
from synsml_cli.tasks.site.fill_pages import filled_pages


@dataclass(frozen=True)
class Rendered:
    """The result of `render`."""

    changes: tuple[FileChange, ...]
    """All files, in planned order."""
    stale: tuple[str, ...]
    """Files of an earlier render that are no longer rendered; they are not removed."""

    @property
    def written(self) -> tuple[FileChange, ...]:
        """The written files."""
        return tuple(change for change in self.changes if change.state != "same")


class Overwrite(Refused):
    """Rendering would overwrite edits made by hand."""

    def __init__(self, changes: tuple[FileChange, ...]) -> None:
        names = ", ".join(change.name for change in changes)
        super().__init__(f"not overwritten: {names}", remedy=f"{_advice(changes)}; nothing was written")
        self.changes = changes
        """Files that were edited by hand or not written by synsml."""


def _advice(changes: tuple[FileChange, ...]) -> str:
    if any(change.state == "foreign" and change.output.filled is not None for change in changes):
        return "empty the block between the marks if it may be replaced, or add --force"
    return "move the edits to where they belong, or add --force"


def render_site(root: Path, *, now: datetime, force: bool = False, progress: Progress = silent) -> Rendered:
    """Write the files that are out of date, all or none.

    Unless `force`, raises Overwrite if a file was edited by hand or is not ours, and CannotRun if one is read-only. Raises
    CannotRun if a file cannot be written or was changed meanwhile. After an exception nothing has changed.
    """
    with locked(root):
        # Read under the lock, so that changes of another command are included.
        project = load(root)
        if project.findings or page_findings(project):
            raise Refused("the workshop has errors", remedy="run `synsml check` and fix them first")
        site = check_site_folder(root, project.known)
        changes = compare(root, project, now=now, progress=progress)
        kept = tuple(change for change in changes if change.state in ("edited", "foreign"))
        if kept and not force:
            raise Overwrite(kept)
        with Batch(force=force) as batch:
            stale = put(batch, site, changes, project=project, now=now)
            for change in changes:
                if change.state != "same" and not _still_holds(site, change):
                    said = f"{change.name} was changed while it was rendered"
                    raise CannotRun(said, remedy="nothing was written; run the command again")
            batch.carry_out()
    return Rendered(changes, stale)


def put(batch: Batch, site: Path, changes: tuple[FileChange, ...], *, project: Project, now: datetime) -> tuple[str, ...]:
    """Add changed files to a batch, between two manifests, so that every file stays known if writing is interrupted.

    Return the files of an earlier render that are no longer rendered.
    """
    name = project.known.site.name_of(MANIFEST)
    manifest = read_manifest(site)
    stale = _stale(site, manifest, changes)
    noted = _noted(manifest, changes, stale, now)
    differing = [change for change in changes if change.state != "same"]
    if differing:
        batch.put(site / MANIFEST, _announced(manifest, changes, now), name=name, within=site)
        batch.settle()
    for change in differing:
        batch.put(site / change.output.path, change.new, name=change.name, within=site)
    batch.settle()
    if differing or not (site / MANIFEST).exists() or (site / MANIFEST).read_bytes() != noted:
        batch.put(site / MANIFEST, noted, name=name, within=site)
    return stale


def _still_holds(site: Path, change: FileChange) -> bool:
    """Return whether a file is unchanged since the comparison."""
    path = site / change.output.path
    if change.state == "new":
        return not path.exists()
    return path.exists() and read_bytes(path, name=change.name, within=site, limit=MAX_OUTPUT) == change.old


def page_text(project: Project, *, now: datetime, page: str = "", progress: Progress = silent) -> str:
    """Return the first page, or the one whose path or source is `page`."""
    outputs = filled_pages(project, now, progress=progress)
    pages = [(output, output.path, output.origin) for output in outputs][: len(project.page_files)]
    for output, path, origin in pages:
        if page in ("", path, origin, path.rpartition("/")[2].partition(".")[0]):
            return output.text
    if not pages:
        raise Refused("there are no pages", remedy="list them under 'pages:' in workshop.yaml")
    raise Usage(f"there is no page {page!r}", remedy=choose(page, [path for _, path, _ in pages]))


def _announced(manifest: Manifest, changes: tuple[FileChange, ...], now: datetime) -> bytes:
    """Return the manifest before writing: old and new files."""
    files = {(path, hash) for path, hashes in manifest.files.items() for hash in hashes}
    blocks = {(name, hash) for name, hashes in manifest.blocks.items() for hash in hashes}
    new_files, new_blocks = _hashes(changes)
    return manifest_text(instant=manifest.instant or now, files=files | new_files, blocks=blocks | new_blocks)


def _noted(manifest: Manifest, changes: tuple[FileChange, ...], stale: tuple[str, ...], now: datetime) -> bytes:
    """Return the manifest after writing: new files, and files of an earlier render that remain."""
    files, blocks = _hashes(changes)
    files |= {(path, hash) for path in stale for hash in manifest.files[path]}
    # A render without changes keeps the instant, so that the manifest does not change.
    unchanged = manifest.instant is not None and all(change.state == "same" for change in changes)
    instant = manifest.instant if unchanged and manifest.instant else now
    return manifest_text(instant=instant, files=files, blocks=blocks)


def _stale(site: Path, manifest: Manifest, changes: tuple[FileChange, ...]) -> tuple[str, ...]:
    """Return the files in the manifest that are no longer rendered."""
    rendered = {change.output.path for change in changes if change.output.filled is None}
    # People merge manifests, so paths are only looked up below the site folder.
    stale = (path for path in manifest.files if path not in rendered and is_inner(path) and (site / path).exists())
    return tuple(sorted(stale))


def _hashes(changes: tuple[FileChange, ...]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return (name, hash) of every rendered file, and of every marked block."""
    files = {(change.output.path, digest(change.new)) for change in changes if change.output.filled is None}
    return files, {(name, digest(new.encode())) for change in changes for name, (_, new) in named_blocks(change.output)}
