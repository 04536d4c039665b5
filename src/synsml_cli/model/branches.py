"""Which parts of a page are shown now: the branches of its `[[if ...]]` that hold."""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.model.blocks import BLOCK_NAMES
from synsml_cli.model.conditions import asked, holds
from synsml_cli.model.project import Project
from synsml_cli.model.token_rules import condition_fault
from synsml_cli.model.tokens import Token, scan


def hidden(text: str, project: Project, now: dt.datetime) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a page of ours that are not shown at `now`; what cannot be read hides nothing."""
    opened: list[tuple[int, bool | None]] = []  # where a branch begins, and whether it is shown
    for token in scan(text):
        if token.fault or token.escaped:
            continue
        if token.name == "if":
            opened.append((token.end, _shown(token, project, now)))
        elif token.name in ("else", "end") and opened:
            start, shown = opened.pop()
            if shown is False:
                yield start, token.start
            if token.name == "else":
                opened.append((token.end, None if shown is None else not shown))


def asked_before(text: str) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Yield each block of a page of ours that can be filled in, with the roles that it waits for: until one is confirmed."""
    opened: list[tuple[str, ...]] = []
    for token in scan(text):
        if token.fault or token.escaped:
            continue
        if token.name == "if":
            contrary, name, words = asked(token)
            opened.append(words if name == "confirmed" and not contrary else ())
        elif token.name in ("else", "end") and opened:
            opened.pop()
            if token.name == "else":
                opened.append(())
        elif token.name in BLOCK_NAMES:
            yield token, tuple(role for roles in opened for role in roles)


def _shown(token: Token, project: Project, now: dt.datetime) -> bool | None:
    if condition_fault(project, token):
        return None
    try:
        return holds(project, token, now)
    except KeyError:  # a date that could not be read: its id is known all the same
        return None
