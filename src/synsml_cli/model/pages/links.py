"""Find the links of a page: in markdown text and references, bare addresses, and HTML attributes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.source.patterns import lazy_pattern

# The repetitions are bounded so that a page of a million brackets takes linear time.
_LINK = lazy_pattern(
    r"""
    !?\[(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]{0,200}\]){0,500}\]\([ \t]*
        (?:<(?P<angled>[^<>\n]{0,2000})>|(?P<target>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*))
    | ^[ ]{0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*<?(?P<reference>[^\s<>]+)
    | \b(?P<attribute>href|src)[ \t]*=[ \t]*(?P<quote>["'])(?P<value>[^"'\n]{0,2000})(?P=quote)
    | (?P<bare>\bhttps?://[^\s<>"'()\[\]{}|\\^`]+)
    """,
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)


_NEAR = 300
"""Characters around a link that are searched for its text."""


class Link(NamedTuple):
    """A link or picture in a text."""

    url: str
    start: int
    """Offset of the address in the text."""
    end: int
    """Offset after the address."""
    is_picture: bool = False
    """Whether it is displayed on the page instead of followed."""


def links_in(text: str) -> Iterator[Link]:
    """Yield the links of a text in order; comments and code must be blanked out before."""
    for match in _LINK.finditer(text):
        name = next(name for name in ("angled", "target", "reference", "value", "bare") if match[name] is not None)
        start, end = match.span(name)
        url = match[name]
        if name == "bare":
            url = url.rstrip(".,;:!?*_~")
            end = start + len(url)
        picture = match[0].startswith("![") or (match["attribute"] or "").casefold() == "src"
        if url:
            yield Link(url, start, end, picture)


def host_of(url: str) -> str:
    """Return the host of a web address, or "" for a path on the site itself."""
    return url.partition("://")[2].partition("/")[0].casefold() if url.startswith(("https://", "http://")) else ""


def label_of(link: Link, text: str) -> str:
    """Return the text of a link in markdown or HTML, or "" for a bare address."""
    near = text[max(0, link.start - _NEAR) : link.start]
    if near.endswith(("](", "](<")):
        return near[near.rfind("[", 0, near.rfind("](")) + 1 : near.rfind("](")]
    if near.endswith(('"', "'")):
        behind = text[link.end : link.end + _NEAR].partition(">")[2]
        return behind.partition("</a")[0]
    return ""
