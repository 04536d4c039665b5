"""Sessions in the calendar: their instants and public names, whatever happens to their day."""

import re
from pathlib import Path

import pytest

from calendars.bytes import assert_bytes_are_right, vevents
from helpers import MINIMAL, Result, Synsml, Workshop

PROGRAMME = """\
schedule:
  date: workshop
  sessions:
    - id: opening
      time: 09:00-09:15
      title: Opening
    - id: keynote
      time: 09:30-10:30
      kind: talk
      title: "Engines: what they can do"
      speakers: [ada-lovelace, grace-hopper]
      by: the Analytical Society
      moderator: emmy-noether
      room: Hall 1
      track: theory
      abstract: |
        What they can do,
        and what not.
      links:
        Slides: https://example.org/slides, final.pdf
    - id: coffee
      time: 10:30-11:00
      kind: break
      title: Coffee
"""
FACTS = "url: https://example.org/2023/\nplace: Vienna\nvenue: Congress Center\nroom: Foyer\n"
ADA = "first: Ada\nlast: Lovelace\nroles:\n  speaker: confirmed\n"
GRACE = "first: Grace\nlast: Hopper\nroles:\n  speaker: invited\n"
EMMY = "first: Emmy\nlast: Noether\nroles:\n  moderator: confirmed\n"


def with_programme(workshop: Workshop, *swaps: tuple[str, str]) -> Path:
    text = MINIMAL.replace("timezone:", f"{FACTS}timezone:") + PROGRAMME
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    people = {"people/ada-lovelace.yaml": ADA, "private/grace-hopper.yaml": GRACE, "people/emmy-noether.yaml": EMMY}
    return workshop.write({"workshop.yaml": text, **people})


def exported(synsml: Synsml, *options: str) -> list[dict[str, str]]:
    """Return the events that are printed, after their bytes were looked at."""
    result = synsml("export", "ics", "-o", "-", *options)
    assert result.code == 0
    assert_bytes_are_right(result.out.encode())
    return vevents(result.out.encode())


def sessions(synsml: Synsml, *options: str) -> dict[str, dict[str, str]]:
    """Return the sessions among them by id."""
    found = {event["UID"].partition("@")[0]: event for event in exported(synsml, *options)}
    return {id.removeprefix(":session."): event for id, event in found.items() if id.startswith(":session.")}


def test_a_session_has_its_instants_the_local_time_in_words_and_who_may_be_named(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop)
    found = sessions(synsml)
    assert list(found) == ["opening", "keynote"]
    assert found["keynote"] == {
        "UID": ":session.keynote@demo-2023",
        "DTSTAMP": ":20000101T000000Z",
        "LAST-MODIFIED": ":20000101T000000Z",
        "SEQUENCE": ":0",
        "DTSTART": ":20230728T073000Z",
        "DTEND": ":20230728T083000Z",
        "SUMMARY": ":Demo Workshop: Engines: what they can do",
        "STATUS": ":CONFIRMED",
        "TRANSP": ":TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS": ":FREE",
        "DESCRIPTION": ":Engines: what they can do\\nSpeaker: Ada Lovelace\\nBy the Analytical Society\\n"
        "Moderator: Emmy Noether\\nFri 28 Jul 2023\\, 09:30-10:30 Europe/Vienna\\nRoom: Hall 1\\nTrack: theory\\n"
        "What they can do\\,\\nand what not.\\nSlides: https://example.org/slides\\,final.pdf\\nDemo Workshop\\n"
        "https://example.org/2023/",
        "LOCATION": ":Hall 1\\, Congress Center\\, Vienna",
        "URL": ":https://example.org/2023/",
    }
    assert found["opening"]["LOCATION"] == ":Foyer\\, Congress Center\\, Vienna"


