"""Looks at the files that a project names, without reading them."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from synsml_cli.model.project import Project
from synsml_cli.model.survey import Seen, Survey
from synsml_cli.store.folders import site_folder


def survey(root: Path, project: Project) -> Survey:
    """Return what lies on disk at the paths of photos and logos; nothing is opened."""
    workshop = project.known
    paths = {person.photo for person in project.people} | {sponsor.logo for sponsor in workshop.sponsors}
    folder = site_folder(root, workshop)
    names = cache(_names)  # for this one look: a photo may be added while `preview` runs
    return Survey({path: _seen(folder, path, names) for path in sorted(paths) if path})


def _seen(folder: Path, path: str, names_in: Callable[[Path], dict[str, str] | None]) -> Seen:
    parts = path.split("/")
    spelled: list[str] = []
    for number, part in enumerate(parts):
        names = names_in(folder.joinpath(*spelled))
        if names is None:
            return Seen(folder=False, exact=False)
        same = part if names.get(part) == part else names.get(part.casefold(), "")
        if not same:
            return Seen(folder=number == len(parts) - 1, exact=False)
        spelled.append(same)
    exact = spelled == parts
    return Seen(
        folder=True, exact=exact, is_folder=folder.joinpath(*parts).is_dir(), spelling="" if exact else "/".join(spelled)
    )


def _names(folder: Path) -> dict[str, str] | None:
    """Return the names in a folder, by themselves and without regard to case: a file system may find `A.jpg` when asked
    for `a.jpg`, and then the spelling on disk counts.
    """
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  only the names are needed
    except OSError:
        return None
    return {**{name.casefold(): name for name in names}, **{name: name for name in names}}
