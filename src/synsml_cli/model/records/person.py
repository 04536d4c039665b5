"""One person's record: `people/<id>.yaml`, or `private/<id>.yaml` while not confirmed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synsml_cli.model.dates.instants import read_instant, written_instant
from synsml_cli.model.records.roles import STATES
from synsml_cli.model.schema.kinds import (
    Choice,
    FilledText,
    InnerPath,
    Parsed,
    Pattern,
    Text,
)
from synsml_cli.model.schema.records import MapOf, Record, entry
from synsml_cli.model.source.patterns import lazy_pattern


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Person:
    """A person as written in one file."""

    last: str = entry(FilledText(), required=True)
    """The sort name as the person writes it; the only name of a person with one name."""
    first: str = entry(Text())
    """Everything before the sort name."""
    affiliation: str = entry(Text())
    url: str = entry(Text())
    """The person's page."""
    photo: str = entry(InnerPath())
    """Path of a picture, relative to the site folder."""
    roles: Mapping[str, str] = entry(MapOf(Choice(STATES), example="'speaker: invited'"), default={})
    """Role -> state."""
    since: Mapping[str, dt.datetime] = entry(MapOf(Parsed(read_instant), example="'speaker: 2023-04-02T09:30Z'"), default={})
    """Role -> the instant of its state's last change, UTC; written by the tool."""
    sort: str = entry(Text())
    """How the person is sorted, where that is not `last`."""
    order: str = entry(Pattern(lazy_pattern(r"[0-9]{1,6}"), "a whole number, such as 1"))
    """A number that goes before every name: chairs with 1 come first, whoever has none comes last."""
    email: str = entry(Text())
    """Never rendered, never exported to the public."""
    orcid: str = entry(Text())
    bio: str = entry(Text())
    """Markdown."""
    notes: str = entry(Text())
    """The organizers' own; never public."""
    id: str = ""
    """The file's stem."""
    file: str = ""
    """Path relative to the workshop's root."""

    @property
    def name(self) -> str:
        """The name as one text."""
        return f"{self.first} {self.last}".strip()

    def has(self, roles: tuple[str, ...], states: tuple[str, ...] = ("confirmed",)) -> bool:
        """Whether the person has one of the roles in one of the states."""
        return any(self.roles.get(role) in states for role in roles)

    @property
    def speaks(self) -> bool:
        """Whether the programme may name them: confirmed on stage, or confirmed and never asked to be there."""
        stage = [self.roles[role] for role in ("speaker", "panelist", "moderator") if role in self.roles]
        return "confirmed" in stage if stage else self.is_public

    @property
    def is_public(self) -> bool:
        """Whether the person is confirmed in any role, so that a page may name them."""
        return "confirmed" in self.roles.values()


PERSON_RECORD = Record(Person)
"""The reader of a person's file."""


ORDER = ("first", "last", "affiliation", "url", "photo", "roles", "since", "sort", "order", "email", "orcid", "bio", "notes")
"""The keys of a record, in the order in which they are written."""


def fields_in_order(person: Person) -> dict[str, Any]:
    """Return what is given of a record, in the order in which it is written to a file."""
    values = {name: getattr(person, name) for name in ORDER}
    values |= {"roles": dict(person.roles), "since": {role: written_instant(at) for role, at in person.since.items()}}
    return {name: value for name, value in values.items() if value}
