"""A text has spaces at its start or end, or two spaces in a row.

They come from copying. A name with a leading space is sorted first, and a search does not find it. `--fix` removes the
spaces. In addresses and ORCID iDs they are reported by P203, P204 and P205.

Bad:  last: "Lovelace "
Good: last: Lovelace
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of
from synsml_cli.model.source.findings import At, Edit, Remark
from synsml_cli.model.source.patterns import lazy_pattern

_RUN = lazy_pattern(r"\s{2,}|[\t\n\r\f\v]+")

_REQUIRED = ("last", "name", "label")


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every single-line text with such spaces."""
    places = context.project.places
    for at, given in _texts(context.project):
        place = places.get((at.file, at.path))
        is_block = place is not None and place.style in ("|", ">")
        text = given.removesuffix("\n") if is_block else given  # YAML adds the last line end of a block
        clean = _RUN.sub(" ", text.strip())
        if clean == text:
            continue
        key = next(part for part in reversed(at.path) if isinstance(part, str))
        inside = "contains a tab or a line break" if re.search(r"[\t\n\r]", text) else "has two spaces in a row"
        where = "begins or ends with a space" if text.strip() != text else inside
        if not clean:
            remedy = f"write the {key}" if key in _REQUIRED else f"remove '{key}'"
            yield Remark(at, f"{key}: {text!r} contains only spaces", remedy)
        else:
            yield Remark(at, f"{key}: {text!r} {where}", f"write {clean!r}", fix=None if is_block else Edit(at, clean))


def _texts(project: Project) -> Iterator[tuple[At, str]]:
    for person in project.people:
        for key in ("first", "last", "affiliation", "sort"):
            yield At(person.file, (key,)), getattr(person, key)
    workshop = project.known
    for key in ("name", "short_name", "host", "place", "venue", "room"):
        yield At(FILE, (key,)), getattr(workshop, key)
    for entry in workshop.dates.values():
        yield At(FILE, ("dates", entry.id, "label")), entry.label
        yield At(FILE, ("dates", entry.id, "track")), entry.track
    for sponsor in workshop.sponsors:
        yield At(FILE, ("sponsors", sponsor.number, "name")), sponsor.name
    for session in workshop.schedule.sessions:
        for key in ("title", "by", "room", "track"):
            yield At(FILE, path_of(session, key)), getattr(session, key)
