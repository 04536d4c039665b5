"""Replaces several files atomically: writes temporary files first, then renames them.

A full disk or a missing permission is found before any file changes. If a rename fails or is interrupted, the finished renames
are undone.
"""

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from synsml_cli.errors import CannotRun
from synsml_cli.store.links import real_path
from synsml_cli.store.writing.batch_steps import Copy, Move, PutFile, RemoveFile, Step
from synsml_cli.store.writing.write import (
    delete_temporary,
    disk_faults,
    empty,
    refuse_git,
    refuse_read_only,
    sweep,
    sync_folder,
    target,
)
from synsml_cli.store.writing.written import note_writing


class Batch:
    """A context manager: each method prepares a change, `carry_out` makes all changes in the same order.

    A file that is moved can be put before, at its old path, and a file can be put twice. Every method raises CannotRun, and
    then no file has changed. Leaving the context removes the prepared files that were not used.
    """

    def __init__(self, *, force: bool | None = None) -> None:
        """Create an empty batch; `force` replaces read-only files too, and is None for a command without that option."""
        self._force = force
        self._groups: list[list[Step]] = []
        """Groups of steps; the order inside a group is free, and a group is on disk before the next one starts."""
        self._settled = True
        self._put: dict[Path, bytes] = {}
        self._probes: list[str] = []
        self._folders: list[Path] = []
        """Folders that this batch created, inner ones last."""

    def __enter__(self) -> Self:
        """Return the batch."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove unused temporary files and empty folders of this batch."""
        for name in (*self._probes, *(step.temporary for group in self._groups for step in group)):
            delete_temporary(name)
        for folder in reversed(self._folders):
            with contextlib.suppress(OSError):  # the folder is in use now
                folder.rmdir()

    def put(self, path: Path, data: bytes, *, name: str, within: Path) -> None:
        """Prepare to write `data` to a file, keeping its mode; the file must lie in `within` after links are followed.

        Raises CannotRun for a read-only file, unless `force` is set.
        """
        with disk_faults(name):
            real = target(path, name=name, within=within)
            self._refuse_read_only(real, name)
            self._make_folder(real.parent)
            self._add(PutFile(name, real, data, old=self._put.get(real)))
            self._put[real] = data

    def settle(self) -> None:
        """Start a new group: changes prepared so far are on disk before later ones start."""
        self._settled = True

    def move(self, path: Path, new: Path, *, name: str, new_name: str, within: Path) -> None:
        """Prepare to move a file to a free place in `within`; it is copied if that is on another disk."""
        with disk_faults(new_name):
            real = real_path(new.parent) / new.name
            if not real.is_relative_to(real_path(within)):
                raise CannotRun(f"{new_name} would lead out of its folder, to {real.parent}", remedy="remove the link")
            refuse_git(real, name=new_name)
            self._make_folder(real.parent)
        with disk_faults(name):
            probe = self._probe(path)
        with disk_faults(new_name):
            try:
                # Moving an empty file first shows whether the move is possible.
                Path(probe).rename(self._probe(real))
                self._add(Move(name, path, real))
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                self._add(Copy(name, path, real, self._put.get(real_path(path))))

    def remove(self, path: Path, *, name: str) -> None:
        """Prepare to delete a file; of a link, only the link."""
        with disk_faults(name):
            self._refuse_read_only(path, name)
            self._add(RemoveFile(name, path, self._probe(path)))

    def carry_out(self) -> None:
        """Make all changes; if one fails, or on Ctrl-C, undo the finished ones."""
        begun: list[list[Step]] = []
        if self._groups:
            note_writing()
        try:
            for group in self._groups:
                begun.append([])
                for step in group:
                    begun[-1].append(step)  # noted first: an interrupt may come between a rename and the next line
                    with disk_faults(step.name):
                        step.do()
                _settle(path for step in group for path in step.files())
        except BaseException as error:
            if left := _take_back(begun):
                message = error.message if isinstance(error, CannotRun) else "interrupted"
                remedy = f"compare these with git, they could not be restored: {', '.join(dict.fromkeys(left))}"
                raise CannotRun(message, remedy=remedy) from error
            _settle(path for group in begun for step in group for path in step.files())
            raise

    def _add(self, step: Step) -> None:
        if self._settled or type(step) is not type(self._groups[-1][-1]):
            self._groups.append([])
        self._groups[-1].append(step)
        self._settled = False

    def _refuse_read_only(self, path: Path, name: str) -> None:
        if not self._force:
            refuse_read_only(path, name=name, has_force=self._force is not None)

    def _probe(self, path: Path) -> str:
        """Create an empty temporary file next to `path`, which shows that the folder is writable; return its name."""
        descriptor, name = empty(path)
        self._probes.append(name)
        os.close(descriptor)
        return name

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self._make_folder(folder.parent)
            folder.mkdir(exist_ok=True)
            self._folders.append(folder)


def _take_back(begun: list[list[Step]]) -> list[str]:
    """Undo steps, last ones first; return the names of those that remain.

    If one step cannot be undone, the earlier ones remain too: it may depend on them, as references depend on a new name.
    """
    left: list[str] = []
    for group in reversed(begun):
        left += [step.name for step in reversed(group) if left or not _taken_back(step)]
    return left


def _taken_back(step: Step) -> bool:
    try:
        step.undo()
    except (OSError, KeyboardInterrupt):  # a second Ctrl-C: the message lists what remains
        return False
    return True


def _settle(paths: Iterable[Path]) -> None:
    """Flush the changed folders to disk, and remove temporary files that earlier, killed processes left there."""
    folders: dict[Path, set[str]] = {}
    for path in paths:
        folders.setdefault(path.parent, set()).add(path.name)
    for folder, names in folders.items():
        sweep(folder, names)
        sync_folder(folder)
