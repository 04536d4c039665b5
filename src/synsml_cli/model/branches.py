"""Which parts of a page are shown now: the branches of its `[[if ...]]` that hold."""

import datetime as dt
from collections.abc import Iterator

from synsml_cli.model.token_rules import CONDITIONS
from synsml_cli.model.tokens import Token, scan
from synsml_cli.model.workshop import Workshop


def hidden(text: str, workshop: Workshop, now: dt.datetime) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a page of ours that are not shown at `now`; what cannot be read hides nothing."""
    opened: list[tuple[int, bool | None]] = []  # where a branch begins, and whether it is shown
    for token in scan(text):
        if token.fault or token.escaped:
            continue
        if token.name == "if":
            opened.append((token.end, _holds(token, workshop, now)))
        elif token.name in ("else", "end") and opened:
            start, shown = opened.pop()
            if shown is False:
                yield start, token.start
            if token.name == "else":
                opened.append((token.end, None if shown is None else not shown))


def _holds(token: Token, workshop: Workshop, now: dt.datetime) -> bool | None:
    entry = workshop.date(token.words[1]) if len(token.words) == 2 else None
    if entry is None or token.words[0] not in CONDITIONS:
        return None
    condition = CONDITIONS[token.words[0]]
    return entry.moments.passed(now) if condition is None else condition(entry)
