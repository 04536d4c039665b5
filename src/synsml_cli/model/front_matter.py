"""The front matter of a page: where it is, and its keys.

It is read by lines, not as YAML: before rendering it may hold tokens, and `title: [[workshop.name]]` is a list in YAML.
"""

import re
from dataclasses import dataclass

_BLOCK = re.compile(r"\A---[ \t]*(?:\r\n|\n|\r)(.*?)^---[ \t]*(?=[\r\n]|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(?P<key>[^\s#\-\"'\[\]{}][^\n\r]*?):(?=[ \t\r]|$)", re.MULTILINE)


@dataclass(frozen=True)
class Key:
    """A key at the top level of a front matter."""

    name: str
    start: int
    """Offset in the page."""
    end: int


def front_matter_end(text: str) -> int:
    """Return the offset at which the closing `---` of the front matter begins; 0 if there is none."""
    match = _BLOCK.match(text)
    return match.end(1) if match else 0


def keys_of(text: str) -> tuple[Key, ...]:
    """Return the keys of a page's front matter, in order."""
    end = front_matter_end(text)
    return tuple(Key(match["key"], *match.span("key")) for match in _KEY.finditer(text, 0, end) if match.start())
