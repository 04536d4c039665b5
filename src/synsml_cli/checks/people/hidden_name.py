"""An id, a page path or a picture name contains the name of somebody who is not public.

These names are published: the id of a date in the calendar, the path in the address of the page, the name of a picture in
its address. A date that a published calendar already contains is not reported. Ids of sessions are checked by S513, photos
of people who are not public by P222.

Bad:  path: talks/noether.md              # Emmy Noether is only invited
Good: path: talks/keynote.md
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark

_RENAME = "rename the file, and write the new name here"


def run(context: Context) -> Iterator[Remark]:
    """Check dates, pages and the pictures of sponsors and of public people."""
    hidden = HiddenNames(context.project.people)
    for at, what, text, shown, remedy in _names(context) if hidden else ():
        if person := hidden.told_by(text, shown=shown):
            yield Remark(at, f"{what} {text!r} contains the name of {person.name}, who is not public", remedy)


def _names(context: Context) -> Iterator[tuple[At, str, str, str, str]]:
    """Yield (place, what it is, name, public words beside it, remedy) for every name that is published."""
    workshop = context.project.known
    seen = {uid.partition("@")[0].partition(".")[0] for uid in context.survey.seen_uids}
    for entry in workshop.dates.values():
        if not entry.internal and entry.id not in seen:
            at = At(FILE, ("dates", entry.id), on_key=True)
            yield at, "the id", entry.id, entry.label, "choose another id: calendars keep it permanently"
    for page in workshop.pages:
        yield At(FILE, ("pages", page.number, "path")), "the path", page.path, "", "choose another path"
    for sponsor in workshop.sponsors:
        if sponsor.logo:
            at = At(FILE, ("sponsors", sponsor.number, "logo"))
            yield at, "the logo", sponsor.logo, sponsor.name, _RENAME
    for person in context.project.people:
        if person.is_public and person.photo:
            yield At(person.file, ("photo",)), "the photo", person.photo, person.name, _RENAME
