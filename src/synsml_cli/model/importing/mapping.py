"""Says which key or column of a file holds which field of a record: by its name, by its values, or as somebody has said."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from synsml_cli.model.importing.fields import (
    FROM_THE_FORM,
    IMPORT_FIELDS,
    field_of,
    field_of_header,
    folded_key,
    rank_of,
)
from synsml_cli.model.importing.records import Foreign
from synsml_cli.model.importing.roles import role_of
from synsml_cli.model.records.roles import STATES

_OURS = ("id", "first", "last")
"""How a table of `people export` begins."""

OF_ROLE = "role."
"""What leads the name of a role where a column holds the state in it: `role.speaker`."""


class ImportKey(NamedTuple):
    """A key of records, or a column of a table."""

    name: str
    field: str
    """What it holds; empty where that is not known, or nothing that a record has."""
    filled: int
    """The records in which it has a text."""
    example: str
    """Its first text."""
    is_asked: bool
    """Whether somebody may know what it holds: nobody has said it, and the form did not add it."""
    rank: int
    """Of two keys for one field the one with the lesser rank counts."""


def known_fields(roles: Sequence[str]) -> tuple[str, ...]:
    """Return what a key can be said to hold."""
    return (*IMPORT_FIELDS, *(f"{OF_ROLE}{role}" for role in roles))


def mapping_of(
    records: Iterable[Foreign], *, columns: Sequence[str] = (), roles: Sequence[str], given: Mapping[str, str]
) -> tuple[ImportKey, ...]:
    """Return the keys of records in the order in which they come; `columns` are the headers of a table.

    `given` is what somebody has said: key -> field, empty for none.
    """
    texts: dict[str, list[str]] = {name: [] for name in columns}
    for record in records:
        for name, text in record.texts:
            texts.setdefault(name, []).append(text.strip())
    said = {folded_key(name): field for name, field in given.items()}
    keys = []
    for number, (name, values) in enumerate(texts.items()):
        told = folded_key(name) in said
        field = said[folded_key(name)] if told else _guess(name, values, columns, roles)
        asked = not field and not told and folded_key(name) not in FROM_THE_FORM and bool(values)
        rank = -1 if told else rank_of(name) * len(texts) + number
        keys.append(ImportKey(name, field, len(values), values[0] if values else "", asked, rank))
    return tuple(keys)


def _guess(name: str, values: Sequence[str], columns: Sequence[str], roles: Sequence[str]) -> str:
    """Return what a key holds by its name; where that may mean several things, by what its values are."""
    if (role := role_of(name, roles)) and values and all(value in STATES for value in values):
        return f"{OF_ROLE}{role}"
    field = field_of_header(name) if columns else field_of(name)
    others = {
        "state": not all(value.casefold() in STATES for value in values),
        "sort": any(value.isdigit() for value in values),  # numbers by which a site sorts
        "order": not all(re.fullmatch(r"[0-9]{1,6}", value) for value in values),
        "id": tuple(columns[:3]) != _OURS,  # what others number their records with
    }
    return "" if others.get(field) else field
