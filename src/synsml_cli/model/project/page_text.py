"""The text of a page and everything derived from it, each computed once: tokens, words, mentioned days.

It lives as long as its `Project`. A separate cache would be too small for a long run, or keep old texts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from synsml_cli.model.pages.tokens import MOST_TOKENS, Marked, Token, scan, scan_marks

if TYPE_CHECKING:  # imported for types only: rendering does not need the words of prose
    from synsml_cli.model.prose.mentions import Mention, Month


class PageText:
    """One source file of pages; two pages with the same source share it."""

    def __init__(self, file: str, text: str, *, own: bool, locale: str = "en") -> None:
        """Keep the text; `own` says that the page is the user's own: it contains marks instead of tokens."""
        self.file = file
        self.text = text
        self.own = own
        self._locale = locale

    @cached_property
    def items(self) -> tuple[Token | Marked, ...]:
        """All tokens or marks in order, including faulty and escaped ones; at most MOST_TOKENS + 1."""
        return tuple(islice(scan_marks(self.text) if self.own else scan(self.text), MOST_TOKENS + 1))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens that can be filled in."""
        tokens = (item.token if isinstance(item, Marked) else item for item in self.items)
        return tuple(token for token in tokens if not token.fault and not token.escaped)

    @cached_property
    def blanked(self) -> str:
        """The text with comments replaced by blanks."""
        from synsml_cli.model.prose.visible_words import blanked

        return blanked(self.text)

    @cached_property
    def said(self) -> str:
        """The text with all invisible parts replaced by blanks: comments, code, struck-out text."""
        from synsml_cli.model.prose.visible_words import visible_text

        return visible_text(self.blanked)

    @cached_property
    def words(self) -> str:
        """The words of the page, with everything else replaced by blanks."""
        from synsml_cli.model.prose.visible_words import words_of

        return words_of(self.said, self.items)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The days that the words mention, in order."""
        from synsml_cli.model.prose.mentions import mentions

        return mentions(self.words, self._locale)

    def read(self) -> None:
        """Compute everything that most checks of prose need."""
        _ = self.mentions, self.months

    def mentions_within(self, first: int, last: int) -> Sequence[Mention]:
        """Return the mentions between two offsets."""
        number = bisect_left(self.mentions, first, key=lambda mention: mention.start)
        end = bisect_right(self.mentions, last, key=lambda mention: mention.end)
        return self.mentions[number:end]

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months with a year but without a day in the words, in order."""
        from synsml_cli.model.prose.mentions import months

        return months(self.words, self.mentions, self._locale)
