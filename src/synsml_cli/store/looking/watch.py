"""Detect changed files of a workshop by size and time, for a live preview."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import CONFIGS, PEOPLE, TEMPLATES
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.store.folders import private_folder, site_folder


class Stamp(NamedTuple):
    """The state of a file, for comparison."""

    changed: int
    """Nanoseconds since 1970."""
    size: int
    inode: int
    """Changes if the file is replaced by a new one."""


def source_stamps(root: Path, project: Project | None) -> Mapping[str, Stamp]:
    """Return path -> stamp of each existing file that the workshop is read from."""
    workshop = project.workshop if project else None
    paths = {root / FILE, *_within(root / PEOPLE), *_within(root / TEMPLATES)}
    if workshop:
        site = site_folder(root, workshop)
        paths |= {*_within(private_folder(root, workshop)), *(site / name for name in CONFIGS)}
        paths |= {root / page.source if page.source else site / page.path for page in workshop.pages}
    return _stamps({str(path): path for path in paths})


def site_stamps(root: Path, workshop: Workshop, names: Iterable[str]) -> Mapping[str, Stamp]:
    """Return name -> stamp of each existing file, for names below the site folder."""
    site = site_folder(root, workshop)
    return _stamps({name: site / name for name in names})


def _within(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in os.listdir(folder)]  # noqa: PTH208  only the names are needed
    except OSError:
        return []


def _stamps(paths: Mapping[str, Path]) -> dict[str, Stamp]:
    stamps = {}
    for name, path in paths.items():
        try:
            seen = path.stat()
        except (OSError, ValueError):  # ValueError: a NUL in a name that a browser asked for
            continue
        stamps[name] = Stamp(seen.st_mtime_ns, seen.st_size, seen.st_ino)
    return stamps
