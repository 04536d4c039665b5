"""Read fields of a session from the command line, and plan what is written to the schedule."""

import unicodedata
from collections.abc import Sequence

from synsml_cli.errors import Usage
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.sessions import SESSION_KINDS, Session
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import path_of, read_slot
from synsml_cli.model.schema.guess import choose, slug
from synsml_cli.model.schema.kinds import ID
from synsml_cli.model.source.findings import Refusal
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Change, Put, Remove
from synsml_cli.store.yaml.scalars import Data, Inline
from synsml_cli.tasks.people.find import find

SESSION_FIELDS = (
    "id",
    "time",
    "was",
    "cancelled",
    "kind",
    "title",
    "speakers",
    "by",
    "moderator",
    "room",
    "track",
    "abstract",
    "links",
)
"""The keys of a session, in the order of the file."""
_OF_THE_TOOL = ("was", "cancelled")
_SETTABLE = tuple(name for name in SESSION_FIELDS if name not in _OF_THE_TOOL)


def read_assignments(assignments: Sequence[str]) -> dict[tuple[str, ...], str]:
    """Return path -> text of assignments such as `title=...` and `links.Slides=...`; raises Usage for other texts."""
    fields: dict[tuple[str, ...], str] = {}
    for text in assignments:
        name, equals, value = text.partition("=")
        if not equals:
            raise Usage(f"{text!r} is not FIELD=VALUE", remedy="write field=value, such as title=...; field= removes it")
        fields[_path(name.strip())] = value.strip()
    return fields


def _path(name: str) -> tuple[str, ...]:
    head, dot, label = name.partition(".")
    if head == "links" and dot and label:
        return head, label
    if name == "links":
        raise Usage("'links' is not a single value", remedy="write links.LABEL=https://...")
    if name in _OF_THE_TOOL:
        kept = "set the time; the old one is kept if subscribers may have seen it"
        raise Usage(f"{name!r} is written by synsml", remedy=kept if name == "was" else "see `synsml schedule cancel --help`")
    if name not in SESSION_FIELDS:
        raise Usage(f"unknown field {name!r}", remedy=choose(name, _SETTABLE))
    return (name,)


def session_changes(draft: Draft, session: Session, path: tuple[str, ...], value: str) -> list[Change]:
    """Return the changes that set a field of a session; an empty value removes it."""
    full = path_of(session, *path)
    if not value:
        if path == ("time",):
            raise Usage("a session needs a time", remedy="write start and end, such as 09:30-10:00")
        return [Remove(full)] if draft.value(FILE, full) is not None else []
    before = SESSION_FIELDS[: SESSION_FIELDS.index(path[0])]
    behind = next((name for name in reversed(before) if draft.value(FILE, path_of(session, name)) is not None), "")
    return [Put(full, value_of(draft.before, path, value), after=behind)]


def value_of(project: Project, path: tuple[str, ...], value: str) -> Data:
    """Return the data to write for the text of a field; raises Usage for an invalid value."""
    name = path[0]
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in value):
        raise Usage(f"{name}: {value!r} has control characters or several lines", remedy="write it as one line of text")
    if name == "time":
        slot = read_slot(value)
        if isinstance(slot, Refusal):
            raise Usage(slot.message, remedy=slot.remedy)
        return str(slot)
    if name == "kind" and value not in SESSION_KINDS:
        raise Usage(f"unknown kind {value!r}", remedy=choose(value, SESSION_KINDS))
    if name == "speakers":
        ids = [find(project, id).id for id in value.replace(",", " ").split()]
        if twice := next((id for id in ids if ids.count(id) > 1), ""):
            raise Usage(f"speakers: duplicate {twice!r}", remedy="write each id once")
        return Inline(ids)
    if name == "moderator":
        return find(project, value).id
    if name == "id" and not ID.fullmatch(value):
        guess = slug(value)
        raise Usage(
            f"{value!r} is not an id", remedy=f"did you mean {guess!r}?" if ID.fullmatch(guess) else "begin with a letter"
        )
    return value
