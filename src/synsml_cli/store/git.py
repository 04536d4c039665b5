"""Ask git about the files of a workshop; no other module runs git.

The repository may come from anybody, and its configuration can name commands: fsmonitor, filters, hooks, a promisor remote. So
git never reads that configuration. It runs on a temporary folder that links to the repository's objects, refs and index and has
its own configuration. The repository is the `.git` that `repository` finds, never a bare one on the way.

If git or the repository is missing or broken, or git fails, the answer is "unknown" (None, False or empty).
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from synsml_cli.errors import CannotRun
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.store.files import read_bytes
from synsml_cli.store.links import real_path
from synsml_cli.store.programs import absolute_entries, program

if TYPE_CHECKING:  # imported for types only: no process starts where there is no repository
    import subprocess

GIT_SECONDS = 5
MAX_ANSWER = 20_000_000
"""Bytes; the largest answer is a committed calendar (`store/looking/calendars.py`)."""

_SETTINGS = ("safe.bareRepository=explicit", "core.fsmonitor=false", f"core.hooksPath={os.devnull}", "protocol.allow=never")
"""These override the user's global settings; older versions of git ignore settings that they do not know."""
_ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_FORMAT = lazy_pattern(
    rb"^[ \t]*(objectformat|refstorage|ignorecase|precomposeunicode)[ \t]*=[ \t]*(\w+)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)
"""The settings that determine how the files of a repository are read, and that have one word as value."""
_EXTENSIONS = ("objectformat", "refstorage")


def repository(folder: Path) -> Path | None:
    """Return the nearest folder at or above `folder` that is a git work tree, or None."""
    folder = real_path(folder)
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


def tracked(root: Path, folders: tuple[Path, ...]) -> frozenset[str]:
    """Return the files below `folders` that git tracks, relative to `root`."""
    home = repository(root)
    paths = [path for path in map(_in_place, folders) if home and path.is_relative_to(home)]
    answer = _git(home, "--literal-pathspecs", "ls-files", "-z", "--", *_names(home, paths)) if home and paths else None
    names = [os.fsdecode(name) for name in answer.split(b"\0") if name] if answer else []
    above = "" if not home or home == real_path(root) else f"{real_path(root).relative_to(home).as_posix()}/"
    return frozenset(_below(name, above) for name in names)


def ignored(path: Path) -> bool:
    """Return whether git ignores a file, so that clones of the repository do not have it."""
    path = real_path(path)  # git rejects paths that lead through a link
    home = repository(path.parent)
    return (
        home is not None and _git(home, "check-ignore", "--quiet", "--", f"./{path.relative_to(home).as_posix()}") is not None
    )


def answers(folder: Path) -> bool:
    """Return whether git works for the repository of `folder`; if not, the absence of a file proves nothing."""
    home = repository(folder)
    return home is not None and _git(home, "rev-parse", "--git-dir") is not None


def committed(path: Path) -> bytes | None:
    """Return the content of a file in the last commit, or None if it was never committed."""
    home = repository(path.parent)
    return _git(home, "cat-file", "blob", f"HEAD:{_names(home, [_in_place(path)])[0]}") if home else None


def _in_place(path: Path) -> Path:
    """Return `path` with its parents' links followed, but not its own: git tracks a link as a link."""
    return real_path(path.parent) / path.name


def _names(home: Path, paths: list[Path]) -> list[str]:
    return [path.relative_to(home).as_posix() for path in paths]


def _below(name: str, above: str) -> str:
    """Return a name relative to a folder `above/` of the repository."""
    if name.startswith(above):
        return name[len(above) :]
    return Path(os.path.relpath(name, above)).as_posix()


def _git(home: Path, *words: str) -> bytes | None:
    """Run git on the repository of a work tree and return its output; None if it fails or prints too much."""
    import subprocess

    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings["PATH"] = absolute_entries(surroundings.get("PATH", os.defpath))
    try:
        git = program("git")
        with _plain_repository(home) as folder:
            process = subprocess.Popen(  # noqa: S603  fixed words, and paths after `--`
                [git, "--no-pager", *settings, *words],
                cwd=home,
                env={**surroundings, **_ENVIRONMENT, "GIT_DIR": str(folder), "GIT_WORK_TREE": str(home)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            return _answer(process)
    except (CannotRun, OSError, ValueError):  # ValueError: a NUL in a file that should name a folder
        return None


def _answer(process: subprocess.Popen[bytes]) -> bytes | None:
    """Return the output of a process, or None; a process that is too slow or prints too much is killed with its children."""
    import threading

    assert process.stdout is not None
    timer = threading.Timer(GIT_SECONDS, _end, (process,))
    timer.daemon = True
    timer.start()
    try:
        answer = process.stdout.read(MAX_ANSWER + 1)
        if len(answer) > MAX_ANSWER:
            return None
        return answer if process.wait() == 0 else None
    finally:
        timer.cancel()
        _end(process)
        process.stdout.close()
        process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    import signal

    if process.returncode is None:  # after wait(), another process may have this number
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()


@contextlib.contextmanager
def _plain_repository(home: Path) -> Iterator[Path]:
    """Yield a temporary git folder with the content of a work tree's repository, but without its configuration and hooks."""
    import tempfile

    top, common = _git_folders(home)
    with tempfile.TemporaryDirectory(prefix="synsml-git-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "HEAD").write_bytes(_small(top / "HEAD"))
        (folder / "config").write_text(_config(common))
        shared = sorted(file.name for file in top.glob("sharedindex.*"))
        for source, names in ((top, ("index", *shared)), (common, ("objects", "refs", "packed-refs", "reftable", "info"))):
            for name in names:
                if (source / name).exists():
                    (folder / name).symlink_to(source / name)
        yield folder


def _git_folders(home: Path) -> tuple[Path, Path]:
    """Return the folder of HEAD and index, and the folder of everything else; they differ in an added work tree."""
    top = home / ".git"
    if top.is_file():  # a file in an added work tree or a submodule (gitrepository-layout(5))
        top = home / os.fsdecode(_small(top)).removeprefix("gitdir:").strip()
    common = top / os.fsdecode(_small(top / "commondir")).strip() if (top / "commondir").exists() else top
    return real_path(top), real_path(common)


def _config(common: Path) -> str:
    """Return a configuration with only the settings in `_FORMAT`."""
    found = {name.decode().lower(): value.decode() for name, value in _FORMAT.findall(_small(common / "config"))}
    extended = {name: found.pop(name) for name in _EXTENSIONS if name in found}
    lines = ["[core]", f"repositoryformatversion = {int(bool(extended))}", *(f"{name} = {found[name]}" for name in found)]
    lines += ["[extensions]", *(f"{name} = {extended[name]}" for name in extended)]
    return "".join(f"{line}\n" for line in lines)


def _small(path: Path) -> bytes:
    return read_bytes(path, name=path.name, within=path.parent)
