"""Determine which parts of a page are shown: the branches of `[[if ...]]` whose condition holds."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from synsml_cli.model.pages.blocks import BLOCK_NAMES
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.project.page_text import PageText
from synsml_cli.model.project.project import Project
from synsml_cli.model.rules.conditions import condition_of, holds
from synsml_cli.model.rules.token_rules import condition_fault


class Stretches:
    """Parts of a text, with fast membership tests of offsets."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Merge the parts; `spans` are (first offset, offset after the last) and may be nested."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if not self._ends or start > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)
            else:
                self._ends[-1] = max(self._ends[-1], end)

    def __contains__(self, offset: int) -> bool:
        """Return whether an offset is inside a part."""
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset < self._ends[number]


def hidden_stretches(page: PageText, project: Project, now: dt.datetime) -> Stretches:
    """Return the parts of a page that are hidden at `now`; an invalid condition hides nothing."""
    return Stretches(() if page.own else _unshown(page, project, now))


def _unshown(page: PageText, project: Project, now: dt.datetime) -> Iterator[tuple[int, int]]:
    opened: list[tuple[int, bool | None]] = []  # (start of a branch, whether it is shown)
    for token in page.tokens:
        if token.name == "if":
            opened.append((token.end, _shown(token, project, now)))
        elif token.name in ("else", "end") and opened:
            start, shown = opened.pop()
            if shown is False:
                yield start, token.start
            if token.name == "else":
                opened.append((token.end, None if shown is None else not shown))


def asked_before(page: PageText) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Yield each valid block of a page, with the roles of the `[[if confirmed ...]]` around it."""
    opened: list[tuple[str, ...]] = []
    for token in page.tokens:
        if token.name == "if":
            contrary, name, words = condition_of(token)
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
    except KeyError:  # the entry of this date could not be read, although its id is known
        return None
