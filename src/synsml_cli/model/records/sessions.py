"""The records of the schedule: the sessions of one day, with times on the venue's clock."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synsml_cli.model.dates.instants import read_instant
from synsml_cli.model.schema.kinds import AN_ID, Choice, Parsed, Text
from synsml_cli.model.schema.records import ListOf, MapOf, Record, entry
from synsml_cli.model.source.patterns import lazy_pattern

SESSION_KINDS = ("talk", "panel", "posters", "break", "other")
"""The kinds of session."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FormerTime:
    """An earlier time of a session; written by the tool once subscribers have seen it."""

    time: str = entry(Text(), required=True)
    """`09:30-10:00`, on the venue's clock."""
    changed: dt.datetime = entry(Parsed(read_instant), required=True, example="2023-05-23T17:40Z")
    """The instant of the change, UTC."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Session:
    """An entry of the schedule."""

    time: str = entry(Text(), required=True)
    """`09:30-10:00`, on the venue's clock."""
    id: str = entry(AN_ID)
    kind: str = entry(Choice(SESSION_KINDS), default="other")
    title: str = entry(Text())
    speakers: tuple[str, ...] = entry(ListOf(Text()), default=())
    """Ids of people."""
    by: str = entry(Text())
    """Authors without a record."""
    moderator: str = entry(Text())
    room: str = entry(Text())
    track: str = entry(Text())
    abstract: str = entry(Text())
    links: Mapping[str, str] = entry(MapOf(Text(), lazy_pattern(r".+")), default={})
    """Label -> address."""
    was: tuple[FormerTime, ...] = entry(ListOf(Record(FormerTime)), default=())
    """Earlier times, oldest first."""
    cancelled: dt.datetime | None = entry(Parsed(read_instant), default=None)
    """The instant of the cancellation, UTC."""
    number: int = 0
    """Position in the list, from 0."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Schedule:
    """The schedule of the day."""

    date: str = entry(Text())
    """A date id, or a day."""
    sessions: tuple[Session, ...] = entry(ListOf(Record(Session)), default=())


def free_id(wanted: str, sessions: Iterable[Session]) -> str:
    """Return an unused id: `wanted`, or the first free one with a number after it."""
    taken = {session.id for session in sessions}
    return next(id for id in (wanted, *(f"{wanted}-{number}" for number in range(2, 10_000))) if id not in taken)
