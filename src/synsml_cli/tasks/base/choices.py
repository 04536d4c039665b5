"""What a word on a command line means, of what there is: an id by its beginning, or one of a few words."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from synsml_cli.errors import Usage
from synsml_cli.model.counted import plural
from synsml_cli.model.schema.guess import choose, did_you_mean

T = TypeVar("T")


def known_word(what: str, word: str, known: Iterable[str], *, none: str = "") -> str:
    """Return `word`; raises Usage with the nearest of the known words for another one. Empty stays empty.

    `none` is the fix where no words are known.
    """
    words = tuple(known)
    if word and word not in words:
        raise Usage(f"{what} {word!r}", remedy=choose(word, words, none))
    return word


def find_id(noun: str, text: str, ids: Iterable[str], *, none: str) -> str:
    """Return the id that is `text`, or the only one that begins so; raises Usage where there are none or several."""
    ids = tuple(dict.fromkeys(ids))
    ways = [id for id in ids if id == text], [id for id in ids if text and id.startswith(text)]
    return only_one(noun, text, ways, name=str, none=did_you_mean(text, ids) or none)


def only_one(noun: str, text: str, ways: Iterable[Sequence[T]], *, name: Callable[[T], str], none: str) -> T:
    """Return what the first way to match that finds something finds; raises Usage where there are none or several.

    `name` gives what to write for one of several, `none` is the fix where nothing matches.
    """
    found = next((way for way in ways if way), ())
    if len(found) == 1:
        return found[0]
    if found:
        names = tuple(dict.fromkeys(map(name, found)))
        remedy = f"write one of {', '.join(names)}" if names[1:] else f"give each {noun} another name first"
        raise Usage(f"{text!r} matches several {plural(noun)}", remedy=remedy)
    raise Usage(f"there is no {noun} {text!r}", remedy=none)
