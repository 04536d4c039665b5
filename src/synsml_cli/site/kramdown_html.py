"""HTML in markdown as kramdown reads it: a block element with all that is in it, blank lines too, up to its end tag.

CommonMark ends it at the first blank line; kramdown reads on, and reads what is inside as markdown where the tag says
`markdown="1"`. Elements of a line of text, such as `<a>`, never are blocks.
"""

import re
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_SPANS = re.compile(
    "a|abbr|acronym|b|big|bdo|br|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|option|q|rb|rbc|rp|rt|rtc|ruby|"
    "samp|select|small|span|strong|sub|sup|tt|u|var",
    re.IGNORECASE,
)
_EMPTY = re.compile("area|base|br|col|embed|hr|img|input|keygen|link|meta|param|source|track|wbr", re.IGNORECASE)
_OF_TEXT = re.compile("p|h[1-6]|dt|th|caption|legend|summary", re.IGNORECASE)
"""Block elements in which `markdown="1"` reads a line of text."""
_ATTRIBUTES = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?"
_OPEN = re.compile(rf"<(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:\s{_ATTRIBUTES})?)(?P<closed>/?)>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_READ = re.compile(r"""\smarkdown\s*=\s*["']?(?P<how>1|block|span)["']?""")


def add_html_elements(markdown: MarkdownIt) -> None:
    """Teach a converter whole elements, in the place of CommonMark's HTML blocks."""
    markdown.block.ruler.at("html_block", _element, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _element(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    start = state.bMarks[begin] + state.tShift[begin]
    if state.is_code_block(begin) or state.src[start : start + 1] != "<":
        return False
    last = state.eMarks[end - 1]
    match = _COMMENT.match(state.src, start, last) or _OPEN.match(state.src, start, last)
    if not match or (match.re is _OPEN and _SPANS.fullmatch(match["name"])):
        return False
    if match.re is _COMMENT and silent:
        return False  # a comment is a part of the line of text in which it stands
    if silent:
        return True
    stop = match.end() if match.re is _COMMENT else _end(state.src, match, last)
    _push(state, state.src[start:stop])
    line = begin
    while line + 1 < end and state.bMarks[line + 1] < stop:
        line += 1
    state.line = line + 1
    rest = state.src[stop : state.eMarks[line]]
    if rest.strip():
        state.md.block.parse(rest, state.md, state.env, state.tokens)
    return True


def _end(text: str, opening: re.Match[str], last: int) -> int:
    """Return where an element ends; with the text around it where its end tag is missing, as kramdown does."""
    name = opening["name"]
    if opening["closed"] or _EMPTY.fullmatch(name):
        return opening.end()
    depth = 1
    tags = re.compile(
        rf"<!--.*?-->|<(?P<end>/?){re.escape(name)}(?:\s{_ATTRIBUTES})?(?P<closed>/?)>", re.IGNORECASE | re.DOTALL
    )
    for tag in tags.finditer(text, opening.end(), last):
        if tag[0].startswith("<!--") or tag["closed"]:
            continue
        depth += -1 if tag["end"] else 1
        if depth == 0:
            return tag.end()
    return last


def _push(state: StateBlock, html: str) -> None:
    """Emit HTML, with the elements in it that ask for markdown converted."""
    position = 0
    for opening in _OPEN.finditer(html):
        if opening.start() < position or not (how := _READ.search(opening["attributes"])):
            continue
        stop = _end(html, opening, len(html))
        close = html.rfind("<", opening.end(), stop) if html[:stop].endswith(">") else stop
        tag = f"<{opening['name']}{_READ.sub('', opening['attributes'])}>"
        _raw(state, f"{html[position : opening.start()]}{tag}")
        inner = html[opening.end() : close]
        if how["how"] == "span" or (how["how"] == "1" and _OF_TEXT.fullmatch(opening["name"])):
            token = state.push("inline", "", 0)
            token.content, token.children = inner.strip(), []
        else:
            state.md.block.parse(dedent(inner), state.md, state.env, state.tokens)
        position = max(close, opening.end())
    _raw(state, f"{html[position:]}\n")


def _raw(state: StateBlock, html: str) -> None:
    if html.strip():
        state.push("html_block", "", 0).content = html
