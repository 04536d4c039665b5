"""A relative link stands in a text that lands on several pages.

A date's `note` and `line` go into every list of dates, also into the include for pages of your own; a source may be
rendered to two folders. `cfp/` is right on the home page and leads nowhere from `/cfp/` itself.

Bad:  note: see [the call](cfp/)
Good: note: see [the call](/2023/cfp/)
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.links import links_in
from synsml_cli.model.prose.visible_words import blanked
from synsml_cli.model.records.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#|\?|\{\{|\{%|\[\[")


def run(context: Context) -> Iterator[Remark]:
    """Look at the notes and lines of dates, and at sources that two pages share."""
    project = context.project
    for entry in project.known.dates.values():
        for key in ("note", "line"):
            for link in links_in(getattr(entry, key)):
                if not _ABSOLUTE.match(link.url):
                    yield _remark(At(FILE, ("dates", entry.id, key)), link.url)
    for file in _shared(project):
        text = project.sources[file].text
        for link in links_in(blanked(text)):
            if not _ABSOLUTE.match(link.url):
                yield _remark(At(file, start=link.start, end=link.end), link.url)


def _remark(at: At, url: str) -> Remark:
    message = f"the relative link {url!r} stands in a text that lands on several pages"
    return Remark(at, message, f"write it from the site's root: /{url.removeprefix('./').removeprefix('../')}")


def _shared(project: Project) -> Iterator[str]:
    """Yield the sources that are rendered into more than one folder."""
    folders: dict[str, set[str]] = {}
    for page, file in project.page_files.items():
        folders.setdefault(file, set()).add(page.path.rpartition("/")[0])
    yield from (file for file, places in folders.items() if len(places) > 1)
