"""Read one file as UTF-8 text, within size limits and without leaving the folder that it belongs to."""

import errno
import os
import shlex
import stat
from pathlib import Path
from typing import NamedTuple

from synsml_cli.errors import CannotRun
from synsml_cli.model.source.byte_order_mark import MARK
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.store.links import real_path

MAX_TEXT_BYTES = 1_000_000
"""Size limit in bytes: files that people write by hand are smaller; a larger one is a mistake or an attack."""

_WORDS = {
    errno.ENOENT: "there is no file",
    errno.ENOTDIR: "there is no file",
    errno.EACCES: "no permission to read",
    errno.EPERM: "no permission to read",
}


class ReadText(NamedTuple):
    """The text of a file, or the finding that explains why there is no text."""

    text: str = ""
    """Without the byte order mark; line ends are unchanged."""
    finding: Finding | None = None
    marked: bool = False
    """Whether the file begins with a byte order mark."""


_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
"""O_NONBLOCK: without it, opening a named pipe would block until somebody writes to it."""
_NO_LINK: int | None = getattr(os, "O_NOFOLLOW", None)


class Folders:
    """A cache of real folder paths for one run: it makes opening a file that is not a link cost one system call."""

    def __init__(self) -> None:
        self._inside: dict[tuple[str, Path], str] = {}
        """(folder, folder that must contain it) -> real path; empty if it lies elsewhere."""

    def open(self, path: Path, *, within: Path) -> int | None:
        """Return a descriptor, or None if the slow path must decide: the file is a link, or it cannot be opened."""
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
    """Return the text of the file at `path`, or a finding with code R102 or R105.

    `name` is the file's name in messages. The file must lie in `within` after links are followed, and have at most `limit`
    bytes. Raises CannotRun if it is missing, a folder, unreadable, or outside `within`.
    """
    data = read_bytes(path, name=name, within=within, limit=limit, folders=folders)
    if len(data) > limit:
        return _fault("R105", name, 0, f"the file is larger than {limit // 1_000_000} MB", "split or shorten it")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(MARK)
        return _fault(
            "R102", name, len(before), f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8", before
        )
    marked = text.startswith(MARK)
    text = text.removeprefix(MARK)
    if "\0" in text:
        return _fault("R102", name, text.index("\0"), "a NUL byte stands here", "remove it, or save the file as UTF-8", text)
    return ReadText(text, marked=marked)


def read_bytes(path: Path, *, name: str, within: Path, limit: int = MAX_TEXT_BYTES, folders: Folders | None = None) -> bytes:
    """Return the first `limit` + 1 bytes of a regular file; raises CannotRun like `read_text`."""
    try:
        descriptor = folders.open(path, within=within) if folders else None
        if descriptor is None:
            descriptor = _opened(path, name=name, within=within)
        try:
            seen = os.fstat(descriptor)
            mode = seen.st_mode
            if not stat.S_ISREG(mode):
                raise CannotRun(
                    f"{name} is {'a folder' if stat.S_ISDIR(mode) else 'not a file'}", remedy="replace it with a file"
                )
            return _whole(descriptor, seen.st_size, limit + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno == errno.ENOENT and path.is_symlink():
            raise CannotRun(f"{name} is a broken link to {path.readlink()}", remedy="correct or delete the link") from error
        if error.errno == errno.ELOOP:
            raise CannotRun(f"{name} is a link to itself", remedy="replace the link with the file") from error
        what = _WORDS.get(error.errno or 0, f"{error.strerror}:")
        raise CannotRun(f"{what} {name}", remedy=_remedy(error, name, path)) from error


def _opened(path: Path, *, name: str, within: Path) -> int:
    real = real_path(path, strict=True)
    if not real.is_relative_to(real_path(within)):
        raise CannotRun(f"{name} leads out of its folder, to {real}", remedy="replace the link with the file")
    return os.open(real, _FLAGS)


def _whole(descriptor: int, size: int, limit: int) -> bytes:
    """Return at most `limit` bytes of an open file; `size` is its size as reported just before."""
    data = b""
    wanted = min(size + 1, limit)
    while len(data) < limit and (more := os.read(descriptor, wanted)):
        data += more
        if len(more) < wanted and len(data) >= size:
            break
        wanted = limit - len(data)
    return data


def folder_entries(folder: Path, *, name: str, remedy: str) -> list[Path]:
    """Return the sorted paths in a folder, or [] if there is no such folder; raises CannotRun if it cannot be read."""
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        circle = "is a link to itself" if error.errno == errno.ELOOP else ""
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
        return "check the name; if the file existed a moment ago, run the command again"
    return "check the disk, then run the command again"


def _fault(code: str, name: str, offset: int, message: str, remedy: str, text: str = "") -> ReadText:
    # The decoded part is kept so that the finding can show its line.
    return ReadText(text, Finding(code, "error", At(name, start=offset, end=offset + 1), message, remedy))
