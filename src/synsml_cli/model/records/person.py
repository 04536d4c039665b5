"""One person's record: `people/<id>.yaml`, or `private/<id>.yaml` until confirmed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synsml_cli.model.dates.instants import read_instant, written_instant
from synsml_cli.model.records.roles import STATES
from synsml_cli.model.schema.kinds import Choice, FilledText, InnerPath, Parsed, Pattern, Text
from synsml_cli.model.schema.records import MapOf, Record, entry
from synsml_cli.model.source.patterns import lazy_pattern


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Person:
    """A person's record, as written in one file."""

    last: str = entry(FilledText(), required=True)
    """Family name (used for sorting), or the only name."""
    first: str = entry(Text())
    """All names before the family name."""
    affiliation: str = entry(Text())
    url: str = entry(Text())
    """Address of the person's page."""
    photo: str = entry(InnerPath())
    """Path of a picture, relative to the site folder."""
    roles: Mapping[str, str] = entry(MapOf(Choice(STATES), example="'speaker: invited'"), default={})
    """Role -> state."""
    since: Mapping[str, dt.datetime] = entry(MapOf(Parsed(read_instant), example="'speaker: 2023-04-02T09:30Z'"), default={})
    """Role -> instant of the last change of its state, UTC; written by the tool."""
    sort: str = entry(Text())
    """Sort name, if it is not `last`."""
    order: str = entry(Pattern(lazy_pattern(r"[0-9]{1,6}"), "a whole number, such as 1"))
    """A number that sorts before names: 1 comes first, people without a number come last."""
    email: str = entry(Text())
    """Never rendered and never exported publicly."""
    orcid: str = entry(Text())
    bio: str = entry(Text())
    """Markdown."""
    notes: str = entry(Text())
    """Notes for organizers; never public."""
    id: str = ""
    """Stem of the file name."""
    file: str = ""
    """Path relative to the workshop's root."""

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.first} {self.last}".strip()

    def has(self, roles: tuple[str, ...], states: tuple[str, ...] = ("confirmed",)) -> bool:
        """Return whether the person has one of the roles in one of the states."""
        return any(self.roles.get(role) in states for role in roles)

    @property
    def speaks(self) -> bool:
        """Whether the schedule may name the person: a stage role is confirmed or, without stage roles, another role."""
        stage = [self.roles[role] for role in ("speaker", "panelist", "moderator") if role in self.roles]
        return "confirmed" in stage if stage else self.is_public

    @property
    def is_public(self) -> bool:
        """Whether a role is confirmed, so that pages may name the person."""
        return "confirmed" in self.roles.values()


PERSON_RECORD = Record(Person)
"""The reader of a person's file."""


ORDER = ("first", "last", "affiliation", "url", "photo", "roles", "since", "sort", "order", "email", "orcid", "bio", "notes")
"""The keys of a record, in writing order."""


def fields_in_order(person: Person) -> dict[str, Any]:
    """Return the non-empty fields of a record, in writing order."""
    values = {name: getattr(person, name) for name in ORDER}
    values |= {"roles": dict(person.roles), "since": {role: written_instant(at) for role, at in person.since.items()}}
    return {name: value for name, value in values.items() if value}
