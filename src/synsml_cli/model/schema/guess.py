"""Guesses which known word somebody meant, and which id."""

import re
from collections.abc import Iterable

from synsml_cli.model.schema.aliases import FIELD_ALIASES

_ALIASES = {alias: field for field, aliases in FIELD_ALIASES.items() for alias in aliases} | {
    "name": "last",
    "role": "roles",
    "date": "when",
    "deadlines": "dates",
    "key_dates": "dates",
    "deadline": "when",
    "title": "label",
    "tz": "timezone",
    "location": "place",
}
"""Words of other tools and themes -> ours; only where ours is known in that place."""

_TIMES = 3
"""What is so many times longer than every known word is like none of them."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest known word, or nothing."""
    import difflib

    words = {other.casefold(): other for other in known}
    folded = word.casefold()
    if len(folded) > _TIMES * max(map(len, words), default=0):
        return ""
    alias = _ALIASES.get(folded, "")
    beginning = [other for other in words if len(folded) >= 3 and other.startswith(folded)]
    near = [alias] if alias in words else beginning[:1] or difflib.get_close_matches(folded, words, n=1, cutoff=0.6)
    return f"did you mean {words[near[0]]!r}?" if near else ""


def choose(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return what to write in place of an unknown word: the nearest known one, else one of all, else `otherwise`."""
    words = tuple(known)
    return did_you_mean(word, words) or (f"write one of {', '.join(words)}" if words else otherwise)


def slug(text: str) -> str:
    """Return `text` as an id: "Camera Ready" as `camera-ready`; may be empty. ASCII only (names have their own way)."""
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))