def test_the_internal_calendar_names_also_who_has_not_said_yes(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    assert "Hopper" not in "".join(sessions(synsml)["keynote"].values())
    assert synsml("render").code == 0
    assert b"Hopper" not in (root / "site" / "calendar.ics").read_bytes()
    described = sessions(synsml, "--internal")["keynote"]["DESCRIPTION"]
    assert "\\nSpeakers: Ada Lovelace\\, Grace Hopper\\nBy the Analytical Society\\n" in described


def test_whoever_declined_to_be_on_stage_is_not_named_though_an_organizer(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    declined = EMMY.replace("  moderator: confirmed\n", "  organizer: confirmed\n  moderator: declined\n")
    (root / "people" / "emmy-noether.yaml").write_text(declined)
    assert "Noether" not in "".join(sessions(synsml)["keynote"].values())
    (root / "people" / "emmy-noether.yaml").write_text(EMMY.replace("moderator", "organizer"))
    assert "Moderator: Emmy Noether" in sessions(synsml)["keynote"]["DESCRIPTION"]


@pytest.mark.parametrize(
    ("day", "zone", "begin", "end"),
    [
        ("2023-07-28", "Europe/Vienna", "20230728T070000Z", "20230728T071500Z"),
        ("2023-03-25", "Europe/Vienna", "20230325T080000Z", "20230325T081500Z"),
        ("2023-03-26", "Europe/Vienna", "20230326T070000Z", "20230326T071500Z"),
        ("2023-10-28", "Europe/Vienna", "20231028T070000Z", "20231028T071500Z"),
        ("2023-10-29", "Europe/Vienna", "20231029T080000Z", "20231029T081500Z"),
        ("2023-11-05", "America/New_York", "20231105T140000Z", "20231105T141500Z"),
        ("2023-04-02", "Australia/Lord_Howe", "20230401T223000Z", "20230401T224500Z"),
        ("2023-07-28", "Pacific/Honolulu", "20230728T190000Z", "20230728T191500Z"),
        ("2023-07-28", "Asia/Kolkata", "20230728T033000Z", "20230728T034500Z"),
    ],
)
def test_instants_are_right_in_every_zone_and_when_the_clocks_change(
    synsml: Synsml, workshop: Workshop, day: str, zone: str, begin: str, end: str
) -> None:
    with_programme(workshop, ("2023-07-28", day), ("Europe/Vienna", zone))
    event = sessions(synsml)["opening"]
    assert (event["DTSTART"], event["DTEND"]) == (f":{begin}", f":{end}")
    assert re.search(rf"\\n\w+ \d+ \w+ 2023\\, 09:00-09:15 {zone}\\n", event["DESCRIPTION"])


@pytest.mark.parametrize(
    ("time", "begin", "end"),
    [
        ("01:30-03:30", "20230326T003000Z", "20230326T013000Z"),
        ("02:00-03:00", "20230326T010000Z", "20230326T020000Z"),
        ("02:15-03:15", "20230326T011500Z", "20230326T021500Z"),
        ("23:00-24:00", "20230326T210000Z", "20230326T220000Z"),
    ],
)
def test_a_session_in_the_missing_hour_still_has_a_length(
    synsml: Synsml, workshop: Workshop, time: str, begin: str, end: str
) -> None:
    with_programme(workshop, ("2023-07-28", "2023-03-26"), ("09:00-09:15", time))
    event = sessions(synsml)["opening"]
    assert (event["DTSTART"], event["DTEND"]) == (f":{begin}", f":{end}")


def test_breaks_are_left_out_unless_asked_for(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop)
    assert list(sessions(synsml)) == ["opening", "keynote"]
    assert list(sessions(synsml, "--breaks")) == ["opening", "keynote", "coffee"]
    assert list(sessions(synsml, "--only", "coffee")) == ["coffee"]


def test_a_session_without_an_id_is_left_out_and_said(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop, ("    - id: opening\n      time", "    - time"), ("    - id: coffee\n      time", "    - time"))
    said = "wrote demo-2023.ics: 3 events; skipped: 1 session without an id: write 'id: ...' into each\n"
    assert synsml("export", "ics") == Result(0, said, "")
    assert list(sessions(synsml)) == ["keynote"]


def test_a_session_whose_time_cannot_be_read_or_runs_backwards_is_left_out(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop, ("09:00-09:15", "soon"), ("09:30-10:30", "10:30-09:30"))
    assert sessions(synsml, "--breaks").keys() == {"coffee"}


@pytest.mark.parametrize("when", ["TBD", "2023-07-28 or 2023-07-29", "2023-07-28 or 2023-07-30"])
def test_a_day_that_is_not_settled_gives_no_sessions_and_says_so(synsml: Synsml, workshop: Workshop, when: str) -> None:
    with_programme(workshop, ("when: 2023-07-28\n", f"when: {when}\n"))
    assert sessions(synsml) == {}
    assert synsml("export", "ics").out.endswith("the schedule, whose day is not fixed\n")


def test_a_programme_on_a_day_of_its_own_needs_no_date(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop, ("  date: workshop\n", "  date: 2023-07-30\n"))
    event = sessions(synsml)["opening"]
    assert (event["DTSTART"], event["SEQUENCE"]) == (":20230730T070000Z", ":0")


def test_a_day_that_was_moved_moves_its_sessions_and_counts(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop)
    assert synsml("deadlines", "set", "workshop", "2023-07-29").code == 0
    names = ("DTSTART", "SEQUENCE", "LAST-MODIFIED", "STATUS")
    found = [[event[name] for name in names] for event in sessions(synsml).values()]
    assert found == [
        [":20230729T070000Z", ":1", ":20230520T120000Z", ":CONFIRMED"],
        [":20230729T073000Z", ":1", ":20230520T120000Z", ":CONFIRMED"],
    ]


@pytest.mark.parametrize("command", ["cancel workshop", "set workshop TBD", "set workshop 2023-07-29 or 2023-07-30"])
def test_a_day_that_is_off_takes_its_sessions_with_it(synsml: Synsml, workshop: Workshop, command: str) -> None:
    with_programme(workshop)
    assert synsml("deadlines", *command.split()).code == 0
    event = sessions(synsml)["opening"]
    assert {name: event[name] for name in ("DTSTART", "SEQUENCE", "SUMMARY", "STATUS")} == {
        "DTSTART": ":20230728T070000Z",
        "SEQUENCE": ":1",
        "SUMMARY": ":CANCELLED: Demo Workshop: Opening",
        "STATUS": ":CANCELLED",
    }


def test_a_cancelled_session_stays_and_says_so_twice(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop)
    before = sessions(synsml)
    assert synsml("schedule", "cancel", "opening").code == 0
    after = sessions(synsml)
    changed = {name for name, value in after["opening"].items() if value != before["opening"][name]}
    assert changed == {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "STATUS"}
    assert after["opening"]["SUMMARY"] == ":CANCELLED: Demo Workshop: Opening"
    assert (after["opening"]["STATUS"], after["opening"]["SEQUENCE"]) == (":CANCELLED", ":1")
    assert after["opening"]["LAST-MODIFIED"] == ":20230520T120000Z"
    assert after["keynote"] == before["keynote"]
    assert synsml("render").code == 0
    assert ":CANCELLED: Demo Workshop: Opening" in [
        event["SUMMARY"] for event in vevents((root / "site" / "calendar.ics").read_bytes())
    ]


def test_an_internal_day_is_not_given_away_by_its_sessions(synsml: Synsml, workshop: Workshop) -> None:
    root = with_programme(workshop, ("when: 2023-07-28\n", "when: 2023-07-28\n    internal: true\n"))
    said = "wrote demo-2023.ics: 1 event; skipped: the schedule, whose day is internal\n"
    assert synsml("export", "ics") == Result(0, said, "")
    assert synsml("render").code == 0
    assert b"202307" not in (root / "site" / "calendar.ics").read_bytes()
    assert list(sessions(synsml, "--internal")) == ["opening", "keynote"]


def test_a_date_and_a_session_of_one_id_are_two_events(synsml: Synsml, workshop: Workshop) -> None:
    with_programme(workshop, ("id: opening", "id: workshop"))
    uids = [event["UID"] for event in exported(synsml, "--only", "workshop")]
    assert uids == [":workshop@demo-2023", ":session.workshop@demo-2023"]


HOSTILE = (
    "comma, semicolon; colon: and \\\\ backslash",
    "END:VEVENT\\r\\nBEGIN:VEVENT\\r\\nUID:evil",
    "bell \\x07, escape \\e[31m, next line \\x85, tab\\there",
    "x" * 40 + "🦄" * 20,
    "ثيقة 👩‍👩‍👧‍👦 漢字 \u202e evil \u2028 x",
    "LaTeX $\\\\N$ and $\\\\nabla$",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_of_a_session_breaks_no_rule(synsml: Synsml, workshop: Workshop, text: str) -> None:
    quoted = f'"{text}"'
    with_programme(
        workshop,
        ("title: Opening\n", f"title: {quoted}\n      by: {quoted}\n      abstract: {quoted}\n"),
        ("room: Hall 1", f"room: {quoted}"),
        ("track: theory", f"track: {quoted}"),
        ("https://example.org/slides, final.pdf", f'"https://example.org/{text}"'),
        ("place: Vienna", f"place: {quoted}"),
    )
    found = exported(synsml, "--alarm", "1d")
    assert [event["UID"] for event in found] == [
        ":submission@demo-2023",
        ":workshop@demo-2023",
        ":session.opening@demo-2023",
        ":session.keynote@demo-2023",
    ]
    assert all("\\n" not in event.get("LOCATION", "") for event in found)
