"""The data that checks may read, and what several checks derive from it once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from synsml_cli.model.calendar.advice import advice, place_of_event
from synsml_cli.model.calendar.changes import EventChange, SubscriberFault, causes, changes, subscriber_faults
from synsml_cli.model.calendar.feed import calendar_events
from synsml_cli.model.calendar.session_events import misread
from synsml_cli.model.dates.formats import words
from synsml_cli.model.pictures.named import NamedPicture, pictures
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.rules.outdated import Stale, stale_days
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.survey import Seen, Survey


@dataclass(frozen=True)
class Context:
    """The data that a check may read."""

    project: Project
    survey: Survey
    now: datetime
    """The clock, UTC; for `clock_bound` checks only."""
    template_faults: tuple[Remark, ...] = ()
    """Errors from rendering the workshop's own templates; empty if they were not tried."""

    @cached_property
    def pictures(self) -> tuple[tuple[NamedPicture, Seen], ...]:
        """The named pictures with what exists on disk; all picture checks share them."""
        found = ((picture, self.survey.seen(picture)) for picture in pictures(self.project))
        return tuple((picture, seen) for picture, seen in found if seen)

    def picture_file(self, picture: NamedPicture, seen: Seen) -> str:
        """Return the path of a picture's file, relative to the workshop's root."""
        workshop = self.project.known
        private = self.survey.private_pictures.get(picture.path) if picture.hidden else None
        return (workshop.private if private is seen else workshop.site).name_of(picture.path)

    @cached_property
    def stale_days(self) -> tuple[Stale, ...]:
        """The days in the prose of pages that contradict the facts; three checks share them."""
        facts = ("dates", "timezone", "site", "id", "host", "short_name", "name")
        return () if self.project.lacks(*facts) else tuple(stale_days(self.project))

    def date_remedy(self, stale: Stale) -> str:
        """Return what to write for a wrong day: a token, or the date in words on a page that the user keeps."""
        assert stale.entry is not None
        if not self._is_own(stale.file):
            return f"write '[[date {stale.entry.id}]]'"
        site, time = self.project.known.site, stale.end > stale.mention.end
        written = words(
            stale.entry.when, date_format=site.date_format, locale=site.locale, time=time, venue=self.project.known.timezone
        )
        return f"write {written!r}"

    def date_token(self, file: str) -> str:
        """Return advice to write a token for a date, as the end of a remedy; empty on a page that the user keeps."""
        ids = [entry.id for entry in self.project.known.dates.values() if not entry.internal]
        return f", or a token such as [[date {ids[0]}]]" if ids and not self._is_own(file) else ""

    def _is_own(self, file: str) -> bool:
        """Return whether a page belongs to the user and is not rendered from a source, so that it has no tokens."""
        return any(page.own for page in self.project.texts if page.file == file)

    @cached_property
    def calendar_changes(self) -> tuple[EventChange, ...]:
        """How the events of the last rendered calendar change; empty while workshop.yaml has errors."""
        if not self.survey.calendar or self.project.has_errors_in(FILE):
            return ()
        return changes(self.survey.calendar.events, calendar_events(self.project))

    @cached_property
    def _calendar_faults(self) -> tuple[EventChange, ...]:
        """The changes that subscribers would miss; they may have the committed calendar, not the last rendered one."""
        calendar = self.survey.calendar
        if not calendar or not calendar.committed or self.project.has_errors_in(FILE):
            return subscriber_faults(self.calendar_changes)
        uids = {event.uid for event in calendar.committed}
        seen = (*(event for event in calendar.events if event.uid not in uids), *calendar.committed)
        return subscriber_faults(changes(seen, calendar_events(self.project)))

    def calendar_faults(self, fault: SubscriberFault) -> Iterator[Remark]:
        """Yield a remark for every such change, once per cause; three checks share this."""
        found: dict[tuple[At, str], list[str]] = {}
        unread = misread(self.project.known)  # S501, S502 and S509 report these
        for change in causes(self._calendar_faults):
            if change.fault == fault and not (fault == "gone" and change.uid in unread):
                message, remedy = advice(change, self.project)
                found.setdefault((place_of_event(change, self.project), remedy), []).append(message)
        for (at, remedy), (message, *others) in found.items():
            yield Remark(at, f"{message} (and {len(others)} more)" if others else message, remedy)
