"""`[[calendar]]`: links to subscribe, and links that add one date with the data of the calendar (RFC 5545)."""

import datetime as dt
import html
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from helpers import HOME_PAGE, MINIMAL, REPOSITORY, TESTS, Result, Synsml, Workshop, assert_golden
from strategies import modest, printable, whens
from synsml_cli.model.calendar.date_events import date_events
from synsml_cli.model.calendar.event import CalendarEvent, clean
from synsml_cli.model.calendar.feed import calendar_events
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.moments import Moments, moments_of
from synsml_cli.model.dates.when import When
from synsml_cli.model.locales.registry import LOCALES, language
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import DateEntry
from synsml_cli.model.records.workshop import Workshop as Facts
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.blocks.calendar_links import event_links, feed_links
from synsml_cli.site.blocks.date_view import event_views
from synsml_cli.store.reading.load import load

GOLDEN = TESTS / "golden" / "calendar"
URL = "url: https://example.org/2023/\n"
NOTHING = "The calendar will be here as soon as a date is known.\n"


def page(synsml: Synsml, workshop: Workshop, text: str, *, dates: str = "", facts: str = "", now: str = "2023-05-20") -> str:
    """Return how a page of ours comes out."""
    workshop.write({"workshop.yaml": MINIMAL + dates + URL + facts + HOME_PAGE, "pages/home.md": text})
    result = synsml("render", "--stdout", "--now", now)
    assert (result.code, result.err) == (0, "")
    return result.out


