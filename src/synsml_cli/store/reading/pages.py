"""Read the sources of pages, the user's own pages in the site folder, and the workshop's templates."""

import os
import re
from pathlib import Path

from synsml_cli.model.calendar.feed import PUBLIC_FILE
from synsml_cli.model.pages.tokens import scan
from synsml_cli.model.records.file_names import KEY_DATES, MANIFEST, PEOPLE, PEOPLE_INCLUDE, TEMPLATES
from synsml_cli.model.records.site import Page
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.front_matter import FrontMatter, front_matter_end
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.store.files import folder_entries
from synsml_cli.store.folders import private_folder, site_folder
from synsml_cli.store.links import is_circle, is_inside, real_path
from synsml_cli.store.reading.loader import Loader
from synsml_cli.store.yaml.reader import parse_yaml
from synsml_cli.store.yaml.references import reference_faults

RESERVED = (KEY_DATES, PUBLIC_FILE, MANIFEST)
"""Paths below the site folder that pages must not use, besides `_data` and, if we render it, PEOPLE_INCLUDE."""


def load_pages(loader: Loader, workshop: Workshop) -> dict[Page, str]:
    """Return the file of every page that could be read; a site folder outside the workshop may be missing."""
    files: dict[Page, str] = {}
    site = site_folder(loader.root, workshop)
    if is_circle(site) or (os.path.lexists(site) and site.is_file()):
        what = "is a circular link" if is_circle(site) else "is not a folder"
        at = At(FILE, ("site", "folder"))
        remedy = "remove it (`synsml render` creates the folder), or correct the path"
        loader.findings.append(Finding("R112", "error", at, f"folder: {workshop.site.folder!r} {what}", remedy))
        return files
    outside = not is_inside(site, loader.root)
    elsewhere = outside and not site.exists()
    taken = _Taken()
    origins = Origins(loader.root, workshop)
    for page in workshop.pages:
        if not page.source and (FILE, ("pages", page.number, "source")) in loader.places:
            continue  # its source was already refused
        if fault := _path_fault(site, workshop, page, origins, outside=outside) or taken.fault(page):
            loader.findings.append(fault)
            continue
        taken.add(page)
        if page.source or not elsewhere:
            _read(loader, page, workshop.site.name_of(page.path), site, files)
    return files


def _read(loader: Loader, page: Page, own: str, site: Path, files: dict[Page, str]) -> None:
    key, name, within = ("source", page.source, loader.root) if page.source else ("path", own, site)
    path = within / (page.source or page.path)
    if not path.exists() and not path.is_symlink() and not is_circle(path) and loader.texts.get(name) is None:
        remedy = "create it, or correct the path" + ("" if page.source else "; for a rendered page, add 'source:'")
        at = At(FILE, ("pages", page.number, key))
        loader.findings.append(Finding("R114", "error", at, f"{key}: file {name!r} does not exist", remedy))
    elif loader.text(path, name=name, within=within) is not None:
        files[page] = name


def _path_fault(site: Path, workshop: Workshop, page: Page, origins: "Origins", *, outside: bool) -> Finding | None:
    """Return why a page must not have its path (ours, the user's, or hidden outside the workshop) or its source; or None."""
    at = At(FILE, ("pages", page.number, "path"))
    folded = page.path.casefold()  # on many laptops INDEX.md and index.md are the same file
    remedy = "write another path, such as index.md"
    reserved = folded in RESERVED or (workshop.site.people_include and folded == PEOPLE_INCLUDE)
    if reserved or folded.startswith("_data/"):
        return Finding("R110", "error", at, f"path: {page.path!r} is reserved: synsml writes this file itself", remedy)
    if outside and any(name.startswith(".") for name in page.path.split("/")):
        message = f"path: {page.path!r} is a hidden file in a folder outside the workshop"
        return Finding("R112", "error", at, message, remedy)
    if origins.is_private(page):
        message = f"source: {page.source!r} is in the private folder, but pages are public"
        return Finding("R112", "error", At(FILE, ("pages", page.number, "source")), message, "move it to pages/")
    if page.source and site / page.path in origins:
        remedy = "keep sources in their own folder, such as pages/"
        return Finding("R110", "error", at, f"path: {page.path!r} is a source file of the workshop", remedy)
    return None


