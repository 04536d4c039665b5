"""Support HTML in markdown like kramdown: a block element extends to its end tag, across blank lines.

CommonMark ends it at the first blank line. kramdown also reads the content as markdown if the tag has `markdown="1"`. Inline
elements, such as `<a>`, are never blocks.
"""

import re
from collections.abc import Iterator
from textwrap import dedent
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from synsml_cli.model.source.forward import Forward, Tags
from synsml_cli.model.source.patterns import lazy_pattern

_SPANS = lazy_pattern(
    "a|abbr|acronym|b|big|bdo|br|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|option|q|rb|rbc|rp|rt|rtc|ruby|"
    "samp|select|small|span|strong|sub|sup|tt|u|var",
    re.IGNORECASE,
)
_EMPTY = lazy_pattern("area|base|br|col|embed|hr|img|input|keygen|link|meta|param|source|track|wbr", re.IGNORECASE)
_OF_TEXT = lazy_pattern("p|h[1-6]|dt|th|caption|legend|summary", re.IGNORECASE)
"""Block elements in which `markdown="1"` reads a line of text."""
_NAME = lazy_pattern(r"<(?P<name>[A-Za-z][\w:-]*)(?=[\s/>])")
_READ = lazy_pattern(r"""\smarkdown\s*=\s*["']?(?P<how>1|block|span)["']?""")
_DEEPEST = 8
"""Limit on nested elements with `markdown="1"`; deeper content is shown unconverted."""
_SOURCES, _DEPTH = "kramdown_html_sources", "kramdown_html_depth"
"""Keys of values that are kept during one conversion."""


class _Opening(NamedTuple):
    """A start tag, or a comment, which has no name."""

    start: int
    end: int
    name: str = ""
    attributes: str = ""
    """Including the blank before them."""
    is_closed: bool = False
    """Whether it ends itself, like `<x/>`."""


class _Html:
    """A text to be searched for elements; a missing end is searched only once, not for every start."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._forward = Forward(text)
        self._tags = Tags(self._forward)

    def comment(self, start: int, last: int) -> _Opening | None:
        """Return the comment at an offset that ends before `last`, or None."""
        end = self._forward.find("-->", start + 4) if self._text.startswith("<!--", start) else -1
        return _Opening(start, end + 3) if 0 <= end <= last - 3 else None

    def opening(self, start: int, last: int) -> _Opening | None:
        """Return the start tag at an offset that ends before `last`, or None."""
        named = _NAME.match(self._text, start, last)
        return self._tag(start, named.end(), named["name"], last) if named else None

    def openings(self) -> Iterator[_Opening]:
        """Yield all start tags."""
        position = 0
        while named := _NAME.search(self._text, position):
            opening = self._tag(named.start(), named.end(), named["name"], len(self._text))
            if opening:
                yield opening
            position = opening.end if opening else named.end()

    def end(self, opening: _Opening, last: int) -> int:
        """Return the end of an element; if the end tag is missing, the end of the surrounding text, like kramdown."""
        if not opening.name or opening.is_closed or _EMPTY.fullmatch(opening.name):
            return opening.end
        pattern = re.compile(rf"<(?:!--|(?P<end>/?)(?P<name>{re.escape(opening.name)})(?=[\s/>]))", re.IGNORECASE)
        depth = 1
        position = opening.end
        while found := pattern.search(self._text, position, last):
            name = found["name"]
            tag = self._tag(found.start(), found.end(), name, last) if name else self.comment(found.start(), last)
            position = tag.end if tag else found.end()
            if tag and name and not tag.is_closed:
                depth += -1 if found["end"] else 1
                if depth == 0:
                    return tag.end
        return last

    def _tag(self, start: int, name_end: int, name: str, last: int) -> _Opening | None:
        text = self._text
        slash = text.startswith("/", name_end)  # after a name and a slash, only `>` may follow
        end = name_end + 1 + slash if text.startswith(">", name_end + slash) else -1 if slash else self._tags.end(name_end)
        if not 0 <= end <= last:
            return None
        is_closed = text[end - 2] == "/"
        return _Opening(start, end, name, text[name_end : end - 1 - is_closed], is_closed)


def add_html_elements(markdown: MarkdownIt) -> None:
    """Add whole elements to a converter, in place of CommonMark's HTML blocks."""
    markdown.block.ruler.at("html_block", _element, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _element(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    start = state.bMarks[begin] + state.tShift[begin]
    if state.is_code_block(begin) or state.src[start : start + 1] != "<":
        return False
    source = state.env.setdefault(_SOURCES, {}).setdefault(id(state.src), (_Html(state.src), state.src))[0]
    last = state.eMarks[end - 1]
    opening = _block(source, start, last)
    if silent or not opening:
        # A comment belongs to the line of text around it.
        return opening is not None and opening.name != ""
    stop = source.end(opening, last)
    _push(state, state.src[start:stop])
    line = begin
    while line + 1 < end and state.bMarks[line + 1] < stop:
        line += 1
    state.line = line + 1
    last = state.eMarks[line]
    # The rest of the line is a separate text, in which more elements may follow.
    while next_one := _block_behind(source, state.src, stop, last):
        stop = source.end(next_one, last)
        _push(state, state.src[next_one.start : stop])
    rest = state.src[stop:last]
    if rest.strip():
        state.md.block.parse(rest, state.md, state.env, state.tokens)
    return True


def _block(source: _Html, start: int, last: int) -> _Opening | None:
    """Return the comment or the start tag of a block element at an offset, or None."""
    opening = source.comment(start, last) or source.opening(start, last)
    return None if opening and opening.name and _SPANS.fullmatch(opening.name) else opening


def _block_behind(source: _Html, text: str, position: int, last: int) -> _Opening | None:
    for start in range(position, min(position + 4, last)):  # four blanks start code
        if text[start] == "<":
            return _block(source, start, last)
        if text[start] != " ":
            break
    return None


def _push(state: StateBlock, html: str) -> None:
    """Emit HTML, with the content of elements with `markdown=` converted."""
    depth = state.env.get(_DEPTH, 0)
    if depth >= _DEEPEST or not _READ.search(html):
        _raw(state, f"{html}\n")
        return
    state.env[_DEPTH] = depth + 1
    source = _Html(html)
    position = 0
    for opening in source.openings():
        if opening.start < position or not (how := _READ.search(opening.attributes)):
            continue
        stop = source.end(opening, len(html))
        close = html.rfind("<", opening.end, stop) if html.endswith(">", 0, stop) else stop
        tag = f"<{opening.name}{_READ.sub('', opening.attributes)}>"
        _raw(state, f"{html[position : opening.start]}{tag}")
        inner = html[opening.end : close]
        if how["how"] == "span" or (how["how"] == "1" and _OF_TEXT.fullmatch(opening.name)):
            token = state.push("inline", "", 0)
            token.content, token.children = inner.strip(), []
        else:
            state.md.block.parse(dedent(inner), state.md, state.env, state.tokens)
        position = max(close, opening.end)
    state.env[_DEPTH] = depth
    _raw(state, f"{html[position:]}\n")


def _raw(state: StateBlock, html: str) -> None:
    if html.strip():
        state.push("html_block", "", 0).content = html
