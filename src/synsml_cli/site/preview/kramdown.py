"""Convert markdown with markdown-it-py like Jekyll's kramdown does.

Bridges the differences: whole HTML elements, attribute lists, ids of headings, tables, formulas, typographic characters.
Requires the extra `preview`. Syntax of kramdown and its GFM parser: https://kramdown.gettalong.org/syntax.html.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.site.preview.kramdown_attributes import add_attribute_lists
from synsml_cli.site.preview.kramdown_headings import add_heading_ids
from synsml_cli.site.preview.kramdown_html import add_html_elements
from synsml_cli.site.preview.kramdown_math import add_formulas
from synsml_cli.site.preview.kramdown_quotes import add_quotes
from synsml_cli.site.preview.kramdown_tables import add_tables

_SYMBOLS = {"---": "—", "--": "–", "...": "…", "<< ": "«\u00a0", " >>": "\u00a0»", "<<": "«", ">>": "»"}
_SYMBOL = lazy_pattern("|".join(map(re.escape, _SYMBOLS)))


_SIGNS = "!#$%&*+-:<=>@\\]^_`{}~\"'|"
_COSTS = {"[": 50, "\n": 15, **dict.fromkeys(_SIGNS, 8)}
"""Upper limit in microseconds for a character that may have a meaning; measured with one page full of each."""
_MOST = 1_500_000
"""Limit in microseconds for a page: 10,000 links, or 100,000 lines."""


def to_html(text: str) -> str:
    """Return markdown as HTML; HTML in it is unchanged.

    A text with too much markup is returned as plain text, because converting it would take too long.
    """
    if sum(cost * text.count(sign) for sign, cost in _COSTS.items()) > _MOST:
        return f"<p><em>Too much markup for a preview: this is the text of the page.</em></p>\n<pre>{escape(text)}</pre>\n"
    html: str = _converter().render(text)
    return html


@cache
def _converter() -> MarkdownIt:
    markdown = MarkdownIt("js-default", {"html": True, "typographer": True, "linkify": False})
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]  # kramdown does not change addresses
    add_html_elements(markdown)
    add_attribute_lists(markdown)
    add_tables(markdown)
    add_formulas(markdown)
    # markdown-it's own replacements also convert (c) to © and +- to ±.
    markdown.core.ruler.at("replacements", _typography)
    add_quotes(markdown)
    add_heading_ids(markdown)
    markdown.render("a")  # compiles the rules: otherwise two threads that start together would see incomplete ones
    return markdown


def _typography(state: StateCore) -> None:
    for token in state.tokens:
        for text in _texts(token.children or ()):
            text.content = _SYMBOL.sub(lambda match: _SYMBOLS[match[0]], text.content)


def _texts(tokens: list[Token] | tuple[()]) -> Iterator[Token]:
    """Yield the text tokens, without addresses in angle brackets."""
    inside_address = False
    for token in tokens:
        if token.info == "auto":
            inside_address = token.type == "link_open"
        elif token.type == "text" and not inside_address:
            yield token
