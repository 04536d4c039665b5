"""The changes that make up a batch: each is prepared next to its target, then made, and can be undone."""

import os
from pathlib import Path
from typing import Protocol

from synsml_cli.store.writing.write import mode_of, sync_folder, temporary


class Step(Protocol):
    """A prepared change."""

    name: str
    """Name of the file in messages."""
    temporary: str
    """Path of the prepared temporary file; empty if nothing was prepared."""

    def do(self) -> None:
        """Make the change."""

    def undo(self) -> None:
        """Undo the change, even if it was only started."""

    def files(self) -> tuple[Path, ...]:
        """Return the paths that appear or vanish."""


class PutFile:
    """New content for a path."""

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


class Move:
    """A rename on the same disk."""

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


class Copy:
    """A move to another disk: for a moment there are two copies, never none."""

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


class RemoveFile:
    """A deletion: the file is hidden first, so that it can be restored."""

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
