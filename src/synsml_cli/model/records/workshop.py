"""The records of `workshop.yaml`: the workshop, its dates with their history, schedule, sponsors, site and pages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.instants import read_instant as _instant
from synsml_cli.model.dates.moments import DATE_KINDS, UNKNOWN_MOMENTS, DateKind, Moments
from synsml_cli.model.dates.when import When
from synsml_cli.model.dates.zones import read_venue_zone
from synsml_cli.model.records.line_tokens import line_tokens
from synsml_cli.model.records.sessions import Schedule
from synsml_cli.model.records.site import Page, Private, Site
from synsml_cli.model.schema.kinds import AN_ID, Bool, Choice, FilledText, InnerPath, Parsed, Text
from synsml_cli.model.schema.records import ListOf, MapOf, Record, entry
from synsml_cli.model.source.findings import Refusal

FILE = "workshop.yaml"
"""Name of the workshop file; its folder is the workshop's root."""

WHY = ("extended", "postponed", "advanced", "settled", "corrected")
"""Reasons for a change of a date."""
DATE_LINE = "[[label]]: [[date]]"
"""Text of a date's bullet if the date has no `line`."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Former:
    """An earlier value of a date; written by the tool."""

    when: When = entry(Parsed(parse_when, "R111"), required=True, example="TBD")
    changed: dt.datetime = entry(Parsed(_instant), required=True, example="2023-05-23T17:40Z")
    """The instant of the change, UTC."""
    why: str = entry(Choice(WHY), required=True, example=WHY[0])
    number: int = 0
    """Position in the list, from 0."""
    moments: Moments = UNKNOWN_MOMENTS
    """Its instants; filled in by the loader, which knows the venue's zone."""


def read_line(text: str) -> str | Refusal:
    words = [token.word for token in line_tokens(text)]
    unknown = [word for word in words if word not in ("label", "date", "note")]
    if unknown:
        return Refusal(f"unknown token '[[{unknown[0]}]]'", "write [[label]], [[date]] or [[note]]")
    if "date" not in words:
        return Refusal(f"missing [[date]] in {text!r}", f"write '\"{DATE_LINE}\"', or add [[date]]")
    return text


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DateEntry:
    """A date of the workshop."""

    label: str = entry(FilledText(), required=True)
    when: When = entry(Parsed(parse_when, "R111"), required=True, example="TBD")
    kind: DateKind = entry(Choice(DATE_KINDS), default="deadline")
    was: tuple[Former, ...] = entry(ListOf(Record(Former)), default=())
    """Earlier values, oldest first."""
    cancelled: dt.datetime | None = entry(Parsed(_instant), default=None)
    """The instant of the cancellation, UTC."""
    internal: bool = entry(Bool(), default=False)
    """Shown to organizers on the command line; never rendered and never exported publicly."""
    track: str = entry(Text())
    note: str = entry(Text())
    """Markdown after the date."""
    url: str = entry(Text())
    line: str = entry(Parsed(read_line), default=DATE_LINE)
    """Text after the bullet."""
    id: str = ""
    """Key in `dates`."""
    moments: Moments = UNKNOWN_MOMENTS
    """Its instants; filled in by the loader, which knows the venue's zone."""

    def shares_track(self, other: "DateEntry") -> bool:
        """Return whether the two dates have an order in time: they share a track, or one of them has none."""
        return not self.track or not other.track or self.track == other.track

    @property
    def earliest(self) -> dt.datetime | None:
        """The first possible instant, UTC; a day without a time begins at 00:00, AoE or (for an event) at the venue."""
        if not self.moments.points:
            return None
        whole_day = not self.when.has_time and self.kind != "event"
        return self.moments.points[0] - (dt.timedelta(hours=23, minutes=59) if whole_day else dt.timedelta())

    @property
    def moved(self) -> Former | None:
        """The last fixed value before an extension or postponement, if it is earlier than the current one; shown struck out."""
        for former in reversed(self.was):
            if former.why in ("extended", "postponed") and former.when.certainty == "fixed":
                before, now = former.moments.last, self.moments.last
                return former if before and (not now or before < now) else None
        return None

    @property
    def extended(self) -> bool:
        """Whether it was moved later to give people more time."""
        return self.moved is not None and self.moved.why == "extended"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Sponsor:
    """An organization or person that gives money."""

    name: str = entry(FilledText(), required=True)
    url: str = entry(Text())
    logo: str = entry(InnerPath())
    level: str = entry(Text())
    number: int = 0
    """Position in the list, from 0."""


def read_format(text: str) -> str | Refusal:
    return text if text == "1" else Refusal(f"unknown format {text!r}", "write '1', or install a newer synsml")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Workshop:
    """The whole of `workshop.yaml`."""

    format: str = entry(Parsed(read_format), required=True, example="1")
    id: str = entry(AN_ID, required=True, example="my-workshop")
    """Permanent id: part of calendar UIDs and file names."""
    created: dt.datetime | None = entry(Parsed(_instant), default=None)
    """The calendar's revision date before any change."""
    name: str = entry(FilledText(), required=True)
    short_name: str = entry(Text())
    host: str = entry(Text())
    """The conference that hosts the workshop."""
    url: str = entry(Text())
    """Address of the published homepage."""
    contact: str = entry(Text())
    place: str = entry(Text())
    venue: str = entry(Text())
    room: str = entry(Text())
    timezone: str = entry(Parsed(read_venue_zone))
    """IANA name of the venue's time zone; never AoE."""
    roles: tuple[str, ...] = entry(ListOf(AN_ID), default=())
    """Further roles of people."""
    dates: Mapping[str, DateEntry] = entry(MapOf(Record(DateEntry)), required=True, example="{}")
    """In page order."""
    schedule: Schedule = entry(Record(Schedule), default=Schedule())
    sponsors: tuple[Sponsor, ...] = entry(ListOf(Record(Sponsor)), default=())
    site: Site = entry(Record(Site), default=Site())
    private: Private = entry(Record(Private), default=Private())
    pages: tuple[Page, ...] = entry(ListOf(Record(Page)), default=())

    def date(self, id: str) -> DateEntry | None:
        """Return the date with this id, or None."""
        return self.dates.get(id)


WORKSHOP = Record(Workshop, {"format": "1", "id": "", "name": "", "dates": {}})
"""The reader of `workshop.yaml`."""

FACTS = ("id", "name", "short_name", "host", "url", "contact", "place", "venue", "room", "timezone")
"""The facts that `[[workshop.FACT]]` can show on a page."""
