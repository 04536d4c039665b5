"""A speaker is confirmed and stands nowhere in the programme.

Where no session names a speaker at all, it is said once, of the first talk or panel that says of nobody whose it is; a
programme without any of those is not ready for names.

Bad:  a record with `speaker: confirmed`, and no session with its id
Good: speakers: [ada-lovelace]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of, people_of
from synsml_cli.model.source.findings import At, Remark

_STAGE = ("speaker", "panelist")


def run(context: Context) -> Iterator[Remark]:
    """Compare the confirmed speakers and panelists with the programme."""
    project = context.project
    named = {id for id, _ in people_of(project.known, held=True)}
    sessions = project.known.schedule.sessions
    missing = [person for person in project.people if person.id not in named and person.has(_STAGE)]
    if not any(session.speakers for session in sessions):
        talk = next((s for s in sessions if s.kind in ("talk", "panel") and not (s.by or s.moderator or s.cancelled)), None)
        if talk and missing:
            several = f"{len(missing)} are confirmed" if len(missing) > 1 else f"{missing[0].name} is confirmed"
            said = f"no session names a speaker, and {several}"
            remedy = f"add 'speakers: [{missing[0].id}]' to the session, and the others to theirs"
            yield Remark(At(FILE, path_of(talk, "kind")), said, remedy)
        return
    for person in missing:
        role = next(role for role in _STAGE if person.roles.get(role) == "confirmed")
        said = f"{person.name} is a confirmed {role} and not in the programme"
        yield Remark(At(person.file, ("roles", role)), said, f"add '{person.id}' to a session's 'speakers:'")
