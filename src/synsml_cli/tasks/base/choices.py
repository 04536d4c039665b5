"""Resolve words of a command line: ids by their beginning, and words of a fixed list."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from synsml_cli.errors import Usage
from synsml_cli.model.counted import plural
from synsml_cli.model.schema.guess import choose, did_you_mean

T = TypeVar("T")


def known_word(what: str, word: str, known: Iterable[str], *, none: str = "") -> str:
    """Return `word`, also if empty; raises Usage with the nearest known word for an unknown one.

    `none` is the fix if no words are known.
    """
    words = tuple(known)
    if word and word not in words:
        raise Usage(f"{what} {word!r}", remedy=choose(word, words, none))
    return word


def find_id(noun: str, text: str, ids: Iterable[str], *, none: str) -> str:
    """Return the id that is `text`, or the only one that begins with it; raises Usage otherwise."""
    ids = tuple(dict.fromkeys(ids))
    ways = [id for id in ids if id == text], [id for id in ids if text and id.startswith(text)]
    return only_one(noun, text, ways, name=str, none=did_you_mean(text, ids) or none)


def only_one(noun: str, text: str, ways: Iterable[Sequence[T]], *, name: Callable[[T], str], none: str) -> T:
    """Return the only match of the first way that has matches; raises Usage without a match or with several.

    `name` returns what to write for a match, `none` is the fix without a match.
    """
    found = next((way for way in ways if way), ())
    if len(found) == 1:
        return found[0]
    if found:
        names = tuple(dict.fromkeys(map(name, found)))
        remedy = f"write one of {', '.join(names)}" if names[1:] else f"give each {noun} another name first"
        raise Usage(f"{text!r} matches several {plural(noun)}", remedy=remedy)
    raise Usage(f"there is no {noun} {text!r}", remedy=none)
