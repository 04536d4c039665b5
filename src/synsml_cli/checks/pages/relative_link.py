"""A text that appears on several pages contains a relative link.

The `note` and `line` of a date appear in every list of dates and in the include for your own pages; a source may be rendered
to two folders. The link `cfp/` works on the home page, but on `/cfp/` it leads to `/cfp/cfp/`.

Bad:  note: see [the call](cfp/)
Good: note: see [the call](/2023/cfp/)
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.links import links_in
from synsml_cli.model.project.project import Project
from synsml_cli.model.prose.visible_words import blanked
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.source.positions import KeyPath

_ABSOLUTE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#|\?|\{\{|\{%|\[\[")


def run(context: Context) -> Iterator[Remark]:
    """Yield the relative links in notes and lines of dates, and in sources that pages in several folders share."""
    project = context.project
    for entry in project.known.dates.values():
        for key in ("note", "line"):
            for link in links_in(getattr(entry, key)):
                if not _ABSOLUTE.match(link.url):
                    yield _remark(_place(project, ("dates", entry.id, key), link.url), link.url)
    for file in _shared(project):
        text = project.sources[file].text
        for link in links_in(blanked(text)):
            if not _ABSOLUTE.match(link.url):
                yield _remark(At(file, start=link.start, end=link.end), link.url)


def _remark(at: At, url: str) -> Remark:
    message = f"relative link {url!r} in a text that appears on several pages"
    return Remark(at, message, f"write '/{url.removeprefix('./').removeprefix('../')}', the path from the top of the site")


def _place(project: Project, path: KeyPath, url: str) -> At:
    """Return the place of an address in a value of `workshop.yaml`, or of the value if it is written differently there."""
    place, text = project.places[FILE, path], project.sources[FILE].text
    for link in links_in(text[place.start : place.end]):
        if link.url == url:
            return At(FILE, start=place.start + link.start, end=place.start + link.end)
    return At(FILE, path)


def _shared(project: Project) -> Iterator[str]:
    """Yield the sources that are rendered to several folders."""
    folders: dict[str, set[str]] = {}
    for page, file in project.page_files.items():
        folders.setdefault(file, set()).add(page.path.rpartition("/")[0])
    yield from (file for file, places in folders.items() if len(places) > 1)