class Links(HTMLParser):
    """Collects the links of a page: (text, address, label for those who do not see it)."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.shown = ""
        self._text: str | None = None
        self.feed(MarkdownIt("commonmark").enable("table").render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("p", "ul", "li", "a", "strong"), "something else than the block was rendered"
        if tag == "a":
            given = dict(attrs)
            self._text = ""
            self.found.append(("", given["href"] or "", given.get("aria-label") or ""))

    def handle_data(self, data: str) -> None:
        self.shown += data
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._text is not None:
            self.found[-1] = (self._text, *self.found[-1][1:])
            self._text = None


def query(url: str) -> dict[str, str]:
    """Return the arguments of an address; every one has to be there once."""
    given = parse_qs(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)
    assert {len(values) for values in given.values()} == {1}
    return {name: values[0] for name, values in given.items()}


def moment(text: str) -> dt.date:
    """Return the instant or the day of an address, Google's or Microsoft's."""
    digits = text.replace("-", "").replace(":", "")
    if len(digits) == 8:
        return dt.datetime.strptime(digits, "%Y%m%d").replace(tzinfo=dt.UTC).date()
    return dt.datetime.strptime(digits, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)


Seen = tuple[dt.date, dt.date, str, str, str]
"""The data of an event for a service: start, end, title, description, place."""


def seen_by_google(url: str) -> Seen:
    assert url.startswith("https://calendar.google.com/calendar/render?action=TEMPLATE&text=")
    given = query(url)
    begin, end = given["dates"].split("/")
    return moment(begin), moment(end), given["text"], given["details"], given.get("location", "")


def seen_by_microsoft(url: str, host: str) -> Seen:
    given = query(url)
    assert url.startswith(f"https://{host}/calendar/0/deeplink/compose?")
    assert (given["path"], given["rru"]) == ("/calendar/action/compose", "addevent")
    begin, end = moment(given["startdt"]), moment(given["enddt"])
    assert (given.get("allday") == "true") is not isinstance(begin, dt.datetime)
    text = html.unescape(given["body"].replace("<br>", "\n"))
    return begin, end, given["subject"], text, given.get("location", "")


def seen(event: CalendarEvent) -> Seen:
    return *event.span, event.summary, event.description, event.location


# The whole block.


def test_the_block_of_the_shipped_workshop_is_exactly_this(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    (root / "pages" / "home.md").write_text("before\n\n[[calendar]]\n\nafter\n")
    result = synsml("render", "--stdout", "--now", "2023-06-20")
    assert (result.code, result.err) == (0, "")
    assert_golden(GOLDEN / "block.md", result.out)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_block_speaks_the_language_of_the_site(synsml: Synsml, workshop: Workshop, locale: str) -> None:
    date_format = {"en": "MMMM D, YYYY", "de": "D. MMMM YYYY"}.get(locale, "D MMMM YYYY")
    site = f"site:\n  locale: {locale}\n  date_format: {date_format}\n"
    assert_golden(GOLDEN / f"block_{locale}.md", page(synsml, workshop, "[[calendar]]\n", facts=site, now="2023-06-01"))


def test_no_language_has_the_words_of_another_one() -> None:
    names = {"google", "outlook"}  # of services
    for field in language("en").calendar._fields:
        said = [language(locale).calendar._asdict()[field] for locale in LOCALES]
        assert all(text.strip() == text != "" for text in said)
        assert field in names or len(set(said)) == len(said), field


def test_plain_markdown_and_jekyll_get_the_same_block(synsml: Synsml, workshop: Workshop) -> None:
    jekyll = page(synsml, workshop, "[[calendar]]\n")
    assert page(synsml, workshop, "[[calendar]]\n", facts="site:\n  generator: markdown\n") == jekyll
    assert "{" not in jekyll


def test_the_dates_can_be_left_out(synsml: Synsml, workshop: Workshop) -> None:
    whole = page(synsml, workshop, "[[calendar]]\n")
    assert page(synsml, workshop, "[[calendar dates=yes]]\n") == whole
    short = page(synsml, workshop, "[[calendar dates=no]]\n")
    assert whole.startswith(short + "\nOr add a single date (")
    assert len(Links(short).found) == 5


def test_a_marked_block_is_kept_current(synsml: Synsml, workshop: Workshop) -> None:
    mark = "<!-- synsml:calendar dates=no -->\n"
    block = page(synsml, workshop, "[[calendar dates=no]]\n")
    files = {"workshop.yaml": MINIMAL + URL + "pages:\n  - path: own.md\n"}
    root = workshop.write({**files, "site/own.md": f"mine\n\n{mark}<!-- /synsml -->\n"})
    assert synsml("render").code == 0
    assert (root / "site" / "own.md").read_text() == f"mine\n\n{mark}\n{block}\n<!-- /synsml -->\n"


def test_every_link_says_by_itself_where_it_leads(synsml: Synsml, workshop: Workshop) -> None:
    found = Links(page(synsml, workshop, "[[calendar]]\n")).found
    named = [label or text for text, _, label in found]
    assert len(set(named)) == len(found) == 5 + 2 * 3
    # Who speaks to the computer says what is to be seen (WCAG 2.5.3, label in name).
    assert all(label.startswith(text) for text, _, label in found if label)
    assert [label for _, _, label in found[5:8]] == [
        f"{service}: Submission Deadline, May 24, 2023, 23:59 AoE"
        for service in ("Google Calendar", "Outlook.com", "Outlook (work or school)")
    ]


# Subscribing.


def test_the_ways_to_subscribe_lead_to_the_published_file(synsml: Synsml, workshop: Workshop) -> None:
    webcal, google, outlook, office, download = (url for _, url, _ in Links(page(synsml, workshop, "[[calendar]]\n")).found[:5])
    assert (webcal, download) == ("webcal://example.org/2023/calendar.ics", "https://example.org/2023/calendar.ics")
    # Google takes no https address for a calendar (the page of an account is not found then).
    assert google.startswith("https://calendar.google.com/calendar/r?")
    assert query(google) == {"cid": webcal}
    for url, host in ((outlook, "outlook.live.com"), (office, "outlook.office.com")):
        assert url.startswith(f"https://{host}/calendar/0/addfromweb?")
        assert query(url) == {"url": download, "name": "Demo Workshop"}


def test_the_calendar_that_is_linked_to_is_the_file_that_is_written(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + URL + HOME_PAGE, "pages/home.md": "[[calendar]]\n"})
    assert synsml("render").code == 0
    *_, download = (url for _, url, _ in Links((root / "site" / "index.md").read_text()).found[:5])
    data = (root / "site" / download.removeprefix("https://example.org/2023/")).read_bytes()
    assert f"SOURCE;VALUE=URI:{download}\r\n".encode() in data


@pytest.mark.parametrize("url", ["http://example.org/ws", "HTTPS://example.org/ws/", "https://müller.example/ü/"])
def test_webcal_takes_the_place_of_whatever_scheme_the_site_has(url: str) -> None:
    links = feed_links(Facts(format="1", id="demo", name="Demo", dates={}, url=url))
    assert links.download == f"{url.rstrip('/')}/calendar.ics"
    assert links.webcal == f"webcal{links.download[links.download.index(':') :]}"
    assert query(links.google)["cid"] == links.webcal
    assert query(links.office)["url"] == links.download


def test_without_an_event_there_is_no_file_and_no_link_to_it(synsml: Synsml, workshop: Workshop) -> None:
    tbd = MINIMAL.replace("2023-05-24 23:59 AoE", "TBD").replace("2023-07-28", "TBD")
    root = workshop.write({"workshop.yaml": tbd + URL + HOME_PAGE, "pages/home.md": "[[calendar]]\n"})
    assert synsml("render").code == 0
    assert (root / "site" / "index.md").read_text() == NOTHING
    assert not (root / "site" / "calendar.ics").exists()


@pytest.mark.parametrize(
    ("url", "message", "remedy"),
    [
        ("", "missing 'url' in workshop.yaml", "add 'url: ...' there, or remove the token"),
        ("url: ''\n", "missing 'url' in workshop.yaml", "add 'url: ...' there, or remove the token"),
        (
            "url: example.org/2023\n",
            "url: 'example.org/2023' is not a web address",
            "write 'url: https://...'",
        ),
        (
            "url: https://example.org/2023/index.html\n",
            "url: 'https://example.org/2023/index.html' is a page, but the calendar needs the address of its folder",
            "write 'url: https://example.org/2023/'",
        ),
        (
            "url: https://example.org/?id=3\n",
            "url: 'https://example.org/?id=3' is a page, but the calendar needs the address of its folder",
            "write 'url: https://example.org/'",
        ),
        (
            "url: https://example.org/2023/#dates\n",
            "url: 'https://example.org/2023/#dates' is a page, but the calendar needs the address of its folder",
            "write 'url: https://example.org/2023/'",
        ),
    ],
)
@pytest.mark.parametrize("own", [False, True], ids=["token", "mark"])
def test_where_no_link_can_lead_anywhere_the_block_is_a_fault(
    synsml: Synsml, workshop: Workshop, own: bool, url: str, message: str, remedy: str
) -> None:
    shown = "<!-- synsml:calendar -->" if own else "[[calendar]]"
    file = "site/index.md" if own else "pages/home.md"
    pages = "pages:\n  - path: index.md\n" if own else HOME_PAGE
    end = "\n<!-- /synsml -->" if own else ""
    workshop.write({"workshop.yaml": MINIMAL + url + pages, file: f"one\n\ntwo {shown}{end}\n"})
    finding = f"{file}:3:5: error[G301] {message}\n    3 | two {shown}\n      |     {'^' * len(shown)}\n  fix: {remedy}\n"
    stopped = "\nsynsml: stopped at 1 error\n  fix: fix them and run it again\n"
    assert synsml("render") == Result(1, "", finding + stopped)
    assert finding in synsml("check").out
    assert not (workshop.root / "site" / "calendar.ics").exists()


@pytest.mark.parametrize("url", ["https://example.html", "https://example.org/index.html/", "https://example.org/a.htm.d/2023"])
def test_a_folder_with_the_name_of_a_page_is_no_fault(synsml: Synsml, workshop: Workshop, url: str) -> None:
    workshop.write({"workshop.yaml": f"{MINIMAL}url: {url}\n{HOME_PAGE}", "pages/home.md": "[[calendar]]\n"})
    assert f'"{url.rstrip("/")}/calendar.ics"' in synsml("render", "--stdout").out


def test_an_address_that_could_not_be_read_is_reported_once(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": f"{MINIMAL}url: []\n{HOME_PAGE}", "pages/home.md": "[[calendar]]\n"})
    result = synsml("check")
    assert result.out.startswith("workshop.yaml:13:6: error[R109] url: expected a text, got a list\n")
    assert "G301" not in result.out


@pytest.mark.parametrize(
    ("token", "message"),
    [
        ("[[calendar dates=maybe]]", "invalid value dates='maybe'"),
        ("[[calendar date=no]]", "'calendar' has no argument 'date'"),
        ("[[calendar submission]]", "'calendar' takes no words, got submission"),
    ],
)
def test_what_the_block_does_not_know_is_an_error(synsml: Synsml, workshop: Workshop, token: str, message: str) -> None:
    workshop.write({"workshop.yaml": MINIMAL + URL + HOME_PAGE, "pages/home.md": f"{token}\n"})
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"pages/home.md:1:1: error[G301] {message}\n")


# One date.

DATES = """\
  abstract:
    label: Abstracts
    when: 2023-06-01 18:00 Asia/Kathmandu
  supplement:
    label: Supplement
    when: by 2023-06-05
  revision:
    label: Revision
    when: 2023-06-10 to 2023-06-12
  decision:
    label: Decision
    kind: notification
    when: 2023-06-16 23:59 AoE
    was:
      - when: 2023-06-14 23:59 AoE
        changed: 2023-05-10T17:40Z
        why: postponed
  tutorial:
    label: Tutorial
    kind: event
    when: 2023-07-30 or 2023-08-02
  social:
    label: Social
    kind: event
    when: 2023-07-29 18:00 venue
    url: https://example.org/social?a=1&b=2#c
  trip:
    label: Trip
    kind: event
    when: 2023-12-30 to 2024-01-02
  camera:
    label: Camera-ready
    when: 2023-07-01 or 2023-07-03
  settled:
    label: Settled
    kind: event
    when: 2023-07-26
    was:
      - when: 2023-07-20 or 2023-07-26
        changed: 2023-05-10T17:40Z
        why: settled
