"""Guesses which known word somebody meant."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest known word, or nothing."""
    import difflib

    near = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""
