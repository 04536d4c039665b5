"""Support kramdown's attribute lists: `{: .class #id name="value"}` on the line after or before a block, or after a span."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from synsml_cli.model.source.patterns import lazy_pattern

TOC, NO_TOC = "toc", "no_toc"
"""Keys of a token's `meta`: the place of the table of contents, and a heading that it omits."""
_LIST = r"\{:(?!:)(?P<list>(?:[^{}\"']|\"[^\"]*\"|'[^']*')*)\}"
_LINE = lazy_pattern(rf"[ ]{{0,3}}{_LIST}[ \t]*\Z")
_SPAN = lazy_pattern(_LIST)
_VALUE = r"""(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)')"""
_WORD = lazy_pattern(rf"\.(?P<css>[\w-]+)|\#(?P<id>[\w:.-]+)|(?P<name>[\w:-]+)={_VALUE}")
_KIND = "kramdown_attributes"


def add_attribute_lists(markdown: MarkdownIt) -> None:
    """Add attribute lists to a converter."""
    ends = ["paragraph", "reference", "blockquote", "list", "table"]
    markdown.block.ruler.before("table", _KIND, _line, {"alt": ends})
    markdown.inline.ruler.before("escape", _KIND, _span)
    markdown.core.ruler.after("block", "kramdown_block_lists", _to_blocks)
    markdown.core.ruler.after("inline", "kramdown_span_lists", _to_spans)
    markdown.add_render_rule(_KIND, lambda *_: "")


def is_attribute_list(line: str) -> bool:
    """Return whether a line is only an attribute list."""
    return _LINE.match(line) is not None


def _line(state: StateBlock, begin: int, _end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[begin] + state.tShift[begin] : state.eMarks[begin]]
    match = None if state.is_code_block(begin) else _LINE.match(line)
    if match and not silent:
        token = state.push(_KIND, "", 0)
        token.content, token.map = match["list"], [begin, begin + 1]
        token.meta = {"follows": bool(begin) and not state.isEmpty(begin - 1)}
        state.line = begin + 1
    return match is not None


def _span(state: StateInline, silent: bool) -> bool:
    match = _SPAN.match(state.src, state.pos) if state.src[state.pos] == "{" else None
    # After text or an opening mark it is plain text.
    before = state.src[state.pos - 1 : state.pos]
    if not match or before not in ("*", "_", "`", ")", "]", ">"):
        return False
    if not silent:
        state.push(_KIND, "", 0).content = match["list"]
    state.pos = match.end()
    return True


def _to_blocks(state: StateCore) -> None:
    tokens = state.tokens
    opened = _openings(tokens)
    for index, token in enumerate(tokens):
        if token.type != _KIND:
            continue
        before = opened[index - 1] if index and token.meta["follows"] else None
        after = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].nesting >= 0 else None
        if before is not None and TOC in token.content.split() and tokens[before].type.endswith("list_open"):
            _replace(tokens, before, index)
        elif (target := tokens[before] if before is not None else after) is not None:
            _apply(token.content, target)


def _to_spans(state: StateCore) -> None:
    for inline in state.tokens:
        children = inline.children or []
        if not any(token.type == _KIND for token in children):
            continue
        opened = _openings(children)
        before: int | None = None  # the last token with content
        for index, token in enumerate(children):
            opening = opened[before] if token.type == _KIND and before is not None else None
            if opening is not None and children[opening].type != "text":
                _apply(token.content, children[opening])
            if token.content or token.nesting:
                before = index


def _openings(tokens: list[Token]) -> list[int | None]:
    """Return for each token the index where its block or span begins; None for tokens that end nothing."""
    found: list[int | None] = []
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.nesting > 0:
            opened.append(index)
            found.append(None)
        elif token.nesting < 0:
            found.append(opened.pop() if opened else None)
        else:
            found.append(None if token.type == _KIND else index)
    return found


def _replace(tokens: list[Token], begin: int, end: int) -> None:
    """Replace a list by one token for the table of contents, keeping the number of tokens."""
    tokens[begin] = Token("html_block", "", 0, meta={TOC: True})
    for index in range(begin + 1, end + 1):
        tokens[index] = Token(_KIND, "", 0)


def _apply(text: str, token: Token) -> None:
    for word in _WORD.finditer(text):
        if word["css"] == NO_TOC:
            token.meta[NO_TOC] = True
        if word["css"]:
            token.attrJoin("class", word["css"])
        elif word["id"]:
            token.attrSet("id", word["id"])
        elif word["name"] and not word["name"].lower().startswith("on"):  # a preview runs no scripts
            token.attrSet(word["name"], word["a"] if word["a"] is not None else word["b"])
