"""Write people as a CSV table (RFC 4180) that is safe in spreadsheets and that `people import` reads back."""

from collections.abc import Iterable, Sequence

from synsml_cli.export.csv_text import csv_text
from synsml_cli.model.records.person import Person

_PUBLIC = ("id", "first", "last", "affiliation", "url", "photo", "orcid")
_INTERNAL = ("email", "bio", "notes")

BEGINS = b"id,first,last,"
"""The first bytes of each such table."""


def people_csv(people: Iterable[Person], *, roles: Sequence[str], internal: bool) -> str:
    """Return a table with a row per person and a column per role that contains the state.

    The public table has only confirmed people and their confirmed roles; `internal` has everybody and everything.
    """
    rows: list[tuple[str, ...]] = [(*_PUBLIC, *roles, "sort", "order", *(_INTERNAL if internal else ()))]
    for person in people:
        if internal or person.is_public:
            shown = {role: state for role, state in person.roles.items() if internal or state == "confirmed"}
            fields = (getattr(person, field) for field in _PUBLIC)
            more = (getattr(person, field) for field in (_INTERNAL if internal else ()))
            rows.append((*fields, *(shown.get(role, "") for role in roles), person.sort, person.order, *more))
    return csv_text(rows)
