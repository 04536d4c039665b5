"""Full names are split by one rule, which refuses names that do not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import modest
from synsml_cli.model.people.split_name import split_name


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Ada Lovelace", "Ada", "Lovelace"),
        ("  Ada   Lovelace ", "Ada", "Lovelace"),
        ("Augusta Ada King", "Augusta Ada", "King"),
        ("Hypatia", "", "Hypatia"),
        ("Vincent van Gogh", "Vincent", "van Gogh"),
        ("van Gogh", "", "van Gogh"),
        ("Rianne van den Berg", "Rianne", "van den Berg"),
        ("Peter Van den Berg", "Peter", "Van den Berg"),
        ("Robert De Niro", "Robert", "De Niro"),
        ("Luís de Camões e Sousa", "Luís", "de Camões e Sousa"),
        ("José Ortega y Gasset", "José", "Ortega y Gasset"),
        ("Émilie du Châtelet", "Émilie", "du Châtelet"),
        ("Quoc Le", "Quoc", "Le"),
        ("Thanh Do", "Thanh", "Do"),
        ("Van Nguyen", "Van", "Nguyen"),
        ("Martin Luther King Jr.", "Martin Luther", "King Jr."),
        ("Sammy Davis, Jr.", "Sammy", "Davis, Jr."),
        ("Ada Lovelace, PhD", "Ada", "Lovelace, PhD"),
        ("William Gates III", "William", "Gates III"),
        ("Naoki Ii", "Naoki", "Ii"),
        ("Robert (Bob) Noyce", "Robert (Bob)", "Noyce"),
        ("Lovelace, Ada", "Ada", "Lovelace"),
        ("de la Cruz, Juan", "Juan", "de la Cruz"),
        ("Omar\tIbn Sina", "Omar", "Ibn Sina"),
        ("Иван Петров", "Иван", "Петров"),
        ("محمد الخوارزمي", "محمد", "الخوارزمي"),
        ("आर्यभट", "", "आर्यभट"),
        ("山田 太郎", "", "山田 太郎"),
        ("김 민준", "", "김 민준"),
    ],
)
def test_a_name_is_split_before_the_last_word_and_what_belongs_to_it(name: str, first: str, last: str) -> None:
    assert split_name(name) == (first, last)


@pytest.mark.parametrize(
    "name",
    [
        "Ada Lovelace, Analytical Society",
        "García Márquez, Gabriel",
        "Lovelace, Ada, PhD",
        "Ada Lovelace and Charles Babbage",
        "Ada Lovelace & Charles Babbage",
        "Ada Lovelace / Charles Babbage",
        "Curie, Marie; Curie, Pierre",
        "To be announced by the end of this week",
        ",",
    ],
)
def test_what_the_rule_does_not_fit_is_not_split(name: str) -> None:
    assert split_name(name) is None


@modest
@given(st.text("abc Vande'-.(),\t", max_size=30))
def test_no_word_of_a_name_is_lost(name: str) -> None:
    parts = split_name(name)
    words = sorted(name.replace(",", " ").split())
    assert parts is None or sorted(" ".join(parts).replace(",", " ").split()) == words
