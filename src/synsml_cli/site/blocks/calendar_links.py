"""Build links that add the calendar or one event to Google's or Microsoft's calendars, or to a program by webcal.

The services do not document them; https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs collects what is
known. All data is percent-encoded, so that it is safe in addresses, HTML, markdown and Liquid.
"""

import datetime as dt
import html
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from synsml_cli.model.calendar.event import CalendarEvent, EventSpan
from synsml_cli.model.calendar.feed import feed_address, feed_name
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.site.escape import address

OUTLOOK = "https://outlook.live.com/calendar/0"
"""Personal accounts of Microsoft."""
OFFICE = "https://outlook.office.com/calendar/0"
"""Accounts of work and school."""
GOOGLE = "https://calendar.google.com/calendar"

# With the other parts below 2,048 characters, the default limit of Microsoft's web server for queries
# (https://learn.microsoft.com/iis/configuration/system.webserver/security/requestfiltering/requestlimits/).
_TITLE_ROOM = 500
_TEXT_ROOM = 900
_PLACE_ROOM = 300
_CUT = "…"


class FeedLinks(NamedTuple):
    """Links to subscribe to the published calendar."""

    webcal: str
    """For programs, which use https if the site supports it."""
    download: str
    google: str
    outlook: str
    office: str


class EventLinks(NamedTuple):
    """Links to add the current version of one event."""

    google: str
    outlook: str
    office: str


def feed_links(workshop: Workshop) -> FeedLinks:
    """Return the links to the published calendar; the workshop's `url` is valid (see `feed_fault`)."""
    feed = feed_address(workshop)
    webcal = re.sub(r"^https?", "webcal", feed, flags=re.IGNORECASE)
    subscription = f"addfromweb?url={_encoded(feed)}&name={_cut(feed_name(workshop), _TITLE_ROOM)}"
    return FeedLinks(
        webcal=address(webcal),
        download=address(feed),
        google=f"{GOOGLE}/r?cid={_encoded(webcal)}",  # Google rejects an https address here
        outlook=f"{OUTLOOK}/{subscription}",
        office=f"{OFFICE}/{subscription}",
    )


def event_links(event: CalendarEvent) -> EventLinks:
    """Return the links that open a filled-in event in the reader's calendar."""
    free = event.busy != "BUSY"
    google = (
        f"{GOOGLE}/render?action=TEMPLATE"
        f"&text={_cut(event.summary, _TITLE_ROOM)}"
        f"&dates={'%2F'.join(_encoded(_google_time(point)) for point in event.span)}"
        f"&details={_described(event, _encoded)}"
        f"{_located(event)}"
        f"&crm={'AVAILABLE' if free else 'BUSY'}&trp={'false' if free else 'true'}"
    )
    compose = (
        "deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent"
        f"&subject={_cut(event.summary, _TITLE_ROOM)}"
        f"{_outlook_span(event.span)}"
        f"&body={_described(event, _encoded_html)}"
        f"{_located(event)}"
        f"&freebusy={event.busy.lower()}"
    )
    return EventLinks(google, f"{OUTLOOK}/{compose}", f"{OFFICE}/{compose}")


def _google_time(point: dt.date) -> str:
    """Return an instant or a day in Google's format; the end of whole days is exclusive, as in the calendar."""
    return f"{point:%Y%m%dT%H%M%SZ}" if isinstance(point, dt.datetime) else f"{point:%Y%m%d}"


def _outlook_span(span: EventSpan) -> str:
    """Return start and end in Outlook's format; the end of whole days is exclusive."""
    begin, end = span
    if isinstance(begin, dt.datetime):
        return f"&startdt={_encoded(f'{begin:%Y-%m-%dT%H:%M:%SZ}')}&enddt={_encoded(f'{end:%Y-%m-%dT%H:%M:%SZ}')}"
    return f"&startdt={begin:%Y-%m-%d}&enddt={end:%Y-%m-%d}&allday=true"


def _described(event: CalendarEvent, encode: Callable[[str], str]) -> str:
    """Return the encoded description; if it is too long, its middle is cut, never the link at its end."""
    link = f"\n{event.url}"
    if not event.url or not event.description.endswith(link) or len(encode(link)) > _TEXT_ROOM // 2:
        return _cut(event.description, _TEXT_ROOM, encode)
    return _cut(event.description.removesuffix(link), _TEXT_ROOM - len(encode(link)), encode) + encode(link)


def _located(event: CalendarEvent) -> str:
    return f"&location={_cut(event.location, _PLACE_ROOM)}" if event.location else ""


def _encoded(text: str) -> str:
    return quote(text, safe="")


def _encoded_html(text: str) -> str:
    """Return text for the HTML `body` of Outlook, with plus signs as entities: it has read even encoded ones as blanks."""
    return _encoded(html.escape(text).replace("+", "&#43;").replace("\n", "<br>"))


def _cut(text: str, room: int, encode: Callable[[str], str] = _encoded) -> str:
    """Return as much of the encoded text as fits into `room` characters."""
    pieces = []
    length = 0
    for character in text:
        pieces.append(encode(character))
        length += len(pieces[-1])
        if length > room:
            break
    else:
        return "".join(pieces)
    while length > room - len(encode(_CUT)):
        length -= len(pieces.pop())
    return "".join(pieces) + encode(_CUT)