"""


def test_the_links_say_what_the_calendar_says(synsml: Synsml, workshop: Workshop) -> None:
    found = Links(page(synsml, workshop, "[[calendar]]\n", dates=DATES, facts="place: Hawaii, USA\n")).found[5:]
    expected = [seen(event) for event in calendar_events(load(workshop.root)) if event.status != "CANCELLED"]
    assert len(expected) == 13
    assert [seen_by_google(url) for _, url, _ in found[::3]] == expected
    assert [seen_by_microsoft(url, "outlook.live.com") for _, url, _ in found[1::3]] == expected
    assert [seen_by_microsoft(url, "outlook.office.com") for _, url, _ in found[2::3]] == expected


def test_days_end_on_the_day_after_and_hours_are_in_utc(synsml: Synsml, workshop: Workshop) -> None:
    urls = [url for _, url, _ in Links(page(synsml, workshop, "[[calendar]]\n")).found[5:]]
    assert [query(url)["dates"] for url in urls[::3]] == ["20230525T105900Z/20230525T115900Z", "20230728/20230729"]
    assert [(query(url)["startdt"], query(url)["enddt"]) for url in urls[1::3]] == [
        ("2023-05-25T10:59:00Z", "2023-05-25T11:59:00Z"),
        ("2023-07-28", "2023-07-29"),
    ]


def test_deadlines_leave_the_time_free_and_events_take_it(synsml: Synsml, workshop: Workshop) -> None:
    provisional = "  tutorial:\n    label: Tutorial\n    kind: event\n    when: 2023-07-30 or 2023-07-31\n"
    urls = [url for _, url, _ in Links(page(synsml, workshop, "[[calendar]]\n", dates=provisional)).found[5:]]
    assert [query(url)["freebusy"] for url in urls[2::3]] == ["free", "busy", "tentative"]
    assert [(query(url)["crm"], query(url)["trp"]) for url in urls[::3]] == [
        ("AVAILABLE", "false"),
        ("BUSY", "true"),
        ("AVAILABLE", "false"),
    ]


def test_days_apart_can_be_added_each(synsml: Synsml, workshop: Workshop) -> None:
    dates = "  tutorial:\n    label: Tutorial\n    kind: event\n    when: 2023-07-30 or 2023-08-02\n"
    text = page(synsml, workshop, "[[calendar]]\n", dates=dates)
    lines = [line.partition(" – ")[0] for line in text.splitlines() if line.startswith("- Tutorial")]
    assert lines == [
        "- Tutorial, **July 30, 2023** (July 30 or August 2, 2023)",
        "- Tutorial, **August 2, 2023** (July 30 or August 2, 2023)",
    ]


def test_only_what_can_still_be_met_is_offered(synsml: Synsml, workshop: Workshop) -> None:
    dates = """\
  off:
    label: Off
    when: 2023-06-01
    cancelled: 2023-05-10
  open:
    label: Open
    when: TBD
  secret:
    label: Secret
    when: 2023-06-01
    internal: true
