"""Changes several files as if at once: all is prepared beside its place first, then only names change.

What cannot be done, for want of space or of a permission, is so found out before any file is touched; what fails all the
same, or is interrupted, is taken back.
"""

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, Self

from synsml_cli.errors import CannotRun
from synsml_cli.store.write import discard, empty, mode_of, said, sweep, sync_folder, target, temporary


class _Step(Protocol):
    """One change, prepared."""

    name: str
    """What messages call the file."""
    temporary: str
    """The name of what was prepared; empty if there is nothing."""

    def do(self) -> None:
        """Carry it out."""

    def undo(self) -> None:
        """Take it back, also where it was begun only."""

    def files(self) -> tuple[Path, ...]:
        """Return what appears or vanishes."""


class Batch:
    """To be used in a `with`: each method prepares a change, `carry_out` makes them all in that order.

    A file that moves can be put before, in its old place, and one can be put twice. Every method raises CannotRun, and then
    nothing was changed; what was prepared and not carried out leaves no trace.
    """

    def __init__(self) -> None:
        self._groups: list[list[_Step]] = []
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
            discard(name)
        for folder in reversed(self._folders):
            with contextlib.suppress(OSError):  # it holds what was put there
                folder.rmdir()

    def put(self, path: Path, data: bytes, *, name: str, within: Path) -> None:
        """Let a file that has to lie in `within`, links followed, hold `data`; its mode stays."""
        with said(name):
            real = target(path, name=name, within=within)
            self._make_folder(real.parent)
            self._add(_Put(name, real, data, old=self._put.get(real)))
            self._put[real] = data

    def settle(self) -> None:
        """Let what was prepared so far be durable before anything of what follows is begun."""
        self._settled = True

    def move(self, path: Path, new: Path, *, name: str, new_name: str, within: Path) -> None:
        """Move a file to a place that is free and lies in `within`; between two disks it is copied."""
        with said(new_name):
            real = new.parent.resolve() / new.name
            if not real.is_relative_to(within.resolve()):
                raise CannotRun(f"{new_name} would lead out of its folder, to {real.parent}", remedy="remove the link")
            self._make_folder(real.parent)
        with said(name):
            probe = self._probe(path)
        with said(new_name):
            try:
                # Whether the file can go there is shown by one that goes before it.
                Path(probe).rename(self._probe(real))
                self._add(_Move(name, path, real))
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                self._add(_Copy(name, path, real, self._put.get(path.resolve())))

    def remove(self, path: Path, *, name: str) -> None:
        """Delete a file, or a link but not what it leads to."""
        with said(name):
            self._add(_Remove(name, path, self._probe(path)))

    def carry_out(self) -> None:
        """Make all changes; where one fails, or on Ctrl-C, those before it are taken back."""
        begun: list[list[_Step]] = []
        try:
            for group in self._groups:
                begun.append([])
                for step in group:
                    begun[-1].append(step)  # first: what interrupts us may come between a rename and the next line
                    with said(step.name):
                        step.do()
                _settle(path for step in group for path in step.files())
        except BaseException as error:
            if left := _take_back(begun):
                message = error.message if isinstance(error, CannotRun) else "interrupted"
                remedy = f"could not be taken back: {', '.join(dict.fromkeys(left))}; compare with what git has"
                raise CannotRun(message, remedy=remedy) from error
            _settle(path for group in begun for step in group for path in step.files())
            raise

    def _add(self, step: _Step) -> None:
        if self._settled or type(step) is not type(self._groups[-1][-1]):
            self._groups.append([])
        self._groups[-1].append(step)
        self._settled = False

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


class _Put:
    """A new text in a place."""

    def __init__(self, name: str, path: Path, data: bytes, *, old: bytes | None) -> None:
        self.name = name
        self._path = path
        self._old = path.read_bytes() if old is None and path.exists() else old
        self.temporary = temporary(path, data)

    def do(self) -> None:
        os.replace(self.temporary, self._path)  # noqa: PTH105

    def undo(self) -> None:
        if os.path.lexists(self.temporary):
            return
        if self._old is None:
            self._path.unlink()
        else:
            os.replace(temporary(self._path, self._old), self._path)  # noqa: PTH105

    def files(self) -> tuple[Path, ...]:
        return (self._path,)


class _Move:
    """A file that gets another name on the same disk."""

    temporary = ""

    def __init__(self, name: str, path: Path, new: Path) -> None:
        self.name = name
        self._path = path
        self._new = new

    def do(self) -> None:
        self._path.rename(self._new)

    def undo(self) -> None:
        if not os.path.lexists(self._path):
            self._new.rename(self._path)

    def files(self) -> tuple[Path, ...]:
        return self._new, self._path


class _Copy:
    """A file that moves to another disk: there are two of it for a moment, never none."""

    def __init__(self, name: str, path: Path, new: Path, data: bytes | None) -> None:
        self.name = name
        self._path = path
        self._new = new
        self._data = path.read_bytes() if data is None else data
        self._mode = mode_of(path)
        self.temporary = temporary(new, self._data, mode=self._mode)

    def do(self) -> None:
        os.replace(self.temporary, self._new)  # noqa: PTH105
        sync_folder(self._new.parent)
        self._path.unlink()

    def undo(self) -> None:
        if os.path.lexists(self.temporary):
            return
        if not self._path.exists():
            os.replace(temporary(self._path, self._data, mode=self._mode), self._path)  # noqa: PTH105
        self._new.unlink()

    def files(self) -> tuple[Path, ...]:
        return self._new, self._path


class _Remove:
    """A file that goes: out of sight first, so that it can come back."""

    def __init__(self, name: str, path: Path, temporary: str) -> None:
        self.name = name
        self._path = path
        self.temporary = temporary

    def do(self) -> None:
        os.replace(self._path, self.temporary)  # noqa: PTH105

    def undo(self) -> None:
        if not os.path.lexists(self._path):
            os.replace(self.temporary, self._path)  # noqa: PTH105

    def files(self) -> tuple[Path, ...]:
        return (self._path,)


def _take_back(begun: list[list[_Step]]) -> list[str]:
    """Undo steps, the last ones first; return the names of those that stay.

    What a step that stays relied on stays too: a new name is not left with the references to the old one.
    """
    left: list[str] = []
    for group in reversed(begun):
        left += [step.name for step in reversed(group) if left or not _taken_back(step)]
    return left


def _taken_back(step: _Step) -> bool:
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
