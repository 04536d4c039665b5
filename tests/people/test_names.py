"""Sorting, comparing and ids of people, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import modest
from synsml_cli.model.people.names import (
    ascii_folded,
    propose_id,
    same_name,
    sort_key,
)
from synsml_cli.model.records.person import Person
from synsml_cli.model.schema.kinds import PERSON_ID


def ordered(*people: Person) -> list[str]:
    return [person.name for person in sorted(people, key=sort_key)]


def test_people_sort_by_last_name_without_accents_or_case() -> None:
    people = [
        Person(first="Anna", last="Zanna"),
        Person(first="Can", last="Çelik"),
        Person(first="Søren", last="Øster"),
        Person(first="Łukasz", last="Łoś"),
        Person(first="Anders", last="Ångström"),
        Person(first="Éva", last="Ábel"),
        Person(first="Max", last="Weiß"),
        Person(first="Ada", last="de Morgan"),
        Person(first="Bo", last="Lind"),
        Person(first="Zoë", last="Weis"),
        Person(first="John", last="McCarthy"),
    ]
    assert ordered(*people) == [
        "Éva Ábel",
        "Anders Ångström",
        "Can Çelik",
        "Ada de Morgan",
        "Bo Lind",
        "Łukasz Łoś",
        "John McCarthy",
        "Søren Øster",
        "Zoë Weis",
        "Max Weiß",
        "Anna Zanna",
    ]


def test_a_particle_counts_unless_the_person_says_how_to_sort() -> None:
    plain = Person(first="Rianne", last="van den Berg")
    own = Person(first="Rianne", last="van den Berg", sort="Berg")
    others = (Person(first="Al", last="Abel"), Person(first="Uma", last="Unger"), Person(first="Wei", last="Wang"))
    assert ordered(plain, *others) == ["Al Abel", "Uma Unger", "Rianne van den Berg", "Wei Wang"]
    assert ordered(own, *others) == ["Al Abel", "Rianne van den Berg", "Uma Unger", "Wei Wang"]


def test_same_last_names_sort_by_first_name_and_then_by_id() -> None:
    people = [
        Person(first="Wei", last="Li", id="wei-li-2"),
        Person(first="Wei", last="Li", id="wei-li"),
        Person(first="Ái", last="Li", id="zz"),
        Person(first="bo", last="Li", id="aa"),
        Person(last="Li", id="li"),
    ]
    assert [person.id for person in sorted(people, key=sort_key)] == ["li", "zz", "aa", "wei-li", "wei-li-2"]


def test_names_in_every_script_sort_among_the_others() -> None:
    people = [
        Person(first="伟", last="张"),
        Person(first="Иван", last="Петров"),
        Person(last="Aristotle"),
        Person(first="Quentin", last="Quist"),
        Person(last="Zz"),
    ]
    assert ordered(*people) == ["Aristotle", "Иван Петров", "Quentin Quist", "伟 张", "Zz"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Johannes Diderik van der Waals", "johannes-diderik-van-der-waals"),
        ("Anders Jonas Ångström", "anders-jonas-angstrom"),
        ("Łukasz Øre Weiß", "lukasz-ore-weiss"),
        ("Þóra Æsir", "thora-aesir"),
        ("Aristotle", "aristotle"),
        ("Conan O'Neil", "conan-oneil"),
        ("Conan O’Neil", "conan-oneil"),
        ("Jean-Luc Picard", "jean-luc-picard"),
        ("Jean\u2010Luc Picard", "jean-luc-picard"),
        ("Anne\xa0Marie", "anne-marie"),
        ("Martin Luther King, Jr.", "martin-luther-king-jr"),
        ("  -Ada--Lovelace_ ", "ada-lovelace"),
        ("E\u0301va A\u0301bel", "eva-abel"),
        ("ＡＤＡ", "ada"),
        ("50 Cent", "50-cent"),
        ("Null", "null"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ольга Ладыженская", "olga-ladyzhenskaya"),
        ("Игорь Подъячев", "igor-podyachev"),
        ("", ""),
        ("...", ""),
    ],
)
def test_an_id_is_the_name_in_lower_case_ascii(name: str, id: str) -> None:
    assert propose_id(name) == id


@pytest.mark.parametrize(
    "name", ["张伟", "Иван Петров", "محمد بن سلمان", "נועה כהן", "さくら", "김민준", "Ελένη", "ආනන්ද", "李 Wei"]
)
def test_a_name_in_any_script_gets_a_valid_id(name: str) -> None:
    assert PERSON_ID.fullmatch(propose_id(name))


@modest
@given(st.text())
def test_a_proposed_id_is_valid_or_empty_and_proposes_itself(name: str) -> None:
    id = propose_id(name)
    assert id == "" or PERSON_ID.fullmatch(id)
    assert propose_id(id) == id


@modest
@given(st.text())
def test_a_folded_name_is_lower_case_ascii(name: str) -> None:
    assert ascii_folded(name).isascii()
    assert ascii_folded(name) == ascii_folded(name).lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Éva Ábel", "eva abel"),
        ("Éva Ábel", "E\u0301va  A\u0301bel"),
        ("Jean-Luc Picard", "Jean Luc Picard"),
        ("Martin King, Jr.", "martin king jr"),
        ("Conan O'Neil", "Conan O’Neil"),
        ("Łoś", "Los"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


def test_different_names_are_not_the_same() -> None:
    assert len({same_name(name) for name in ("Wei Li", "Wei Lin", "Li Wei", "Wei", "张伟")}) == 5


def test_a_given_order_goes_before_every_name() -> None:
    people = [
        Person(last="Zanna", order="2"),
        Person(last="Abel"),
        Person(last="Yu", order="10"),
        Person(last="Ada", order="2"),
        Person(last="Zhang", order="0"),
    ]
    assert ordered(*people) == ["Zhang", "Ada", "Zanna", "Yu", "Abel"]
