"""Two records describe the same person.

The page shows the person twice, and one of the records is out of date.

Records match if they have the same name (in Latin script without case and accents; ö equals oe and o), ORCID iD, e-mail
address or web page. A page counts if its path contains the person's name or if it is in a directory of researchers;
colleagues share the page of their lab. If they are two people with one name, add `# synsml: ignore=P213` to the line.

Bad:  people/jorg-muller.yaml and people/joerg-mueller.yaml, both "Jörg Müller"
Good: one record with both roles
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.duplicates import doubles
from synsml_cli.model.source.findings import At, Remark

_WORDS = {"last": "name", "orcid": "ORCID iD", "email": "e-mail address", "url": "web page"}


def run(context: Context) -> Iterator[Remark]:
    """Yield one remark for every record that duplicates an earlier one."""
    for person, other, key in doubles(context.project.people):
        yield Remark(
            At(person.file, (key,)),
            f"{person.name} ({person.file}) and {other.name} ({other.file}) have the same {_WORDS[key]}",
            "merge the records, or add '# synsml: ignore=P213' to this line if they are two people",
            ((At(other.file, (key,)), "the other record"),),
        )
