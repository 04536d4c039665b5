"""Finds where pages name pictures of the site: in markdown, HTML, front matter and the includes of themes alike."""

import posixpath
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from synsml_cli.model.records.project import Project
from synsml_cli.model.source.findings import At
from synsml_cli.model.source.patterns import lazy_pattern

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif", ".tif", ".tiff")
"""How the names of pictures end that can hold notes on where they were taken."""
_SUFFIX = lazy_pattern(rf"\.(?:{'|'.join(suffix[1:] for suffix in SUFFIXES)})(?![\w-]|\.\w)", re.IGNORECASE)
_BEFORE = (" \t\n\r\"'()<>=,|", "\n\r\"'()<>|")
"""What can stand before a path: the second is for a path with blanks, in quotes or brackets."""
_LONGEST = 300
_MOST = 1000
"""Places of one page that are looked at."""
_HOST = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^/]*/|//[^/]*/")


class PictureMention(NamedTuple):
    """A place in a page that may name a picture."""

    at: At
    paths: tuple[str, ...]
    """What it can mean, below the site folder; only a file that is there is meant."""


def mentions(project: Project) -> Iterator[PictureMention]:
    """Yield the places in pages that end as the names of pictures do."""
    for page, file in project.page_files.items():
        yield from mentions_in(project.sources[file].text, file, page.path.rpartition("/")[0])


def mentions_in(text: str, file: str, folder: str) -> Iterator[PictureMention]:
    """Yield those of one text; `folder` is that of its page below the site folder."""
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
    """Yield the paths that an address can mean: from the page, from the site's top, and behind the site's own folder."""
    path = _HOST.sub("/", unquote(written), count=1)
    inner = path.lstrip("/")
    whole = (inner,) if path != inner else (posixpath.join(folder, path), path)
    _, _, below = inner.partition("/")  # /2023/assets/img/x.jpg, where the site is at /2023/
    for candidate in (*whole, below):
        normal = posixpath.normpath(candidate)
        if candidate and "\0" not in normal and normal != "." and not normal.startswith(("/", "..")):
            yield normal
