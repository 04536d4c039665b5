"""Write roles into a record: their states, since when these are, and the folder in which the record belongs then."""

from collections.abc import Mapping
from datetime import datetime

from synsml_cli.model.dates.instants import written_instant
from synsml_cli.model.records.file_names import PEOPLE
from synsml_cli.model.records.person import ORDER, Person
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import (
    FIRST,
    Change,
    Put,
    Remove,
)
from synsml_cli.store.yaml.scalars import Data, Plain
from synsml_cli.tasks.pictures.picture_moves import publish_photo

UNKNOWN_SINCE = "unknown"
"""What is said of a state where nobody knows since when it is: then nothing is written."""


def give_states(draft: Draft, person: Person, states: Mapping[str, str], *, since: str = "", now: datetime) -> None:
    """Write states with their instants into a record, and plan its move between the public and the private folder.

    An empty state takes the role out. Without `since`, which is as it is written or "unknown", those that change get the
    present.
    """
    changed = {role: state for role, state in states.items() if since or person.roles.get(role, "") != state}
    stamp = "" if since == UNKNOWN_SINCE else Plain(since or written_instant(now))
    draft.edit(person.file, *_map_changes(draft, person.file, "roles", changed))
    note_since(draft, person.file, {role: stamp if state else "" for role, state in changed.items()})
    move_record(draft, person, public="confirmed" in {**person.roles, **states}.values())


def note_since(draft: Draft, file: str, stamps: Mapping[str, str]) -> None:
    """Write since when roles have their states; an empty text takes that out."""
    draft.edit(file, *_map_changes(draft, file, "since", stamps))


def written_since(draft: Draft, file: str, role: str) -> str:
    """Return since when a role has its state, as it is written; empty where that is not."""
    return str(draft.value(file, ("since", role)) or "")


def key_before(draft: Draft, file: str, field: str) -> str:
    """Return the key behind which a new one is put: the nearest one that comes before it in a record, or FIRST."""
    before = ORDER[: ORDER.index(field)]
    return next((name for name in reversed(before) if draft.value(file, (name,)) is not None), FIRST)


def move_record(draft: Draft, person: Person, *, public: bool) -> bool:
    """Plan the move of a record to where it belongs, of a public one with its photo; return whether anything has to move."""
    target = f"{folder_of_person(draft.before.known, public=public)}/{person.id}.yaml"
    has_photo = public and publish_photo(draft, person.file)
    if target != person.file:
        draft.rename(person.file, target)
    return has_photo or target != person.file


def folder_of_person(workshop: Workshop, *, public: bool) -> str:
    """Return the folder in which a record belongs."""
    return PEOPLE if public else workshop.private.folder


def _map_changes(draft: Draft, file: str, field: str, values: Mapping[str, str]) -> list[Change]:
    """Return what sets some keys of a map in a record and takes those out that are empty, and the map with its last one."""
    written = draft.value(file, (field,))
    held = written if isinstance(written, dict) else {}
    put: dict[str, Data] = {key: value for key, value in values.items() if value}
    gone = [key for key, value in values.items() if not value and key in held]
    if not held:
        return [Put((field,), put, after=key_before(draft, file, field))] if put else []
    if not put and len(gone) == len(held):
        return [Remove((field,))]
    return [*(Put((field, key), value) for key, value in put.items()), *(Remove((field, key)) for key in gone)]
