"""Reads one file as text: within limits, as UTF-8, without following it out of the folder it belongs to."""

import errno
import os
import shlex
import stat
from pathlib import Path
from typing import NamedTuple

from synsml_cli.errors import CannotRun
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.store.links import real_path

MAX_TEXT_BYTES = 1_000_000
"""A file that people write by hand is smaller; a larger one is a mistake or an attack."""

_WORDS = {
    errno.ENOENT: "there is no file",
    errno.ENOTDIR: "there is no file",
    errno.EACCES: "no permission to read",
    errno.EPERM: "no permission to read",
}


class ReadText(NamedTuple):
    """The text of a file, or the finding that says why it has none."""

    text: str = ""
    """Without byte order mark; line ends as they are."""
    finding: Finding | None = None
    marked: bool = False
    """Whether a byte order mark stands before it."""


_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
"""O_NONBLOCK: a named pipe in the place of the file must not make us wait for ever."""
_NO_LINK: int | None = getattr(os, "O_NOFOLLOW", None)


class Folders:
    """Where folders really are, remembered for one run: opening a file that is no link then costs one call."""

    def __init__(self) -> None:
        self._inside: dict[tuple[str, Path], str] = {}
        """(folder, what it has to lie in) -> its real path; empty where it lies elsewhere."""

    def open(self, path: Path, *, within: Path) -> int | None:
        """Return a descriptor, or None for what has to be looked at more closely: a link, or a file that cannot be opened."""
        folder, name = os.path.split(path)
        if _NO_LINK is None or name in ("", ".", ".."):
            return None
        try:
            if (folder, within) not in self._inside:
                real = real_path(Path(folder), strict=True)
                self._inside[folder, within] = str(real) if real.is_relative_to(real_path(within)) else ""
            inside = self._inside[folder, within]
            return os.open(f"{inside}{os.sep}{name}", _FLAGS | _NO_LINK) if inside else None
        except OSError:
            return None


def read_text(path: Path, *, name: str, within: Path, limit: int = MAX_TEXT_BYTES, folders: Folders | None = None) -> ReadText:
    """Read a file that messages call `name`, that has to lie in `within`, links followed, and has `limit` bytes at most.

    Raises CannotRun if it cannot be got at: missing, vanished, a folder, no permission, outside of `within`.
    """
    data = read_bytes(path, name=name, within=within, limit=limit, folders=folders)
    if len(data) > limit:
        return _fault("R105", name, 0, f"the file is larger than {limit // 1_000_000} MB", "split or shorten it")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        return _fault(
            "R102", name, len(before), f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8", before
        )
    marked = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        return _fault("R102", name, text.index("\0"), "a NUL byte stands here", "remove it, or save the file as UTF-8", text)
    return ReadText(text, marked=marked)


def read_bytes(path: Path, *, name: str, within: Path, limit: int = MAX_TEXT_BYTES, folders: Folders | None = None) -> bytes:
    """Return a regular file's first `limit` + 1 bytes; raises CannotRun as `read_text` does."""
    try:
        descriptor = folders.open(path, within=within) if folders else None
        if descriptor is None:
            descriptor = _opened(path, name=name, within=within)
        try:
            seen = os.fstat(descriptor)
            mode = seen.st_mode
            if not stat.S_ISREG(mode):
                raise CannotRun(f"{name} is {'a folder' if stat.S_ISDIR(mode) else 'not a file'}", remedy="put a file there")
            return _whole(descriptor, seen.st_size, limit + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno == errno.ENOENT and path.is_symlink():
            raise CannotRun(f"{name} is a link to {path.readlink()}, which is not there", remedy="mend the link") from error
        if error.errno == errno.ELOOP:
            raise CannotRun(f"{name} is a link that leads in a circle", remedy="put the file itself there") from error
        what = _WORDS.get(error.errno or 0, f"{error.strerror}:")
        raise CannotRun(f"{what} {name}", remedy=_remedy(error, name, path)) from error


def _opened(path: Path, *, name: str, within: Path) -> int:
    real = real_path(path, strict=True)
    if not real.is_relative_to(real_path(within)):
        raise CannotRun(f"{name} leads out of its folder, to {real}", remedy="put the file itself there, not a link")
    return os.open(real, _FLAGS)


def _whole(descriptor: int, size: int, limit: int) -> bytes:
    """Return at most `limit` bytes; `size` is what the file had a moment ago."""
    data = b""
    wanted = min(size + 1, limit)
    while len(data) < limit and (more := os.read(descriptor, wanted)):
        data += more
        if len(more) < wanted and len(data) >= size:
            break
        wanted = limit - len(data)
    return data


def folder_entries(folder: Path, *, name: str, remedy: str) -> list[Path]:
    """Return what is in a folder, sorted, or nothing if there is no such folder; raises CannotRun if it cannot be read."""
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        circle = "is a link that leads in a circle" if error.errno == errno.ELOOP else ""
        what = "is not a folder" if error.errno == errno.ENOTDIR else f"cannot be read: {error.strerror}"
        if error.errno in (errno.EACCES, errno.EPERM):
            remedy = f"type: chmod u+rx {shlex.quote(name)}"
        raise CannotRun(f"{name} {circle or what}", remedy=remedy) from error


def _remedy(error: OSError, name: str, path: Path) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        folder = name.rpartition("/")[0]
        if folder and not os.access(path.parent, os.X_OK):
            return f"try: chmod u+rx {shlex.quote(folder)}"
        return f"try: chmod u+r {shlex.quote(name)}"
    if error.errno == errno.ENOENT:
        return "if it was there a moment ago, run the command again"
    return "look at the disk, and run the command again"


def _fault(code: str, name: str, offset: int, message: str, remedy: str, text: str = "") -> ReadText:
    # What could be decoded is kept, so that the finding can show its line.
    return ReadText(text, Finding(code, "error", At(name, start=offset, end=offset + 1), message, remedy))
