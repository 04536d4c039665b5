"""The programme names somebody who declined or withdrew.

Bad:  speakers: [ada-lovelace]            # whose record says `speaker: withdrawn`
Good: speakers: [emmy-noether]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import people_of
from synsml_cli.model.source.findings import At, Remark

_GONE = ("declined", "withdrawn")


def run(context: Context) -> Iterator[Remark]:
    """Look at everybody who has a role on stage and none that is still open or kept."""
    people = {person.id: person for person in context.project.people}
    for id, path in people_of(context.project.known, held=True):
        person = people.get(id)
        stage = {role: state for role, state in person.roles.items() if role != "organizer"} if person else {}
        if person and stage and all(state in _GONE for state in stage.values()):
            role, state = next(iter(stage.items()))
            yield Remark(
                At(FILE, path),
                f"{person.name} has {state}",
                "take them out of the programme, or correct the record",
                ((At(person.file, ("roles", role)), "the record"),),
            )
