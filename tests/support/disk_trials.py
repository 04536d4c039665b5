"""Run one command repeatedly on the same workshop, each time with another disk call failing."""

import shutil
from pathlib import Path

from fault_shim import Shim, calls_of, failed_at, killed_before
from synsml_cli.model.records.file_names import LOCK

Files = dict[str, bytes | None]


def files_of(root: Path) -> Files:
    """Return everything below a folder, folders with None, without locks and temporary files: git passes them over."""
    return {
        str(path.relative_to(root)): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
        if path.name != LOCK and not path.name.endswith(".synsml-tmp")
    }


def without_folders(files: Files) -> dict[str, bytes]:
    """Return the files alone."""
    return {name: data for name, data in files.items() if data is not None}


def left_over(root: Path) -> list[str]:
    """Return the names of temporary files that lie about."""
    return [path.name for path in root.rglob("*") if path.name.endswith(".synsml-tmp")]


class Trials:
    """One command on one workshop, which is as it was before each trial."""

    def __init__(self, root: Path, command: tuple[str, ...]) -> None:
        self.root = root
        self.command = command
        self._template = root.with_name(f"{root.name}-template")
        shutil.copytree(root, self._template)
        self.old = files_of(root)
        self.calls = calls_of(root, command)
        """How many calls that change the disk the command makes."""
        self.new = files_of(root)
        assert self.old != self.new
        assert self.calls >= 5

    def found(self) -> Files:
        """Return what is there now."""
        return files_of(self.root)

    def start_over(self) -> None:
        """Put the workshop back."""
        shutil.rmtree(self.root)
        shutil.copytree(self._template, self.root)

    def kill(self, fatal: int) -> None:
        """Let the command die before a call."""
        self.start_over()
        assert killed_before(self.root, self.command, fatal), fatal

    def fail(self, shim: Shim) -> tuple[int, str]:
        """Let a call go wrong; return the exit code and what is said on standard error."""
        self.start_over()
        return failed_at(self.root, self.command, shim)
