"""Files beside the pictures of a site whose names tell who somebody is who is not public, and which of them git tracks."""

import os
from collections.abc import Iterable
from pathlib import Path

from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.records.project import Project
from synsml_cli.store.git import repository, tracked

USUAL = ("assets/img", "assets/images", "img", "images")
"""Folders of pictures in most themes."""
_MOST = 10_000
"""Names of one folder that are looked at."""


def telling_names(site: Path, project: Project) -> tuple[str, ...]:
    """Return the paths, below the site folder, of files that tell a hidden name, in the folders of pictures and the usual ones.

    Folders inside of these are not looked into, nor is the top of the site, which holds its pages.
    """
    hidden = HiddenNames(project.people)
    if not hidden:
        return ()
    folders = {picture.path.rpartition("/")[0] for picture in pictures(project)} | {*USUAL}
    found: list[str] = []
    for folder in sorted(folders - {""}):
        try:
            with os.scandir(site / folder) as entries:
                names = sorted(entry.name for entry, _ in zip(entries, range(_MOST), strict=False) if entry.is_file())
        except OSError:
            continue
        found += (f"{folder}/{name}" for name in names if hidden.told_by(name))
    return tuple(found)


def tracked_pictures(site: Path, names: Iterable[str]) -> frozenset[str]:
    """Return those of the names below a site folder that git tracks."""
    files = tuple(site / name for name in names)
    return tracked(site, files) if files and repository(site) else frozenset()
