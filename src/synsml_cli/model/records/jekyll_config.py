"""Interpret a site's `_config.yml`: which files Jekyll publishes, and where its data files are.

Source: lib/jekyll/entry_filter.rb and reader.rb of Jekyll 4.3; verified with real builds.
"""

import fnmatch
import re
from typing import NamedTuple

from synsml_cli.model.source.patterns import lazy_pattern

_LONG = 4096
"""Characters: longer globs match no path, because file systems limit paths to this length."""
_SPECIAL = (".", "_", "#", "~")
# `theme:` names a gem, `remote_theme:` a repository; both can contain layouts and includes.
_THEME = lazy_pattern(r"^(?:remote_)?theme[ \t]*:[ \t]*([^\s#]+)", re.MULTILINE)


def theme_of(config: str) -> str:
    """Return the theme that a `_config.yml` names, or ""."""
    found = _THEME.search(config)
    return found[1] if found else ""


class JekyllConfig(NamedTuple):
    """The relevant parts of `_config.yml`."""

    file: str
    """Path relative to the workshop's root."""
    data_dir: str = "_data"
    exclude: tuple[str, ...] = ()
    """Paths or globs relative to the folder of the file; Jekyll's own defaults match no workshop file."""
    include: tuple[str, ...] = ()
    exclude_at: tuple[int, int] = (0, 0)
    """Offsets of the key `exclude`; (0, 0) without one."""

    @property
    def has_exclude(self) -> bool:
        """Whether there is a list to add to."""
        return self.exclude_at[1] > 0


class WorkshopPart(NamedTuple):
    """A file or folder of the workshop that lies inside the site."""

    name: str
    """Path relative to the workshop's root."""
    path: str
    """Path relative to the folder of `_config.yml`."""
    files: tuple[str, ...] = ()
    """Paths of the files in a folder: a glob may exclude them without the folder."""


def is_published(config: JekyllConfig, part: WorkshopPart) -> bool:
    """Return whether Jekyll publishes a file, or any file of a folder."""
    return any(_is_file_taken(config, f"{part.path}/{file}") for file in part.files) or (
        not part.files and _is_file_taken(config, part.path)
    )


def _is_file_taken(config: JekyllConfig, path: str) -> bool:
    if path in (entry.lstrip("/") for entry in config.include):
        return True  # an included file is published even from an excluded folder
    names = path.split("/")
    entries = ["/".join(names[: number + 1]) for number in range(len(names))]
    return all(_is_taken(config, entry, is_folder=entry != path) for entry in entries)


def _is_taken(config: JekyllConfig, entry: str, *, is_folder: bool) -> bool:
    name = entry.rpartition("/")[2]
    included = _matches(config.include, name, is_folder=is_folder)
    excluded = _matches(tuple(set(config.exclude) - set(config.include)), entry, is_folder=is_folder)
    if name.endswith(".") or (excluded and not included):
        return False
    return included or not (name.startswith(_SPECIAL) or name.endswith("~"))


def _matches(patterns: tuple[str, ...], entry: str, *, is_folder: bool) -> bool:
    """Return whether a pattern equals the entry or a prefix of it, or is a glob that matches it; `*` also matches `/`."""
    for pattern in (pattern.lstrip("/") for pattern in patterns):
        if entry.startswith(pattern) or (is_folder and pattern == f"{entry}/"):
            return True
        if len(pattern) <= _LONG and fnmatch.fnmatchcase(entry, re.sub(r"\[\^", "[!", pattern)):
            return True
    return False
