"""Survey the disk at the paths that a project names: pictures, the site's data files, files tracked by git."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from synsml_cli.errors import CannotRun
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import PEOPLE, PEOPLE_INCLUDE, same_spelling
from synsml_cli.model.records.jekyll_config import JekyllConfig, theme_of
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.survey import PlacedPicture, Seen, Survey
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import config_of, is_foreign, lacks_site, private_folder, site_folder
from synsml_cli.store.git import repository, tracked
from synsml_cli.store.links import is_circle, is_inside, real_path
from synsml_cli.store.looking.calendars import published
from synsml_cli.store.looking.picture_file import inspect_picture
from synsml_cli.store.looking.picture_names import telling_names, tracked_pictures
from synsml_cli.store.looking.seen import only_seen
from synsml_cli.store.reading.jekyll_config import parts_inside

Names = Mapping[str, tuple[str, ...]]
"""Case-folded, composed form of a name -> all spellings on disk."""
MAX_SPELLINGS = 8
"""Limit on the spellings that are reported."""
MANY_FOLDERS = 1000
"""Limit on folders of data files; a data folder with more is most likely the wrong folder."""
DATA = "_data"
_DATA_SUFFIXES = (".yml", ".yaml", ".json", ".csv", ".tsv")


def survey(root: Path, project: Project) -> Survey:
    """Return what exists on disk; empty if the site or the private folder is unknown. Reads only the headers of pictures."""
    if project.lacks("site", "private"):
        return Survey()
    folder = site_folder(root, project.known)
    names = cache(_names)  # cached for this survey only: files may be added while `preview` runs
    calendar = published(root, project.known)
    named = tuple(pictures(project))
    private = private_folder(root, project.known)
    telling = telling_names(folder, project)
    seen = {path: _seen(folder, path, names) for path in sorted({item.path for item in named})}
    hidden = {item.path for item in named if item.hidden and seen[item.path].exact}
    return Survey(
        pictures=seen,
        private_pictures={item.path: _seen(private, item.path, names) for item in named if item.kind == "photo"},
        placed_pictures=lambda: _placed(root, project),
        telling_names=telling,
        tracked_pictures=tracked_pictures(folder, (*telling, *hidden)),
        published=_published(root, project),
        calendar=only_seen(root, project.known, calendar) if calendar else None,
        people_include=_people_include(folder),
        parts=parts_inside(root, project.known, project.jekyll) if project.jekyll else (),
        data_files=_data_files(folder, root, project.jekyll),
        is_foreign=is_foreign(root, project.known),
        lacks_site=lacks_site(root, project.known),
        lacks_private=not private.is_dir(),
    )


def _placed(root: Path, project: Project) -> tuple[PlacedPicture, ...]:
    from synsml_cli.store.looking.site_pictures import placed_pictures  # imported here because only one check needs it

    return placed_pictures(root, project)


def _seen(folder: Path, path: str, names_in: Callable[[Path], Names | None]) -> Seen:
    parts = path.split("/")
    spelled: list[tuple[str, ...]] = [()]
    for number, part in enumerate(parts):
        listed = [(parent, names_in(folder.joinpath(*parent))) for parent in spelled]
        if all(names is None for _, names in listed):
            return Seen(folder=False, exact=False)
        spelled = [(*parent, same) for parent, names in listed for same in _same(names or {}, part)][:MAX_SPELLINGS]
        if not spelled:
            return Seen(folder=number == len(parts) - 1, exact=False)
    exact = spelled == [tuple(parts)]
    file = folder.joinpath(*spelled[0])
    outside = _outside(folder, file)
    is_folder = not outside and file.is_dir()
    return Seen(
        folder=True,
        exact=exact,
        is_folder=is_folder,
        spellings=() if exact else tuple("/".join(found) for found in spelled),
        outside=outside,
        file=inspect_picture(file) if exact and not outside and not is_folder else None,
    )


def _same(names: Names, part: str) -> tuple[str, ...]:
    """Return the exact name if it exists, otherwise all names that differ only in case or composition."""
    others = names.get(same_spelling(part), ())
    return (part,) if part in others else others


def other_spelling(folder: Path, path: str) -> str:
    """Return the first part of a path as spelled on disk, if it differs only in case or composition; otherwise ""."""
    spelled: list[str] = []
    for part in path.split("/"):
        same = _same(_names(folder.joinpath(*spelled)) or {}, part)
        if not same:
            return ""
        spelled.append(same[0])
        if spelled[-1] != part:
            return "/".join(spelled)
    return ""


def _outside(folder: Path, file: Path) -> str:
    """Return the real path of a file if links lead it outside the site folder or form a circle; otherwise ""."""
    return "" if is_inside(file, folder) and not is_circle(file) else str(real_path(file))


def _names(folder: Path) -> Names | None:
    """Return the names in a folder by their case-folded, composed form, or None if the folder cannot be read.

    A file system may open `A.jpg` for `a.jpg`; a web server may not, so the spelling on disk counts.
    """
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  only the names are needed
    except OSError:
        return None
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        found[same_spelling(name)] = (*found.get(same_spelling(name), ()), name)
    return found


def _published(root: Path, project: Project) -> frozenset[str]:
    # Git is asked only if there is something to report.
    if not any(person.email or (person.roles and not person.is_public) for person in project.people):
        return frozenset()
    home = repository(root)
    if home is None or home != repository(site_folder(root, project.known)):
        return frozenset()
    private = private_folder(root, project.known)
    inside = real_path(private).is_relative_to(home)
    return tracked(root, (root / FILE, root / PEOPLE, *([private] if inside else ())))


def _data_files(folder: Path, root: Path, jekyll: JekyllConfig | None) -> frozenset[str] | None:
    configured = config_of(folder) is not None
    if configured and not jekyll:
        return None  # the data folder is unknown
    is_own_config = jekyll and real_path((root / jekyll.file).parent) == real_path(folder)
    # Jekyll also treats an absolute path, or one with `..`, as relative to the site.
    inner = os.path.normpath(f"/{jekyll.data_dir}").lstrip("/") if jekyll and is_own_config else DATA
    data = folder / inner
    if not os.path.isdir(data):  # noqa: PTH112  `Path` raises an error where a name is too long
        return frozenset() if configured else None
    if not is_inside(data, folder):
        return None
    found = set[str]()
    for count, (base, folders, files) in enumerate(os.walk(data)):
        if count > MANY_FOLDERS:
            return None
        folders.sort()
        above = Path(base).relative_to(data).parts
        found |= {".".join((*above, Path(name).stem)) for name in files if name.endswith(_DATA_SUFFIXES)}
    return frozenset(found)


def _people_include(folder: Path) -> bool | None:
    if (folder / PEOPLE_INCLUDE).exists():
        return True
    path = config_of(folder)
    if path is None:
        return None
    try:
        config = read_bytes(path, name=path.name, within=folder)
    except CannotRun:
        return None
    return None if theme_of(config.decode("utf-8", "replace")) else False
