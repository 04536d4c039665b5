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
    command = ["git", "-C", str(root), "ls-files", "-z", "--", *map(str, folders)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603  fixed words and folders after `--`
            command, capture_output=True, timeout=SECONDS, check=True, env={**environment, "GIT_OPTIONAL_LOCKS": "0"}
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(os.fsdecode(name) for name in done.stdout.split(b"\0") if name)
