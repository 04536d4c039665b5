"""Two people have the same photo.

Usually a record was copied and its photo was not replaced. Photos that are placeholders (by their file name) belong to
P208, and two records of one person to P213.

Bad:  photo: assets/img/ada.jpg           # in two records
Good: photo: assets/img/ada.jpg           # in one record
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.names import same_name
from synsml_cli.model.pictures.named import is_placeholder
from synsml_cli.model.records.person import Person
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield each person whose photo belongs to an earlier record of another person."""
    first: dict[str, Person] = {}
    for person in sorted(context.project.people, key=lambda person: person.file):
        if not person.photo or is_placeholder(person.photo, name=person.name):
            continue
        other = first.setdefault(person.photo.casefold(), person)
        if other is not person and same_name(other.name) != same_name(person.name):
            yield Remark(
                At(person.file, ("photo",)),
                f"{person.name} has the photo of {other.name}",
                "write the right path, or remove the line",
                ((At(other.file, ("photo",)), "the other record"),),
            )
