"""Dates in words on pages: parts that alternatives and spans share are written once."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import modest, near_days, whens
from synsml_cli.model.dates.formats import DATE_FORMAT, words
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.when import Point, When
from synsml_cli.model.locales.registry import LOCALES, language
from synsml_cli.model.prose.mentions import mentions


def say(text: str, date_format: str = DATE_FORMAT, locale: str = "en", *, time: bool = True, venue: str = "") -> str:
    when = parse_when(text)
    assert isinstance(when, When)
    return words(when, date_format=date_format, locale=locale, time=time, venue=venue)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023-05-24 23:59 AoE", "May 24, 2023, 23:59 AoE"),
        ("2023-06-16", "June 16, 2023"),
        ("2023-07-28 or 2023-07-29", "July 28 or 29, 2023"),
        ("2023-07-30 or 2023-08-02", "July 30 or August 2, 2023"),
        ("2023-07-28 to 2023-07-30", "July 28 to 30, 2023"),
        ("by 2023-06-19", "by June 19, 2023"),
        ("TBD", "to be announced"),
        # over months and years
        ("2023-07-30 to 2023-08-02", "July 30 to August 2, 2023"),
        ("2023-12-30 to 2024-01-02", "December 30, 2023 to January 2, 2024"),
        ("2023-12-30 or 2024-01-02", "December 30, 2023 or January 2, 2024"),
        ("2023-07-28 or 2023-08-28", "July 28 or August 28, 2023"),
        ("2023-07-28 or 2024-07-28", "July 28, 2023 or July 28, 2024"),
        # three alternatives
        ("2023-07-27 or 2023-07-28 or 2023-07-29", "July 27, 28 or 29, 2023"),
        ("2023-07-27 or 2023-07-28 or 2023-08-02", "July 27, July 28 or August 2, 2023"),
        ("2023-07-28 or 2023-08-28 or 2024-07-28", "July 28, 2023, August 28, 2023 or July 28, 2024"),
        # times, shared or not
        ("by 2023-06-19 12:00 UTC+5:30", "by June 19, 2023, 12:00 UTC+5:30"),
        ("2023-07-28 09:00 AoE or 2023-07-29 09:00 AoE", "July 28 or 29, 2023, 09:00 AoE"),
        ("2023-07-28 09:00 AoE or 2023-07-28 17:00 AoE", "July 28, 2023, 09:00 or 17:00 AoE"),
        ("2023-07-28 09:00 UTC to 2023-07-28 17:00 UTC", "July 28, 2023, 09:00 to 17:00 UTC"),
        ("2023-07-28 09:00 UTC to 2023-07-29 17:00 UTC", "July 28, 2023, 09:00 to July 29, 2023, 17:00 UTC"),
        ("2023-12-31 09:00 UTC or 2024-01-01 09:00 UTC", "December 31, 2023 or January 1, 2024, 09:00 UTC"),
        ("2023-07-28 09:00 UTC to 2023-07-28 09:00 AoE", "July 28, 2023, 09:00 UTC to 09:00 AoE"),
        ("2023-07-28 09:00 UTC or 2023-07-29 09:00 AoE", "July 28, 2023, 09:00 UTC or July 29, 2023, 09:00 AoE"),
        (
            "2023-07-28 09:00 UTC or 2023-07-28 12:00 UTC or 2023-07-28 15:00 UTC",
            "July 28, 2023, 09:00, 12:00 or 15:00 UTC",
        ),
    ],
)
def test_what_points_share_is_said_once(text: str, said: str) -> None:
    assert say(text) == said


def test_the_venue_is_called_by_the_name_of_its_zone() -> None:
    text = "2023-07-28 09:00 venue to 2023-07-28 17:00 venue"
    assert say(text, venue="Pacific/Honolulu") == "July 28, 2023, 09:00 to 17:00 Pacific/Honolulu"


def test_the_time_is_left_out_where_only_the_day_is_asked_for() -> None:
    assert say("2023-05-24 23:59 AoE", time=False) == "May 24, 2023"
    assert say("2023-07-28 09:00 UTC to 2023-07-29 17:00 UTC", time=False) == "July 28 to 29, 2023"
    assert say("2023-07-28 09:00 UTC or 2023-07-28 17:00 UTC", time=False) == "July 28, 2023"


@pytest.mark.parametrize(
    ("date_format", "text", "said"),
    [
        ("D MMMM YYYY", "2023-06-16", "16 June 2023"),
        ("D MMMM YYYY", "2023-07-28 or 2023-07-29", "28 or 29 July 2023"),
        ("D MMMM YYYY", "2023-07-30 to 2023-08-02", "30 July to 2 August 2023"),
        ("D MMMM YYYY", "2023-12-30 to 2024-01-02", "30 December 2023 to 2 January 2024"),
        ("D MMMM YYYY", "2023-05-24 23:59 AoE", "24 May 2023, 23:59 AoE"),
        ("dddd, MMMM D", "2023-06-16", "Friday, June 16"),
        ("dddd, MMMM D", "2023-07-28 or 2023-07-29", "Friday, July 28 or Saturday, July 29"),
        ("dddd, MMMM D", "2023-07-30 or 2023-08-02", "Sunday, July 30 or Wednesday, August 2"),
        ("dddd, D MMMM", "2023-07-28 or 2023-07-29", "Friday, 28 or Saturday, 29 July"),
        ("MMM D", "2023-07-28 or 2023-07-29", "Jul 28 or 29"),
        ("MMM D", "2023-07-30 to 2023-08-02", "Jul 30 to Aug 2"),
        ("MMMM D", "by 2023-06-19", "by June 19"),
        ("MMMM D", "TBD", "to be announced"),
        ("YYYY-MM-DD", "2023-06-06", "2023-06-06"),
        ("DD/MM/YY", "2023-06-06", "06/06/23"),
        ("[the] Do [of] MMMM", "2023-06-16", "the 16th of June"),
        ("[the] Do [of] MMMM", "2023-07-28 or 2023-07-29", "the 28th or 29th of July"),
        ("[D MMMM:] D MMMM", "2023-06-16", "D MMMM: 16 June"),
        ("[]MMMM D", "2023-06-16", "June 16"),
        ("<b>D</b> MMM", "2023-06-16", "<b>16</b> Jun"),
        ("MMMM YYYY", "2023-07-28 or 2023-07-29", "July 2023"),
        ("MMMM YYYY", "2023-07-28 or 2023-08-02", "July or August 2023"),
        ("MMMM YYYY", "2023-07-27 or 2023-07-28 or 2023-08-02", "July or August 2023"),
    ],
)
def test_other_formats_share_in_the_same_way(date_format: str, text: str, said: str) -> None:
    assert say(text, date_format) == said


@pytest.mark.parametrize(
    ("date_format", "text", "said"),
    [
        ("D MMM YYYY HH:mm zz", "2023-05-24 23:59 AoE", "24 May 2023 23:59 AoE"),
        ("MMMM D [at] h:mm A z", "2023-05-24 23:59 AoE", "May 24 at 11:59 PM AoE"),
        ("HH:mm zz, MMMM D", "2023-05-24 23:59 AoE", "23:59 AoE, May 24"),
        ("MMM D HH:mm zz", "2023-07-28 09:00 UTC or 2023-07-28 17:00 UTC", "Jul 28 09:00 or 17:00 UTC"),
        ("MMM D HH:mm zz", "2023-07-28 09:00 UTC or 2023-07-29 09:00 UTC", "Jul 28 or 29 09:00 UTC"),
        ("MMM D HH:mm zz", "2023-07-28 09:00 UTC to 2023-07-29 17:00 UTC", "Jul 28 09:00 to Jul 29 17:00 UTC"),
    ],
)
@pytest.mark.parametrize("time", [False, True])
def test_a_format_with_a_time_says_the_time_there_and_nowhere_else(date_format: str, text: str, said: str, time: bool) -> None:
    assert say(text, date_format, time=time) == said


@pytest.mark.parametrize(
    ("date_format", "text", "said"),
    [
        ("D MMM YYYY HH:mm zz", "2023-06-16", "16 Jun 2023"),
        ("D MMM YYYY, HH:mm zz", "2023-06-16", "16 Jun 2023"),
        ("D MMM YYYY HH:mm zz", "2023-07-28 or 2023-07-29", "28 or 29 Jul 2023"),
    ],
)
def test_a_format_with_a_time_invents_none_for_a_date_that_has_none(date_format: str, text: str, said: str) -> None:
    assert say(text, date_format) == said


@pytest.mark.parametrize(
    ("locale", "date_format", "text", "said"),
    [
        ("de", "D. MMMM YYYY", "2023-05-24 23:59 AoE", "24. Mai 2023, 23:59 AoE"),
        ("de", "D. MMMM YYYY", "2023-07-28 or 2023-07-29", "28. oder 29. Juli 2023"),
        ("de", "D. MMMM YYYY", "2023-07-28 to 2023-07-30", "28. bis 30. Juli 2023"),
        ("de", "D. MMMM YYYY", "2023-07-30 to 2023-08-02", "30. Juli bis 2. August 2023"),
        ("de", "D. MMMM YYYY", "by 2023-06-19", "bis 19. Juni 2023"),
        ("de", "D. MMMM YYYY", "TBD", "wird noch bekannt gegeben"),
        ("de", "dddd, D. MMMM", "2023-03-26", "Sonntag, 26. März"),
        ("es", "D [de] MMMM [de] YYYY", "2023-05-24 23:59 AoE", "24 de mayo de 2023, 23:59 AoE"),
        ("es", "D [de] MMMM [de] YYYY", "2023-07-28 or 2023-07-29", "28 o 29 de julio de 2023"),
        ("es", "D [de] MMMM [de] YYYY", "2023-07-30 to 2023-08-02", "30 de julio al 2 de agosto de 2023"),
        ("es", "D [de] MMMM [de] YYYY", "by 2023-06-19", "hasta el 19 de junio de 2023"),
        ("es", "D [de] MMMM", "2023-06-19 09:00 UTC to 2023-06-19 11:00 UTC", "19 de junio, 09:00 a 11:00 UTC"),
        ("es", "D [de] MMMM [de] YYYY", "TBD", "por anunciar"),
        ("fr", "D MMMM YYYY", "2023-05-24 23:59 AoE", "24 mai 2023, 23:59 AoE"),
        ("fr", "D MMMM YYYY", "2023-07-28 or 2023-07-29", "28 ou 29 juillet 2023"),
        ("fr", "D MMMM YYYY", "2023-07-30 to 2023-08-02", "30 juillet au 2 août 2023"),
        ("fr", "D MMMM YYYY", "by 2023-06-19", "au plus tard le 19 juin 2023"),
        ("fr", "D MMMM YYYY", "TBD", "à annoncer"),
        ("fr", "dddd D MMMM", "2023-06-16", "vendredi 16 juin"),
        # only the first of a month is an ordinal in French
        ("fr", "D MMMM YYYY", "2023-08-01", "1er août 2023"),
        ("fr", "Do MMMM YYYY", "2023-08-02", "2 août 2023"),
        ("fr", "dddd D MMMM YYYY", "2023-08-01 or 2023-08-02", "mardi 1er ou mercredi 2 août 2023"),
        ("fr", "D MMM", "2023-07-31 to 2023-08-01", "31 juil. au 1er août"),
        ("fr", "D MMMM YYYY", "2023-08-02 09:00 UTC to 2023-08-02 11:00 UTC", "2 août 2023, 09:00 à 11:00 UTC"),
        ("fr", "D MMMM", "2023-08-02 09:00 UTC to 2023-08-03 11:00 UTC", "2 août, 09:00 au 3 août, 11:00 UTC"),
        ("fr", "DD/MM/YYYY", "2023-08-01", "01/08/2023"),
        ("fr", "D/M/YYYY", "2023-08-01", "1/8/2023"),
        # the Spanish "o" before an o: ocho, once, octubre
        ("es", "D [de] MMMM", "2023-07-07 or 2023-07-08", "7 u 8 de julio"),
        ("es", "D [de] MMMM", "2023-07-10 or 2023-07-11", "10 u 11 de julio"),
        ("es", "D [de] MMMM", "2023-07-17 or 2023-07-18", "17 o 18 de julio"),
        ("es", "D [de] MMMM", "2023-07-08 or 2023-07-09", "8 o 9 de julio"),
        ("es", "MMMM D", "2023-09-30 or 2023-10-02", "septiembre 30 u octubre 2"),
        ("es", "D [de] MMMM", "2023-07-07 to 2023-07-08", "7 al 8 de julio"),
    ],
)
def test_other_languages_have_their_own_words(locale: str, date_format: str, text: str, said: str) -> None:
    assert say(text, date_format, locale) == said


FORMATS = (
    "MMMM D, YYYY",
    "D MMMM YYYY",
    "D. MMMM YYYY",
    "dddd, MMMM D",
    "MMM D",
    "ddd D MMM YYYY HH:mm zz",
    "YYYY-MM-DD",
    "DD/MM/YY",
    "[the] Do [of] MMMM",
    "h:mm A z [on] MMMM D",
    "DDDD DDD DD Do D dddd ddd dd YYYY YY MMMM MMM MM Mo M HH H hh h mm m A zz z",
    "[unclosed D",
    "D] [[MMM]]",
    "%d {} \\n ü🎓",
    "",
)
formats = st.sampled_from(FORMATS) | st.text("DMYdHhmAzo[], .-", max_size=12)
locales = st.sampled_from(sorted(LOCALES))


@modest
@given(whens(), formats, locales, st.booleans(), st.sampled_from(("", "Europe/Vienna")))
def test_every_value_has_words_in_every_format_and_language(
    when: When, date_format: str, locale: str, time: bool, venue: str
) -> None:
    said = words(when, date_format=date_format, locale=locale, time=time, venue=venue)
    assert said == words(when, date_format=date_format, locale=locale, time=time, venue=venue)
    if when.form == "tbd":
        assert said == language(locale).unknown


@modest
@given(whens(), st.sampled_from(FORMATS[:7]), locales)
def test_the_number_of_every_day_is_said(when: When, date_format: str, locale: str) -> None:
    numbers = [int(number) for number in re.findall(r"[0-9]+", words(when, date_format=date_format, locale=locale))]
    assert [point.day.day for point in when.points if point.day.day not in numbers] == []


@modest
@given(whens(timed=True), locales)
def test_every_time_and_every_zone_is_said(when: When, locale: str) -> None:
    said = words(when, locale=locale, venue="Pacific/Honolulu")
    for point in when.points:
        zone = "Pacific/Honolulu" if point.zone == "venue" else point.zone
        assert f"{point.time:%H:%M}" in said
        assert zone in said


MONTHS = re.findall("[A-Z][a-z]+", "January February March April May June July August September October November December")


def expected(form: str, days: list[dt.date]) -> str:
    """Say days in English as the design does, in another way: by cases instead of by fields."""
    month_days = [f"{MONTHS[day.month - 1]} {day.day}" for day in days]
    if len({day.year for day in days}) > 1:
        parts, after = [f"{said}, {day.year}" for said, day in zip(month_days, days, strict=True)], ""
    elif len({day.month for day in days}) > 1:
        parts, after = month_days, f", {days[0].year}"
    else:
        parts, after = [month_days[0], *(str(day.day) for day in days[1:])], f", {days[0].year}"
    return f"{', '.join(parts[:-1])} {form} {parts[-1]}{after}"


@modest
@given(st.sampled_from(("or", "to")), st.lists(near_days, min_size=2, max_size=4, unique=True))
def test_alternatives_and_spans_of_days_are_joined_by_the_greatest_difference(form: str, days: list[dt.date]) -> None:
    chosen = sorted(days)[: 2 if form == "to" else 4]
    assert words(When("or" if form == "or" else "to", tuple(map(Point, chosen)))) == expected(form, chosen)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "text", ["2023-08-01", "2023-07-07 or 2023-07-08", "2023-07-10 or 2023-07-11", "2023-08-01 to 2023-08-02"]
)
def test_what_a_page_says_is_read_as_one_mention_of_days(locale: str, text: str) -> None:
    said = say(text, language(locale).date_format, locale)
    (mention,) = mentions(f"x {said}.", locale)
    assert f"x {said}."[mention.start : mention.end] == said
