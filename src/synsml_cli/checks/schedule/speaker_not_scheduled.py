"""A confirmed speaker is not in the schedule.

Visitors see the speaker on the page and do not find the talk.

If no session names a speaker at all, this is reported once, at the first talk or panel without names. A schedule without
talks and panels is not checked.

Bad:  a record with `speaker: confirmed`, and no session with this id
Good: speakers: [ada-lovelace]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of, people_of
from synsml_cli.model.source.findings import At, Remark

_STAGE = ("speaker", "panelist")


def run(context: Context) -> Iterator[Remark]:
    """Compare the confirmed speakers and panelists with the schedule."""
    project = context.project
    named = {id for id, _ in people_of(project.known, held=True)}
    sessions = project.known.schedule.sessions
    missing = [person for person in project.people if person.id not in named and person.has(_STAGE)]
    if not any(session.speakers for session in sessions):
        talk = next((s for s in sessions if s.kind in ("talk", "panel") and not (s.by or s.moderator or s.cancelled)), None)
        if talk and missing:
            several = f"{len(missing)} are confirmed" if len(missing) > 1 else f"{missing[0].name} is confirmed"
            others = ", and the others to theirs" if len(missing) > 1 else ""
            remedy = f"add 'speakers: [{missing[0].id}]' to this session{others}"
            yield Remark(At(FILE, path_of(talk, "kind")), f"no session names a speaker, but {several}", remedy)
        return
    for person in missing:
        role = next(role for role in _STAGE if person.roles.get(role) == "confirmed")
        message = f"{person.name} is a confirmed {role}, but not in the schedule"
        yield Remark(At(person.file, ("roles", role)), message, f"add {person.id!r} to the 'speakers:' of a session")
