"""What a language has to say: names of months and days, words that join dates, and the texts of the blocks."""

from collections.abc import Callable, Mapping
from typing import NamedTuple


class PageWords(NamedTuple):
    """The texts of the blocks of people, dates and the schedule."""

    people_soon: str
    """The placeholder while nobody is confirmed; markdown."""
    tentative: str
    """The note after the name of a person who is not confirmed yet."""
    what: str
    """The heading of the column with the names of dates; the next ones likewise."""
    when: str
    note: str
    time: str
    session: str
    room: str
    track: str
    moderator: str
    """The word before the name of a moderator."""
    schedule_soon: str
    """The placeholder while there is no session; markdown."""
    day_soon: str
    """The line above the schedule while its day is not decided."""
    kinds: Mapping[str, str]
    """Kind of a session -> its name, used where a session has no title."""


class CalendarWords(NamedTuple):
    """The texts of the calendar block: how to subscribe, how soon each service shows a change, one date alone.

    Apple's Calendar and Thunderbird follow the feed's own 12 hours or their user's setting. Google and Microsoft fetch
    when they like, and promise nothing.
    """

    subscribe: str
    """The line above the ways to subscribe."""
    by_program: str
    """The text of the link for programs that follow webcal addresses; the next ones likewise."""
    by_google: str
    by_outlook: str
    by_office: str
    download: str
    program_pace: str
    """How soon a change arrives; the next ones likewise."""
    google_pace: str
    microsoft_pace: str
    download_pace: str
    add: str
    """The line above the dates that can be added one by one."""
    google: str
    """The name of the service, as a link; the next ones likewise."""
    outlook: str
    office: str
    unknown: str
    """The text while there is nothing to subscribe to."""


class ProseWords(NamedTuple):
    """Words that checks look for in the prose of pages; each field holds alternatives of a pattern, empty for nothing."""

    joins: str
    """Between two days: "28 or 29"."""
    the: str
    """The article before a day."""
    of: str
    """Between a day, its month and its year."""
    past: str
    """Words separated by blanks: a sentence with one of them tells of the past, where an old day is right."""
    formerly: str
    """How words begin after which the former value of a date stands."""
    noon: str
    """A sentence with one of them means the noon that it names."""
    opens: str
    """A sentence with one of them tells of something that begins with the day."""


class Language(NamedTuple):
    """The words of one language."""

    months: str
    """The names in CLDR's formats, from January, separated by blanks; the next ones likewise, weeks from Monday."""
    short_months: str
    days: str
    short_days: str
    shortest_days: str
    halves: tuple[str, str]
    """The halves of a day: AM and PM."""
    ordinal: Callable[[int], str]
    """A number as an ordinal: "1st"."""
    either: str
    """The word before the last of several alternatives."""
    until: str
    """The word between the ends of a span."""
    until_time: str
    """The same between two times of one day, where the Romance languages have no article: "au 11", but "à 11:00"."""
    by: str
    unknown: str
    """A date that is to be announced."""
    extended: str
    postponed: str
    cancelled: str
    date_format: str
    """The format where `site.date_format` gives none: CLDR's long one."""
    page: PageWords
    calendar: CalendarWords
    prose: ProseWords
    first_of_month: str = ""
    """The number of the first day where it alone is an ordinal: "1er août", but "2 août"."""
    either_before: tuple[str, str] = ("", "")
    """Another word for `either`, and the pattern of what it stands before: in Spanish "u" before "ocho" and "octubre"."""
