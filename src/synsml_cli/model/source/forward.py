"""Searches forward in a text so that no part of it is read twice, however often something is looked for in vain."""

import re

from synsml_cli.model.source.patterns import lazy_pattern


class Forward:
    """Finds what comes next in a text, and remembers where that is until a question begins behind it.

    Questions that go forward read the text once for each thing that is looked for; others are answered right too.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str | re.Pattern[str], tuple[int, int, int]] = {}
        """What was looked for last -> from where, and where it begins and ends; -1 where there is no more of it."""

    def find(self, what: str, start: int) -> int:
        """Return the offset at which `what` begins next, at or after `start`; -1 if it does not follow."""
        known = self._known(what, start)
        if known is None:
            begin = self.text.find(what, start)
            known = self._found[what] = start, begin, begin + len(what)
        return known[1]

    def search(self, pattern: re.Pattern[str], start: int) -> tuple[int, int]:
        """Return where a match begins and ends that begins next, at or after `start`; (-1, -1) if none follows."""
        known = self._known(pattern, start)
        if known is None:
            match = pattern.search(self.text, start)
            known = self._found[pattern] = (start, *match.span()) if match else (start, -1, -1)
        return known[1:]

    def _known(self, what: str | re.Pattern[str], start: int) -> tuple[int, int, int] | None:
        asked, begin, end = self._found.get(what, (start + 1, 0, 0))
        return (asked, begin, end) if asked <= start and (begin < 0 or start <= begin) else None


class Tags:
    """Finds where tags of HTML end, of which quotes may hold anything: `<a title="1 > 0">`."""

    def __init__(self, forward: Forward, *, nested: bool = False) -> None:
        """`nested`: another `<` may stand in a tag outside of quotes."""
        self._forward = forward
        self._signs = _SIGNS if nested else _SIGNS_AND_TAG
        self._open: set[int] = set()
        """Where a sign stands from which no tag ends."""

    def end(self, start: int) -> int:
        """Return the offset after the `>` that ends a tag whose name ends at `start`; -1 if it has no end."""
        text = self._forward.text
        seen: list[int] = []
        position = start
        while True:
            # Only the first search goes forward from one question to the next; those behind it are remembered in `_open`.
            sign = (
                self._forward.search(self._signs, start)[0] if position == start else _begin(self._signs.search(text, position))
            )
            if sign < 0 or sign in self._open or text[sign] == "<":
                break
            if text[sign] == ">":
                return sign + 1
            seen.append(sign)
            position = text.find(text[sign], sign + 1) + 1
            if not position:
                break
        self._open.update(seen)
        return -1


_SIGNS = lazy_pattern(r"[>\"']")
_SIGNS_AND_TAG = lazy_pattern(r"[<>\"']")


def _begin(match: re.Match[str] | None) -> int:
    return match.start() if match else -1
