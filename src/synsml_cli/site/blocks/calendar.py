"""The calendar block: the ways to subscribe, and links that add single dates."""

from collections.abc import Mapping
from typing import NamedTuple

from synsml_cli.model.calendar.feed import calendar_events
from synsml_cli.model.locales.language import CalendarWords
from synsml_cli.model.locales.registry import language
from synsml_cli.model.pages.tokens import Token
from synsml_cli.site.blocks.calendar_links import FeedLinks, feed_links
from synsml_cli.site.blocks.date_view import DateView
from synsml_cli.site.blocks.rendering import Rendering


class Way(NamedTuple):
    """A way to get the calendar."""

    text: str
    url: str
    pace: str
    """When changes of dates arrive."""


class CalendarView(NamedTuple):
    """The calendar as seen by templates."""

    published: bool
    """Whether a calendar is published; an empty one is not written."""
    words: CalendarWords
    """In the language of the site."""
    links: FeedLinks
    ways: tuple[Way, ...]
    dates: tuple[DateView, ...]
    """Dates that can be added: not passed, cancelled or TBD; empty if the block has `dates=no`."""


def context(blocks: Rendering, token: Token, _page: str) -> Mapping[str, object]:
    """Return the context of a calendar block; the workshop's `url` is valid (see `token_rules`)."""
    words = language(blocks.site.locale).calendar
    links = feed_links(blocks.workshop)
    wanted = token.args.get("dates") != "no"
    view = CalendarView(
        published=bool(calendar_events(blocks.project)),
        words=words,
        links=links,
        ways=_ways(words, links),
        dates=tuple(date for date in blocks.dates if wanted and not date.passed and date.events),
    )
    return {"calendar": view}


def _ways(words: CalendarWords, links: FeedLinks) -> tuple[Way, ...]:
    return (
        Way(words.by_program, links.webcal, words.program_pace),
        Way(words.by_google, links.google, words.google_pace),
        Way(words.by_outlook, links.outlook, words.microsoft_pace),
        Way(words.by_office, links.office, words.microsoft_pace),
        Way(words.download, links.download, words.download_pace),
    )
