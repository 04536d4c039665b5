"""Find the folders of a workshop: its root, its site folder and its private folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from synsml_cli.errors import CannotRun
from synsml_cli.model.records.file_names import CONFIGS, MANIFEST
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.store.git import repository
from synsml_cli.store.links import is_inside, real_path

if TYPE_CHECKING:  # imported for types only: commands that write nothing do not need it
    from synsml_cli.store.writing.batch import Batch


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that contains a `workshop.yaml`; raises CannotRun if no folder has one."""
    start = real_path(start)
    if not start.is_dir():
        raise CannotRun(f"there is no folder {start}", remedy="give the workshop folder with -C DIR")
    for folder in (start, *start.parents):
        # A broken link counts too: it is reported, and does not select the workshop of a parent folder.
        if (folder / FILE).exists() or (folder / FILE).is_symlink():
            return folder
    raise CannotRun(f"there is no {FILE} in {start} or above", remedy="go to the workshop folder, or give it with -C DIR")


def site_folder(root: Path, workshop: Workshop) -> Path:
    """Return the folder that `render` writes to; it may lie outside `root`."""
    return root / workshop.site.folder


def config_of(site: Path) -> Path | None:
    """Return the path of the Jekyll configuration in a folder, or None without one."""
    return next((site / name for name in CONFIGS if (site / name).is_file()), None)


def lacks_site(root: Path, workshop: Workshop) -> bool:
    """Return whether the site folder is missing and lies outside the workshop, where `render` does not create it."""
    site = site_folder(root, workshop)
    return not site.is_dir() and not is_inside(site, root)


def is_foreign(root: Path, workshop: Workshop) -> bool:
    """Return whether the site folder lies outside the workshop and does not look like a site."""
    site = site_folder(root, workshop)
    signs = is_inside(site, root) or config_of(site) or (site / MANIFEST).is_file() or repository(site)
    return site.is_dir() and not signs


def check_site_folder(root: Path, workshop: Workshop) -> Path:
    """Return the site folder, which may not exist yet; raises CannotRun if it is missing, or not a site, outside the workshop.

    `render` creates it only inside the workshop: a missing folder elsewhere is more likely a typing error than a wish. It never
    writes to a folder elsewhere that is not a site, because somebody else may have chosen that path.
    """
    site = site_folder(root, workshop)
    if lacks_site(root, workshop):
        raise CannotRun(f"there is no folder {real_path(site)}", remedy="clone the site there, or correct site.folder")
    if is_foreign(root, workshop):
        message = f"{real_path(site)} is outside the workshop and is not a site: no {CONFIGS[0]}, not in a git repository"
        raise CannotRun(message, remedy=f"run `git init` there if it is the right folder, or correct site.folder in {FILE}")
    return site


def private_folder(root: Path, workshop: Workshop) -> Path:
    """Return the folder of the people who have not accepted yet; it may lie outside `root`."""
    return root / workshop.private.folder


def folder_of(root: Path, workshop: Workshop | None, name: str) -> Path:
    """Return the folder that a file must stay inside: the site folder, the private folder or `root`."""
    for folder in (site_folder(root, workshop), private_folder(root, workshop)) if workshop else ():
        # The written path is compared first: a link in the site folder that leads elsewhere still belongs to the site.
        if (root / name).is_relative_to(folder) or is_inside(root / name, folder):
            return folder
    return root


def guard_private(batch: Batch, root: Path, workshop: Workshop) -> None:
    """Add a `.gitignore` to the private folder in `batch`, so that git ignores everything in it.

    Does nothing if the folder has a `.gitignore` or a repository of its own, or lies outside the workshop.
    """
    folder = private_folder(root, workshop)
    if not is_inside(folder, root) or (folder / ".gitignore").exists() or (folder / ".git").exists():
        return
    batch.put(folder / ".gitignore", b"*\n", name=f"{workshop.private.folder}/.gitignore", within=real_path(folder))
