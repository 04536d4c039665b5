"""Tables as kramdown reads them: never right behind something else, and with a pipe in every line even without a head.

So `9:30 | Welcome` in a paragraph of its own becomes a table, which is what an organizer has to see before Jekyll does it.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore

from synsml_cli.site.kramdown_attributes import is_attribute_list

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<code[^>]*>.*?</code>")
_ELEMENT = re.compile(r"<(?P<name>[a-zA-Z][\w:-]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>(?:.*?</(?P=name)\s*>)?")
"""What hides the pipes in it from the question whether this is a table, though not from what parts its cells."""
_PIPE = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"([*+-]|\d+\.)[ \t]")
_SEPARATOR = re.compile(r"[+|: \t-]*-[+|: \t-]*")


def add_tables(markdown: MarkdownIt) -> None:
    """Teach a converter tables, in the place of GFM's."""
    markdown.block.ruler.at("table", _with_head, {"alt": []})
    markdown.block.ruler.before("paragraph", "kramdown_table", _without_head)
    markdown.core.ruler.before("inline", "kramdown_empty_cells", _fill_cells)


def _with_head(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    return not silent and _at_boundary(state, begin) and table(state, begin, end, silent)


def _without_head(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    if silent or not _at_boundary(state, begin):
        return False
    lines = []
    line = begin
    while line < end and state.sCount[line] >= state.blkIndent and _has_pipe(text := _line(state, line)):
        lines.append(text)
        line += 1
    followed = line < end and not _ends_block(state, line)
    head = next((number for number, text in enumerate(lines) if number and _SEPARATOR.fullmatch(text)), 0)
    parts = [[text for text in part if not _SEPARATOR.fullmatch(text)] for part in (lines[:head], lines[head:])]
    if not parts[1] or followed:
        return False
    _push(state, *([_cells(row, leading=lines[0].startswith("|")) for row in part] for part in parts))
    state.line = line
    return True


def _has_pipe(line: str) -> bool:
    return "|" in line and _PIPE.search(_ELEMENT.sub("", _CODE.sub("", line))) is not None


def _at_boundary(state: StateBlock, line: int) -> bool:
    """Whether a block of its own can begin here: behind nothing, an empty line, or an attribute list."""
    opened = not state.tokens or state.tokens[-1].nesting > 0
    return line == 0 or opened or state.isEmpty(line - 1) or is_attribute_list(_line(state, line - 1))


def _ends_block(state: StateBlock, line: int) -> bool:
    """Whether what stands before a line ends there: at an empty line, an attribute list, or the next item of a list."""
    text = _line(state, line)
    next_item = state.sCount[line] < state.blkIndent and _ITEM.match(text) is not None
    return not text or next_item or is_attribute_list(text)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _cells(row: str, *, leading: bool) -> list[str]:
    """Return the cells of a row; a pipe in code parts none."""
    code = _CODE.sub(lambda match: match[0].replace("|", "\ufdd4"), row)
    cells = [cell.replace("\ufdd4", "|").replace("\\|", "|").strip() for cell in _PIPE.split(code)]
    if leading and not cells[0]:
        del cells[0]
    return cells[:-1] if cells and not cells[-1] else cells


def _push(state: StateBlock, head: list[list[str]], body: list[list[str]]) -> None:
    columns = max(map(len, (*head, *body)))
    state.push("table_open", "table", 1)
    for part, cell, rows in (("thead", "th", head), ("tbody", "td", body)):
        if not rows:
            continue
        state.push(f"{part}_open", part, 1)
        for row in rows:
            state.push("tr_open", "tr", 1)
            for text in row + [""] * (columns - len(row)):
                state.push(f"{cell}_open", cell, 1)
                token = state.push("inline", "", 0)
                token.content, token.children = text, []
                state.push(f"{cell}_close", cell, -1)
            state.push("tr_close", "tr", -1)
        state.push(f"{part}_close", part, -1)
    state.push("table_close", "table", -1)


def _fill_cells(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type in ("td_open", "th_open") and not inline.content:
            inline.content = "\u00a0"
