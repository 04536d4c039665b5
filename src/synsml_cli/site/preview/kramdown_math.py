"""Support formulas between `$$`, which markdown rules must not change; a preview shows their source."""

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from synsml_cli.model.source.patterns import lazy_pattern

_FORMULA = lazy_pattern(r"\$\$(.*?)\$\$", re.DOTALL)
_KIND = "kramdown_math"


def add_formulas(markdown: MarkdownIt) -> None:
    """Add formulas to a converter; kramdown writes them in the brackets that MathJax searches for."""
    markdown.inline.ruler.before("escape", _KIND, _inline)
    markdown.core.ruler.after("block", _KIND, _blocks)
    markdown.add_render_rule(_KIND, lambda _, tokens, index, *__: f"\\({escape(tokens[index].content, quote=False)}\\)")


def _inline(state: StateInline, silent: bool) -> bool:
    match = _FORMULA.match(state.src, state.pos)
    if match and not silent:
        state.push(_KIND, "", 0).content = match[1].strip()
    if match:
        state.pos = match.end()
    return match is not None


def _blocks(state: StateCore) -> None:
    """Convert a formula that is a whole paragraph to a block."""
    tokens = state.tokens
    for index in range(len(tokens) - 2):
        opening, inline, closing = tokens[index : index + 3]
        match = _FORMULA.fullmatch(inline.content.strip()) if opening.type == "paragraph_open" else None
        if match and "$$" not in match[1]:
            html = f"\\[{escape(match[1].strip(), quote=False)}\\]\n"
            tokens[index + 1] = Token("html_block", "", 0, content=html)
            opening.hidden = closing.hidden = True
