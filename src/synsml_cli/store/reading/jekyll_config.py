"""Find and read the `_config.yml` of the Jekyll site that contains the workshop or that it renders to."""

import os
from pathlib import Path

from synsml_cli.errors import CannotRun
from synsml_cli.model.pages.excluded import made_of
from synsml_cli.model.records.jekyll_config import JekyllConfig, WorkshopPart
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.positions import SourceText
from synsml_cli.store.files import read_text
from synsml_cli.store.folders import config_of, private_folder, site_folder
from synsml_cli.store.git import repository
from synsml_cli.store.links import real_path
from synsml_cli.store.reading.loader import Loader
from synsml_cli.store.yaml.reader import parse_yaml

MAX_FOLDER_FILES = 1000
"""Limit on the files of a folder that are listed."""


def load_jekyll_config(loader: Loader, workshop: Workshop) -> JekyllConfig | None:
    """Return the content of the file, or None if it does not exist or is too complex to interpret.

    The file belongs to the site, so its errors are not reported; its text is kept for findings that point to it.
    """
    path = _path(loader.root, workshop) if workshop.site.generator == "jekyll" else None
    if path is None:
        return None
    name = Path(os.path.relpath(path, real_path(loader.root))).as_posix()
    try:
        read = read_text(path, name=name, within=path.parent)
    except CannotRun:
        return None
    root = None if read.finding else parse_yaml(name, read.text).root
    if root is None or root.pairs is None:
        return None
    values = {key.text: (key, value) for key, value in root.pairs}
    if "<<" in read.text or any(_words(values[key][1]) is None for key in ("exclude", "include") if key in values):
        return None
    if "source" in values and values["source"][1].text not in (".", "./"):
        return None
    loader.sources.setdefault(name, SourceText(read.text))
    key = values["exclude"][0] if "exclude" in values else None
    return JekyllConfig(
        file=name,
        data_dir=(values["data_dir"][1].text if "data_dir" in values else "") or "_data",
        exclude=_words(values["exclude"][1]) or () if key else (),
        include=_words(values["include"][1]) or () if "include" in values else (".htaccess",),
        exclude_at=(key.start, key.end) if key else (0, 0),
    )


def _path(root: Path, workshop: Workshop) -> Path | None:
    """Return the configuration in the site folder, else the nearest one from the workshop up to the top of the repository."""
    top = repository(root)
    home = real_path(root)
    above = (home, *(folder for folder in home.parents if top and folder.is_relative_to(top)))
    return next(filter(None, map(config_of, (real_path(site_folder(root, workshop)), *above))), None)


def _words(node: Node) -> tuple[str, ...] | None:
    """Return a list of strings; None if the node is not a list, or contains references or nested values."""
    if node.absent:
        return ()
    if node.items is None or any(item.text is None or item.style == "*" for item in node.items):
        return None
    return tuple(item.text or "" for item in node.items)


def parts_inside(root: Path, workshop: Workshop, config: JekyllConfig) -> tuple[WorkshopPart, ...]:
    """Return the files and folders of the workshop that exist inside the site."""
    site = real_path((real_path(root) / config.file).parent)
    pages = [page.path for page in workshop.pages]
    sources = []
    for source in (page.source for page in workshop.pages if page.source):
        folder = source.partition("/")[0]
        shared = "/" not in source or any(f"{path}/".startswith(f"{folder}/") for path in pages)
        sources.append(source if shared else folder)
    found = {}
    for name in dict.fromkeys(made_of(sources=tuple(sources), private=workshop.private.folder)):
        path = private_folder(root, workshop) if name == workshop.private.folder else root / name
        real = real_path(path)
        if real.is_relative_to(site) and real != site and (files := _files(real)) is not None:
            found[name] = WorkshopPart(name, real.relative_to(site).as_posix(), files)
    return tuple(found.values())


def _files(folder: Path) -> tuple[str, ...] | None:
    """Return the relative paths of the files in a folder, () for a file, None if there is nothing to publish."""
    if folder.is_file():
        return ()
    found: list[str] = []
    for base, folders, files in os.walk(folder):
        folders.sort()
        found += [(Path(base) / file).relative_to(folder).as_posix() for file in sorted(files)]
        if len(found) >= MAX_FOLDER_FILES:
            break
    return tuple(found) or None
