"""English."""

from synsml_cli.model.locales.language import CalendarWords, Language, PageWords, ProseWords


def _ordinal(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in (11, 12, 13) else suffix}"


LANGUAGE = Language(
    months="January February March April May June July August September October November December",
    short_months="Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    days="Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    short_days="Mon Tue Wed Thu Fri Sat Sun",
    shortest_days="Mo Tu We Th Fr Sa Su",
    halves=("AM", "PM"),
    ordinal=_ordinal,
    either="or",
    until="to",
    until_time="to",
    by="by",
    unknown="to be announced",
    extended="extended",
    postponed="postponed",
    cancelled="cancelled",
    date_format="MMMM D, YYYY",
    page=PageWords(
        people_soon="**More information coming soon!**",
        tentative="tentative",
        what="What",
        when="When",
        note="Note",
        time="Time",
        session="Session",
        room="Room",
        track="Track",
        moderator="moderator",
        schedule_soon="**The schedule will be announced here.**",
        day_soon="The day is to be announced",
        kinds={"talk": "Talk", "panel": "Panel", "posters": "Posters", "break": "Break", "other": "Session"},
    ),
    calendar=CalendarWords(
        subscribe="Subscribe once, and your calendar updates when a date changes:",
        by_program="Subscribe with Apple Calendar, Thunderbird or another program",
        by_google="Subscribe with Google Calendar",
        by_outlook="Subscribe with Outlook.com",
        by_office="Subscribe with Outlook for work or school",
        download="Download the calendar as a file",
        program_pace="updates every 12 hours by default",
        google_pace="updates about once a day at best",
        microsoft_pace="updates every few hours to once a day",
        download_pace="one-time copy, never updates",
        add="Or add a single date (one-time copy, never updates):",
        google="Google Calendar",
        outlook="Outlook.com",
        office="Outlook (work or school)",
        unknown="The calendar will be here as soon as a date is known.",
    ),
    prose=ProseWords(
        joins="or|and|to|until|till",
        the="the",
        of="of",
        past="",  # past.py knows more of English than single words
        formerly="",
        noon="noon|midday",
        opens=r"opens?|opened|opening|starts?|starting|begins?|beginning|from|since|after|releases?d?|launch\w*|available|between",
    ),
)
