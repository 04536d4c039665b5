"""Which events a calendar holds: those of the public, or what a selection leaves of them."""

import re
from typing import NamedTuple

from synsml_cli.model.calendar.date_events import date_events
from synsml_cli.model.calendar.event import (
    CalendarEvent,
    clean,
    short_name,
    without_blanks,
)
from synsml_cli.model.calendar.session_events import session_events, uid_of
from synsml_cli.model.records.addresses import SCHEMES
from synsml_cli.model.records.project import Project
from synsml_cli.model.records.sessions import Session
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern


class Wanted(NamedTuple):
    """What a calendar shall hold; what is empty leaves nothing out."""

    kinds: tuple[str, ...] = ()
    """Kinds of dates."""
    tracks: tuple[str, ...] = ()
    """Dates and sessions of these; what has no track belongs to all."""
    only: tuple[str, ...] = ()
    """Ids of dates and sessions."""
    schedule: bool = True
    """Whether sessions are in it."""
    breaks: bool = False
    """Whether breaks are among them."""
    internal: bool = False
    """The organizers' own calendar: internal dates, and speakers who have not said yes."""
    all_day: bool = False
    """Deadlines as whole days."""

    def takes_date(self, entry: DateEntry) -> bool:
        """Whether a date is wanted."""
        return (
            (self.internal or not entry.internal)
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.only or entry.id in self.only)
            and self._takes_track(entry.track)
        )

    def takes_session(self, session: Session) -> bool:
        """Whether a session is wanted, as far as ids and tracks go."""
        return self.schedule and (not self.only or session.id in self.only) and self._takes_track(session.track)

    def _takes_track(self, track: str) -> bool:
        return not self.tracks or not track or track in self.tracks


PUBLIC = Wanted()
"""What `render` publishes."""
PUBLIC_FILE = "calendar.ics"
"""Where, below the site folder."""
_PAGE = lazy_pattern(r"(?<=[^/:]/)[^/?#]*\.(?:html?|php)(?=$|[?#]).*$|[?#].*$", re.IGNORECASE)
"""What follows the folder in the address of a page."""


def calendar_events(project: Project, wanted: Wanted = PUBLIC) -> tuple[CalendarEvent, ...]:
    """Return the events in the order of the file: dates, then sessions."""
    workshop = project.known
    found = [
        event
        for entry in workshop.dates.values()
        if wanted.takes_date(entry)
        for event in date_events(workshop, entry, all_day=wanted.all_day)
    ]
    uids = {uid_of(session, workshop) for session in workshop.schedule.sessions if wanted.takes_session(session)}
    if uids:
        sessions = session_events(project, breaks=wanted.breaks or bool(wanted.only), internal=wanted.internal)
        found += [event for event in sessions if event.uid in uids]
    return tuple(found)


def feed_address(workshop: Workshop) -> str:
    """Return where the public calendar is published; empty where nobody knows."""
    return f"{without_blanks(workshop.url).rstrip('/')}/{PUBLIC_FILE}" if workshop.url else ""


def feed_name(workshop: Workshop) -> str:
    """Return what calendars call it: "SynS & ML at ICML 2023"."""
    return clean(f"{short_name(workshop)} at {workshop.host}" if workshop.host else short_name(workshop))


def feed_fault(workshop: Workshop) -> Refusal | None:
    """Return why the workshop's address leads to no calendar; None where there is no address."""
    url = without_blanks(workshop.url)
    if url and not url.casefold().startswith(SCHEMES):
        return Refusal(f"url: {url!r} is not an address of the web, below which a calendar can be", "write 'url: https://...'")
    if url and (page := _PAGE.search(url)):
        said = f"url: {url!r} is the address of a page, and the calendar is a file beside it"
        return Refusal(said, f"write 'url: {url[: page.start()]}'")
    return None
