"""Change values in the text of a YAML file and keep everything else: comments, quotes, order, blank lines, line ends.

Replaces the text of single nodes; never writes the tree anew. The result is read again, and must contain the old data with
exactly the intended change; otherwise nothing is written.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from synsml_cli.errors import CannotRun
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.positions import KeyPath, Place
from synsml_cli.store.yaml import edit_block, edit_flow
from synsml_cli.store.yaml.changes import FIRST, Change, Insert, Put, Remove, data_of, same, single_steps, with_change
from synsml_cli.store.yaml.layout import Layout, is_flow
from synsml_cli.store.yaml.reader import YamlFile, parse_yaml
from synsml_cli.store.yaml.scalars import Data, flow, literal, scalar


def edited(text: str, changes: Sequence[Change], *, name: str) -> str:
    """Return the YAML `text` after the changes, applied one after the other.

    Raises CannotRun if the result would not contain the old data with exactly these changes.
    """
    before = after = parse_yaml(name, text)
    if before.root is None:
        raise _refusal(name)
    wanted = data_of(before.root)
    new = text
    for change in changes:
        for step in single_steps(change, wanted):
            new = _applied(new, after.root, step, name=name)
            wanted = with_change(wanted, step)
            after = parse_yaml(name, new)
    if after.root is None or not same(data_of(after.root), wanted) or _codes(after) != _codes(before):
        raise _refusal(name)
    return new


def splice(text: str, pieces: Mapping[tuple[int, int], str]) -> str:
    """Return `text` with the parts between these offsets replaced; they must not overlap."""
    for (start, end), piece in sorted(pieces.items(), reverse=True):
        text = text[:start] + piece + text[end:]
    return text


def with_values(text: str, changes: Mapping[KeyPath, tuple[Place, str]], *, name: str) -> str:
    """Return the YAML `text` with other scalar values; raises CannotRun if the result would contain anything else."""
    new = splice(text, {(place.start, place.end): scalar(value, place.style) for place, value in changes.values()})
    before, after = parse_yaml(name, text).root, parse_yaml(name, new).root
    if before is None or after is None:
        raise _refusal(name)
    wanted = data_of(before)
    for path, (_, value) in changes.items():
        wanted = with_change(wanted, Put(path, value))
    if not same(data_of(after), wanted):
        raise _refusal(name)
    return new


def _codes(file: YamlFile) -> list[str]:
    """Return the codes of the reader's findings: for example, removing an anchor makes its alias invalid."""
    return sorted(finding.code for finding in file.findings)


def _refusal(name: str) -> CannotRun:
    return CannotRun(
        f"{name} cannot be changed without touching other parts of it", remedy="edit it by hand; nothing was changed"
    )


class _Found(NamedTuple):
    """The node at a path, with its key and parent."""

    node: Node
    key: Node | None
    parent: Node | None
    number: int
    """Index in the parent, from 0."""
    in_flow: bool
    """Whether it is inside brackets (flow style)."""


def _node(root: Node, path: KeyPath, text: str) -> _Found | None:
    found = _Found(root, None, None, 0, False)
    for part in path:
        node = found.node
        in_flow = found.in_flow or is_flow(node, text)
        if isinstance(part, str):
            pairs = node.pairs or []
            at = next((number for number, (key, _) in enumerate(pairs) if key.text == part), -1)
            if at < 0:
                return None
            found = _Found(pairs[at][1], pairs[at][0], node, at, in_flow)
        else:
            if node.items is None or part >= len(node.items):
                return None
            found = _Found(node.items[part], None, node, part, in_flow)
    return found


def _applied(text: str, root: Node | None, step: Change, *, name: str) -> str:
    if root is None:
        raise _refusal(name)
    layout = Layout(text)
    found = _node(root, step.path, text)
    if isinstance(step, Put) and found:
        if is_flow(found.node, text) and layout.comments_within(found.node):
            raise _refusal(name)  # the comments would be lost
        return _replaced(layout, found, step.data)
    holder = found if isinstance(step, Insert) else _node(root, step.path[:-1], text)
    if holder is None or (isinstance(step, Remove) and found is None):
        raise _refusal(name)
    if is_flow(holder.node, text):
        if isinstance(step, Remove):
            assert found is not None
            return edit_flow.without_flow_part(text, holder.node, found.number)
        if isinstance(step, Insert):
            return edit_flow.with_piece(text, holder.node, flow(step.data), step.number)
        key = step.path[-1]
        keys = [pair[0].text for pair in holder.node.pairs or ()]
        number = 0 if step.after == FIRST else keys.index(step.after) + 1 if step.after in keys else -1
        return edit_flow.with_piece(text, holder.node, f"{scalar(str(key))}: {flow(step.data)}", number)
    if isinstance(step, Remove):
        assert found is not None
        return edit_block.without_block_part(layout, holder.node, found.number, holder.key)
    if isinstance(step, Insert):
        return edit_block.with_item(layout, holder.node, step.data, step.number)
    return edit_block.with_pair(layout, holder.node, str(step.path[-1]), step.data, step.after)


def _replaced(layout: Layout, found: _Found, data: Data) -> str:
    """Return the text with the value of a node replaced."""
    text, node = layout.text, found.node
    end = layout.end_of(node)
    if not isinstance(data, str) or node.text is None:
        if found.in_flow or (is_flow(node, text) and isinstance(data, str)):
            return text[: node.start] + flow(data) + text[end:]
        if found.parent is None:
            return edit_block.whole(layout, data)
        return edit_block.with_value(layout, found.parent, found.number, data)
    comment = layout.head_comment(node)
    gap = "" if not node.absent or text[node.start - 1 : node.start] in (" ", "\t") else " "
    if (
        not found.in_flow
        and layout.rest_of_line(end).strip() == ""
        and (lines := literal(data, layout.indent_of(found.parent)))
    ):
        # Blanks after the old value would become part of the new one.
        new = layout.newline.join((lines[0] + comment, *lines[1:]))
        return text[: node.start] + gap + new + text[layout.line_end(end) :]
    return text[: node.start] + gap + scalar(data, node.style) + comment + text[end:]
