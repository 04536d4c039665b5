"""The schedule block: the sessions of the day on the venue's clock, without the names of unconfirmed people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from synsml_cli.model.calendar.session_events import schedule_is_internal
from synsml_cli.model.dates.formats import words
from synsml_cli.model.dates.when import Point, When
from synsml_cli.model.dates.zones import zone_info
from synsml_cli.model.locales.registry import language
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.records.workshop import DateEntry
from synsml_cli.model.schedule.slots import day_of
from synsml_cli.model.schedule.timetable import Slotted, day, programme
from synsml_cli.site import escape
from synsml_cli.site.blocks.rendering import Rendering

if TYPE_CHECKING:
    import datetime as dt


class SessionView(NamedTuple):
    """A session as seen by templates; every text is escaped for markdown, including table cells."""

    id: str
    time: str
    title: str
    who: str
    """Speakers and authors, separated by commas."""
    moderator: str
    room: str
    track: str
    kind: str
    """talk, panel, posters, break or other."""
    cancelled: str
    """The word for cancelled, or ""."""
    abstract: str
    """The organizers' markdown, on separate lines; Liquid in it is plain text."""
    links: tuple[str, ...]
    """Markdown links."""


class ProgrammeView(NamedTuple):
    """The schedule as seen by templates."""

    day: str
    """In words, or that it is to be announced; empty if the schedule names no day."""
    known: bool
    """Whether `day` names days."""
    cancelled: str
    """The word for cancelled, or ""."""
    zone: str
    """The venue's zone with its offset on the day: "Pacific/Honolulu, UTC-10"; without offset while the day is not settled."""
    sessions: tuple[SessionView, ...]
    """In order of time."""
    rooms: bool
    """Whether any session has a room."""
    tracks: bool


def context(blocks: Rendering, token: Token, _page: str) -> Mapping[str, object]:
    """Return the context of a schedule block."""
    soon = language(blocks.site.locale).page.schedule_soon
    return {
        "programme": programme_view(blocks),
        "abstracts": token.args.get("abstracts") == "yes",
        "placeholder": token.args.get("placeholder", soon),
    }


def programme_view(blocks: Rendering) -> ProgrammeView:
    """Return the schedule, without sessions if its day is internal."""
    items = () if schedule_is_internal(blocks.workshop) else programme(blocks.project)
    public = blocks.project.named_speakers
    sessions = tuple(_session(blocks, item, public) for item in items)
    day_words, known, cancelled = _day(blocks)
    return ProgrammeView(
        day=day_words,
        known=known,
        cancelled=cancelled,
        zone=_zone(blocks, items),
        sessions=sessions,
        rooms=any(session.room for session in sessions),
        tracks=any(session.track for session in sessions),
    )


def _session(blocks: Rendering, item: Slotted, public: Mapping[str, str]) -> SessionView:
    session = item.session
    names = [public[id] for id in session.speakers if id in public]
    vocabulary = language(blocks.site.locale)
    return SessionView(
        id=session.id,
        time=escape.markdown(str(item.slot or session.time)),
        title=escape.markdown(session.title.strip() or vocabulary.page.kinds[session.kind]),
        who=escape.markdown(", ".join([*names, session.by] if session.by else names), begins_line=False),
        moderator=escape.markdown(public.get(session.moderator, ""), begins_line=False),
        room=escape.markdown(session.room),
        track=escape.markdown(session.track),
        kind=session.kind,
        cancelled=vocabulary.cancelled if session.cancelled else "",
        abstract=escape.own_markdown(session.abstract.strip(), generator=blocks.generator),
        links=tuple(escape.link(url, escape.markdown(label)) for label, url in session.links.items() if escape.href(url)),
    )


def _day(blocks: Rendering) -> tuple[str, bool, str]:
    """Return (day in words, whether it names days, word for cancelled or "")."""
    vocabulary = language(blocks.site.locale)
    found, settled = day_of(blocks.workshop), day(blocks.workshop)
    entry = found if isinstance(found, DateEntry) else None
    if settled:
        when = When("fixed", (Point(settled),))
    elif entry:
        when = entry.when
    else:
        return "", False, ""
    cancelled = vocabulary.cancelled if entry and entry.cancelled else ""
    if when.certainty == "tbd":
        return vocabulary.page.day_soon, False, cancelled
    # The sessions have the times, so only the days are shown.
    days = When(when.form, tuple(Point(point.day) for point in when.points))
    return words(days, date_format=blocks.site.date_format, locale=blocks.site.locale), True, cancelled


def _zone(blocks: Rendering, items: tuple[Slotted, ...]) -> str:
    """Return the venue's zone with its offset from UTC on the day; two offsets if the clocks change during the day."""
    name = blocks.workshop.timezone or "UTC"
    zone = zone_info(name, name)
    instants = [instant.astimezone(zone) for item in items for instant in (item.begin, item.end) if instant]
    offsets = [_offset(instant) for instant in sorted(instants)]
    return ", ".join((name, "/".join(dict.fromkeys(offsets)))) if offsets and name != "UTC" else name


def _offset(instant: dt.datetime) -> str:
    minutes = round((instant.utcoffset() or instant - instant).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}{f':{rest:02d}' if rest else ''}"
