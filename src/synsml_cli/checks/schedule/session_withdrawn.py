"""A session names a person who declined or withdrew.

The page and the calendar would announce somebody who will not come.

Bad:  speakers: [ada-lovelace]            # the record says `speaker: withdrawn`
Good: speakers: [emmy-noether]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_of
from synsml_cli.model.source.findings import At, Remark

_GONE = ("declined", "withdrawn")


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for everybody in the schedule whose roles on stage are all declined or withdrawn."""
    people = {person.id: person for person in context.project.people}
    for id, path in people_of(context.project.known, held=True):
        person = people.get(id)
        stage = {role: state for role, state in person.roles.items() if role != "organizer"} if person else {}
        if person and stage and all(state in _GONE for state in stage.values()):
            role, state = next(iter(stage.items()))
            yield Remark(
                At(FILE, path),
                f"{person.name} ({role}: {state}) is in the schedule",
                "remove this id, or correct the record",
                ((At(person.file, ("roles", role)), "the record"),),
            )
