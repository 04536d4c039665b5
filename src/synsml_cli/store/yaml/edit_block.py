"""Edit lists and maps in block style: whole lines are added, replaced and removed."""

import re

from synsml_cli.model.source.nodes import Node
from synsml_cli.store.yaml.changes import FIRST
from synsml_cli.store.yaml.layout import Layout, is_flow
from synsml_cli.store.yaml.scalars import STEP, Data, Inline, block, flow, item, pair


def with_pair(layout: Layout, node: Node, key: str, data: Data, after: str) -> str:
    """Return the text with a new key in a map, after the key `after` or at the end.

    With FIRST, the new key is inserted before the first one, below the comments above it.
    """
    pairs = node.pairs or []
    number = next((number for number, (k, _) in enumerate(pairs) if after and k.text == after), len(pairs) - 1)
    column = layout.column(node.start)
    if after == FIRST:
        lines = [*pair(key, data, column), " " * column]
        return layout.text[: node.start] + layout.newline.join(lines)[column:] + layout.text[node.start :]
    lines = _spaced(layout, node, pair(key, data, column), number)
    return _below(layout, pairs[number][1], lines, column)


def with_item(layout: Layout, node: Node, data: Data, number: int) -> str:
    """Return the text with a new item in a list, before item `number`, or at the end for -1."""
    items = node.items or []
    column = layout.column(node.start)
    lines = item(data, column)
    before = (len(items) if number < 0 else min(number, len(items))) - 1
    if before < 0:
        start = layout.line_start(node.start)
        return layout.text[:start] + "".join(line + layout.newline for line in lines) + layout.text[start:]
    return _below(layout, items[before], _spaced(layout, node, lines, before), column)


def with_value(layout: Layout, parent: Node, number: int, data: Data) -> str:
    """Return the text with a new list or map as the value of a key or list item."""
    text = layout.text
    if parent.pairs is not None:
        key, value = parent.pairs[number]
        start = text.index(":", key.end) + 1
    else:
        value = (parent.items or [])[number]
        start = _dash(layout, parent, number) + 1
    end = max(start, layout.end_of(value))
    # Comments of the key stay after it; comments inside the old list or map are removed with it.
    comments = layout.lead(start, value) + layout.head_comment(value)
    if value.text is not None or is_flow(value, text):
        comments += layout.rest_of_line(end)
    rest = text[layout.line_end(end) :]
    if isinstance(data, str | Inline) or not data:
        return f"{text[:start]} {flow(data)}".rstrip() + comments.rstrip() + rest
    lines = block(data, layout.column(parent.start) + STEP)
    return text[:start] + comments.rstrip() + "".join(layout.newline + line for line in lines) + rest


def whole(layout: Layout, data: Data) -> str:
    """Return the text with a new root value."""
    return "".join(line + layout.newline for line in block(data, 0)) or flow(data) + layout.newline


def without_block_part(layout: Layout, node: Node, number: int, key: Node | None) -> str:
    """Return the text without a key and its value, or without an item; an empty rest is written as `{}` or `[]`."""
    text = layout.text
    if len(node.pairs or node.items or ()) == 1:
        empty = "{}" if node.pairs is not None else "[]"
        if key is None:
            return text[: node.start] + empty + text[layout.end_of(node) :]
        colon = text.index(":", key.end) + 1
        return f"{text[:colon]} {empty}{layout.lead(colon, node)}{text[layout.line_end(layout.end_of(node)) :]}"
    start, end = _stretch(layout, node, number)
    if text[layout.line_start(start) : start].strip(" "):
        # It shares its line with the dash or key before it: the next one takes its place.
        return text[:start] + text[_stretch(layout, node, number + 1)[0] :]
    first, last = layout.line_start(start), layout.next_line(end)
    before = layout.line_before(first) if first else 0
    if first and not layout.line(before).strip() and (last == len(text) or not layout.line(last).strip()):
        first = before
    if last == len(text) and layout.line_end(end) == last and first > 0:  # keep a last line without a line end
        first = layout.line_end(layout.line_before(first))
    return text[:first] + text[last:]


def _stretch(layout: Layout, node: Node, number: int) -> tuple[int, int]:
    """Return the start of a key or dash and the end of its value."""
    if node.pairs is not None:
        key, value = node.pairs[number]
        return key.start, max(key.end, layout.end_of(value))
    return _dash(layout, node, number), layout.end_of((node.items or [])[number])


def _dash(layout: Layout, node: Node, number: int) -> int:
    """Return the offset of an item's dash: on a line between the previous item and its own first character."""
    if not number:
        return node.start
    column = layout.column(node.start)
    items = node.items or []
    offset = layout.next_line(layout.end_of(items[number - 1]))
    while offset <= items[number].start:
        line = layout.line(offset)
        if line[:column].strip() == "" and line[column : column + 1] == "-":
            return offset + column
        offset = layout.next_line(offset)
    return items[number].start


def _below(layout: Layout, node: Node, lines: list[str], column: int) -> str:
    """Return the text with lines added below a node, and below comments there that are indented further."""
    end = layout.line_end(layout.end_of(node))
    line = layout.next_line(end)
    while line < len(layout.text):
        words = layout.line(line).lstrip(" ")
        if words.startswith("#") and len(layout.line(line)) - len(words) > column:
            end = layout.line_end(line)
        elif words.strip():
            break
        line = layout.next_line(line)
    text = layout.text
    last = layout.last_text(node)
    if layout.keeps(last) and not lines[0]:
        lines = lines[1:]  # an empty line would become part of the text above
    added = "".join(layout.newline + line for line in lines)
    if end == len(text) and last.style in ("|", ">"):
        # A block text at the end of a file without a final line end has none itself; the added lines must not give it one.
        head = re.sub(r"^([|>][1-9]?)[+-]?([1-9]?)", r"\1\2-", text[last.start : layout.line_end(last.start)])
        return text[: last.start] + head + text[layout.line_end(last.start) : end] + added
    return text[:end] + added + text[end:]


def _spaced(layout: Layout, node: Node, lines: list[str], number: int) -> list[str]:
    """Return the lines with an empty line before them, if empty lines separate the existing items."""
    if number < 1:
        return lines
    gap = layout.text[layout.end_of(_value(node, number - 1)) : _stretch(layout, node, number)[0]]
    parted = any(not line.strip() for line in gap.split("\n")[1:-1])
    return ["", *lines] if parted else lines


def _value(node: Node, number: int) -> Node:
    return node.pairs[number][1] if node.pairs is not None else (node.items or [])[number]
