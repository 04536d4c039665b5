"""Convert bits of HTML and markdown in data files of sites to plain text and an address."""

import html
import re
from typing import NamedTuple

from synsml_cli.model.source.patterns import lazy_pattern


class Said(NamedTuple):
    """A text without markup."""

    text: str
    """On one line, without extra blanks."""
    url: str = ""
    """Target of its first link."""
    marked: bool = False
    """Whether there was any markup."""


# The repetitions are bounded so that a text with a million brackets takes linear time.
_ANCHOR = lazy_pattern(r"""<a\b[^<>]{0,500}?\bhref\s{0,9}=\s{0,9}["']?([^"'\s<>]{1,2000})[^<>]{0,500}>""", re.IGNORECASE)
_LINK = lazy_pattern(r"\[([^\[\]]{0,500})\]\(([^\s()]{0,2000})(?:\s{1,9}\"[^\"]{0,500}\")?\)(?:\{:[^{}]{0,200}\})?")
_BREAK = lazy_pattern(r"([,;/&])?\s{0,99}<br\s{0,9}/?>", re.IGNORECASE)
_BLOCK = lazy_pattern(r"</?(?:p|div|li|ul|ol|h[1-6]|table|tr|td|th|section|hr)\b[^<>]{0,2000}>", re.IGNORECASE)
"""Elements that a browser shows on a separate line or in a cell."""
_TAG = lazy_pattern(r"</?[a-zA-Z][^<>]{0,2000}>")
_ENTITY = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def plain_text(text: str) -> Said:
    """Return the visible text and the target of its first link; a line break becomes a comma."""
    link = _ANCHOR.search(text) or _LINK.search(text)
    bare = _BREAK.sub(lambda match: f"{match[1] or ','} ", text)
    bare = _TAG.sub("", _BLOCK.sub(" ", _LINK.sub(r"\1", bare)))
    # Only complete entities are replaced: AT&T and R&D are names.
    bare = " ".join(_ENTITY.sub(lambda match: html.unescape(match[0]), bare).split())
    url = html.unescape(link[link.lastindex or 0]) if link else ""
    return Said(bare, url, marked=bare != " ".join(text.split()))
