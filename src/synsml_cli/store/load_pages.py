"""Reads the words of pages, the user's own pages in the site folder, and the workshop's templates."""

import re
from pathlib import Path

from synsml_cli.model.calendar_plan import PUBLIC_FILE
from synsml_cli.model.file_names import KEY_DATES, MANIFEST, PEOPLE, PEOPLE_INCLUDE, TEMPLATES
from synsml_cli.model.findings import At, Finding
from synsml_cli.model.front_matter import FrontMatter, front_matter_end
from synsml_cli.model.tokens import scan
from synsml_cli.model.workshop import FILE, Page, Workshop
from synsml_cli.store.folders import private_folder, site_folder
from synsml_cli.store.loader import Loader
from synsml_cli.store.references import reference_faults
from synsml_cli.store.yaml_source import parse_yaml

RESERVED = (KEY_DATES, PUBLIC_FILE, MANIFEST)
"""Paths below the site folder that no page can have, as well as everything in `_data`, and PEOPLE_INCLUDE where it is ours."""


def load_pages(loader: Loader, workshop: Workshop) -> dict[Page, str]:
    """Return the file of every page that could be read; a site folder elsewhere may not be checked out here."""
    files: dict[Page, str] = {}
    site = site_folder(loader.root, workshop)
    elsewhere = not site.exists() and not site.resolve().is_relative_to(loader.root.resolve())
    taken: dict[str, Page] = {}
    for page in workshop.pages:
        if not page.source and (FILE, ("pages", page.number, "source")) in loader.places:
            continue  # its source has been refused
        if fault := _path_fault(loader.root, site, workshop, page, taken):
            loader.findings.append(fault)
            continue
        taken[page.path.casefold()] = page
        if page.source or not elsewhere:
            _read(loader, page, workshop.site.name_of(page.path), site, files)
    return files


def _read(loader: Loader, page: Page, own: str, site: Path, files: dict[Page, str]) -> None:
    key, name, within = ("source", page.source, loader.root) if page.source else ("path", own, site)
    path = within / (page.source or page.path)
    if not path.exists() and not path.is_symlink() and loader.texts.get(name) is None:
        remedy = "write it, or correct the path" + ("" if page.source else "; a page of ours needs 'source:'")
        at = At(FILE, ("pages", page.number, key))
        loader.findings.append(Finding("R114", "error", at, f"{key}: there is no file {name!r}", remedy))
    elif loader.text(path, name=name, within=within) is not None:
        files[page] = name


def _path_fault(root: Path, site: Path, workshop: Workshop, page: Page, taken: dict[str, Page]) -> Finding | None:
    """Return why a page cannot stand at its path: what is there is ours, the user's, git's, or another page."""
    at = At(FILE, ("pages", page.number, "path"))
    folded = page.path.casefold()  # on many laptops INDEX.md is index.md
    remedy = "give the page a path of its own, such as index.md"
    reserved = folded in RESERVED or (workshop.site.people_include and folded == PEOPLE_INCLUDE)
    if reserved or folded.startswith("_data/"):
        return Finding("R110", "error", at, f"path: {page.path!r} is a file that synsml writes itself", remedy)
    if ".git" in folded.split("/"):
        return Finding("R112", "error", at, f"path: {page.path!r} belongs to git", remedy)
    if page.source and is_source(root, site / page.path, workshop):
        remedy = "keep sources in a folder of their own, such as pages/"
        return Finding("R110", "error", at, f"path: {page.path!r} is a file that the workshop is read from", remedy)
    for other, former in taken.items():
        if other == folded or other.startswith(f"{folded}/") or folded.startswith(f"{other}/"):
            related = ((At(FILE, ("pages", former.number, "path")), "the other one"),)
            same = f"path: two pages are called {page.path!r}"
            said = same if other == folded else f"path: {page.path!r} and {former.path!r} cannot both be files"
            return Finding("R110", "error", at, said, "give each its own path", related)
    return None


def is_source(root: Path, path: Path, workshop: Workshop) -> bool:
    """Whether writing to `path` would overwrite what the workshop is made of: no --force may do that."""
    real, home = path.resolve(), root.resolve()
    sources = {(root / page.source).resolve() for page in workshop.pages if page.source}
    folders = (home / PEOPLE, home / TEMPLATES, private_folder(root, workshop).resolve())
    return real in sources or real == home / FILE or any(real.is_relative_to(folder) for folder in folders)


def load_front_matters(loader: Loader, pages: dict[Page, str]) -> dict[str, FrontMatter]:
    """Return the front matter of every page that begins with one."""
    found = {}
    for page, file in pages.items():
        text = loader.sources[file].text
        if not text.startswith("---"):
            continue
        end = front_matter_end(text)
        if not end:
            fault = Finding("R101", "error", At(file, start=0, end=3), "the front matter has no closing '---'", "write it")
            found[file] = FrontMatter(faults=(fault,))
            continue
        front = _filled(text[:end]) if page.source else text[:end]
        parsed = parse_yaml(file, f"   {front[3:]}")
        faults = tuple(_plain(fault) for fault in parsed.findings if fault.code in ("R101", "R105", "R106"))
        root = parsed.root
        if root:
            faults += reference_faults(file, f"   {front[3:]}")
        if root and root.pairs is None:
            said = f"the front matter is {root.kind}, not keys with values"
            faults = (Finding("R109", "error", At(file, start=root.start, end=root.end), said, "write 'title: ...'"),)
            root = None
        found[file] = FrontMatter(root, faults)
    return found


_FILLER = "x"
_VALUE = re.compile(r"([ \t]*(?:- +)*[^\s:#][^:\r\n]*:[ \t]+)([^\s\"'\[{|>#][^\r\n]*?)([ \t]+#[^\r\n]*)?(?=[\r\n]|\Z)")


def _filled(front: str) -> str:
    """Return a front matter with letters, as many, for tokens and the values that they stand in: those are quoted when
    they are filled in (site/front_matter.py).
    """
    return "".join(_filled_line(line) if "[[" in line else line for line in re.split(r"(?<=[\r\n])", front))


def _filled_line(line: str) -> str:
    parts = []
    position = 0
    for token in scan(line):  # a token ends on its line
        parts += [line[position : token.start], _FILLER * (token.end - token.start)]
        position = token.end
    filled = "".join(parts) + line[position:]
    value = _VALUE.match(filled) if parts else None
    return filled[: value.start(2)] + _FILLER * len(value[2]) + filled[value.end(2) :] if value else filled


def _plain(fault: Finding) -> Finding:
    """Return a fault without a remedy that shows our letters."""
    return fault._replace(remedy="write the value in quotes") if _FILLER * 5 in fault.remedy else fault


def load_templates(loader: Loader) -> dict[str, str]:
    """Return the workshop's own templates by file name."""
    folder = loader.root / TEMPLATES
    texts = {}
    for path in sorted(folder.glob("*.j2")) if folder.is_dir() else ():
        text = loader.text(path, name=f"{TEMPLATES}/{path.name}", within=loader.root)
        if text is not None:
            texts[path.name] = text
    return texts
