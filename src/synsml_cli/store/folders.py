"""Where the folders of a workshop are."""

from pathlib import Path

from synsml_cli.errors import CannotRun
from synsml_cli.model.workshop import FILE, Workshop

PEOPLE = "people"
"""The folder of the public records."""


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds a `workshop.yaml`, as git finds its own."""
    start = start.resolve()
    if not start.is_dir():
        raise CannotRun(f"there is no folder {start}", remedy="name the workshop's folder with -C")
    for folder in (start, *start.parents):
        # A link that leads nowhere is one to complain of, not to pass over for the workshop above.
        if (folder / FILE).exists() or (folder / FILE).is_symlink():
            return folder
    raise CannotRun(f"there is no {FILE} in {start} or above", remedy="go to the workshop's folder, or name it with -C DIR")


def site_folder(root: Path, workshop: Workshop) -> Path:
    """Return the folder that `render` writes; it may lie outside of `root`."""
    return root / workshop.site.folder


def private_folder(root: Path, workshop: Workshop) -> Path:
    """Return the folder of the people who have not said yes; it may lie outside of `root`."""
    return root / workshop.private.folder
