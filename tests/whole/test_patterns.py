"""Patterns that are compiled on first use."""

import copy
import importlib
import re
from collections.abc import Iterator

import pytest

from house import modules
from synsml_cli.model.source.patterns import LazyPattern, lazy_pattern


def all_patterns() -> Iterator[LazyPattern]:
    """Yield each pattern that a module of the product keeps under a name of its own."""
    for name in modules().keys() - {"synsml_cli.__main__"}:
        yield from (value for value in vars(importlib.import_module(name)).values() if isinstance(value, LazyPattern))


def test_every_pattern_compiles() -> None:
    found = list(all_patterns())
    assert len(found) > 200
    for pattern in found:
        assert pattern.flags & (re.ASCII | re.UNICODE) or isinstance(pattern.pattern, bytes)


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("search", ("x12",)),
        ("fullmatch", ("12",)),
        ("match", ("1",)),
        ("findall", ("1 2",)),
        ("sub", ("-", "a1b2")),
        ("split", ("a1b",)),
    ],
)
def test_lazy_pattern_answers_as_a_compiled_one(method: str, arguments: tuple[str, ...]) -> None:
    lazy, compiled = lazy_pattern("[0-9]+"), re.compile("[0-9]+")
    for _ in range(2):
        assert str(getattr(lazy, method)(*arguments)) == str(getattr(compiled, method)(*arguments))
    assert (lazy.flags, lazy.groups, lazy.pattern) == (compiled.flags, compiled.groups, compiled.pattern)


def test_lazy_pattern_keeps_its_flags() -> None:
    assert lazy_pattern("a", re.IGNORECASE).search("A")
    assert lazy_pattern(rb"\xff").search(b"\xff")


def test_invalid_pattern_fails_at_its_first_use() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.search("")


def test_lazy_pattern_can_be_copied() -> None:
    assert copy.deepcopy(lazy_pattern("a+")).findall("aab") == ["aa"]


def test_unknown_method_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="serch"):
        getattr(lazy_pattern("a"), "serch")  # noqa: B009
