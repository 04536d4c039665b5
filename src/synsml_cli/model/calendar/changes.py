"""Compare a calendar with the next one: what subscribers notice, and what they would miss.

A program that follows a feed identifies an event by its UID, and accepts a change only if SEQUENCE rises (RFC 5546, section
2.1.4). Some programs show a removed event permanently.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from synsml_cli.model.calendar.event import CalendarEvent, EventSpan
from synsml_cli.model.dates.terminal import day_in_words, in_zone
from synsml_cli.model.dates.zones import AOE

Notice = Literal["new", "moved", "settled", "not settled any more", "renamed", "cancelled", "back again", "gone", "unchanged"]
SubscriberFault = Literal["", "gone", "sequence", "revision"]
"""No fault; the UID has disappeared; a change without a higher SEQUENCE; an earlier LAST-MODIFIED than before."""


class Published(NamedTuple):
    """An event in an earlier calendar."""

    uid: str
    span: EventSpan
    """As in `CalendarEvent`; instants without a zone are read as UTC."""
    summary: str
    status: str
    sequence: int
    revised: dt.datetime | None
    """LAST-MODIFIED, otherwise DTSTAMP, UTC."""


class EventChange(NamedTuple):
    """The change of one event."""

    notice: Notice
    uid: str
    old: Published | None
    new: CalendarEvent | None
    fault: SubscriberFault = ""

    def words(self) -> str:
        """Return the change in words: "moved: SynS & ML: Submission, now Mon 29 May ..., was Wed 24 May ..."."""
        if self.old and self.new and self.notice == "moved":
            what = f"{self.new.summary}, now {span_in_words(self.new.span)}, was {span_in_words(self.old.span)}"
        elif self.old and self.new and self.notice == "renamed":
            what = f"{self.old.summary}, now {self.new.summary}"
        elif self.new:  # its summary contains "CANCELLED:"
            title = self.old.summary if self.old and self.notice == "cancelled" else self.new.summary
            what = f"{title}, {span_in_words(self.new.span)}"
        else:
            assert self.old is not None
            what = f"{self.old.summary}, {span_in_words(self.old.span)}"
        return f"{self.notice}{' without notice' if self.fault == 'gone' else ''}: {what}"


def changes(old: Sequence[Published], new: Sequence[CalendarEvent]) -> tuple[EventChange, ...]:
    """Return the changes of all events: old events first, in their order, then new ones."""
    after = {event.uid: event for event in new}
    before = {event.uid: event for event in old}
    found = [change for event in before.values() for change in _of(event, after.get(event.uid))]
    added = [EventChange("new", event.uid, None, event) for event in new if event.uid not in before]
    return (*found, *added)


def subscriber_faults(found: Sequence[EventChange]) -> tuple[EventChange, ...]:
    """Return the changes that subscribers would miss."""
    return tuple(change for change in found if change.fault)


def causes(found: Sequence[EventChange]) -> tuple[EventChange, ...]:
    """Return the changes without those of alternatives and sessions that only follow a change of their date."""
    dates = {(change.uid, change.fault) for change in found if change.notice not in ("renamed", "unchanged")}
    return tuple(change for change in found if not change.new or (change.new.of, change.fault) not in dates)


def _of(old: Published, new: CalendarEvent | None) -> Iterator[EventChange]:
    if new is None:
        # An event that was announced as cancelled may be removed.
        yield EventChange("gone", old.uid, old, None, "" if old.status == "CANCELLED" else "gone")
        return
    notice = _notice(old, new)
    fault: SubscriberFault = ""
    if new.sequence < old.sequence or (new.sequence == old.sequence and notice not in ("renamed", "unchanged")):
        fault = "sequence"
    elif old.revised and new.revised < old.revised:
        fault = "revision"
    # Moving a cancelled event needs no notice.
    if fault or (notice != "unchanged" and not old.status == new.status == "CANCELLED"):
        yield EventChange(notice, old.uid, old, new, fault)


def _notice(old: Published, new: CalendarEvent) -> Notice:
    off = old.status == "CANCELLED", new.status == "CANCELLED"
    if off[0] != off[1]:
        return "cancelled" if off[1] else "back again"
    if old.status != new.status:
        return "settled" if new.status == "CONFIRMED" else "not settled any more"
    if old.span != new.span:
        return "moved"
    return "renamed" if old.summary != new.summary else "unchanged"


def span_in_words(span: EventSpan) -> str:
    """Return when an event is: the end of a deadline that ends with a day AoE; otherwise start and end in UTC, or days."""
    begin, end = span
    if isinstance(begin, dt.datetime) and isinstance(end, dt.datetime):
        if f"{end.astimezone(AOE):%H:%M}" == "23:59":
            return in_zone(end, AOE, "AoE")
        until = f"{end:%H:%M} UTC" if begin.date() == end.date() else in_zone(end, dt.UTC, "UTC")
        return f"{in_zone(begin, dt.UTC, '').strip()} to {until}"
    last = end - dt.timedelta(days=1)
    return day_in_words(begin) if last <= begin else f"{day_in_words(begin)} to {day_in_words(last)}"
