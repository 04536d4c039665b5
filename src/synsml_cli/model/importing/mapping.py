"""Assign the keys or columns of a file to the fields of a record: by name, by values, or as the user specifies."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from synsml_cli.model.importing.fields import FROM_THE_FORM, IMPORT_FIELDS, field_of, field_of_header, folded_key, rank_of
from synsml_cli.model.importing.records import Foreign
from synsml_cli.model.importing.roles import role_of
from synsml_cli.model.records.roles import STATES

_OURS = ("id", "first", "last")
"""The first columns of a table from `people export`."""

OF_ROLE = "role."
"""Prefix of a role whose state is in a column: `role.speaker`."""


class ImportKey(NamedTuple):
    """A key of records, or a column of a table."""

    name: str
    field: str
    """Assigned field; empty if it is unknown or not stored in records."""
    filled: int
    """Number of records with a text in it."""
    example: str
    """The first text in it."""
    is_asked: bool
    """Whether to ask the user for its field: it is unknown, and the form did not add it."""
    rank: int
    """If two keys have the same field, the one with the lower rank counts."""


def known_fields(roles: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that a key can be assigned to."""
    return (*IMPORT_FIELDS, *(f"{OF_ROLE}{role}" for role in roles))


def mapping_of(
    records: Iterable[Foreign], *, columns: Sequence[str] = (), roles: Sequence[str], given: Mapping[str, str]
) -> tuple[ImportKey, ...]:
    """Return the keys of records in order of appearance; `columns` are the headers of a table.

    `given` is the user's assignment: key -> field, or "" to ignore the key.
    """
    texts: dict[str, list[str]] = {name: [] for name in columns}
    for record in records:
        for name, text in record.texts:
            texts.setdefault(name, []).append(text.strip())
    assigned = {folded_key(name): field for name, field in given.items()}
    keys = []
    for number, (name, values) in enumerate(texts.items()):
        is_given = folded_key(name) in assigned
        field = assigned[folded_key(name)] if is_given else _guess(name, values, columns, roles)
        asked = not field and not is_given and folded_key(name) not in FROM_THE_FORM and bool(values)
        rank = -1 if is_given else rank_of(name) * len(texts) + number
        keys.append(ImportKey(name, field, len(values), values[0] if values else "", asked, rank))
    return tuple(keys)


def _guess(name: str, values: Sequence[str], columns: Sequence[str], roles: Sequence[str]) -> str:
    """Return the field of a key by its name; if that is ambiguous, also by its values."""
    if (role := role_of(name, roles)) and values and all(value in STATES for value in values):
        return f"{OF_ROLE}{role}"
    field = field_of_header(name) if columns else field_of(name)
    others = {
        "state": not all(value.casefold() in STATES for value in values),
        "sort": any(value.isdigit() for value in values),  # numbers that a site sorts by
        "order": not all(re.fullmatch(r"[0-9]{1,6}", value) for value in values),
        "id": tuple(columns[:3]) != _OURS,  # ids of another system
    }
    return "" if others.get(field) else field
