"""Inspect the folder for a new workshop: a Jekyll site, a repository, people, git rules, workflows."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from synsml_cli.errors import CannotRun, Refused
from synsml_cli.model.records.file_names import CONFIGS, PEOPLE, PEOPLE_INCLUDE
from synsml_cli.model.records.workshop import FILE
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import config_of
from synsml_cli.store.git import repository
from synsml_cli.store.links import is_inside, real_path
from synsml_cli.store.writing.manifest import read_manifest

RULES = (".gitignore", ".gitattributes")
WORKFLOWS = ".github/workflows"


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """The content of the workshop folder and the site folder before anything is written."""

    rules: Mapping[str, str]
    """.gitignore and .gitattributes -> text; empty if the file does not exist."""
    folders: frozenset[str]
    """Non-empty folders at the top, in lower case: on many laptops Pages and pages are the same."""
    has_people: bool
    """Whether `people/` has records."""
    workflows: Mapping[str, str]
    """Name -> text of the GitHub Actions workflows."""
    repository: Path | None
    """The repository that contains the folder below its top; None if the folder is the top or in no repository."""
    config_name: str
    """Name of the site's configuration, existing or to be created."""
    config: str | None
    """Text of the configuration; None if it does not exist."""
    site_names: frozenset[str]
    """Names at the top of the site folder, in lower case, that synsml did not render."""
    layouts: frozenset[str]
    """The layouts in the site's folder, without suffix."""
    has_card: bool
    """Whether the site has an include for a person's card that synsml did not render."""


def look(folder: Path, *, site: str) -> Surroundings:
    """Return what exists in `folder`; raises Refused if there is a workshop, CannotRun if none can be created."""
    above = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
    if not above.is_dir():
        raise CannotRun(f"{above} is not a folder", remedy="choose another folder")
    if os.path.lexists(folder / FILE):
        raise Refused(
            f"{folder / FILE} already exists", remedy="run `synsml check` there to see its problems; nothing was changed"
        )
    below = folder / site
    if not below.is_dir() and not is_inside(below, folder):
        raise CannotRun(f"there is no folder {real_path(below)}", remedy="clone the site there first, or leave out --site")
    if not os.access(above, os.W_OK | os.X_OK):
        raise CannotRun(f"no permission to write in {above}", remedy="choose another folder; nothing was changed")
    home = repository(folder)
    rendered = read_manifest(below).files  # an `init` that was interrupted before workshop.yaml leaves a manifest
    config_name = (config_of(below) or below / CONFIGS[0]).name
    return Surroundings(
        rules={name: _text(folder, name) or "" for name in RULES},
        folders=frozenset(name.casefold() for name in _names(folder) if _names(folder / name)),
        has_people=any(name.endswith((".yaml", ".yml")) for name in _names(folder / PEOPLE)),
        workflows={
            name: _text(folder, f"{WORKFLOWS}/{name}") or ""
            for name in _names(folder / WORKFLOWS)
            if name.endswith((".yml", ".yaml"))
        },
        repository=None if home in (None, real_path(folder)) else home,
        config_name=config_name,
        config=_text(below, config_name),
        site_names=frozenset(name.casefold() for name in _names(below) if name not in rendered),
        has_card=os.path.lexists(below / PEOPLE_INCLUDE) and PEOPLE_INCLUDE not in rendered,
        layouts=frozenset(name.partition(".")[0] for name in _names(below / "_layouts")),
    )


def _names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208  only the names are needed


def _text(folder: Path, name: str) -> str | None:
    """Return a file's text, including a byte order mark, or None if it does not exist."""
    if not os.path.lexists(folder / name):
        return None
    try:
        return read_bytes(folder / name, name=name, within=folder).decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotRun(f"{name} is not UTF-8", remedy="save it as UTF-8; nothing was changed") from error
