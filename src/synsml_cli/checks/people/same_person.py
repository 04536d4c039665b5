"""One person has two records.

They have the same name (in Latin script without accents and case, where ö is oe and o), ORCID iD, e-mail or page. The page
shows them twice, and one of the two is out of date. A page counts if its path has the person's name or is in a directory of
researchers: a laboratory's is shared by colleagues. For two people of one name, write `# synsml: ignore=P213` on the line.

Bad:  people/jorg-muller.yaml and people/joerg-mueller.yaml, both "Jörg Müller"
Good: one record with both roles
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.duplicates import doubles
from synsml_cli.model.source.findings import At, Remark

_WORDS = {"last": "name", "orcid": "ORCID iD", "email": "e-mail address", "url": "page"}


def run(context: Context) -> Iterator[Remark]:
    """Say it once for every record too many."""
    for person, other, key in doubles(context.project.people):
        yield Remark(
            At(person.file, (key,)),
            f"{person.name} ({person.file}) and {other.name} ({other.file}) have the same {_WORDS[key]}",
            "keep one record with all roles, if they are one person",
            ((At(other.file, (key,)), "the other record"),),
        )
