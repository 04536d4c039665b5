"""Add ids to headings like kramdown's GFM parser, and the table of contents for `{:toc}`."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.site.preview.kramdown_attributes import NO_TOC, TOC
from synsml_cli.site.preview.liquid import without_marks

_GIVEN = lazy_pattern(r"\{#([A-Za-z][\w:-]*)\}[ \t]*\Z")


def add_heading_ids(markdown: MarkdownIt) -> None:
    """Add heading ids to a converter: explicit `{#id}` before inline parsing, generated ones after it."""
    markdown.core.ruler.before("inline", "kramdown_given_ids", _given)
    markdown.core.ruler.after("smartquotes", "kramdown_ids", _ids)


def heading_id(text: str) -> str:
    """Return the id of the first heading with this text on a page."""
    kept = (c for c in without_marks(text).lower() if c in "- \t" or _is_word(c))
    return "".join("-" if c in " \t" else c for c in kept)


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Pc")


def _given(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        words = inline.content
        match = _GIVEN.match(words, begin) if (begin := words.rfind("{#")) > 0 else None
        if match and words[begin - 1] in " \t":
            inline.content = words[:begin].rstrip(" \t")
            opening.attrSet("id", match[1])


def _ids(state: StateCore) -> None:
    seen: Counter[str] = Counter()
    contents: list[tuple[int, str, str]] = []
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        text = _text(inline.children or ())
        if not opening.attrGet("id"):
            id = heading_id(text)
            opening.attrSet("id", f"{id}-{seen[id]}" if seen[id] else id)
            seen[id] += 1
        if not opening.meta.get(NO_TOC):
            contents.append((int(opening.tag[1:]), str(opening.attrGet("id")), text))
    for token in state.tokens:
        if token.meta.get(TOC):
            token.content = _table(contents)


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in ("text", "text_special", "code_inline", "softbreak"))


def _table(contents: Sequence[tuple[int, str, str]]) -> str:
    """Return nested lists of links to the headings."""
    parts: list[str] = []
    levels: list[int] = []
    for level, id, text in contents:
        while len(levels) > 1 and level < levels[-1]:
            levels.pop()
            parts.append("</li></ul>")
        if not levels or level > levels[-1]:
            levels.append(level)
            parts.append("<ul>" if parts else '<ul id="markdown-toc">')
        else:
            parts.append("</li>")
        parts.append(f'<li><a href="#{escape(id)}">{escape(text)}</a>')
    return "".join(parts) + "</li></ul>" * len(levels) + "\n"
