"""Looks at a folder in which a workshop is to begin: a Jekyll site, a repository, people, rules of git, or nothing."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from synsml_cli.errors import CannotRun, Refused
from synsml_cli.model.records.file_names import CONFIGS, PEOPLE, PEOPLE_INCLUDE
from synsml_cli.model.records.workshop import FILE
from synsml_cli.store.files import read_bytes
from synsml_cli.store.git import repository
from synsml_cli.store.links import is_inside, real_path
from synsml_cli.store.writing.manifest import read_manifest

RULES = (".gitignore", ".gitattributes")
WORKFLOWS = ".github/workflows"


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What lies in the folder and in that of the site, before anything is written."""

    rules: Mapping[str, str]
    """.gitignore and .gitattributes -> text; empty where one is not there."""
    folders: frozenset[str]
    """The folders at the top that hold something, in lower case: on many laptops Pages is pages."""
    has_people: bool
    """Whether `people/` has records."""
    workflows: Mapping[str, str]
    """Name -> text of the workflows of GitHub Actions."""
    repository: Path | None
    """The repository that the folder lies in without being its top; None for the top, and where there is none."""
    config_name: str
    """The name of the site's configuration: that which is there, or that which it would have."""
    config: str | None
    """Its text; None where the site has none."""
    site_names: frozenset[str]
    """What stands at the top of the site folder and was not rendered by us, in lower case too."""
    layouts: frozenset[str]
    """The site's own layouts, without endings."""
    has_card: bool
    """Whether the site has an include for the card of a person that was not rendered by us."""


def look(folder: Path, *, site: str) -> Surroundings:
    """Return what is there; raises Refused if a workshop is, CannotRun if no workshop can be."""
    above = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
    if not above.is_dir():
        raise CannotRun(f"{above} is not a folder", remedy="name another one")
    if os.path.lexists(folder / FILE):
        raise Refused(f"{folder / FILE} is there already", remedy="nothing was changed; `synsml check` tells how it stands")
    below = folder / site
    if not below.is_dir() and not is_inside(below, folder):
        raise CannotRun(f"there is no folder {real_path(below)}", remedy="clone the site there first, or leave out --site")
    if not os.access(above, os.W_OK | os.X_OK):
        raise CannotRun(f"no permission to write in {above}", remedy="name another folder; nothing was changed")
    home = repository(folder)
    rendered = read_manifest(below).files  # by an `init` that was killed before it wrote workshop.yaml
    config_name = next((name for name in CONFIGS if (below / name).exists()), CONFIGS[0])
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


def has_config(folder: Path) -> bool:
    """Whether a folder holds a Jekyll site."""
    return any((folder / name).is_file() for name in CONFIGS)


def _names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208  only the names are needed


def _text(folder: Path, name: str) -> str | None:
    """Return a file's text, its byte order mark included; None where there is none."""
    if not os.path.lexists(folder / name):
        return None
    try:
        return read_bytes(folder / name, name=name, within=folder).decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotRun(f"{name} is not UTF-8", remedy="save it as UTF-8; nothing was changed") from error
