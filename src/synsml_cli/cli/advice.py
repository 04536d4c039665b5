"""Format commands in messages, so that they work on the same workshop when pasted."""

import shlex

from synsml_cli.model.source.patterns import lazy_pattern

_COMMAND = lazy_pattern(r"`(synsml\b[^`\n]*)`")
_named: list[str] = []
"""The value of `-C` on this command line, if any; kept here because messages of exceptions have no context."""


def forget_root() -> None:
    """Forget the value of `-C`, before a new command line."""
    _named.clear()


def remember_root(text: str) -> None:
    """Remember the value of `-C`."""
    _named[:] = [text]


def command(*words: str) -> str:
    """Return a command line for the same workshop, with the same `-C`."""
    return shlex.join(("synsml", *words, *(word for text in _named for word in ("-C", text))))


def advised(text: str) -> str:
    """Return a text in which each `synsml ...` has the same `-C`, except for `--help`."""
    if not _named:
        return text
    named = shlex.join(("-C", *_named))
    return _COMMAND.sub(lambda match: match[0] if "--help" in match[1] else f"`{match[1]} {named}`", text)
