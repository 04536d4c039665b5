"""Looks for pictures of a site that no record names, and say where they were taken: those in its folders and on its pages."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from synsml_cli.model.pictures.mentions import SUFFIXES, mentions
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.records.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At
from synsml_cli.model.survey import PlacedPicture
from synsml_cli.store.folders import private_folder, site_folder
from synsml_cli.store.links import real_path
from synsml_cli.store.looking.picture_file import place_at
from synsml_cli.store.looking.picture_names import USUAL

MOST_FILES = 2000
"""Pictures that are looked at in one run."""
MOST_FOLDERS = 200
MOST_BYTES = 1_000_000
"""What is read of a picture of a kind whose notes can stand anywhere."""


def placed_pictures(root: Path, project: Project) -> tuple[PlacedPicture, ...]:
    """Return the published pictures that say where they were taken, without those that records name.

    Looked at are pictures that pages name, and the folders of pictures with those inside of them. Links that lead out of the
    site are not followed, and what Jekyll does not publish (names that begin with `_` or `.`) is left out.
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
    """Return the files that pages name -> where the first page does."""
    found: dict[str, At] = {}
    there: dict[str, bool] = {}
    for mention in mentions(project):
        for path in mention.paths:
            if path not in there:
                there[path] = os.path.isfile(site / path)  # noqa: PTH113  no exception for a name that is too long
            if there[path]:
                found.setdefault(path, mention.at)
                break
    return found


def _lying(site: Path, folders: Iterable[str], private: Path) -> Iterator[str]:
    """Yield the pictures in folders of the site and in those inside of them, but not inside of the site's top."""
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
