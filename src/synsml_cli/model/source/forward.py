"""Search forward in a text without reading any part twice, even for repeated searches that find nothing."""

import re

from synsml_cli.model.source.patterns import lazy_pattern


class Forward:
    """A text with a memory of the last result of each search, valid until a search starts after it.

    Searches with increasing offsets read the text once per searched item; other searches are correct but slower.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str | re.Pattern[str], tuple[int, int, int]] = {}
        """Last searched item -> (start of the search, start and end of the match); -1 if there is no further match."""

    def find(self, what: str, start: int) -> int:
        """Return the offset of the next `what` at or after `start`, or -1."""
        cached = self._known(what, start)
        if cached is None:
            begin = self.text.find(what, start)
            cached = self._found[what] = start, begin, begin + len(what)
        return cached[1]

    def search(self, pattern: re.Pattern[str], start: int) -> tuple[int, int]:
        """Return start and end of the next match at or after `start`, or (-1, -1)."""
        cached = self._known(pattern, start)
        if cached is None:
            match = pattern.search(self.text, start)
            cached = self._found[pattern] = (start, *match.span()) if match else (start, -1, -1)
        return cached[1:]

    def _known(self, what: str | re.Pattern[str], start: int) -> tuple[int, int, int] | None:
        asked, begin, end = self._found.get(what, (start + 1, 0, 0))
        return (asked, begin, end) if asked <= start and (begin < 0 or start <= begin) else None


class Tags:
    """Finds the ends of HTML tags; quoted values may contain anything: `<a title="1 > 0">`."""

    def __init__(self, forward: Forward, *, nested: bool = False) -> None:
        """Prepare a search; with `nested`, a tag may contain another `<` outside quotes."""
        self._forward = forward
        self._signs = _SIGNS if nested else _SIGNS_AND_TAG
        self._open: set[int] = set()
        """Offsets of characters after which no tag ends."""

    def end(self, start: int) -> int:
        """Return the offset after the `>` of a tag whose name ends at `start`, or -1 if the tag has no end."""
        text = self._forward.text
        seen: list[int] = []
        position = start
        while True:
            # Only the first search moves forward between calls; later ones are remembered in `_open`.
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
