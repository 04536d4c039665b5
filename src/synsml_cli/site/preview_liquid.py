"""Liquid on a page that is previewed: what has one plain meaning is carried out, the rest is shown as text and marked.

While markdown is converted, a single character pair stands for each piece that is kept, so that no rule of markdown sees it.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

_FROM, _TO = "\ufdd2", "\ufdd3"  # Unicode keeps both for such use inside programs
_KEPT = re.compile(f"{_FROM}(\\d+){_TO}")
_PIECE = re.compile(
    r"\{%(?P<left>-?)\s*(?P<tag>.*?)\s*(?P<right>-?)%\}|\{\{(?P<l2>-?)\s*(?P<value>.*?)\s*(?P<r2>-?)\}\}", re.DOTALL
)
_FILTERS = r"(?P<filters>(?:\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:baseurl|url)))+)"
_ADDRESS = re.compile(rf"""(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'){_FILTERS}""")
_BASE = re.compile(r"site\.(baseurl|url)")
_TAG = re.compile(r"<!--.*?-->|<[/a-zA-Z!](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)


class Resolved(NamedTuple):
    """A page's text without Liquid."""

    text: str
    kept: tuple[str, ...]
    """The pieces that `restore` puts back, in the order of their numbers."""


def without_marks(text: str) -> str:
    """Return a text without what stands for pieces of Liquid."""
    return _KEPT.sub("", text)


def resolve(text: str, *, includes: Mapping[str, str], links: Mapping[str, str]) -> Resolved:
    """Return the text of a page's body as Liquid would leave it, as far as that is certain.

    `includes` are texts by the name after `include`, `links` addresses by the file after `link`.
    """
    text = re.sub(f"[{_FROM}{_TO}]", "\ufffd", text)
    parts: list[str] = []
    kept: list[str] = []
    position = 0
    closed = max(text.rfind("%}"), text.rfind("}}")) + 2  # behind it nothing ends, however much begins
    while match := _PIECE.search(text, position, closed):
        before = text[position : match.start()]
        position = match.end()
        tag, value = match["tag"], match["value"]
        if tag in ("comment", "raw") and (end := re.compile(rf"\{{%(-?)\s*end{tag}\s*(-?)%\}}").search(text, position)):
            inner = text[position : end.start()] if tag == "raw" else ""
            position = end.end()
            new: str | None = inner
            strip_after = end[2]
        else:
            new = _value(value) if value is not None else _tag(tag, includes, links)
            strip_after = match["right"] or match["r2"]
        if new is None:
            kept.append(match[0])
            parts += [before, f"{_FROM}{len(kept) - 1}{_TO}"]
            continue
        # A dash takes the blanks on its side away (https://shopify.github.io/liquid/basics/whitespace/).
        parts += [before.rstrip() if match["left"] or match["l2"] else before, new]
        if strip_after:
            position += len(text[position:]) - len(text[position:].lstrip())
    return Resolved("".join((*parts, text[position:])), tuple(kept))


def restore(html: str, kept: tuple[str, ...]) -> str:
    """Return the converted page with the kept pieces as text: marked between tags, plain inside of one."""
    if not kept:
        return html
    pieces: list[str] = []
    position = 0
    for tag in _TAG.finditer(html):
        pieces += [_shown(html[position : tag.start()], kept, marked=True), _shown(tag[0], kept, marked=False)]
        position = tag.end()
    return "".join((*pieces, _shown(html[position:], kept, marked=True)))


def _shown(html: str, kept: tuple[str, ...], *, marked: bool) -> str:
    before, after = ('<code class="synsml-liquid" title="Only Jekyll runs this.">', "</code>") if marked else ("", "")
    return _KEPT.sub(lambda match: f"{before}{escape(kept[int(match[1])])}{after}", html)


def _value(value: str) -> str | None:
    """Return what `{{ value }}` prints, if that is certain: in a preview the site's own address is empty."""
    if _BASE.fullmatch(value):
        return ""
    address = _ADDRESS.fullmatch(value)
    if not address:
        return None
    path = address["a"] or address["b"] or ""
    prepended = "prepend" in address["filters"]
    return path if prepended or "://" in path or path.startswith("/") else f"/{path}"


def _tag(tag: str, includes: Mapping[str, str], links: Mapping[str, str]) -> str | None:
    """Return what `{% tag %}` prints, if that is certain."""
    name, _, rest = tag.partition(" ")
    if name == "include":
        return includes.get(rest.strip())
    if name == "link":
        return links.get(rest.strip())
    return None
