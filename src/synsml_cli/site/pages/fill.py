"""Fill the tokens of a page, or the marked blocks of a page of the user; all other characters stay.

Pages are joined here, not by Jinja2, so that no blank line is lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synsml_cli.model.pages.blocks import BLOCK_NAMES
from synsml_cli.model.pages.tokens import Marked, Token, scan
from synsml_cli.model.project.page_text import PageText
from synsml_cli.model.rules.conditions import holds
from synsml_cli.model.source.front_matter import front_matter_end
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.site import escape
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.pages.front_matter import marked, quoted

# A token at the start of a line, list item or quotation could also become a heading or a list.
_BEGINS_LINE = lazy_pattern(r"(?:[ \t>]|[-*+:](?=[ \t])|[0-9]+[.)](?=[ \t]))*")


@dataclass(frozen=True)
class Filled:
    """A marked block on a page of the user, before and after."""

    name: str
    """The mark's words, which distinguish the blocks of a page: "people organizer"."""
    old: str
    """The current text between the marks."""
    new: str


def fill_page(page: PageText, blocks: Blocks, *, path: str = "") -> str:
    """Return a page of ours with its tokens filled; they are valid (see `token_rules.page_faults`).

    `path` is the page's target below the site folder.
    """
    text = page.text
    newline = "\r\n" if "\r\n" in text else "\n"
    body_from = front_matter_end(text)
    front = "".join(_filled(text, scan(text[:body_from]), (0, body_from), blocks, raw=True))
    front = "".join(quoted(front))
    body = "".join(_filled(text, page.items, (body_from, len(text)), blocks, raw=False, newline=newline, path=path))
    return front + body


def fill_marks(page: PageText, blocks: Blocks, *, path: str = "") -> tuple[str, tuple[Filled, ...]]:
    """Return a page of the user with its marked blocks updated, and the old and new text of each block."""
    text = page.text
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces, filled, position = [], [], 0
    for block in page.items:
        if not isinstance(block, Marked):
            continue
        old = text[block.start : block.end]
        # kramdown does not recognize a table directly after a comment, and adds a comment after a list to its last item.
        apart = "\n" if BLOCK_NAMES[block.token.name].inline else "\n\n"
        new = f"{apart}{blocks.render(block.token, page=path)}{apart}".replace("\n", newline)
        pieces += [text[position : block.start], new]
        position = block.end
        filled.append(Filled(" ".join((block.token.name, *block.token.words)), old, new))
    return "".join((*pieces, text[position:])), tuple(filled)


def _filled(
    text: str,
    items: Iterable[Token | Marked],
    part: tuple[int, int],
    blocks: Blocks,
    *,
    raw: bool,
    newline: str = "\n",
    path: str = "",
) -> Iterator[str]:
    """Yield a part (start, end) of a text with its tokens replaced; `raw` for front matter, which has no blocks."""
    position, end = part
    last = -1
    shown = [True]  # for each open condition: whether its content is shown
    for token in items:
        if not isinstance(token, Token) or token.start < part[0]:
            continue
        before, after = (token.start, token.end)
        if token.name in ("if", "else", "end") and not token.escaped:
            before, after = _whole_line(text, token)
        if shown[-1]:
            yield text[position:before]
        # A token after another one on the same line does not begin the line.
        follows = last >= 0 and text.find("\n", last, token.start) < 0
        position, last = after, token.end
        if token.escaped:
            yield text[token.start + 1 : token.end] if shown[-1] else ""
        elif token.name == "if":
            shown.append(shown[-1] and holds(blocks.project, token, blocks.now))
        elif token.name == "else":
            shown[-1] = shown[-2] and not shown[-1]
        elif token.name == "end":
            shown.pop()
        elif shown[-1]:
            begins_line = not follows and _begins_line(text, token.start)
            value = (
                blocks.render(token, page=path)
                if token.name in BLOCK_NAMES
                else _value(token, blocks, raw=raw, begins_line=begins_line)
            )
            yield value.replace("\n", newline)
    yield text[position:end]


def _begins_line(text: str, position: int) -> bool:
    return _BEGINS_LINE.fullmatch(text, text.rfind("\n", 0, position) + 1, position) is not None


def _whole_line(text: str, token: Token) -> tuple[int, int]:
    """Return the range of a condition's line if nothing else is on it: then the whole line is removed."""
    begin = token.start
    while begin and text[begin - 1] in " \t":
        begin -= 1
    after = re.compile(r"[ \t]*(?:\r\n|\n|\Z)").match(text, token.end)
    alone = begin == 0 or text[begin - 1] == "\n"
    return (begin, after.end()) if alone and after else (token.start, token.end)


def _value(token: Token, blocks: Blocks, *, raw: bool, begins_line: bool) -> str:
    if token.name == "date":
        text = blocks.in_a_sentence(blocks.workshop.dates[token.words[0]], token.args.get("format", ""))
    else:
        text = getattr(blocks.workshop, token.name.removeprefix("workshop."))
    return marked(escape.html_in_front_matter(text)) if raw else escape.markdown(text, begins_line=begins_line)
