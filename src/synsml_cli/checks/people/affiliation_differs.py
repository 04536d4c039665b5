"""Two records of one person give different affiliations.

One of them is out of date, and visitors see both.

Bad:  affiliation: MIT                    # in people/ada-lovelace.yaml; ETH in people/a-lovelace.yaml
Good: one record
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.duplicates import doubles
from synsml_cli.model.people.names import same_name
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare the affiliations of records that are of one person."""
    for person, other, _ in doubles(context.project.people):
        one, two = person.affiliation.strip(), other.affiliation.strip()
        if one and two and (same_name(one) or one) != (same_name(two) or two):
            yield Remark(
                At(person.file, ("affiliation",)),
                f"{person.name} is at {one!r} here and at {two!r} in {other.file}",
                "keep the one that is right",
                ((At(other.file, ("affiliation",)), "the other one"),),
            )
