"""Describe the layout of a YAML text: its lines, line ends, the real ends of nodes, and the comments around them."""

from functools import cached_property

from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.store.yaml.scalars import STEP


def is_flow(node: Node, text: str) -> bool:
    """Return whether a list or map is written in brackets, possibly after an anchor or a tag."""
    ends = text[node.start : node.start + 1], text[node.end - 1 : node.end]
    return node.text is None and ends[0] in ("[", "{", "&", "!") and ends[1] in ("]", "}")


_HEAD = lazy_pattern(r"[|>][-+0-9]*(?P<comment>[ \t]+#.*)?")
"""Matches the first line of a block text (YAML 1.1, section 9.3.1)."""


class Layout:
    """A YAML text, seen as lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def newline(self) -> str:
        """The end of the first line, which is also used for added lines."""
        end = self.text.find("\n")
        if end < 0:
            return "\r" if "\r" in self.text else "\n"
        return "\r\n" if self.text[end - 1 : end] == "\r" else "\n"

    def line_start(self, offset: int) -> int:
        """Return the offset of the start of the line at `offset`."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Return the offset of the line end at `offset`, or the length of the text for a last line without one."""
        ends = [end for end in (self.text.find("\n", offset), self.text.find("\r", offset)) if end >= 0]
        return min(ends, default=len(self.text))

    def next_line(self, offset: int) -> int:
        """Return the offset of the start of the next line."""
        end = self.line_end(offset)
        return end + (2 if self.text[end : end + 2] == "\r\n" else 1) if end < len(self.text) else end

    def line_before(self, start: int) -> int:
        """Return the offset of the start of the line before the one that starts at `start`."""
        return self.line_start(start - (2 if self.text[start - 2 : start] == "\r\n" else 1))

    def line(self, offset: int) -> str:
        """Return the line at `offset` without its end."""
        return self.text[self.line_start(offset) : self.line_end(offset)]

    def rest_of_line(self, offset: int) -> str:
        """Return the text between `offset` and the end of its line."""
        return self.text[offset : self.line_end(offset)]

    def column(self, offset: int) -> int:
        """Return the number of characters before `offset` on its line."""
        return offset - self.line_start(offset)

    def indent_of(self, holder: Node | None) -> int:
        """Return the indentation of a block that is a value or an item of `holder`."""
        return 0 if holder is None else self.column(holder.start) + STEP

    def last_text(self, node: Node) -> Node:
        """Return the last value inside a node; a list or map in brackets counts as one value."""
        while not is_flow(node, self.text):
            if node.pairs:
                node = node.pairs[-1][1]
            elif node.items:
                node = node.items[-1]
            else:
                break
        return node

    def keeps(self, node: Node) -> bool:
        """Return whether a scalar is a block text that includes the empty lines after it (`|+`)."""
        return node.style in ("|", ">") and "+" in self.rest_of_line(node.start).split("#")[0]

    def head_comment(self, node: Node) -> str:
        """Return the comment on the first line of a block text, with the blanks before it, or ""."""
        head = _HEAD.match(self.rest_of_line(node.start)) if node.style in ("|", ">") else None
        return (head and head["comment"]) or ""

    def lead(self, start: int, node: Node) -> str:
        """Return the comments between a colon or dash and a node that starts on a line below, including line ends."""
        between = self.text[start : node.start]
        return between[: len(between) - self.column(node.start)].removesuffix("\n").removesuffix("\r") if "#" in between else ""

    def comments_within(self, node: Node) -> bool:
        """Return whether there are comments inside the brackets of a list or map."""
        if node.text is not None:
            return False
        inner = [*(node.items or ()), *(part for pair in node.pairs or () for part in pair)]
        if any(self.comments_within(part) for part in inner):
            return True
        at, between = node.start, ""
        for part in inner:
            between += self.text[at : part.start]
            at = max(at, part.end)
        return "#" in between + self.text[at : node.end]

    def end_of(self, node: Node) -> int:
        """Return the offset after the last character of a node.

        The parser's end of a block text lies after the empty lines that follow; these count only with `|+`.
        """
        node = self.last_text(node)
        if node.text is None or node.style not in ("|", ">"):
            return node.end
        # The parser's end may lie after the blanks at the start of the next line.
        lines = self.text[node.start : node.end].splitlines(keepends=True)
        if not lines[-1].strip() and not lines[-1].endswith(("\n", "\r")):
            lines.pop()
        keeps = self.keeps(node)
        while not keeps and len(lines) > 1 and not lines[-1].strip():
            lines.pop()
        return node.start + _without_end("".join(lines))


def _without_end(text: str) -> int:
    """Return the length of a text without its last line end."""
    return len(text.removesuffix("\n").removesuffix("\r"))
