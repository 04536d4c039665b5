"""Create a folder for a while; it is removed again if it stays empty."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from synsml_cli.errors import CannotRun


@contextlib.contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Create a folder and its parents; afterwards, remove the new ones that are empty."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotRun(f"cannot create {folder}: {error.strerror}", remedy="choose another folder") from error
        yield
    finally:
        for path in made:  # inner folders come first
            with contextlib.suppress(OSError):
                path.rmdir()
