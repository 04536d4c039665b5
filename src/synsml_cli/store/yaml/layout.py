"""How a YAML text is laid out: its lines, what ends them, where the text of a node really ends, and comments around it."""

from functools import cached_property

from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.store.yaml.scalars import STEP


def is_flow(node: Node, text: str) -> bool:
    """Whether a list or map is written in brackets, behind an anchor or a tag if it has one."""
    ends = text[node.start : node.start + 1], text[node.end - 1 : node.end]
    return node.text is None and ends[0] in ("[", "{", "&", "!") and ends[1] in ("]", "}")


_HEAD = lazy_pattern(r"[|>][-+0-9]*(?P<comment>[ \t]+#.*)?")
"""The first line of a block text (YAML 1.1, 9.3.1)."""


class Layout:
    """A YAML text looked at as lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def newline(self) -> str:
        """What ends the first line, and so those that are added."""
        end = self.text.find("\n")
        if end < 0:
            return "\r" if "\r" in self.text else "\n"
        return "\r\n" if self.text[end - 1 : end] == "\r" else "\n"

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of an offset begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Return the offset of what ends the line of an offset; the text's length on the last line without an end."""
        ends = [end for end in (self.text.find("\n", offset), self.text.find("\r", offset)) if end >= 0]
        return min(ends, default=len(self.text))

    def next_line(self, offset: int) -> int:
        """Return the offset at which the line after that of an offset begins."""
        end = self.line_end(offset)
        return end + (2 if self.text[end : end + 2] == "\r\n" else 1) if end < len(self.text) else end

    def line_before(self, start: int) -> int:
        """Return the offset at which the line before the one that begins at `start` begins."""
        return self.line_start(start - (2 if self.text[start - 2 : start] == "\r\n" else 1))

    def line(self, offset: int) -> str:
        """Return the line of an offset without its end."""
        return self.text[self.line_start(offset) : self.line_end(offset)]

    def rest_of_line(self, offset: int) -> str:
        """Return what stands between an offset and the end of its line."""
        return self.text[offset : self.line_end(offset)]

    def column(self, offset: int) -> int:
        """Return how many characters stand before an offset on its line."""
        return offset - self.line_start(offset)

    def indent_of(self, holder: Node | None) -> int:
        """Return how far in a block stands that is the value of a key or an item of `holder`."""
        return 0 if holder is None else self.column(holder.start) + STEP

    def last_text(self, node: Node) -> Node:
        """Return the value that ends a node: the last one in its last list or map, unless brackets end that."""
        while not is_flow(node, self.text):
            if node.pairs:
                node = node.pairs[-1][1]
            elif node.items:
                node = node.items[-1]
            else:
                break
        return node

    def keeps(self, node: Node) -> bool:
        """Whether a scalar is a block text to which the empty lines after it belong (`|+`)."""
        return node.style in ("|", ">") and "+" in self.rest_of_line(node.start).split("#")[0]

    def head_comment(self, node: Node) -> str:
        """Return the comment on the first line of a block text, with the blanks before it; empty if there is none."""
        head = _HEAD.match(self.rest_of_line(node.start)) if node.style in ("|", ">") else None
        return (head and head["comment"]) or ""

    def lead(self, start: int, node: Node) -> str:
        """Return what stands between a colon or dash and a node that begins on a line below: comments, line ends between."""
        between = self.text[start : node.start]
        return between[: len(between) - self.column(node.start)].removesuffix("\n").removesuffix("\r") if "#" in between else ""

    def comments_within(self, node: Node) -> bool:
        """Whether comments stand between the brackets of a list or map."""
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

        A block text's own end lies behind the empty lines after it; those belong to it only if it keeps them (`|+`).
        """
        node = self.last_text(node)
        if node.text is None or node.style not in ("|", ">"):
            return node.end
        # The mark may lie behind the blanks that begin the next line.
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
