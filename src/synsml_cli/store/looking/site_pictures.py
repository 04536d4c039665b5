"""Find pictures of a site that record a location and that no record names: in its picture folders and on its pages."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from synsml_cli.model.pictures.mentions import SUFFIXES, picture_mentions
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At
from synsml_cli.model.survey import PlacedPicture
from synsml_cli.store.folders import private_folder, site_folder
from synsml_cli.store.links import real_path
from synsml_cli.store.looking.picture_file import place_at
from synsml_cli.store.looking.picture_names import USUAL

MOST_FILES = 2000
"""Limit on the pictures that are read in one run."""
MOST_FOLDERS = 200
MOST_BYTES = 1_000_000
"""Bytes that are read of a kind of picture whose notes can be anywhere."""


def placed_pictures(root: Path, project: Project) -> tuple[PlacedPicture, ...]:
    """Return the published pictures that record a location, without those that a record names.

    Reads pictures that pages name, and picture folders with their subfolders. Skips links that leave the site, and names that
    begin with `_` or `.`, which Jekyll does not publish.
    """
    site, private = site_folder(root, project.known), private_folder(root, project.known)
    named = {picture.path for picture in pictures(project)}
    shown = _shown(site, project)
    lying = _lying(site, {path.rpartition("/")[0] for path in named} | {*USUAL}, private)
    places = shown | {path: At(FILE, ("site", "folder")) for path in lying if path not in shown}
    home, hidden = real_path(site), real_path(private)
    found = []
    for path in [path for path in places if path not in named and _is_public(path)][:MOST_FILES]:
        file = site / path
        real = real_path(file)
        if not real.is_relative_to(home) or real.is_relative_to(hidden):
            continue
        kind, place = place_at(file, most=MOST_BYTES)
        if place:
            found.append(PlacedPicture(path, places[path], kind, place))
    return tuple(found)


def _shown(site: Path, project: Project) -> dict[str, At]:
    """Return the files that pages name -> the place of the first mention."""
    found: dict[str, At] = {}
    exists: dict[str, bool] = {}
    for mention in picture_mentions(project):
        for path in mention.paths:
            if path not in exists:
                exists[path] = os.path.isfile(site / path)  # noqa: PTH113  no exception for a name that is too long
            if exists[path]:
                found.setdefault(path, mention.at)
                break
    return found


def _lying(site: Path, folders: Iterable[str], private: Path) -> Iterator[str]:
    """Yield the paths of pictures in some folders and their subfolders; of the site's top folder, without subfolders."""
    hidden, waiting, seen = real_path(private), sorted(folders, reverse=True), set[str]()
    while waiting and len(seen) < MOST_FOLDERS:
        folder = waiting.pop()
        if folder in seen or real_path(site / folder) == hidden:
            continue
        seen.add(folder)
        try:
            with os.scandir(site / folder) as entries:
                listed = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        except OSError:
            continue
        for name, is_folder in listed:
            path = f"{folder}/{name}" if folder else name
            if is_folder and folder and _is_public(name):
                waiting.append(path)
            elif not is_folder and name.lower().endswith(SUFFIXES):
                yield path


def _is_public(path: str) -> bool:
    return not any(part.startswith(("_", ".")) for part in path.split("/"))
