"""The addresses that put a calendar or one event of it into somebody's own: Google's, Microsoft's, and webcal.

None of them is documented by its service; what is known of them is collected at
https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs. All that comes from the data is
percent-encoded, so that it stays in its place in an address, in HTML, in markdown and in Liquid.
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
"""Microsoft's personal accounts."""
OFFICE = "https://outlook.office.com/calendar/0"
"""Those of work and school."""
GOOGLE = "https://calendar.google.com/calendar"

# Together with the rest below 2,048 characters, to which Microsoft's web server limits a query unless told otherwise
# (https://learn.microsoft.com/iis/configuration/system.webserver/security/requestfiltering/requestlimits/).
_TITLE_ROOM = 500
_TEXT_ROOM = 900
_PLACE_ROOM = 300
_CUT = "…"


class FeedLinks(NamedTuple):
    """How to subscribe to the published calendar."""

    webcal: str
    """For programs; they read it by https where the site has that."""
    download: str
    google: str
    outlook: str
    office: str


class EventLinks(NamedTuple):
    """How to add one event, as it is now."""

    google: str
    outlook: str
    office: str


def feed_links(workshop: Workshop) -> FeedLinks:
    """Return the links to the published calendar; the workshop's `url` has been checked (`calendar_plan.feed_fault`)."""
    feed = feed_address(workshop)
    webcal = re.sub(r"^https?", "webcal", feed, flags=re.IGNORECASE)
    subscription = f"addfromweb?url={_encoded(feed)}&name={_cut(feed_name(workshop), _TITLE_ROOM)}"
    return FeedLinks(
        webcal=address(webcal),
        download=address(feed),
        google=f"{GOOGLE}/r?cid={_encoded(webcal)}",  # of an https address it says that it is no calendar
        outlook=f"{OUTLOOK}/{subscription}",
        office=f"{OFFICE}/{subscription}",
    )


def event_links(event: CalendarEvent) -> EventLinks:
    """Return the links that open an event, filled in, in the calendar of whoever follows them."""
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
    """Return an instant, or a day; the end of days is the first day after them, as in the calendar."""
    return f"{point:%Y%m%dT%H%M%SZ}" if isinstance(point, dt.datetime) else f"{point:%Y%m%d}"


def _outlook_span(span: EventSpan) -> str:
    """Return begin and end; of days, too, the end is the first one after them."""
    begin, end = span
    if isinstance(begin, dt.datetime):
        return f"&startdt={_encoded(f'{begin:%Y-%m-%dT%H:%M:%SZ}')}&enddt={_encoded(f'{end:%Y-%m-%dT%H:%M:%SZ}')}"
    return f"&startdt={begin:%Y-%m-%d}&enddt={end:%Y-%m-%d}&allday=true"


def _described(event: CalendarEvent, encode: Callable[[str], str]) -> str:
    """Return the description; where it is too long its middle is left out, never a part of the link at its end."""
    link = f"\n{event.url}"
    if not event.url or not event.description.endswith(link) or len(encode(link)) > _TEXT_ROOM // 2:
        return _cut(event.description, _TEXT_ROOM, encode)
    return _cut(event.description.removesuffix(link), _TEXT_ROOM - len(encode(link)), encode) + encode(link)


def _located(event: CalendarEvent) -> str:
    return f"&location={_cut(event.location, _PLACE_ROOM)}" if event.location else ""


def _encoded(text: str) -> str:
    return quote(text, safe="")


def _encoded_html(text: str) -> str:
    """Return a text for Outlook's `body`, which is HTML; a plus sign, even encoded, has been read as a blank."""
    return _encoded(html.escape(text).replace("+", "&#43;").replace("\n", "<br>"))


def _cut(text: str, room: int, encode: Callable[[str], str] = _encoded) -> str:
    """Return as much of a text, encoded, as fits into so many characters."""
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
