"""Every form of a date is read and printed canonically, and every refusal contains a fix."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strategies import modest, whens
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.when import TBD, When
from synsml_cli.model.dates.zones import read_zone
from synsml_cli.model.source.findings import Refusal

RULE = "write YYYY-MM-DD, or with a time YYYY-MM-DD HH:MM AoE"
ZONES = "write AoE, UTC, UTC+2 or an IANA name such as 'Europe/Vienna'"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("TBD", "TBD"),
        ("tbd", "TBD"),
        ("  Tbd ", "TBD"),
        ("2023-06-16", "2023-06-16"),
        ("2024-02-29", "2024-02-29"),
        ("1970-01-01", "1970-01-01"),
        ("2199-12-31", "2199-12-31"),
        ("2023-05-24 23:59 AoE", "2023-05-24 23:59 AoE"),
        ("2023-05-24   23:59\taoe", "2023-05-24 23:59 AoE"),
        ("2023-05-24 00:00 AOE", "2023-05-24 00:00 AoE"),
        ("2023-05-24 23:59 utc", "2023-05-24 23:59 UTC"),
        ("2023-05-24 23:59 UTC+0", "2023-05-24 23:59 UTC"),
        ("2023-05-24 23:59 UTC-00:00", "2023-05-24 23:59 UTC"),
        ("2023-05-24 23:59 UTC+2", "2023-05-24 23:59 UTC+2"),
        ("2023-05-24 23:59 utc+02:00", "2023-05-24 23:59 UTC+2"),
        ("2023-05-24 23:59 UTC+5:30", "2023-05-24 23:59 UTC+5:30"),
        ("2023-05-24 23:59 UTC+05:45", "2023-05-24 23:59 UTC+5:45"),
        ("2023-05-24 23:59 UTC-9:30", "2023-05-24 23:59 UTC-9:30"),
        ("2023-05-24 23:59 UTC-12", "2023-05-24 23:59 UTC-12"),
        ("2023-05-24 23:59 UTC+14", "2023-05-24 23:59 UTC+14"),
        ("2023-05-24 23:59 Europe/Vienna", "2023-05-24 23:59 Europe/Vienna"),
        ("2023-05-24 23:59 America/Argentina/Buenos_Aires", "2023-05-24 23:59 America/Argentina/Buenos_Aires"),
        ("2023-05-24 23:59 US/Pacific", "2023-05-24 23:59 US/Pacific"),
        ("2023-05-24 23:59 Venue", "2023-05-24 23:59 venue"),
        ("2023-07-28 or 2023-07-29", "2023-07-28 or 2023-07-29"),
        ("2023-07-28  OR  2023-07-29 or 2023-08-02", "2023-07-28 or 2023-07-29 or 2023-08-02"),
        ("2023-07-28 09:00 venue or 2023-07-28 14:00 venue", "2023-07-28 09:00 venue or 2023-07-28 14:00 venue"),
        ("2023-07-28 to 2023-07-30", "2023-07-28 to 2023-07-30"),
        ("2023-07-28 09:00 UTC To 2023-07-28 09:00 AoE", "2023-07-28 09:00 UTC to 2023-07-28 09:00 AoE"),
        ("by 2023-06-19", "by 2023-06-19"),
        ("By  2023-06-19 12:00 aoe", "by 2023-06-19 12:00 AoE"),
    ],
)
def test_every_form_is_read_and_printed_canonically(written: str, canonical: str) -> None:
    when = parse_when(written)
    assert isinstance(when, When)
    assert str(when) == canonical
    assert parse_when(canonical) == when


@pytest.mark.parametrize(
    ("written", "certainty", "has_time"),
    [
        ("TBD", "tbd", False),
        ("2023-06-16", "fixed", False),
        ("2023-06-16 12:00 UTC", "fixed", True),
        ("by 2023-06-16", "fixed", False),
        ("2023-06-16 to 2023-06-18", "fixed", False),
        ("2023-06-16 or 2023-06-18", "provisional", False),
        ("2023-06-16 12:00 UTC or 2023-06-18 12:00 UTC", "provisional", True),
    ],
)
def test_only_alternatives_are_provisional(written: str, certainty: str, has_time: bool) -> None:
    when = parse_when(written)
    assert isinstance(when, When)
    assert (when.certainty, when.has_time) == (certainty, has_time)


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", "empty date; write 'TBD', or a date as YYYY-MM-DD"),
        (" \t ", "empty date; write 'TBD', or a date as YYYY-MM-DD"),
        # a time without a zone
        ("2023-05-24 23:59", "missing time zone in '2023-05-24 23:59'; write '2023-05-24 23:59 AoE'"),
        ("by 2023-05-24 23:59", "missing time zone in 'by 2023-05-24 23:59'; write 'by 2023-05-24 23:59 AoE'"),
        (
            "2023-07-28 10:00 or 2023-07-28 12:00",
            "missing time zone in '2023-07-28 10:00 or 2023-07-28 12:00'; write '2023-07-28 10:00 AoE or 2023-07-28 12:00 AoE'",
        ),
        # a zone without a time
        ("2023-05-24 AoE", "time zone without a time in '2023-05-24 AoE'; write '2023-05-24' or '2023-05-24 23:59 AoE'"),
        (
            "2023-05-24 europe/Vienna",
            "'europe/Vienna' after 2023-05-24 is not a time; " + RULE,
        ),
        # times that there are not
        (
            "2023-05-24 24:00 AoE",
            "24:00 in '2023-05-24 24:00 AoE' can mean two days; write '2023-05-24 23:59 AoE'",
        ),
        ("2023-05-24 24:00", "24:00 in '2023-05-24 24:00' can mean two days; write '2023-05-24 23:59 AoE'"),
        ("2023-05-24 24:30 AoE", "time 24:30 does not exist; write a time from 00:00 to 23:59"),
        ("2023-05-24 25:00 AoE", "time 25:00 does not exist; write a time from 00:00 to 23:59"),
        ("2023-05-24 12:60 UTC", "time 12:60 does not exist; write a time from 00:00 to 23:59"),
        ("2023-05-24 noon", "'noon' after 2023-05-24 is not a time; " + RULE),
        # zones whose name misleads
        ("2023-05-24 23:59 Etc/GMT+12", "time zone 'Etc/GMT+12' has an inverted sign; write '2023-05-24 23:59 AoE'"),
        ("2023-05-24 23:59 Etc/GMT-2", "time zone 'Etc/GMT-2' has an inverted sign; write '2023-05-24 23:59 UTC+2'"),
        ("2023-05-24 23:59 etc/gmt+5", "time zone 'etc/gmt+5' has an inverted sign; write '2023-05-24 23:59 UTC-5'"),
        ("2023-05-24 23:59 Etc/UTC", "time zone 'Etc/UTC' is not supported; write '2023-05-24 23:59 UTC'"),
        ("2023-05-24 23:59 GMT", "time zone 'GMT' is not supported; write '2023-05-24 23:59 UTC'"),
        ("2023-05-24 23:59 Z", "time zone 'Z' is not supported; write '2023-05-24 23:59 UTC'"),
        ("2023-05-24 23:59 GMT+2", "time zone 'GMT+2' is not supported; write '2023-05-24 23:59 UTC+2'"),
        ("2023-05-24 23:59 PST", "time zone 'PST' is ambiguous; did you mean '2023-05-24 23:59 America/Los_Angeles'?"),
        ("2023-05-24 23:59 CET", "time zone 'CET' is ambiguous; did you mean '2023-05-24 23:59 Europe/Paris'?"),
        ("2023-05-24 23:59 edt", "time zone 'edt' is ambiguous; did you mean '2023-05-24 23:59 America/New_York'?"),
        # offsets that no place has
        ("2023-05-24 23:59 UTC+15", "offset 'UTC+15' does not exist; write an offset from UTC-12 to UTC+14"),
        ("2023-05-24 23:59 UTC-12:30", "offset 'UTC-12:30' does not exist; write an offset from UTC-12 to UTC+14"),
        ("2023-05-24 23:59 UTC+5:60", "offset 'UTC+5:60' does not exist; write an offset from UTC-12 to UTC+14"),
        # names that the tz database does not have
        ("2023-05-24 23:59 Vienna", "unknown time zone 'Vienna'; did you mean '2023-05-24 23:59 Europe/Vienna'?"),
        ("2023-05-24 23:59 Europe/Wien", "unknown time zone 'Europe/Wien'; did you mean '2023-05-24 23:59 Europe/Vienna'?"),
        ("2023-05-24 23:59 europe/vienna", "unknown time zone 'europe/vienna'; did you mean '2023-05-24 23:59 Europe/Vienna'?"),
        (
            "2023-05-24 23:59 posix/Europe/Vienna",
            "unknown time zone 'posix/Europe/Vienna'; did you mean '2023-05-24 23:59 Europe/Vienna'?",
        ),
        (
            "2023-05-24 23:59 right/Europe/Vienna",
            "unknown time zone 'right/Europe/Vienna'; did you mean '2023-05-24 23:59 Europe/Vienna'?",
        ),
        ("2023-05-24 23:59 Mars/Olympus", f"unknown time zone 'Mars/Olympus'; {ZONES}"),
        ("2023-05-24 23:59 xyz", f"unknown time zone 'xyz'; {ZONES}"),
        ("2023-05-24 23:59 +02:00", "time zone '+02:00' has no 'UTC' before it; write '2023-05-24 23:59 UTC+2'"),
        # days that there are not
        ("2023-02-30", "2023-02-30 does not exist: that month has 28 days; write a day from 01 to 28"),
        ("2023-13-01", "2023-13-01 does not exist; did you mean '2023-01-13'?"),
        ("2023-02-29 or 2023-03-01", "2023-02-29 does not exist: that month has 28 days; write a day from 01 to 28"),
        ("0023-05-24", "the year of 0023-05-24 is out of range; write a year from 1970 to 2199"),
        ("2203-05-24", "the year of 2203-05-24 is out of range; write a year from 1970 to 2199"),
        # forms that do not go together
        (
            "2023-07-28 or 2023-07-29 to 2023-07-30",
            "'or', 'to' and 'by' cannot be combined, as in '2023-07-28 or 2023-07-29 to 2023-07-30'; use only one of them",
        ),
        (
            "by 2023-07-28 or 2023-07-29",
            "'or', 'to' and 'by' cannot be combined, as in 'by 2023-07-28 or 2023-07-29'; use only one of them",
        ),
        (
            "by 2023-07-28 to 2023-07-29",
            "'or', 'to' and 'by' cannot be combined, as in 'by 2023-07-28 to 2023-07-29'; use only one of them",
        ),
        (
            "2023-07-28 to 2023-07-29 to 2023-07-30",
            "more than one 'to' in '2023-07-28 to 2023-07-29 to 2023-07-30'; write '2023-07-28 to 2023-07-30'",
        ),
        (
            "2023-07-28 or 2023-07-29 12:00 UTC",
            (
                "one day of '2023-07-28 or 2023-07-29 12:00 UTC' has a time, another has none; "
                "write a time for every day, or for none"
            ),
        ),
        # points that do not ascend
        ("2023-07-29 or 2023-07-28", "'2023-07-28' is not after '2023-07-29'; write '2023-07-28 or 2023-07-29'"),
        ("2023-07-29 to 2023-07-28", "'2023-07-28' is not after '2023-07-29'; write '2023-07-28 to 2023-07-29'"),
        ("2023-07-29 or 2023-07-29", "'2023-07-29' is the same as '2023-07-29'; write '2023-07-29'"),
        (
            "2023-07-29 12:00 aoe to 2023-07-29 09:00 AoE",
            "'2023-07-29 09:00 AoE' is not after '2023-07-29 12:00 AoE'; write '2023-07-29 09:00 AoE to 2023-07-29 12:00 AoE'",
        ),
        # spellings with an obvious correction
        ("May 24, 2023", "'May 24, 2023' is not a date; write '2023-05-24'"),
        ("May 24th, 2023, 23:59 AoE", "'May 24th, 2023, 23:59 AoE' is not a date; write '2023-05-24 23:59 AoE'"),
        ("24.5.2023", "'24.5.2023' is not a date; write '2023-05-24'"),
        ("05.05.2023", "'05.05.2023' is not a date; write '2023-05-05'"),
        ("July 28 and 29, 2023", "'July 28 and 29, 2023' is not a date; write '2023-07-28 to 2023-07-29'"),
        ("28th of July 2023", "'28th of July 2023' is not a date; write '2023-07-28'"),
        ("Jul 30 - Aug 1, 2023", "'Jul 30 - Aug 1, 2023' is not a date; write '2023-07-30 to 2023-08-01'"),
        ("2023-07-28..30", "'2023-07-28..30' is not a date; write '2023-07-28 to 2023-07-30'"),
        ("Wed 24 May 2023", "'Wed 24 May 2023' is not a date; write '2023-05-24'"),
        ("2023/05/24", "'2023/05/24' is not a date; write '2023-05-24'"),
        ("2023-5-4", "'2023-5-4' is not a date; write '2023-05-04'"),
        ("2023-05-24T23:59Z", "'2023-05-24T23:59Z' is not a date; write '2023-05-24 23:59 UTC'"),
        ("2023-05-24 23:59:00 AoE", "'2023-05-24 23:59:00 AoE' is not a date; write '2023-05-24 23:59 AoE'"),
        ("2023-05-24 11:59 pm AoE", "'2023-05-24 11:59 pm AoE' is not a date; write '2023-05-24 23:59 AoE'"),
        ("2023-05-24 9:30 UTC", "'2023-05-24 9:30 UTC' is not a date; write '2023-05-24 09:30 UTC'"),
        ("2023-05-24 23:59 UTC +2", "'2023-05-24 23:59 UTC +2' is not a date; write '2023-05-24 23:59 UTC+2'"),
        (
            "2023-05-24 23:59 Anywhere on Earth",
            "'2023-05-24 23:59 Anywhere on Earth' is not a date; write '2023-05-24 23:59 AoE'",
        ),
        ("2023-07-28 or 29", "'29' is not a date; write '2023-07-28 or 2023-07-29'"),
        ("2023-07-28 to 30", "'30' is not a date; write '2023-07-28 to 2023-07-30'"),
        ("2023-07-28 – 30", "'2023-07-28 – 30' is not a date; write '2023-07-28 to 2023-07-30'"),
        ("until 2023-06-19", "'until 2023-06-19' is not a date; write 'by 2023-06-19'"),
        ("tba", "'tba' is not a date; write 'TBD'"),
        ("to be announced", "'to be announced' is not a date; write 'TBD'"),
        # spellings without an obvious correction
        ("TBD or 2023-07-28", f"'TBD' is not a date; {RULE}"),
        ("by", f"'by' is not a date; {RULE}"),
        ("May or June", f"'May' is not a date; {RULE}"),
        ("end of June", f"'end of June' is not a date; {RULE}"),
        ("٢٠٢٣-٠٥-٢٤", f"'٢٠٢٣-٠٥-٢٤' is not a date; {RULE}"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write(written: str, refusal: str) -> None:
    assert str(parse_when(written)) == refusal
    assert isinstance(parse_when(written), Refusal)


@pytest.mark.parametrize("zone", ["GMT+15", "gmt-13", "Etc/GMT-15", "Etc/GMT+13", "GMT+5:60", "+15:00", "-1230"])
def test_the_remedy_for_a_zone_is_never_one_that_is_refused_in_turn(zone: str) -> None:
    refusal = read_zone(zone)
    assert isinstance(refusal, Refusal)
    assert refusal.remedy == "write an offset from UTC-12 to UTC+14"


@modest
@given(whens())
def test_what_is_printed_is_read_back_as_the_same_value(when: When) -> None:
    assert parse_when(str(when)) == when


@modest
@given(whens(), st.data())
def test_doubled_blanks_and_case_do_not_matter(when: When, data: st.DataObject) -> None:
    blanks = st.sampled_from((" ", "  ", "\t", " \t "))
    cases = st.sampled_from((str.lower, str.upper, str))
    text = ""
    for word in str(when).split(" "):
        known = word in ("AoE", "venue", "TBD", "or", "to", "by") or word.startswith("UTC")
        text += data.draw(blanks) + (data.draw(cases)(word) if known else word)
    assert parse_when(text + data.draw(blanks)) == when


_PIECES = """
    2023-05-24|2023-05-30|2023-5-4|2023-02-30|2023-31-02|2300-01-01|May|24|24th|2023|or|to|by|until|-|–|/|,|T|TBD|tba
    23:59|24:00|9:30|23:59:00|9.30|11:59|pm|a.m.|noon|AoE|(AoE)|UTC|UTC+2|UTC +2|UTC+15|GMT+2|GMT+15|+02:00|PST|Z|Etc/GMT+12
    Etc/GMT-15|Europe/Vienna|Vienna|venue|Wed,|'|Anywhere on Earth|soon|to be announced|x
