"""Select the events of a calendar: all public ones, or a subset."""

import re
from typing import NamedTuple

from synsml_cli.model.calendar.date_events import date_events
from synsml_cli.model.calendar.event import CalendarEvent, clean, short_name, without_blanks
from synsml_cli.model.calendar.session_events import session_events, uid_of
from synsml_cli.model.project.addresses import SCHEMES
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.sessions import Session
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern


class Wanted(NamedTuple):
    """The selection for a calendar; empty fields select everything."""

    kinds: tuple[str, ...] = ()
    """Kinds of dates."""
    tracks: tuple[str, ...] = ()
    """Tracks of dates and sessions; entries without a track belong to all tracks."""
    only: tuple[str, ...] = ()
    """Ids of dates and sessions."""
    schedule: bool = True
    """Whether to include sessions."""
    breaks: bool = False
    """Whether to include breaks."""
    internal: bool = False
    """Whether to include internal dates and unconfirmed speakers, for organizers."""
    all_day: bool = False
    """Whether to show deadlines as whole days."""

    def takes_date(self, entry: DateEntry) -> bool:
        """Return whether a date is selected."""
        return (
            (self.internal or not entry.internal)
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.only or entry.id in self.only)
            and self._takes_track(entry.track)
        )

    def takes_session(self, session: Session) -> bool:
        """Return whether a session is selected by id and track."""
        return self.schedule and (not self.only or session.id in self.only) and self._takes_track(session.track)

    def _takes_track(self, track: str) -> bool:
        return not self.tracks or not track or track in self.tracks


PUBLIC = Wanted()
"""The selection that `render` publishes."""
PUBLIC_FILE = "calendar.ics"
"""Path below the site folder."""
_PAGE = lazy_pattern(r"(?<=[^/:]/)[^/?#]*\.(?:html?|php)(?=$|[?#]).*$|[?#].*$", re.IGNORECASE)
"""Matches everything after the folder in the address of a page."""


def calendar_events(project: Project, wanted: Wanted = PUBLIC) -> tuple[CalendarEvent, ...]:
    """Return the events in file order: dates, then sessions."""
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
    """Return the address of the public calendar, or "" without `url`."""
    return f"{without_blanks(workshop.url).rstrip('/')}/{PUBLIC_FILE}" if workshop.url else ""


def feed_name(workshop: Workshop) -> str:
    """Return the calendar's name: "SynS & ML at ICML 2023"."""
    return clean(f"{short_name(workshop)} at {workshop.host}" if workshop.host else short_name(workshop))


def feed_fault(workshop: Workshop) -> Refusal | None:
    """Return why no calendar can be next to the workshop's address, or None if it can or there is no address."""
    url = without_blanks(workshop.url)
    if url and not url.casefold().startswith(SCHEMES):
        return Refusal(f"url: {url!r} is not a web address", "write 'url: https://...'")
    if url and (page := _PAGE.search(url)):
        message = f"url: {url!r} is a page, but the calendar needs the address of its folder"
        return Refusal(message, f"write 'url: {url[: page.start()]}'")
    return None
