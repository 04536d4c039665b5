"""Turns what stands in the data files of sites, bits of HTML and markdown, into the text and the address that are meant."""

import html
import re
from typing import NamedTuple

from synsml_cli.model.source.patterns import lazy_pattern


class Said(NamedTuple):
    """A text without markup."""

    text: str
    """On one line, without blanks too many."""
    url: str = ""
    """Where its first link leads."""
    marked: bool = False
    """Whether there was any markup."""


# The bounded repetitions keep a text of a million brackets from taking for ever.
_ANCHOR = lazy_pattern(r"""<a\b[^<>]{0,500}?\bhref\s{0,9}=\s{0,9}["']?([^"'\s<>]{1,2000})[^<>]{0,500}>""", re.IGNORECASE)
_LINK = lazy_pattern(r"\[([^\[\]]{0,500})\]\(([^\s()]{0,2000})(?:\s{1,9}\"[^\"]{0,500}\")?\)(?:\{:[^{}]{0,200}\})?")
_BREAK = lazy_pattern(r"([,;/&])?\s{0,99}<br\s{0,9}/?>", re.IGNORECASE)
_BLOCK = lazy_pattern(r"</?(?:p|div|li|ul|ol|h[1-6]|table|tr|td|th|section|hr)\b[^<>]{0,2000}>", re.IGNORECASE)
"""What a browser puts on a line or into a cell of its own."""
_TAG = lazy_pattern(r"</?[a-zA-Z][^<>]{0,2000}>")
_ENTITY = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def plain_text(text: str) -> Said:
    """Return the text as a reader of the page sees it, and where its first link leads; a line break becomes a comma."""
    link = _ANCHOR.search(text) or _LINK.search(text)
    bare = _BREAK.sub(lambda match: f"{match[1] or ','} ", text)
    bare = _TAG.sub("", _BLOCK.sub(" ", _LINK.sub(r"\1", bare)))
    # Only whole entities: AT&T and R&D are names.
    bare = " ".join(_ENTITY.sub(lambda match: html.unescape(match[0]), bare).split())
    url = html.unescape(link[link.lastindex or 0]) if link else ""
    return Said(bare, url, marked=bare != " ".join(text.split()))