"""
    text = page(synsml, workshop, "[[calendar]]\n", dates=dates)
    assert [line.partition(",")[0] for line in text.splitlines() if "aria-label" in line] == [
        "- Submission Deadline",
        "- Workshop",
    ]
    assert not any(word in text for word in ("Off,", "Open,", "Secret"))


def test_passed_dates_vanish_and_that_is_only_a_hint(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + URL + HOME_PAGE, "pages/home.md": "[[calendar]]\n"})
    written = root / "site" / "index.md"

    def offered() -> list[str]:
        return [line.partition(",")[0][2:] for line in written.read_text().splitlines() if "aria-label" in line]

    synsml("render", "--now", "2023-05-25T11:59:00Z")  # the last minute of the deadline
    assert offered() == ["Submission Deadline", "Workshop"]
    hint = "hint: site/index.md changes with the date: run `synsml render`\nthe site is up to date\n"
    assert synsml("render", "--check", "--now", "2023-05-25T11:59:01Z") == Result(0, hint, "")
    synsml("render", "--now", "2023-05-25T11:59:01Z")
    assert offered() == ["Workshop"]
    assert synsml("render", "--check", "--now", "2023-05-26") == Result(0, "the site is up to date\n", "")
    synsml("render", "--now", "2023-08-01")
    assert written.read_text() == page(synsml, workshop, "[[calendar dates=no]]\n")


def test_key_dates_are_what_they_were(synsml: Synsml, workshop: Workshop) -> None:
    assert page(synsml, workshop, "[[dates]]\n") == (
        "- Submission Deadline: **May 24, 2023, 23:59 AoE**\n- Workshop: **July 28, 2023**\n"
    )


# Hostile values.

HOSTILE = (
    "R&D #1",
    "50% off + more = ?a=1&b=2;c",
    "{{ site.x }} {% raw %} {% endcomment %} {{",
    "\"quoted\" and 'quoted' \\ `code`",
    "<script>alert(1)</script> <b>bold</b> </a> &amp; &lt;",
    "first\nsecond\r\nthird\ttab",
    "party 🎉👩‍🚀 \N{ARABIC LETTER ALEF}\N{HEBREW LETTER ALEF}",
    "| a | *b* _c_ ~~d~~ [l](u) $$e$$ -- {:.x}",
    "[[dates]] [% x %] [[ y ]]",
    "\x01bell\x07 and \x7f",
)
URLS = 'https://example.org/it\'s("{{x}}"|<b>`\\)'


@pytest.mark.parametrize("label", HOSTILE)
def test_a_hostile_label_stays_what_it_is_everywhere(label: str) -> None:
    when = parse_when("2023-05-24 23:59 UTC+5:30")
    assert isinstance(when, When)
    moments = moments_of(when, kind="event", venue="")
    assert isinstance(moments, Moments)
    entry = DateEntry(id="a", label=label, kind="event", when=when, moments=moments, url=URLS)
    facts = Facts(format="1", id="demo", name=label, host=label, place=label, url=URLS, dates={"a": entry})
    project = Project(facts)
    text = Blocks(project, dt.datetime(2023, 5, 20, tzinfo=dt.UTC)).render(Token("calendar", 0, 0))
    assert "{" not in text  # nothing for Liquid, which runs before markdown
    assert text.count("\n") == 10
    links = Links(text)
    found = links.found
    (event,) = calendar_events(project)
    assert [seen_by_google(found[5][1]), seen_by_microsoft(found[6][1], "outlook.live.com")] == [seen(event)] * 2
    shown = " ".join(label.split())
    assert f"\n{shown}, May 24, 2023, 23:59 UTC+5:30 – Google Calendar, Outlook.com, Outlook (work or school)\n" in links.shown
    assert found[5][0] == "Google Calendar"
    assert found[5][2] == f"Google Calendar: {shown}, May 24, 2023, 23:59 UTC+5:30"
    assert query(found[1][1])["cid"] == found[0][1].replace(
        found[0][1], "webcal" + URLS.removeprefix("https") + "/calendar.ics"
    )
    assert query(found[2][1])["name"] == clean(f"{label} at {label}")


texts = printable | st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
spans = st.one_of(
    st.tuples(st.dates(), st.dates()),
    st.tuples(*[st.datetimes(timezones=st.just(dt.UTC)).map(lambda instant: instant.replace(microsecond=0))] * 2),
).filter(lambda span: span[0].year > 999 < span[1].year)


@modest
@given(spans, texts, texts, texts)
@example((dt.date(2023, 7, 28), dt.date(2023, 7, 30)), "a & b", "one\n+5:30 <br> &#43;\nhttps://example.org/", "#1")
def test_whatever_an_event_says_reaches_the_services(
    span: tuple[dt.date, dt.date], summary: str, description: str, location: str
) -> None:
    said = clean(description)
    event = CalendarEvent(
        uid="a@demo",
        id="a",
        span=span,
        summary=clean(summary),
        description=said,
        status="CONFIRMED",
        busy="BUSY",
        sequence=0,
        revised=dt.datetime(2023, 5, 20, tzinfo=dt.UTC),
        location=clean(location),
        url=said.rpartition("\n")[2],
    )
    links = event_links(event)
    assert all(set("<>\"'(){}|\\`*[] \n\t") & set(url) == set() for url in links)
    if max(map(len, links)) < 800:  # nothing was cut
        assert seen_by_google(links.google) == seen(event)
        assert seen_by_microsoft(links.outlook, "outlook.live.com") == seen(event)
        assert seen_by_microsoft(links.office, "outlook.office.com") == seen(event)


@modest
@given(whens())
def test_a_date_of_any_form_is_offered_as_the_calendar_has_it(when: When) -> None:
    for kind in ("deadline", "notification", "event"):
        moments = moments_of(when, kind=kind, venue="Europe/Vienna")
        if not isinstance(moments, Moments):
            continue
        entry = DateEntry(id="a", label="A", kind=kind, when=when, moments=moments)
        facts = Facts(format="1", id="demo", name="Demo", timezone="Europe/Vienna", dates={"a": entry})

        views = event_views(facts, entry, str)
        expected = [seen(event) for event in date_events(facts, entry)]
        assert [seen_by_google(view.google) for view in views] == expected
        assert [view.words for view in views] == ([str(when)] if len(views) == 1 else list(map(str, when.points[: len(views)])))


@pytest.mark.parametrize("sign", ["a", "é", "語", "🎉", "&", "+", "\n", "'"])
def test_an_address_never_becomes_longer_than_servers_take(sign: str) -> None:
    link = "https://example.org/2023/"
    event = CalendarEvent(
        uid="a@demo",
        id="a",
        span=(dt.datetime(2023, 5, 24, 1, tzinfo=dt.UTC), dt.datetime(2023, 5, 24, 2, tzinfo=dt.UTC)),
        summary=sign * 5000,
        description=f"{sign * 5000}\n{link}",
        status="TENTATIVE",
        busy="TENTATIVE",
        sequence=0,
        revised=dt.datetime(2023, 5, 20, tzinfo=dt.UTC),
        location=sign * 5000,
        url=link,
    )
    links = event_links(event)
    assert all(len(urlsplit(url).query) <= 2048 for url in links)
    for _, _, summary, description, location in (
        seen_by_google(links.google),
        seen_by_microsoft(links.outlook, "outlook.live.com"),
    ):
        for text in (summary, location, description.removesuffix(f"\n{link}")):
            assert text.removesuffix("…") == sign * (len(text) - 1)
        assert description.endswith(f"…\n{link}")


# Templates.


def test_a_template_of_the_workshop_replaces_the_built_in_one(synsml: Synsml, workshop: Workshop) -> None:
    template = """\
