"""Write roles into a record: states, their dates, and the folder that the record belongs in."""

from collections.abc import Mapping
from datetime import datetime

from synsml_cli.model.dates.instants import written_instant
from synsml_cli.model.records.file_names import PEOPLE
from synsml_cli.model.records.person import ORDER, Person
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import FIRST, Change, Put, Remove
from synsml_cli.store.yaml.scalars import Data, Plain
from synsml_cli.tasks.pictures.picture_moves import publish_photo

UNKNOWN_SINCE = "unknown"
"""The value of --since for a state without a date; then no date is written."""


def give_states(draft: Draft, person: Person, states: Mapping[str, str], *, since: str = "", now: datetime) -> None:
    """Write states with their dates into a record, and plan its move between the public and the private folder.

    An empty state removes the role. `since` is a written instant or "unknown"; by default changed states get `now`.
    """
    changed = {role: state for role, state in states.items() if since or person.roles.get(role, "") != state}
    stamp = "" if since == UNKNOWN_SINCE else Plain(since or written_instant(now))
    draft.edit(person.file, *_map_changes(draft, person.file, "roles", changed))
    note_since(draft, person.file, {role: stamp if state else "" for role, state in changed.items()})
    move_record(draft, person, public="confirmed" in {**person.roles, **states}.values())


def note_since(draft: Draft, file: str, stamps: Mapping[str, str]) -> None:
    """Write the dates of states; an empty text removes a date."""
    draft.edit(file, *_map_changes(draft, file, "since", stamps))


def written_since(draft: Draft, file: str, role: str) -> str:
    """Return the date of the state of a role, as written, or an empty text."""
    return str(draft.value(file, ("since", role)) or "")


def key_before(draft: Draft, file: str, field: str) -> str:
    """Return the key after which a new key belongs: the nearest earlier one in record order, or FIRST."""
    before = ORDER[: ORDER.index(field)]
    return next((name for name in reversed(before) if draft.value(file, (name,)) is not None), FIRST)


def move_record(draft: Draft, person: Person, *, public: bool) -> bool:
    """Plan the move of a record to its folder, with the photo if it becomes public; return whether anything moves."""
    target = f"{folder_of_person(draft.before.known, public=public)}/{person.id}.yaml"
    has_photo = public and publish_photo(draft, person.file)
    if target != person.file:
        draft.rename(person.file, target)
    return has_photo or target != person.file


def folder_of_person(workshop: Workshop, *, public: bool) -> str:
    """Return the folder that a record belongs in."""
    return PEOPLE if public else workshop.private.folder


def _map_changes(draft: Draft, file: str, field: str, values: Mapping[str, str]) -> list[Change]:
    """Return the changes that set keys of a map and remove empty ones; an empty map is removed."""
    written = draft.value(file, (field,))
    held = written if isinstance(written, dict) else {}
    put: dict[str, Data] = {key: value for key, value in values.items() if value}
    gone = [key for key, value in values.items() if not value and key in held]
    if not held:
        return [Put((field,), put, after=key_before(draft, file, field))] if put else []
    if not put and len(gone) == len(held):
        return [Remove((field,))]
    return [*(Put((field, key), value) for key, value in put.items()), *(Remove((field, key)) for key in gone)]
