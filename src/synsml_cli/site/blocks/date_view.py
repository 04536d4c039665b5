"""A date as seen by templates, with links that add it to a calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from synsml_cli.model.calendar.date_events import date_events
from synsml_cli.model.dates.when import When
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.site.blocks.calendar_links import event_links


class EventView(NamedTuple):
    """An event that can be added to a calendar: a whole date, or one of its alternatives."""

    words: str
    """"July 28, 2023"."""
    google: str
    """An address that is safe in markdown and HTML; so are the next two."""
    outlook: str
    """For Outlook.com, Microsoft's personal accounts."""
    office: str
    """For Outlook at work or school."""


@dataclass(frozen=True)
class DateView:
    """A date as seen by templates; label, words and line are escaped for markdown."""

    id: str
    label: str
    name: str
    """The label without escapes: use a filter."""
    words: str
    """"May 24, 2023, 23:59 AoE"."""
    line: str
    """The whole text after the bullet."""
    linked: str
    """The label, as a link if the date has an address."""
    shown: str
    """The date in bold, with its history."""
    note: str
    url: str
    kind: str
    """deadline, notification or event."""
    track: str
    certainty: str
    """fixed, provisional or tbd."""
    extended: bool
    passed: bool
    cancelled: bool
    _events: Callable[[], tuple[EventView, ...]]

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The events that can be added to a calendar, usually one; empty for TBD and cancelled dates."""
        return self._events()

    @property
    def google(self) -> str:
        """The link that adds it, or its first alternative, to Google Calendar; "" if there is nothing to add."""
        return self.events[0].google if self.events else ""

    @property
    def outlook(self) -> str:
        """The link for Outlook.com."""
        return self.events[0].outlook if self.events else ""

    @property
    def office(self) -> str:
        """The link for Outlook at work or school."""
        return self.events[0].office if self.events else ""


def event_views(workshop: Workshop, entry: DateEntry, words: Callable[[When], str]) -> tuple[EventView, ...]:
    """Return the events of a date in the calendar, without cancelled ones."""
    events = [event for event in date_events(workshop, entry) if event.status != "CANCELLED"]
    whole = [entry.when] if len(events) == 1 else [When("fixed", (point,)) for point in entry.when.points]
    return tuple(EventView(words(when), *event_links(event)) for when, event in zip(whole, events, strict=bool(events)))