[[ calendar.words.subscribe ]] [[ calendar.published ]] [[ args.get("dates") ]]
[% for way in calendar.ways %]
* [[ way.text ]] ([[ way.pace ]])
[% endfor %]
[feed]([[ calendar.links.webcal ]]), [file]([[ calendar.links.download ]]), [[ calendar.links.office | href ]]
[% for date in calendar.dates %]
* [[ date.id ]] [[ date.words ]] [[ date.events | length ]]
[% endfor %]
"""
    workshop.write({"templates/calendar.md.j2": template})
    assert page(synsml, workshop, "[[calendar]]\n") == (
        "Subscribe once, and your calendar updates when a date changes: True None\n"
        "* Subscribe with Apple Calendar, Thunderbird or another program"
        " (updates every 12 hours by default)\n"
        "* Subscribe with Google Calendar (updates about once a day at best)\n"
        "* Subscribe with Outlook.com (updates every few hours to once a day)\n"
        "* Subscribe with Outlook for work or school (updates every few hours to once a day)\n"
        "* Download the calendar as a file (one-time copy, never updates)\n"
        "[feed](webcal://example.org/2023/calendar.ics), [file](https://example.org/2023/calendar.ics), "
        "https://outlook.office.com/calendar/0/addfromweb?"
        "url=https%3A%2F%2Fexample.org%2F2023%2Fcalendar.ics&amp;name=Demo%20Workshop\n"
        "* submission May 24, 2023, 23:59 AoE 1\n"
        "* workshop July 28, 2023 1\n"
    )


def test_a_template_of_the_key_dates_can_add_each_date(synsml: Synsml, workshop: Workshop) -> None:
    template = "[% for date in dates %]\n* [[ date.name ]]: <[[ date.google ]]>\n[% endfor %]\n"
    dates = "  open:\n    label: Open\n    when: TBD\n  off:\n    label: Off\n    when: 2023-06-01\n    cancelled: 2023-05-10\n"
    workshop.write(
        {"templates/dates.md.j2": template + "[[ dates[1].outlook == dates[1].events[0].outlook != dates[1].office ]]"}
    )
    lines = page(synsml, workshop, "[[dates]]", dates=dates).splitlines()
    event, *_ = calendar_events(load(workshop.root))
    assert lines[0] == f"* Submission Deadline: <{event_links(event).google}>"
    assert lines[1].startswith("* Workshop: <https://calendar.google.com/calendar/render?action=TEMPLATE&text=Demo%20Workshop")
    assert lines[2:] == ["* Open: <>", "* Off: <>", "True"]


def test_a_template_reaches_no_internals_of_a_date(synsml: Synsml, workshop: Workshop) -> None:
    for template in ("[[ calendar.dates[0]._events ]]", "[[ dates[0]['_events'] ]]", "[[ calendar._fields.x ]]"):
        files = {
            "workshop.yaml": MINIMAL + URL + HOME_PAGE,
            "pages/home.md": "[[calendar]]\n",
            "templates/calendar.md.j2": template,
        }
        workshop.write(files)
        result = synsml("render", "--stdout")
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("synsml: templates/calendar.md.j2:1: ")


def test_the_documented_template_offers_each_date_that_can_be_added(synsml: Synsml, workshop: Workshop) -> None:
    (template,) = re.findall(r"```text\n(.*?)```", (REPOSITORY / "docs" / "files.md").read_text("utf-8"), re.DOTALL)
    workshop.write({"templates/dates.md.j2": template})
    dates = "  open:\n    label: Open\n    when: TBD\n"
    text = page(synsml, workshop, "[[dates]]\n", dates=dates, now="2023-06-01")
    assert [line.partition(" (<a")[0] for line in text.splitlines()] == [
        "- Submission Deadline: **May 24, 2023, 23:59 AoE**",
        "- Workshop: **July 28, 2023**",
        "- Open: **to be announced**",
    ]
    ((shown, url, _),) = Links(text).found
    assert (shown, seen_by_google(url)) == ("add to calendar", seen(calendar_events(load(workshop.root))[1]))
