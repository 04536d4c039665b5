"""Helper functions of the tests; conftest.py has the fixtures."""

import os
import shutil
import struct
import subprocess
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import NoReturn

import pytest

from synsml_cli.cli import run

NOW = "2023-05-20T12:00:00Z"
TESTS = Path(__file__).resolve().parents[1]
REPOSITORY = TESTS.parent

MINIMAL = """\
format: 1
id: demo-2023
name: Demo Workshop
timezone: Europe/Vienna
dates:
  submission:
    label: Submission Deadline
    when: 2023-05-24 23:59 AoE
  workshop:
    label: Workshop
    kind: event
    when: 2023-07-28
"""
"""A small workshop that is valid and gives no finding."""
HOME_PAGE = "pages:\n  - source: pages/home.md\n    path: index.md\n"
"""Added to `MINIMAL`: one page, whose source is `pages/home.md`."""


@dataclass(frozen=True)
class Result:
    """What a command answered."""

    code: int
    out: str
    err: str


class Synsml:
    """Runs commands in this process, as the console script does."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> Result:
        self._capture.readouterr()
        code = run(list(arguments))
        out, err = self._capture.readouterr()
        return Result(code, out.decode(), err.decode())


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by path below a folder, which is created if missing; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


class Workshop:
    """The folder of a workshop under test."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, files: dict[str, str] | None = None, **more: str) -> Path:
        """Write files by path; without a `workshop.yaml` among them, the minimal one."""
        given = {"workshop.yaml": MINIMAL, **(files or {}), **more}
        return write_files(self.root, {name: dedent(text) for name, text in given.items()})

    def copy_shipped(self) -> Path:
        """Copy the workshop that the repository ships."""
        shutil.copy(REPOSITORY / "workshop.yaml", self.root)
        for folder in ("people", "pages"):
            shutil.copytree(REPOSITORY / folder, self.root / folder)
        return self.root


def absent(what: str) -> NoReturn:
    """Skip a test for want of something that is not part of the project; in CI, where it has to be there, fail it."""
    if os.environ.get("CI"):
        pytest.fail(f"absent, and CI has to run this test: {what}")
    pytest.skip(f"absent: {what}")


def assert_golden(path: Path, actual: str) -> None:
    """Compare a whole output with the file that holds it; SYNSML_UPDATE_GOLDENS=1 writes the file instead."""
    if os.environ.get("SYNSML_UPDATE_GOLDENS") and not os.environ.get("CI"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(actual.encode())
    assert path.exists(), f"there is no golden file {path}; write it with SYNSML_UPDATE_GOLDENS=1 and read it"
    assert actual == path.read_bytes().decode()


def git(folder: Path, *words: str) -> None:
    """Run git in a folder as somebody whose configuration nobody knows."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    command = ["git", "-C", str(folder), *identity, *words]
    subprocess.run(command, check=True, capture_output=True, env=surroundings)


def commit(folder: Path, *ignored: str) -> None:
    """Commit all files of a folder except `ignored`, in a repository that is created if missing."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    if ignored:
        (folder / ".gitignore").write_text("".join(f"{path}\n" for path in ignored))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "as it is", "--allow-empty")


def png(width: int, height: int, *, place: bool = False) -> bytes:
    """Return a black picture (https://www.w3.org/TR/png-3/), which says if asked that it was taken at 48 degrees north."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * ((width + 7) // 8)) * height)
    gps = struct.pack(">HHHIII", 1, 2, 5, 3, 44, 0) + struct.pack(">IIIIII", 48, 1, 12, 1, 30, 1)
    exif = b"MM\0*" + struct.pack(">IHHHIII", 8, 1, 0x8825, 4, 1, 26, 0) + gps
    note = chunk(b"eXIf", exif) if place else b""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + note + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def make_pictures(folder: Path) -> None:
    """Make the pictures that `pictures.txt` lists: path, width x height, and bytes to be larger or `gps` to tell a place."""
    listed = folder / "pictures.txt"
    for line in listed.read_text().splitlines() if listed.exists() else ():
        name, size, *least = line.split()
        width, height = map(int, size.split("x"))
        data = png(width, height, place=least == ["gps"])
        write_files(folder, {name: data.ljust(int(least[0]) if least and least != ["gps"] else 0, b"\0")})
