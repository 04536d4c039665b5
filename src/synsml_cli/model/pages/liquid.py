"""Check that the Liquid tags of a page are balanced; nothing is executed.

In a page's body Liquid always runs, even inside HTML comments, backticks and attributes. The content of a Liquid comment must
be balanced too.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.source.patterns import lazy_pattern

_OPEN = lazy_pattern(r"\{\{|\{%")
_TAG = lazy_pattern(r"\{%-?\s*(?P<name>[A-Za-z_]\w*)?")
PAIRED_TAGS = frozenset(["comment", "raw", "if", "unless", "case", "for", "tablerow", "capture", "highlight"])
"""Tags that need a matching `end...`."""
_INNER = {"else": ("if", "unless", "case", "for"), "elsif": ("if", "unless"), "when": ("case",)}


class Tag(NamedTuple):
    """A tag or output in a text."""

    name: str
    """Name of the tag; empty for `{{ ... }}`."""
    start: int
    end: int


class LiquidFault(NamedTuple):
    """An unbalanced part of a page."""

    start: int
    end: int
    message: str
    remedy: str


def tags(text: str, start: int = 0) -> Iterator[Tag | LiquidFault]:
    """Yield every tag and output from `start` on; the content of `raw` is text, and an unclosed one ends the search."""
    position = start
    ends = {"}}": -1, "%}": -1}  # last position of each: searched once, not for every opening before it
    while match := _OPEN.search(text, position):
        close = "}}" if match[0] == "{{" else "%}"
        if ends[close] < match.end():
            ends[close] = text.find(close, match.end())
        end = ends[close]
        if end < 0:
            yield LiquidFault(match.start(), match.end(), f"this '{match[0]}' has no '{close}'", _escape(match[0]))
            return
        end += 2
        inner = _OPEN.search(text, match.end(), end)
        if inner and "\n\n" in text[match.end() : inner.start()]:
            yield LiquidFault(match.start(), match.end(), f"this '{match[0]}' has no '{close}'", _escape(match[0]))
            position = inner.start()
            continue
        named = _TAG.match(text, match.start())
        name = (named["name"] or "") if named and close == "%}" else ""
        yield Tag(name, match.start(), end)
        position = end
        if name == "raw":
            closing = re.compile(r"\{%-?\s*endraw\s*-?%\}").search(text, end)
            if not closing:
                return
            yield Tag("endraw", *closing.span())
            position = closing.end()


def _escape(opening: str) -> str:
    return f"close it, or write '{{{{ \"{opening}\" }}}}' if it is text"


def liquid_faults(text: str, start: int = 0) -> Iterator[LiquidFault]:
    """Yield every unclosed block, unmatched end and unclosed tag, from `start` on."""
    opened: list[Tag] = []
    seen: set[str] = set()
    for tag in tags(text, start):
        if isinstance(tag, LiquidFault):
            yield tag
        elif tag.name in PAIRED_TAGS:
            opened.append(tag)
        elif tag.name in _INNER:
            if not opened or opened[-1].name not in (*_INNER[tag.name], "comment"):
                message = f"{tag.name!r} is outside of {' or '.join(map(repr, _INNER[tag.name]))}"
                yield LiquidFault(tag.start, tag.end, message, "remove it, or put the block around it")
        elif tag.name.startswith("end"):
            yield from _close(tag, text[tag.start : tag.end], opened, seen)
        seen.add(tag.name if isinstance(tag, Tag) else "")
    for tag in opened:
        yield LiquidFault(tag.start, tag.end, f"the block {tag.name!r} has no end", f"write '{{% end{tag.name} %}}' after it")


def _close(tag: Tag, written: str, opened: list[Tag], seen: set[str]) -> Iterator[LiquidFault]:
    name = tag.name.removeprefix("end")
    if name not in PAIRED_TAGS:  # a plugin's block, which must have started before
        if not name:
            remedy = f"write '{{% end{opened[-1].name} %}}'" if opened else "remove it, or name the block"
            yield LiquidFault(tag.start, tag.end, "'end' does not name the block that it ends", remedy)
        elif name not in seen:
            yield LiquidFault(tag.start, tag.end, f"{tag.name!r} without {name!r}", f"remove it, or open {name!r} before it")
        return
    if opened and opened[-1].name == name:
        opened.pop()
    elif any(other.name == name for other in opened):
        while opened[-1].name != name:
            inner = opened.pop()
            remedy = f"write '{{% end{inner.name} %}}' before '{written}'"
            yield LiquidFault(inner.start, inner.end, f"the block {inner.name!r} has no end", remedy)
        opened.pop()
    else:
        yield LiquidFault(tag.start, tag.end, f"{tag.name!r} without {name!r}", f"remove it, or open {name!r} before it")
