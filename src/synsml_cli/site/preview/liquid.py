"""Evaluate the simple Liquid of a previewed page; everything else is shown as marked source text.

During the conversion of markdown, a pair of characters stands for each source piece, so that no markdown rule changes it.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from synsml_cli.model.source.forward import Forward, Tags
from synsml_cli.model.source.patterns import lazy_pattern

_FROM, _TO = "\ufdd2", "\ufdd3"  # Unicode reserves both for internal use by programs
_KEPT = lazy_pattern(f"{_FROM}(\\d+){_TO}")
_OPEN = lazy_pattern(r"\{(?=[{%])")
_ENDS = {name: lazy_pattern(rf"\{{%(-?)\s*end{name}\s*(-?)%\}}") for name in ("comment", "raw")}
_BLANKS = lazy_pattern(r"\s*")
_FILTERS = r"(?P<filters>(?:\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url)))+)"
_ADDRESS = lazy_pattern(rf"""(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'){_FILTERS}""")
_BASE = lazy_pattern(r"site\.(baseurl|url)")
_TAG = lazy_pattern(r"<[/a-zA-Z!]")


class Resolved(NamedTuple):
    """A page's text without Liquid."""

    text: str
    kept: tuple[str, ...]
    """The pieces that `restore` puts back, by number."""


def without_marks(text: str) -> str:
    """Return a text without the placeholders of Liquid pieces."""
    return _KEPT.sub("", text)


def resolve(text: str, *, includes: Mapping[str, str], links: Mapping[str, str]) -> Resolved:
    """Return the text of a page's body after the certain parts of Liquid were evaluated.

    `includes` maps names after `include` to texts, `links` maps files after `link` to addresses.
    """
    text = re.sub(f"[{_FROM}{_TO}]", "\ufffd", text)
    parts: list[str] = []
    kept: list[str] = []
    position = 0
    forward = Forward(text)
    while piece := _next_piece(forward, position):
        before = text[position : piece.start]
        position = piece.end
        inner = _unread(forward, piece)
        if inner:
            new: str | None = text[position : inner[0]] if piece.text == "raw" else ""
            position, strips_after = inner[1], inner[2]
        else:
            new = _value(piece.text) if piece.is_value else _tag(piece.text, includes, links)
            strips_after = piece.strips_after
        if new is None:
            kept.append(text[piece.start : piece.end])
            parts += [before, f"{_FROM}{len(kept) - 1}{_TO}"]
            continue
        # A dash removes the blanks on its side (https://shopify.github.io/liquid/basics/whitespace/).
        parts += [before.rstrip() if piece.strips_before else before, new]
        blanks = _BLANKS.match(text, position) if strips_after else None
        position = blanks.end() if blanks else position
    return Resolved("".join((*parts, text[position:])), tuple(kept))


class _Piece(NamedTuple):
    """A tag or an output of Liquid."""

    start: int
    end: int
    text: str
    """The text between its braces, without blanks and dashes."""
    is_value: bool
    """Whether it is an output, `{{ ... }}`."""
    strips_before: bool
    strips_after: bool


def _next_piece(forward: Forward, position: int) -> _Piece | None:
    """Return the first complete piece at or after an offset, or None."""
    text = forward.text
    while (start := forward.search(_OPEN, position)[0]) >= 0:
        is_value = text[start + 1] == "{"
        close = forward.find("}}" if is_value else "%}", start + 2)
        if close >= 0:
            begin = start + 2
            left = close > begin and text[begin] == "-"
            begin += left
            right = close > begin and text[close - 1] == "-"
            return _Piece(start, close + 2, text[begin : close - right].strip(), is_value, left, right)
        position = start + 1
    return None


def _unread(forward: Forward, piece: _Piece) -> tuple[int, int, bool] | None:
    """Return the end of a part that Liquid does not read, the end of its end tag, and whether that tag removes blanks.

    Return None for other pieces, and for a part without an end.
    """
    pattern = None if piece.is_value else _ENDS.get(piece.text)
    start, end = forward.search(pattern, piece.end) if pattern else (-1, -1)
    return (start, end, forward.text.endswith("-", start, end - 2)) if start >= 0 else None


def restore(html: str, kept: tuple[str, ...]) -> str:
    """Return the converted page with the pieces restored as text: marked between tags, plain inside a tag."""
    if not kept:
        return html
    pieces: list[str] = []
    position = 0
    for start, end in _tags(html):
        pieces += [_shown(html[position:start], kept, marked=True), _shown(html[start:end], kept, marked=False)]
        position = end
    return "".join((*pieces, _shown(html[position:], kept, marked=True)))


def _tags(html: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of comments and tags in a text."""
    forward = Forward(html)
    tags = Tags(forward, nested=True)
    position = 0
    while (start := forward.search(_TAG, position)[0]) >= 0:
        close = forward.find("-->", start + 4) if html.startswith("<!--", start) else -1
        end = close + 3 if close >= 0 else tags.end(start + 2)
        if end >= 0:
            yield start, end
        position = end if end >= 0 else start + 1


def _shown(html: str, kept: tuple[str, ...], *, marked: bool) -> str:
    before, after = ('<code class="synsml-liquid" title="Only Jekyll runs this.">', "</code>") if marked else ("", "")
    return _KEPT.sub(lambda match: f"{before}{escape(kept[int(match[1])])}{after}", html)


def _value(value: str) -> str | None:
    """Return the output of `{{ value }}` if it is certain, or None; in a preview the site's own address is empty."""
    if _BASE.fullmatch(value):
        return ""
    address = _ADDRESS.fullmatch(value)
    if not address:
        return None
    path = address["a"] or address["b"] or ""
    prepended = "prepend" in address["filters"]
    return path if prepended or "://" in path or path.startswith("/") else f"/{path}"


def _tag(tag: str, includes: Mapping[str, str], links: Mapping[str, str]) -> str | None:
    """Return the output of `{% tag %}` if it is certain, or None."""
    name, _, rest = tag.partition(" ")
    if name == "include":
        return includes.get(rest.strip())
    if name == "link":
        return links.get(rest.strip())
    return None
