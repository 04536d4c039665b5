"""Commands as they are advised: pasted, they work on the same workshop, also where `-C` led to it."""

import shlex

from synsml_cli.model.source.patterns import lazy_pattern

_COMMAND = lazy_pattern(r"`(synsml\b[^`\n]*)`")
_named: list[str] = []
"""What `-C` named on this command line, if anything: exceptions are put into words where no context is left to ask."""


def forget_root() -> None:
    """Begin a new command line."""
    _named.clear()


def remember_root(text: str) -> None:
    """Note what `-C` names."""
    _named[:] = [text]


def command(*words: str) -> str:
    """Return a command for the same workshop as it is typed: what `-C` named is named again."""
    return shlex.join(("synsml", *words, *(word for text in _named for word in ("-C", text))))


def advised(text: str) -> str:
    """Return a text in which each `synsml ...` names what `-C` named, unless it only asks for help."""
    if not _named:
        return text
    named = shlex.join(("-C", *_named))
    return _COMMAND.sub(lambda match: match[0] if "--help" in match[1] else f"`{match[1]} {named}`", text)
