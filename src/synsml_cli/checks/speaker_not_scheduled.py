"""A speaker is confirmed and stands nowhere in the programme.

Said only once the programme names speakers at all.

Bad:  a record with `speaker: confirmed`, and no session with its id
Good: speakers: [ada-lovelace]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.programme import people_of

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "S511"
SEVERITY: Severity = "warning"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Compare the confirmed speakers and panelists with the programme."""
    project = context.project
    named = {id for id, _ in people_of(project.known, held=True)}
    if not any(session.speakers for session in project.known.schedule.sessions):
        return
    for person in project.people:
        role = next((role for role in ("speaker", "panelist") if person.roles.get(role) == "confirmed"), "")
        if role and person.id not in named:
            said = f"{person.name} is a confirmed {role} and not in the programme"
            yield Remark(At(person.file, ("roles", role)), said, f"add '{person.id}' to a session's 'speakers:'")
