"""The fields that keys of other sites and questions of forms are assigned to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import modest
from synsml_cli.model.importing.fields import field_of, field_of_header
from synsml_cli.model.importing.markup import plain_text
from synsml_cli.model.importing.records import commented_out
from synsml_cli.model.importing.roles import role_of, roles_of
from synsml_cli.model.records.roles import ROLES
from synsml_cli.model.spreadsheet import guarded, unguarded

KEYS = {
    "name": "name fullname Full_Name",
    "first": "first first_name given givenName",
    "last": "last lastname family surname",
    "affiliation": "affiliation aff affil institution org organisation organization company affiliations",
    "url": "url website web webpage homepage link",
    "photo": "photo img image picture headshot",
    "order": "order",
    "": "affiliation2 affil_link affiliation_url title position pronouns twitter 氏名",
}


@pytest.mark.parametrize(("key", "field"), [(key, field) for field, keys in KEYS.items() for key in keys.split()])
def test_a_key_is_known_by_its_usual_names_and_by_no_others(key: str, field: str) -> None:
    assert field_of(key) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Your full name", "name"),
        ("Name (as it should appear on the page)", "name"),
        ("What is your first name?", "first"),
        ("Family name / Surname", "last"),
        ("Email Address", "email"),
        ("University e-mail", "email"),
        ("Name of your institution", "affiliation"),
        ("Affiliation (lab or university)", "affiliation"),
        ("Link to your homepage", "url"),
        ("A photo for the website", "photo"),
        ("Please upload a headshot", "photo"),
        ("Short bio (100 words, for the website)", "bio"),
        ("ORCID iD (optional)", "orcid"),
        ("In which role do you take part?", "role"),
        ("Timestamp", ""),
        ("What is the title of your talk?", ""),
        ("May we publish your photo?", ""),
        ("Do you have a homepage?", ""),
        ("Advisor's e-mail", ""),
        ("Affiliation of your co-authors", ""),
        ("Names of your students", ""),
        ("Company website", ""),
        ("Dietary needs", ""),
        ("", ""),
    ],
)
def test_a_question_of_a_form_is_understood_or_asked_about(header: str, field: str) -> None:
    assert field_of_header(header) == field


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("speakers", "speaker"),
        ("Invited Speakers", "speaker"),
        ("keynote", "speaker"),
        ("Organisers", "organizer"),
        ("organizing", "organizer"),
        ("Panellists", "panelist"),
        ("reviewers", "reviewer"),
        ("2027", ""),
        ("General Chairs", ""),
        ("sponsors", ""),
    ],
)
def test_the_heading_of_a_section_may_name_a_role_of_the_workshop(text: str, role: str) -> None:
    assert role_of(text, (*ROLES, "reviewer")) == role


def test_an_answer_with_several_ticks_names_several_roles() -> None:
    assert roles_of("Speaker, Panelist and Cook", ROLES) == (("speaker", "panelist"), ("Cook",))


def test_an_undeclared_role_is_not_recognized() -> None:
    assert role_of("keynotes", ("organizer",)) == ""


@pytest.mark.parametrize(
    ("text", "plain", "url"),
    [
        ("Academy; <br> Lyceum", "Academy; Lyceum", ""),
        ("Academy<br/>Lyceum", "Academy, Lyceum", ""),
        ('<a href="https://example.org/?a=1&amp;b=2"><b>Ada</b></a>', "Ada", "https://example.org/?a=1&b=2"),
        ("[Ada](https://example.org/ada){:target='_blank'} L.", "Ada L.", "https://example.org/ada"),
        ("M&uuml;nchen &#38; Wien", "München & Wien", ""),
        ("AT&T, R&D, x < y and I <3 U", "AT&T, R&D, x < y and I <3 U", ""),
    ],
)
def test_markup_is_taken_out_of_a_text(text: str, plain: str, url: str) -> None:
    assert plain_text(text)[:2] == (plain, url)


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "<a " * 20_000, "<a href=" * 20_000, "&#" * 50_000, "<" * 100_000, " <br" * 20_000]
)
def test_endless_markup_takes_no_time(text: str) -> None:
    assert plain_text(text).text


COMMENTED = """\
# name: how people are called here
people:
  # - name: Ada Lovelace
  #   affiliation: Society
  #   links:
  #     - name: Website
  #       url: x
  - name: Grace Hopper   # a rear admiral
    # name: not this one
  #
  # - fullname: Emmy Noether

  #   title: x
  #- last: Curie
# the end: of it
"""


def test_records_that_are_commented_out_are_counted_once_each() -> None:
    assert commented_out(COMMENTED) == (1, 3, 9, 11, 14)


@modest
@given(st.text("=+-@'; \t\r\na,＝", max_size=12))
def test_a_text_comes_back_from_a_spreadsheet_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "'=1", "＝1", "a;=1", "a\n=1", "a\t-1"])
def test_no_text_is_a_formula(text: str) -> None:
    for separator in "\n;\t":
        assert not any(cell.lstrip(" ")[:1] in tuple("=+-@＝") for cell in guarded(text).split(separator) if cell.strip())


@pytest.mark.parametrize("text", ["", "Ada", "a=b", "x-ray", "1 - 2", "ada@example.org", "O'Neil"])
def test_other_texts_are_written_as_they_are(text: str) -> None:
    assert guarded(text) == text