"""
_pieces = st.sampled_from(re.split(r"[|\n]\s*", _PIECES.strip()))
almost_dates = st.lists(st.tuples(_pieces, st.sampled_from((" ", " ", " ", "", "  "))), min_size=1, max_size=7).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)


@modest
@given(st.text(max_size=30) | almost_dates)
@example("2023-05-24 23:59 Europe/\0")
@example("2023-05-24 23:59 Europe/" + "x" * 5000)
@example("2023-05-24 23:59 Europe/\ud800")
@example("2023-05-24 23:59 America/Argentina")
@example("2023-05-24 23:59 ../../etc/passwd")
@example("\ud800")
def test_any_text_is_a_date_or_gets_a_message_and_a_remedy(text: str) -> None:
    read = parse_when(text)
    if isinstance(read, When):
        assert parse_when(str(read)) == read
    else:
        assert read.message
        assert read.remedy


# What is offered whole: not `2023-05-24 or YYYY-MM-DD`, which is to be completed.
_OFFERED = re.compile(r"'(?!.*YYYY)([^']*[0-9]{4}-[0-9]{2}-[0-9]{2}[^']*)'|did you mean ([0-9]{4}-[0-9]{2}-[0-9]{2})")


@modest
@given(almost_dates)
@example("2023-05-24 24:00 PST")
@example("2023-05-24 24:00 UTC+15")
@example("2023-05-24 24:00 GMT")
@example("by 2023-05-24 23:59")
@example("2023-05-24 PST")
@example("2023-31-02")
def test_a_date_that_a_remedy_offers_is_read(text: str) -> None:
    read = parse_when(text)
    if isinstance(read, Refusal):
        offered = [quoted or guessed for quoted, guessed in _OFFERED.findall(read.remedy)]
        assert [date for date in offered if not isinstance(parse_when(date), When)] == []


def test_to_be_announced_has_no_points() -> None:
    assert parse_when("tbd") is TBD
    assert When("tbd", ()) == TBD


def test_a_zone_of_thousands_of_parts_is_refused_like_any_other() -> None:
    refusal = parse_when(f"2023-05-24 23:59 {'A/' * 2000}B")
    assert isinstance(refusal, Refusal)
    assert refusal.message.startswith("unknown time zone 'A/A/")
