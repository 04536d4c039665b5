"""Odd things on disk: links, links to themselves, folders in the place of files, pipes, sockets, what may not be read."""

import contextlib
import ctypes
import os
import random
import shutil
import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

PLACES = (
    "workshop.yaml", "pages", "pages/home.md", "people", "people/ibn-sahl.yaml", "people/new.yaml", "private",
    "private/thea-maybe.yaml", "private/.gitignore", "templates", "templates/dates.md.j2", "{site}", "{site}/index.md",
    "{site}/call.md", "{site}/calendar.ics", "{site}/.synsml-rendered", "{site}/_config.yml", "{site}/_data",
    "{site}/assets", "{site}/assets/img", "{site}/assets/img/mary.jpg", "form.csv", "list.yml", "old.ics", "face.jpg",
    "logo.svg", ".synsml.lock", "tides-2023.ics", ".git", ".gitignore", "out.ics", "new",
)  # fmt: skip
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2
_VERSION = 0x20080522
"""Of the structure that capget and capset take (capset(2))."""


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)


def _link_to_itself(path: Path) -> None:
    _clear(path)
    path.symlink_to(path.name)


def _link_in_circle(path: Path) -> None:
    _clear(path)
    path.symlink_to(f"{path.name}-other")
    with contextlib.suppress(FileExistsError):
        path.with_name(f"{path.name}-other").symlink_to(path.name)


def _link_out(path: Path) -> None:
    _clear(path)
    outside = path.parents[1] / "outside"
    outside.write_text("last: Outside\n", encoding="utf-8")
    path.symlink_to(outside)


def _link_nowhere(path: Path) -> None:
    _clear(path)
    path.symlink_to("nothing-is-here")


def _link_up(path: Path) -> None:
    _clear(path)
    path.symlink_to("..")


def _link_to_its_own_data(path: Path) -> None:
    """A link that a careful organizer has made: the file lies beside it."""
    if path.exists():
        path.rename(real := path.with_name(f"real-{path.name}"))
        path.symlink_to(real.name)


def _folder(path: Path) -> None:
    _clear(path)
    path.mkdir()


def _file(path: Path) -> None:
    _clear(path)
    path.write_bytes(b"x\n")


def _pipe(path: Path) -> None:
    _clear(path)
    os.mkfifo(path)


def _socket(path: Path) -> None:
    _clear(path)
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as made:  # a long path does not fit
        made.bind(str(path))


def _gone(path: Path) -> None:
    _clear(path)


def _no_permission(path: Path) -> None:
    if path.exists():
        path.chmod(0o000)


def _read_only(path: Path) -> None:
    if path.exists():
        path.chmod(0o555 if path.is_dir() else 0o444)


def _huge_name(path: Path) -> None:
    if path.is_dir():
        (path / ("n" * 250 + ".yaml")).write_bytes(b"last: Long\n")


def _no_utf8_name(path: Path) -> None:
    if path.is_dir():
        with open(os.fsencode(path) + b"/caf\xe9.yaml", "wb") as stream:  # noqa: PTH123  bytes are no Path
            stream.write(b"last: Cafe\nroles: {speaker: confirmed}\n")


def _odd_names(path: Path) -> None:
    if path.is_dir():
        for name in (
            "con.yaml",
            "e\u0301va.yaml",
            "\u00e9va.yaml",
            "UPPER.YAML",
            "- x.yaml",
            "new\nline.yaml",
            "\x1b[95m.yaml",
        ):
            (path / name).write_bytes(b"last: Odd\nroles: {speaker: confirmed}\n")


def _empty(path: Path) -> None:
    if path.is_file():
        path.write_bytes(b"")


def _hole(path: Path) -> None:
    if path.is_file():
        os.truncate(path, 3_000_000)


ODDITIES: tuple[Callable[[Path], None], ...] = (
    _link_to_itself, _link_in_circle, _link_out, _link_nowhere, _link_up, _link_to_its_own_data, _folder, _file, _pipe,
    _socket, _gone, _no_permission, _read_only, _huge_name, _no_utf8_name, _odd_names, _empty, _hole,
)  # fmt: skip


def spoil(rng: random.Random, root: Path, site: str) -> str:
    """Do something odd to one place of a workshop; return what and where."""
    place = rng.choice(PLACES).format(site=site)
    oddity = rng.choice(ODDITIES)
    with contextlib.suppress(OSError):  # what is odd already may stay so
        oddity(root / place)
    return f"{oddity.__name__[1:]} {place}"


def release(folder: Path) -> None:
    """Let everything below a folder be read and deleted again."""
    for parent, folders, _ in os.walk(folder):
        for name in folders:
            if not os.path.islink(path := os.path.join(parent, name)):  # noqa: PTH114, PTH118
                os.chmod(path, 0o700)  # noqa: PTH101


@contextlib.contextmanager
def modes_hold() -> Iterator[None]:
    """Let modes hold for this process even if it is root's: without two of its capabilities (capabilities(7))."""
    libc = ctypes.CDLL(None)
    header, held = struct.pack("Ii", _VERSION, 0), ctypes.create_string_buffer(24)
    if os.geteuid() or libc.capget(header, held):
        yield
        return
    effective, *rest = struct.unpack("6I", held.raw)
    libc.capset(header, struct.pack("6I", effective & ~(1 << _DAC_OVERRIDE | 1 << _DAC_READ_SEARCH), *rest))
    try:
        yield
    finally:
        libc.capset(header, held)
