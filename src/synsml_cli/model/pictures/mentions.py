"""Find the places where pages name pictures of the site: in markdown, HTML, front matter and includes."""

import posixpath
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from synsml_cli.model.project.project import Project
from synsml_cli.model.source.findings import At
from synsml_cli.model.source.patterns import lazy_pattern

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif", ".tif", ".tiff")
"""Suffixes of pictures that can contain a location."""
_SUFFIX = lazy_pattern(rf"\.(?:{'|'.join(suffix[1:] for suffix in SUFFIXES)})(?![\w-]|\.\w)", re.IGNORECASE)
_BEFORE = (" \t\n\r\"'()<>=,|", "\n\r\"'()<>|")
"""Characters that can precede a path; the second set is for a path with blanks, in quotes or brackets."""
_LONGEST = 300
_MOST = 1000
"""Limit on places per page."""
_HOST = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^/]*/|//[^/]*/")


class PictureMention(NamedTuple):
    """A place in a page that may name a picture."""

    at: At
    paths: tuple[str, ...]
    """Possible paths below the site folder; only an existing file counts."""


def picture_mentions(project: Project) -> Iterator[PictureMention]:
    """Yield the places in pages that end like the name of a picture."""
    for page, file in project.page_files.items():
        yield from mentions_in(project.sources[file].text, file, page.path.rpartition("/")[0])


def mentions_in(text: str, file: str, folder: str) -> Iterator[PictureMention]:
    """Yield the places in one text; `folder` is the folder of its page below the site folder."""
    for match in islice(_SUFFIX.finditer(text), _MOST):
        start = max(0, match.start() - _LONGEST)
        before = text[start : match.start()]
        paths: dict[str, None] = {}
        first = match.start()
        for stop in _BEFORE:
            begin = 1 + max(map(before.rfind, stop))
            written = text[start + begin : match.end()].strip()
            paths.update(dict.fromkeys(_paths(written, folder)))
            first = first if first < match.start() else start + begin
        yield PictureMention(At(file, start=first, end=match.end()), tuple(paths))


def _paths(written: str, folder: str) -> Iterator[str]:
    """Yield the possible paths of an address: relative to the page, to the site's top, and below the site's base path."""
    path = _HOST.sub("/", unquote(written), count=1)
    inner = path.lstrip("/")
    whole = (inner,) if path != inner else (posixpath.join(folder, path), path)
    _, _, below = inner.partition("/")  # /2023/assets/img/x.jpg, if the site is published at /2023/
    for candidate in (*whole, below):
        normal = posixpath.normpath(candidate)
        if candidate and "\0" not in normal and normal != "." and not normal.startswith(("/", "..")):
            yield normal
