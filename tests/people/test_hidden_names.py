"""Ids that reveal a person who is not public."""

import pytest

from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.records.person import Person

NOAH = Person(id="noah-van-den-berg", first="Noah", last="van den Berg", roles={"speaker": "invited"})
GOEDEL = Person(id="kurt-godel", first="Kurt", last="Gödel", roles={"speaker": "declined"})
OSUMI = Person(id="osumi", last="大隅", roles={"speaker": "tentative"})
LI = Person(id="wei-li", first="Wei", last="Li", roles={"speaker": "withdrawn"})
TBA = Person(id="keynote", last="TBA", roles={"speaker": "invited"})
EMMY = Person(id="emmy-noether", first="Emmy", last="Noether", roles={"speaker": "confirmed"})
EMIL = Person(id="emil-noether", first="Emil", last="Noether", roles={"speaker": "invited"})
HIDDEN = HiddenNames((NOAH, GOEDEL, OSUMI, LI, TBA, EMMY, EMIL))


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("noah-van-den-berg", NOAH),
        ("assets/img/Noah_van_den_Berg.JPG", NOAH),
        ("noahvandenberg", NOAH),
        ("keynote-vandenberg", NOAH),
        ("keynote-berg", NOAH),
        ("berg2.jpg", NOAH),
        ("talk-goedel", GOEDEL),
        ("talk-godel", GOEDEL),
        ("panel-osumi", OSUMI),
        ("talk-wei-li", LI),
        ("emil-noether", EMIL),
    ],
)
def test_an_id_with_the_name_of_a_hidden_person_is_found(text: str, whose: Person) -> None:
    assert HIDDEN.told_by(text) is whose


@pytest.mark.parametrize(
    "text", ["", "keynote", "bergen", "bergamot", "noah", "talk-li", "talk-noether", "noether", "wei", "2023"]
)
def test_an_id_without_a_hidden_name_is_skipped(text: str) -> None:
    assert HIDDEN.told_by(text) is None


def test_a_word_that_is_shown_beside_an_id_counts_only_for_those_who_are_surely_meant() -> None:
    assert HIDDEN.told_by("view-of-the-berg", shown="View of the Berg") is None
    assert HIDDEN.told_by("view-of-the-berg", shown="View of the Berg", surely={"noah-van-den-berg"}) is NOAH
    assert HIDDEN.told_by("noah-van-den-berg", shown="Noah van den Berg") is NOAH


@pytest.mark.parametrize(
    ("id", "left"),
    [
        ("keynote-berg", "keynote"),
        ("keynote-by-noah-van-den-berg", "keynote-by"),
        ("berg-van-den-berg2-day", "day"),
        ("talk-wei-li", "talk"),
        ("panel", "panel"),
        ("berg", ""),
        ("berg-2", ""),
        ("noah-van-den-berg-3-minutes", ""),
    ],
)
def test_an_id_is_left_without_hidden_names(id: str, left: str) -> None:
    assert HIDDEN.without(id) == left
    assert HIDDEN.told_by(left) is None


def test_nobody_is_looked_for_where_everybody_is_public_or_has_no_role() -> None:
    assert not HiddenNames((EMMY, Person(id="x-berg", last="Berg")))