class _Taken:
    """The paths of pages and their parent folders in lower case: on many laptops INDEX.md and index.md are the same file."""

    def __init__(self) -> None:
        self._files: dict[str, Page] = {}
        self._folders: dict[str, Page] = {}

    def add(self, page: Page) -> None:
        """Add the path of a valid page."""
        path = page.path.casefold()
        self._files[path] = page
        for folder in _above(path):
            self._folders.setdefault(folder, page)

    def fault(self, page: Page) -> Finding | None:
        """Return a finding if an earlier page has the same path, or needs a file where this one needs a folder; or None."""
        path = page.path.casefold()
        same = self._files.get(path)
        former = same or self._folders.get(path) or next(filter(None, map(self._files.get, _above(path))), None)
        if former is None:
            return None
        related = ((At(FILE, ("pages", former.number, "path")), "the other one"),)
        both = f"path: {page.path!r} and {former.path!r} cannot both be files"
        message = f"path: two pages have the path {page.path!r}" if same else both
        at = At(FILE, ("pages", page.number, "path"))
        return Finding("R110", "error", at, message, "write another path for one of them", related)


def _above(path: str) -> tuple[str, ...]:
    """Return the folders above a path, the outermost first: "a/b/c" has "a" and "a/b"."""
    return tuple(path[: match.start()] for match in re.finditer("/", path))


class Origins:
    """The files and folders that a workshop consists of; even --force must not overwrite them."""

    def __init__(self, root: Path, workshop: Workshop) -> None:
        home = real_path(root)
        self._sources = {page.source: real_path(root / page.source) for page in workshop.pages if page.source}
        self._files = {*self._sources.values(), home / FILE}
        self._private = real_path(private_folder(root, workshop))
        self._folders = (home / PEOPLE, home / TEMPLATES, self._private)

    def is_private(self, page: Page) -> bool:
        """Return whether the source of a page is in the private folder, also through a link."""
        return bool(page.source) and self._sources[page.source].is_relative_to(self._private)

    def __contains__(self, path: Path) -> bool:
        """Return whether writing to `path` would overwrite one of them."""
        real = real_path(path)
        return real in self._files or any(real.is_relative_to(folder) for folder in self._folders)


def load_front_matters(loader: Loader, pages: dict[Page, str]) -> dict[str, FrontMatter]:
    """Return file -> front matter of every page that has one."""
    found = {}
    for page, file in pages.items():
        text = loader.sources[file].text
        if not text.startswith("---"):
            continue
        end = front_matter_end(text)
        if not end:
            fault = Finding(
                "R101", "error", At(file, start=0, end=3), "front matter without closing '---'", "add '---' after the last key"
            )
            found[file] = FrontMatter(faults=(fault,))
            continue
        front = _filled(text[:end]) if page.source else text[:end]
        parsed = parse_yaml(file, f"   {front[3:]}")
        faults = tuple(_plain(fault) for fault in parsed.findings if fault.code in ("R101", "R105", "R106"))
        root = parsed.root
        if root:
            faults += reference_faults(file, f"   {front[3:]}")
        if root and root.pairs is None:
            message = f"front matter: expected a map, got {root.kind}"
            faults = (Finding("R109", "error", At(file, start=root.start, end=root.end), message, "write 'title: ...'"),)
            root = None
        found[file] = FrontMatter(root, faults)
    return found


_FILLER = "x"
_VALUE = lazy_pattern(r"([ \t]*(?:- +)*[^\s:#][^:\r\n]*:[ \t]+)([^\s\"'\[{|>#][^\r\n]*?)([ \t]+#[^\r\n]*)?(?=[\r\n]|\Z)")


def _filled(front: str) -> str:
    """Return a front matter with tokens and the values around them replaced by as many letters.

    A YAML parser cannot read the tokens; `site/pages/front_matter.py` quotes the values when it fills them in.
    """
    return "".join(_filled_line(line) if "[[" in line else line for line in re.split(r"(?<=[\r\n])", front))


def _filled_line(line: str) -> str:
    parts = []
    position = 0
    for token in scan(line):  # a token never spans lines
        parts += [line[position : token.start], _FILLER * (token.end - token.start)]
        position = token.end
    filled = "".join(parts) + line[position:]
    value = _VALUE.match(filled) if parts else None
    return filled[: value.start(2)] + _FILLER * len(value[2]) + filled[value.end(2) :] if value else filled


def _plain(fault: Finding) -> Finding:
    """Return a finding with a general fix if its fix shows our filler letters."""
    return fault._replace(remedy="write the value in quotes") if _FILLER * 5 in fault.remedy else fault


def load_templates(loader: Loader) -> dict[str, str]:
    """Return name -> text of the templates of the workshop."""
    folder = loader.root / TEMPLATES
    texts = {}
    paths = folder_entries(folder, name=TEMPLATES, remedy="replace it with a folder of templates, such as dates.md.j2")
    for path in (path for path in paths if path.suffix == ".j2"):
        text = loader.text(path, name=f"{TEMPLATES}/{path.name}", within=loader.root)
        if text is not None:
            texts[path.name] = text
    return texts
