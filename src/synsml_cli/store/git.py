"""What git knows of the workshop's files; nothing where there is no git, no repository, or an error."""

import os
import subprocess
from pathlib import Path

SECONDS = 5


def repository(folder: Path) -> Path | None:
    """Return the nearest folder at or above `folder` that is a git work tree."""
    folder = folder.resolve()
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


def tracked(root: Path, folders: tuple[Path, ...]) -> frozenset[str]:
    """Return the files below some folders that git tracks, relative to `root`."""
    done = _git(root, "ls-files", "-z", "--", *map(str, folders))
    return frozenset(os.fsdecode(name) for name in done.stdout.split(b"\0") if name) if done else frozenset()


def ignored(path: Path) -> bool:
    """Whether git passes a file over, so that whoever clones the repository does not have it."""
    path = path.resolve()  # git looks at no path that leads through a link
    home = repository(path.parent)
    return home is not None and _git(home, "check-ignore", "--quiet", "--", str(path)) is not None


def answers(folder: Path) -> bool:
    """Whether git can be asked about a repository: without the program, or in somebody else's, absence proves nothing."""
    return _git(folder, "rev-parse", "--git-dir") is not None


def committed(path: Path) -> bytes | None:
    """Return a file as it was committed last; None where it never was."""
    done = _git(path.parent, "cat-file", "blob", f"HEAD:./{path.name}")
    return done.stdout if done else None


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes] | None:
    """Run git in a folder; None where there is none, or where it says no."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        return subprocess.run(  # noqa: S603  fixed words and paths after `--`
            ["git", "-C", str(folder), *words],  # noqa: S607  the user's own git
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**environment, "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
