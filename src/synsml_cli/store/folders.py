"""Where the folders of a workshop are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from synsml_cli.errors import CannotRun
from synsml_cli.model.records.file_names import CONFIGS, MANIFEST
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.store.git import repository
from synsml_cli.store.links import is_inside, real_path

if TYPE_CHECKING:  # commands that write nothing do without
    from synsml_cli.store.writing.batch import Batch


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds a `workshop.yaml`, as git finds its own."""
    start = real_path(start)
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


def lacks_site(root: Path, workshop: Workshop) -> bool:
    """Whether the site folder is elsewhere, where `render` does not make it, and not there: often it is not checked out."""
    site = site_folder(root, workshop)
    return not site.is_dir() and not is_inside(site, root)


def is_foreign(root: Path, workshop: Workshop) -> bool:
    """Return whether the site folder is outside of the workshop and shows no sign that it is a site."""
    site = site_folder(root, workshop)
    signs = (*CONFIGS, MANIFEST)
    return site.is_dir() and not (
        is_inside(site, root) or any((site / name).is_file() for name in signs) or repository(site) is not None
    )


def check_site_folder(root: Path, workshop: Workshop) -> Path:
    """Return the site folder, which may have to be made; raises CannotRun where it is elsewhere and not there.

    It is made only inside the workshop: elsewhere it is a checkout, and a slip of the path is likelier. Nor is anything
    written to a folder elsewhere that is no site: the path can be somebody else's idea.
    """
    site = site_folder(root, workshop)
    if lacks_site(root, workshop):
        raise CannotRun(f"there is no folder {real_path(site)}", remedy="clone the site there, or correct site.folder")
    if is_foreign(root, workshop):
        said = f"{real_path(site)} is outside of the workshop and is not a site: it has no {CONFIGS[0]} and is in no repository"
        raise CannotRun(said, remedy=f"run `git init` there if it is the right folder, or correct site.folder in {FILE}")
    return site


def private_folder(root: Path, workshop: Workshop) -> Path:
    """Return the folder of the people who have not said yes; it may lie outside of `root`."""
    return root / workshop.private.folder


def folder_of(root: Path, workshop: Workshop | None, name: str) -> Path:
    """Return the folder that a file must not be led out of: the site or the private one may lie elsewhere."""
    for folder in (site_folder(root, workshop), private_folder(root, workshop)) if workshop else ():
        # As written first: a link in there that leads elsewhere is still a file of that folder.
        if (root / name).is_relative_to(folder) or is_inside(root / name, folder):
            return folder
    return root


def guard_private(batch: Batch, root: Path, workshop: Workshop) -> None:
    """Let the private folder keep itself out of git, so that nobody has to remember to.

    Where somebody has taken care of it, with rules or a repository of its own, and outside the workshop, nothing is done.
    """
    folder = private_folder(root, workshop)
    if not is_inside(folder, root) or (folder / ".gitignore").exists() or (folder / ".git").exists():
        return
    batch.put(folder / ".gitignore", b"*\n", name=f"{workshop.private.folder}/.gitignore", within=real_path(folder))
