"""Changes several files as if at once: all is prepared beside its place first, then only names change.

What cannot be done, for want of space or of a permission, is so found out before any file is touched; what fails all the
same, or is interrupted, is taken back.
"""

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from synsml_cli.errors import CannotRun
from synsml_cli.store.links import real_path
from synsml_cli.store.writing.batch_steps import (
    Copy,
    Move,
    PutFile,
    RemoveFile,
    Step,
)
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
    """To be used in a `with`: each method prepares a change, `carry_out` makes them all in that order.

    A file that moves can be put before, in its old place, and one can be put twice. Every method raises CannotRun, and then
    nothing was changed; what was prepared and not carried out leaves no trace.
    """

    def __init__(self, *, force: bool | None = None) -> None:
        """`force`: whether files that are read-only are replaced too; None for a command without that option."""
        self._force = force
        self._groups: list[list[Step]] = []
        """Steps whose order among themselves does not matter; a group is durable before the next one begins."""
        self._settled = True
        self._put: dict[Path, bytes] = {}
        self._probes: list[str] = []
        self._folders: list[Path] = []
        """Those that were made, inner ones last."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what is left of the preparations."""
        for name in (*self._probes, *(step.temporary for group in self._groups for step in group)):
            delete_temporary(name)
        for folder in reversed(self._folders):
            with contextlib.suppress(OSError):  # it holds what was put there
                folder.rmdir()

    def put(self, path: Path, data: bytes, *, name: str, within: Path) -> None:
        """Let a file that has to lie in `within`, links followed, hold `data`; its mode stays.

        A file that is read-only is not replaced.
        """
        with disk_faults(name):
            real = target(path, name=name, within=within)
            self._refuse_read_only(real, name)
            self._make_folder(real.parent)
            self._add(PutFile(name, real, data, old=self._put.get(real)))
            self._put[real] = data

    def settle(self) -> None:
        """Let what was prepared so far be durable before anything of what follows is begun."""
        self._settled = True

    def move(self, path: Path, new: Path, *, name: str, new_name: str, within: Path) -> None:
        """Move a file to a place that is free and lies in `within`; between two disks it is copied."""
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
                # Whether the file can go there is shown by one that goes before it.
                Path(probe).rename(self._probe(real))
                self._add(Move(name, path, real))
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                self._add(Copy(name, path, real, self._put.get(real_path(path))))

    def remove(self, path: Path, *, name: str) -> None:
        """Delete a file, or a link but not what it leads to."""
        with disk_faults(name):
            self._refuse_read_only(path, name)
            self._add(RemoveFile(name, path, self._probe(path)))

    def carry_out(self) -> None:
        """Make all changes; where one fails, or on Ctrl-C, those before it are taken back."""
        begun: list[list[Step]] = []
        if self._groups:
            note_writing()
        try:
            for group in self._groups:
                begun.append([])
                for step in group:
                    begun[-1].append(step)  # first: what interrupts us may come between a rename and the next line
                    with disk_faults(step.name):
                        step.do()
                _settle(path for step in group for path in step.files())
        except BaseException as error:
            if left := _take_back(begun):
                message = error.message if isinstance(error, CannotRun) else "interrupted"
                remedy = f"could not be taken back: {', '.join(dict.fromkeys(left))}; compare with what git has"
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
        """Make an empty temporary file beside another, which shows that its folder can be written to."""
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
    """Undo steps, the last ones first; return the names of those that stay.

    What a step that stays relied on stays too: a new name is not left with the references to the old one.
    """
    left: list[str] = []
    for group in reversed(begun):
        left += [step.name for step in reversed(group) if left or not _taken_back(step)]
    return left


def _taken_back(step: Step) -> bool:
    try:
        step.undo()
    except (OSError, KeyboardInterrupt):  # whoever is impatient gets to know what it cost
        return False
    return True


def _settle(paths: Iterable[Path]) -> None:
    """Make the changed names durable, folder by folder, and sweep away what writers of these files left when they died."""
    folders: dict[Path, set[str]] = {}
    for path in paths:
        folders.setdefault(path.parent, set()).add(path.name)
    for folder, names in folders.items():
        sweep(folder, names)
        sync_folder(folder)
