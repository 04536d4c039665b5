"""Find files next to the pictures of a site whose names reveal a person who is not public, and those that git tracks."""

import os
from collections.abc import Iterable
from pathlib import Path

from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.project.project import Project
from synsml_cli.store.git import repository, tracked

USUAL = ("assets/img", "assets/images", "img", "images")
"""The picture folders of most themes."""
_MOST = 10_000
"""Limit on the names that are read in one folder."""


def telling_names(site: Path, project: Project) -> tuple[str, ...]:
    """Return the paths, below the site folder, of files whose names reveal a hidden person.

    Reads the folders of the project's pictures and those in `USUAL`; not their subfolders, and not the top of the site, which
    holds the pages.
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
    """Return the paths below a site folder that git tracks."""
    files = tuple(site / name for name in names)
    return tracked(site, files) if files and repository(site) else frozenset()
