"""An id, a page's path or the name of a picture tells the name of somebody who is not public.

These are published: the id of a date in the calendar's UID, the path in the page's address, the picture's name in the
address of the picture. Ids of sessions have a check of their own (S513), and so have photos of people who are not public
(P222). Nothing is reported of a date that a published calendar has already.

Bad:  path: talks/noether.md              # and Emmy Noether is invited
Good: path: talks/keynote.md
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at dates, pages and the pictures of sponsors and of public people."""
    hidden = HiddenNames(context.project.people)
    for at, what, text, shown, remedy in _names(context) if hidden else ():
        if person := hidden.told_by(text, shown=shown):
            yield Remark(at, f"{what} {text!r} tells the name of {person.name}, who is not public", remedy)


def _names(context: Context) -> Iterator[tuple[At, str, str, str, str]]:
    """Yield (place, what it is, name, words beside it in public, remedy) of all that is published with its name."""
    workshop = context.project.known
    seen = {uid.partition("@")[0].partition(".")[0] for uid in context.survey.seen_uids}
    for entry in workshop.dates.values():
        if not entry.internal and entry.id not in seen:
            at = At(FILE, ("dates", entry.id), on_key=True)
            yield at, "the id", entry.id, entry.label, "write another id: calendars keep it permanently"
    for page in workshop.pages:
        yield At(FILE, ("pages", page.number, "path")), "the path", page.path, "", "write another path"
    for sponsor in workshop.sponsors:
        if sponsor.logo:
            at = At(FILE, ("sponsors", sponsor.number, "logo"))
            yield at, "the logo", sponsor.logo, sponsor.name, "rename the file, and write its new name here"
    for person in context.project.people:
        if person.is_public and person.photo:
            remedy = "rename the file, and write its new name here"
            yield At(person.file, ("photo",)), "the photo", person.photo, person.name, remedy
