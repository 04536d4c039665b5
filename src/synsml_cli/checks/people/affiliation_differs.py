"""Two records of the same person have different affiliations.

Visitors see both, and one of them is out of date.

Bad:  affiliation: MIT                    # in people/ada-lovelace.yaml; ETH in people/a-lovelace.yaml
Good: a single record
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.duplicates import doubles
from synsml_cli.model.people.names import same_name
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare the affiliations in records of the same person."""
    for person, other, _ in doubles(context.project.people):
        one, two = person.affiliation.strip(), other.affiliation.strip()
        if one and two and (same_name(one) or one) != (same_name(two) or two):
            yield Remark(
                At(person.file, ("affiliation",)),
                f"the affiliation of {person.name} is {one!r} here, but {two!r} in {other.file}",
                f"write {two!r}, or correct {other.file}",
                ((At(other.file, ("affiliation",)), "the other record"),),
            )
