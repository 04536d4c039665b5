"""Read a file of the site folder for the preview: pictures, styles and documents only."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from synsml_cli.errors import CannotRun
from synsml_cli.model.records.file_names import PEOPLE
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.schema.kinds import is_inner
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import private_folder, site_folder
from synsml_cli.store.links import real_path

MAX_SITE_FILE_BYTES = 100_000_000
"""Larger files are not served."""

TYPES: Mapping[str, str] = {
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mp4": "video/mp4",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""Suffix -> media type of files that a page shows or links; workshop files, records, pages and data files are excluded."""


class SiteFile(NamedTuple):
    """A file that the preview serves."""

    data: bytes
    type: str
    """Its media type."""


def may_be_shown(name: str) -> bool:
    """Return whether a path below the site folder has a known type and no hidden part."""
    return Path(name).suffix.lower() in TYPES and is_inner(name) and not _is_hidden(name.split("/"))


def site_file(root: Path, workshop: Workshop, name: str) -> SiteFile | None:
    """Return the file at a path below the site folder, or None if it does not exist or may not be shown.

    Never returns files of the private folder or of `people/`, hidden files, or files outside the site that a link leads to.
    """
    if not may_be_shown(name):
        return None
    site = site_folder(root, workshop)
    path = site / name
    closed = (private_folder(root, workshop), root / PEOPLE)
    try:
        real = real_path(path)
        within = real.relative_to(real_path(site))
        if not may_be_shown(within.as_posix()) or any(real.is_relative_to(real_path(folder)) for folder in closed):
            return None
        data = read_bytes(path, name=name, within=site, limit=MAX_SITE_FILE_BYTES)
    except (CannotRun, ValueError):  # ValueError: the path is outside the site
        return None
    return SiteFile(data, TYPES[real.suffix.lower()]) if len(data) <= MAX_SITE_FILE_BYTES else None


def _is_hidden(parts: Iterable[str]) -> bool:
    return any(part.startswith(".") for part in parts)
