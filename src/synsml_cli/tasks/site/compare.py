"""Compare the site folder with what should be in it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from synsml_cli.errors import CannotRun, Refused
from synsml_cli.model.diffs import unified_diff
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.source.byte_order_mark import decoded, mark_of
from synsml_cli.site.pages.plan import Output
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import site_folder
from synsml_cli.store.links import is_inside, real_path
from synsml_cli.store.writing.manifest import Manifest, read_manifest
from synsml_cli.tasks.site.outputs import outputs

MAX_OUTPUT = 100_000_000
"""Bytes of a rendered file that are compared; a data file of 10,000 people has 2 MB."""

State = Literal["new", "changed", "same", "edited", "foreign"]
"""Missing; out of date; up to date; edited by hand; not written by synsml."""

WORDS: Mapping[State, str] = {
    "new": "is missing",
    "changed": "is out of date",
    "edited": "was edited by hand",
    "foreign": "was not written by synsml",
}


@dataclass(frozen=True)
class FileChange:
    """A file of the site folder: present and rendered content."""

    output: Output
    name: str
    """File name in messages: relative to the workshop folder."""
    state: State
    old: bytes
    new: bytes

    def diff(self) -> str:
        """Return a unified diff from present to rendered content."""
        return unified_diff(self.old, self.new, before=f"{self.name} (now)", after=f"{self.name} (rendered)")


def compare(root: Path, project: Project, *, now: datetime, progress: Progress = silent) -> tuple[FileChange, ...]:
    """Return every rendered file with its state on disk."""
    site = site_folder(root, project.known)
    manifest = read_manifest(site)
    name_of = project.known.site.name_of
    return tuple(_change(site, output, name_of(output.path), manifest) for output in outputs(project, now, progress=progress))


def out_of_date(root: Path, project: Project, *, now: datetime, progress: Progress = silent) -> tuple[FileChange, ...]:
    """Return the files that differ from a render for the instant of the last one."""
    instant = read_manifest(site_folder(root, project.known)).instant
    return _differing(root, project, instant or now, progress)


def changed_by_clock(root: Path, project: Project, *, now: datetime, progress: Progress = silent) -> tuple[FileChange, ...]:
    """Return the files of an up-to-date site that would differ in a render for `now`."""
    instant = read_manifest(site_folder(root, project.known)).instant
    return () if instant in (None, now) else _differing(root, project, now, progress)


def _differing(root: Path, project: Project, now: datetime, progress: Progress) -> tuple[FileChange, ...]:
    return tuple(change for change in compare(root, project, now=now, progress=progress) if change.state != "same")


def _change(site: Path, output: Output, name: str, manifest: Manifest) -> FileChange:
    path = site / output.path
    new = output.text.encode()
    if not path.exists():
        # Found out before anything is written, not when it is this file's turn.
        if path.is_symlink() and not is_inside(path, site):
            raise CannotRun(f"{name} leads out of its folder, to {real_path(path)}", remedy="remove the link")
        return FileChange(output, name, "new", b"", new)
    old = read_bytes(path, name=name, within=site, limit=MAX_OUTPUT)
    if output.filled is not None:
        new = mark_of(old) + new  # a page of the user's own keeps it
    if output.filled is not None and decoded(old) != output.read:
        raise Refused(f"{name} was changed while it was rendered", remedy="run the command again")
    return FileChange(output, name, "same" if old == new else _state(output, old, manifest), old, new)


def _state(output: Output, old: bytes, manifest: Manifest) -> State:
    if output.filled is None:
        if manifest.knows(output.path, old):
            return "changed"
        return "edited" if output.path in manifest.files else "foreign"
    for name, block in named_blocks(output):
        before, after = block
        if before != after and before.strip() and not manifest.knows_block(name, before):
            return "edited" if name in manifest.blocks else "foreign"
    return "changed"


def named_blocks(output: Output) -> list[tuple[str, tuple[str, str]]]:
    """Return (name in the manifest, (old, new)) of every marked block; a repeated one gets a number."""
    named: list[tuple[str, tuple[str, str]]] = []
    seen: Counter[str] = Counter()
    for filled in output.filled or ():
        seen[filled.name] += 1
        number = f" #{seen[filled.name]}" if seen[filled.name] > 1 else ""
        named.append((f"{output.path} {filled.name}{number}", (filled.old, filled.new)))
    return named
