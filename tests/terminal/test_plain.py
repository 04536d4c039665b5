"""Characters that could control a terminal are escaped; names of people are not changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import modest
from synsml_cli.model.plain import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("Rianne van den Berg", "Rianne van den Berg"),
        ("Łukasz Ångström 张伟 😀", "Łukasz Ångström 张伟 😀"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("one\r\ntwo", "one\\x0d\\x0atwo"),
        ("a\tb", "a b"),
        ("null\0delete\x7f", "null\\x00delete\\x7f"),
        ("line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029"),
        ("left \u202eright", "left \\u202eright"),
        ("\u2066isolated\u2069", "\\u2066isolated\\u2069"),
        ("\ufeffmark", "\\ufeffmark"),
        ("\ud800", "\\ud800"),
        ("\ue000", "\\ue000"),
        ("\U000e0041", "\\U000e0041"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("no\xa0break", "no\xa0break"),
    ],
)
def test_control_and_direction_characters_are_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@modest
@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\r\n\t\0\u202e\u2066\u200d")))
def test_what_is_shown_has_nothing_left_that_a_terminal_obeys(text: str) -> None:
    shown = visible(text)
    kept = {"\u200c", "\u200d"}
    left = {c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in kept}
    assert left == set()
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown
