"""No speaker has confirmed, and the event is less than 30 days away.

Somebody was asked, and the answer is missing or not recorded.

Bad:  speaker: invited                    # the only speaker, on 10 July for 28 July
Good: speaker: confirmed
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.timeline.edition import held_events, is_within

CONFIRMATION_DAYS = 30
_STAGE = ("speaker", "panelist")


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark if people were asked to speak and nobody is confirmed."""
    project = context.project
    asked = [person for person in project.people if any(role in person.roles for role in _STAGE)]
    unread = project.has_errors_in("people/", f"{project.known.private.folder}/")
    if (
        not asked
        or unread
        or any(person.has(_STAGE) for person in asked)
        or not is_within(CONFIRMATION_DAYS, project.known, context.now)
    ):
        return
    event = min((e for e in held_events(project.known) if e.moments.begin), key=lambda e: e.moments.begin or context.now)
    several = f"{len(asked)} were asked" if len(asked) > 1 else f"{asked[0].name} was asked"
    message = f"no speaker is confirmed for {event.label!r} ({event.when}); {several}"
    remedy = f"ask again, and after a yes run `synsml people confirm {asked[0].id}`"
    yield Remark(At(FILE, ("dates", event.id, "when")), message, remedy)
