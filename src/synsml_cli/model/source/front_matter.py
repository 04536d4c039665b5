"""The front matter of a page: where it is, and its keys.

It is read by lines, not as YAML: before rendering it may hold tokens, and `title: [[workshop.name]]` is a list in YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from synsml_cli.model.source.findings import Finding
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern

_BLOCK = lazy_pattern(r"\A---[ \t]*(?:\r\n|\n|\r)(.*?)^---[ \t]*(?=[\r\n]|\Z)", re.DOTALL | re.MULTILINE)
# What looks like a comment in a quoted value, and in the lines of a block (`|` or `>`), is none; so these are matched too.
_COMMENT = lazy_pattern(
    r"""
      (?:(?<=[:,?\-][ \t])|(?<=[:,?\-][ \t][ \t])|(?<=[\[{]))(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')
    | ^(?P<indent>[ ]*)[^\s\#"'][^\r\n]*?:[ \t]+[|>][0-9+\-]{0,2}[ \t]*
      (?:\r?\n(?:(?P=indent)[ ]+[^\r\n]*+|[ \t]*(?=[\r\n])))+
    | (?:^|(?<=[ \t]))(?P<comment>\#[^\r\n]*)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_KEY = lazy_pattern(r"^(?P<key>[^\s#\-\"'\[\]{}][^\n\r]*?):(?=[ \t\r]|$)", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatterKey:
    """A key at the top level of a front matter."""

    name: str
    start: int
    """Offset in the page."""
    end: int


class FrontMatter(NamedTuple):
    """The front matter of a page as YAML reads it, with what is filled in at rendering as plain letters."""

    root: Node | None = None
    """Its map; None where there is none, or it cannot be read. Offsets are those of the page."""
    faults: tuple[Finding, ...] = ()
    """Why it cannot be read, and keys that stand twice (R106)."""


def front_matter_end(text: str) -> int:
    """Return the offset at which the closing `---` of the front matter begins; 0 if there is none."""
    match = _BLOCK.match(text)
    return match.end(1) if match else 0


def yaml_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the comments of a page's front matter begin and end."""
    end = front_matter_end(text)
    for match in _COMMENT.finditer(text, 0, end):
        if match["comment"]:
            yield match.span("comment")


def keys_of(text: str) -> tuple[FrontMatterKey, ...]:
    """Return the keys of a page's front matter, in order."""
    end = front_matter_end(text)
    return tuple(FrontMatterKey(match["key"], *match.span("key")) for match in _KEY.finditer(text, 0, end) if match.start())
