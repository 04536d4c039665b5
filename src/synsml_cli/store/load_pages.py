"""Reads the words of pages, the user's own pages in the site folder, and the workshop's templates."""

from pathlib import Path

from synsml_cli.model.findings import At, Finding
from synsml_cli.model.workshop import FILE, Page, Workshop
from synsml_cli.store.folders import site_folder
from synsml_cli.store.loader import Loader

TEMPLATES = "templates"
RESERVED = ("_includes/key_dates_list.md", ".synsml-rendered")
"""Paths below the site folder that no page can have, as well as everything in `_data`."""


def load_pages(loader: Loader, workshop: Workshop) -> dict[Page, str]:
    """Return the file of every page that could be read; a site folder that is not there has no pages yet."""
    files = {}
    site = site_folder(loader.root, workshop)
    taken: dict[str, int] = {}
    for page in workshop.pages:
        if not page.source and (FILE, ("pages", page.number, "source")) in loader.places:
            continue  # its source has been refused
        if page.path in RESERVED or page.path.startswith("_data/"):
            at = At(FILE, ("pages", page.number, "path"))
            said = f"path: {page.path!r} is a file that synsml writes itself"
            loader.findings.append(Finding("R110", "error", at, said, "give the page a path of its own, such as index.md"))
            continue
        if page.path in taken:
            at = At(FILE, ("pages", page.number, "path"))
            other = ((At(FILE, ("pages", taken[page.path], "path")), "the other one"),)
            said = f"path: two pages are called {page.path!r}"
            loader.findings.append(Finding("R110", "error", at, said, "give each its own path", other))
            continue
        taken[page.path] = page.number
        key = "source" if page.source else "path"
        within = loader.root if page.source else site
        name = page.source or f"{workshop.site.folder}/{page.path}"
        path = within / (page.source or page.path)
        if not page.source and not site.exists() and not site.resolve().is_relative_to(loader.root.resolve()):
            continue  # the site is not checked out on this machine
        if not _exists(path):
            said = f"{key}: there is no file {name!r}"
            remedy = "write it, or correct the path" + ("" if page.source else "; a page of ours needs 'source:'")
            loader.findings.append(Finding("R114", "error", At(FILE, ("pages", page.number, key)), said, remedy))
        elif loader.text(path, name=name, within=within) is not None:
            files[page] = name
    return files


def load_templates(loader: Loader) -> dict[str, str]:
    """Return the workshop's own templates by file name."""
    folder = loader.root / TEMPLATES
    texts = {}
    for path in sorted(folder.glob("*.j2")) if folder.is_dir() else ():
        text = loader.text(path, name=f"{TEMPLATES}/{path.name}", within=loader.root)
        if text is not None:
            texts[path.name] = text
    return texts


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()
