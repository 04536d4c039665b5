"""A date as templates see it, with the links that add it to a calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from synsml_cli.model.calendar.date_events import date_events
from synsml_cli.model.dates.when import When
from synsml_cli.model.records.workshop import DateEntry, Workshop
from synsml_cli.site.blocks.calendar_links import event_links


class EventView(NamedTuple):
    """What can be added to a calendar of a date: all of it, or one of its alternatives."""

    words: str
    """"July 28, 2023"."""
    google: str
    """An address, as safe in markdown as in HTML; so are the next two."""
    outlook: str
    """For Outlook.com, Microsoft's personal accounts."""
    office: str
    """For Outlook at work or school."""


@dataclass(frozen=True)
class DateView:
    """A date as templates see it; label, words and line are ready for markdown."""

    id: str
    label: str
    name: str
    """The label as it is: use a filter."""
    words: str
    """"May 24, 2023, 23:59 AoE"."""
    line: str
    """The whole text after the bullet."""
    linked: str
    """The label, as a link where the date has an address."""
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
        """What can be added to a calendar: nothing while it is to be announced, or cancelled; else mostly one."""
        return self._events()

    @property
    def google(self) -> str:
        """The link that adds it, or its first alternative, to Google Calendar; empty where there is nothing to add."""
        return self.events[0].google if self.events else ""

    @property
    def outlook(self) -> str:
        """The same for Outlook.com."""
        return self.events[0].outlook if self.events else ""

    @property
    def office(self) -> str:
        """The same for Outlook at work or school."""
        return self.events[0].office if self.events else ""


def event_views(workshop: Workshop, entry: DateEntry, words: Callable[[When], str]) -> tuple[EventView, ...]:
    """Return what can be added of a date: the events of the calendar, without those that are cancelled."""
    events = [event for event in date_events(workshop, entry) if event.status != "CANCELLED"]
    whole = [entry.when] if len(events) == 1 else [When("fixed", (point,)) for point in entry.when.points]
    return tuple(EventView(words(when), *event_links(event)) for when, event in zip(whole, events, strict=bool(events)))
