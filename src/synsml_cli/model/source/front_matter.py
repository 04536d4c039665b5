"""Find the front matter of a page and its keys.

It is read by lines, not as YAML: before rendering it may contain tokens, and YAML reads `title: [[workshop.name]]` as a list.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.source.findings import Finding
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern

_BLOCK = lazy_pattern(r"\A---[ \t]*(?:\r\n|\n|\r)(.*?)^---[ \t]*(?=[\r\n]|\Z)", re.DOTALL | re.MULTILINE)
# Quoted values and block lines (`|` or `>`) may contain text that looks like a comment, so these are matched too.
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


class FrontMatterKey(NamedTuple):
    """A top-level key of a front matter."""

    name: str
    start: int
    """Offset in the page."""
    end: int


class FrontMatter(NamedTuple):
    """The front matter of a page parsed as YAML, with tokens replaced by plain letters."""

    root: Node | None = None
    """The root map; None if it is missing or invalid. Offsets are those of the page."""
    faults: tuple[Finding, ...] = ()
    """Syntax errors and duplicate keys (R106)."""


def front_matter_end(text: str) -> int:
    """Return the offset of the closing `---` of the front matter, or 0 without one."""
    match = _BLOCK.match(text)
    return match.end(1) if match else 0


def yaml_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the comments in a page's front matter."""
    end = front_matter_end(text)
    for match in _COMMENT.finditer(text, 0, end):
        if match["comment"]:
            yield match.span("comment")


def keys_of(text: str) -> tuple[FrontMatterKey, ...]:
    """Return the keys of a page's front matter, in order."""
    end = front_matter_end(text)
    return tuple(FrontMatterKey(match["key"], *match.span("key")) for match in _KEY.finditer(text, 0, end) if match.start())
