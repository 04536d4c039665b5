"""A folder that is made for a while: it is gone again where nothing is put into it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from synsml_cli.errors import CannotRun


@contextlib.contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Have a folder, with those above it; afterwards, remove those that were made and are empty."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotRun(f"cannot make {folder}: {error.strerror}", remedy="name another folder") from error
        yield
    finally:
        for path in made:  # inner ones come first
            with contextlib.suppress(OSError):
                path.rmdir()
