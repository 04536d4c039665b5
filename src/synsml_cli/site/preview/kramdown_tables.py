"""Support tables like kramdown: only after a boundary, and with a pipe in every line even without a head.

So `9:30 | Welcome` in its own paragraph becomes a table, which organizers should see in the preview already.
"""

from bisect import bisect_left
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore

from synsml_cli.model.source.forward import Forward, Tags
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.site.code_spans import CodeSpans
from synsml_cli.site.preview.kramdown_attributes import is_attribute_list

_CODE = lazy_pattern(r"`|<code")
_ELEMENT = lazy_pattern(r"<([a-zA-Z][\w:-]*)")
_END_TAG = lazy_pattern(r"</([a-zA-Z][\w:-]*)\s*>")
_PIPE = lazy_pattern(r"(?<!\\)\|")
_ITEM = lazy_pattern(r"([*+-]|\d+\.)[ \t]")
_SEPARATOR = lazy_pattern(r"[+|: \t-]*")
_MOST_CELLS = 50_000
"""Limit on the cells of a table, including filled-up rows; a larger one stays text."""


def add_tables(markdown: MarkdownIt) -> None:
    """Add tables to a converter, in place of GFM's."""
    markdown.block.ruler.at("table", _with_head, {"alt": []})
    markdown.block.ruler.before("paragraph", "kramdown_table", _without_head)
    markdown.core.ruler.before("inline", "kramdown_empty_cells", _fill_cells)


def _with_head(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    if silent or not _at_boundary(state, begin) or begin + 1 >= end or not _is_separator(_line(state, begin + 1)):
        return False
    return not _is_large(state, begin, end) and table(state, begin, end, silent)


def _without_head(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    if silent or not _at_boundary(state, begin):
        return False
    lines = []
    line = begin
    while line < end and state.sCount[line] >= state.blkIndent and _has_pipe(text := _line(state, line)):
        lines.append(text)
        line += 1
    followed = line < end and not _ends_block(state, line)
    head = next((number for number, text in enumerate(lines) if number and _is_separator(text)), 0)
    parts = [[text for text in part if not _is_separator(text)] for part in (lines[:head], lines[head:])]
    if not parts[1] or followed or sum(line.count("|") for line in lines) > _MOST_CELLS:
        return False
    _push(state, *([_cells(row, leading=lines[0].startswith("|")) for row in part] for part in parts))
    state.line = line
    return True


def _has_pipe(line: str) -> bool:
    if "|" not in line:
        return False
    # Code and elements hide pipes when a table is detected, although not all of them do when cells are separated.
    words = _without(line, _code(line))
    return _PIPE.search(_without(words, _elements(words))) is not None


def _is_separator(line: str) -> bool:
    return "-" in line and _SEPARATOR.fullmatch(line) is not None


def _without(text: str, stretches: Iterator[tuple[int, int]]) -> str:
    parts = []
    position = 0
    for begin, end in stretches:
        parts.append(text[position:begin])
        position = end
    return "".join(parts) + text[position:]


def _code(line: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of code in markdown and HTML; only the last backticks of a longer run may start it."""
    spans = CodeSpans(line)
    ends = dict(spans.runs)
    forward = Forward(line)
    position = 0
    while (begin := forward.search(_CODE, position)[0]) >= 0:
        after = ends.get(begin, begin + 1)
        found = _in_backticks(spans, begin, after) if line[begin] == "`" else _in_element(forward, begin)
        if found:
            yield found
        position = found[1] if found else after


def _in_backticks(spans: CodeSpans, begin: int, end: int) -> tuple[int, int] | None:
    for start in range(begin, end):
        close = spans.closing(end, end - start)
        if close >= 0:
            return start, close + end - start
    return None


def _in_element(forward: Forward, begin: int) -> tuple[int, int] | None:
    tag = forward.find(">", begin + len("<code"))
    end = forward.find("</code>", tag + 1) if tag >= 0 else -1
    return (begin, end + len("</code>")) if end >= 0 else None


def _elements(line: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of tags, including the content up to an end tag on the same line."""
    forward = Forward(line)
    tags = Tags(forward, nested=True)
    ends: dict[str, list[tuple[int, int]]] = {}
    for tag in _END_TAG.finditer(line):
        ends.setdefault(tag[1], []).append(tag.span())
    position = 0
    while opening := _ELEMENT.search(line, position):
        end = tags.end(opening.end())
        position = opening.end()
        if end >= 0:
            closing = ends.get(opening[1], [])
            number = bisect_left(closing, (end, 0))
            position = closing[number][1] if number < len(closing) else end
            yield opening.start(), position


def _is_large(state: StateBlock, line: int, end: int) -> bool:
    """Return whether the lines with pipes from `line` on would make a table with too many cells."""
    cells = 0
    while line < end and (pipes := _line(state, line).count("|")):
        cells += pipes
        line += 1
    return cells > _MOST_CELLS


def _at_boundary(state: StateBlock, line: int) -> bool:
    """Return whether a block can begin here: at the start, after an empty line, or after an attribute list."""
    opened = not state.tokens or state.tokens[-1].nesting > 0
    return line == 0 or opened or state.isEmpty(line - 1) or is_attribute_list(_line(state, line - 1))


def _ends_block(state: StateBlock, line: int) -> bool:
    """Return whether the previous block ends at a line: an empty line, an attribute list, or the next list item."""
    text = _line(state, line)
    next_item = state.sCount[line] < state.blkIndent and _ITEM.match(text) is not None
    return not text or next_item or is_attribute_list(text)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _cells(row: str, *, leading: bool) -> list[str]:
    """Return the cells of a row; pipes in code do not separate cells."""
    parts = []
    position = 0
    for begin, end in _code(row):
        parts += [row[position:begin], row[begin:end].replace("|", "\ufdd4")]
        position = end
    code = "".join(parts) + row[position:]
    cells = [cell.replace("\ufdd4", "|").replace("\\|", "|").strip() for cell in _PIPE.split(code)]
    if leading and not cells[0]:
        del cells[0]
    return cells[:-1] if cells and not cells[-1] else cells


def _push(state: StateBlock, head: list[list[str]], body: list[list[str]]) -> None:
    columns = max(map(len, (*head, *body)))
    if columns * (len(head) + len(body)) > _MOST_CELLS:
        columns = 0  # a long row above many short ones would need too many empty cells
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
