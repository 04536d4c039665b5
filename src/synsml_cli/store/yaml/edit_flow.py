"""Lists and maps that are written in brackets: a piece is put between two others, or taken out with its comma."""

import re

from synsml_cli.model.source.nodes import Node


def with_piece(text: str, node: Node, piece: str, number: int) -> str:
    """Return the text with a piece more, before the one with this number; at the end if that is -1 or there is none."""
    pieces = _pieces(node)
    if 0 <= number < len(pieces):
        start = pieces[number][0]
        return f"{text[:start]}{piece}, {text[start:]}"
    if not pieces:
        return f"{text[: node.end - 1].rstrip(' ')}{piece}{text[node.end - 1 :]}"
    end = pieces[-1][1]
    return f"{text[:end]}, {piece}{text[end:]}"


def without_flow_part(text: str, node: Node, number: int) -> str:
    """Return the text without one piece and the comma that parted it from the others."""
    pieces = _pieces(node)
    start, end = pieces[number]
    if number + 1 < len(pieces):
        end = pieces[number + 1][0]
    elif number:
        start = pieces[number - 1][1]
    elif comma := re.match(r"\s*,", text[end:]):
        end += comma.end()  # `[a,]` is one item to YAML, and `[,]` nothing at all
    return text[:start] + text[end:]


def _pieces(node: Node) -> list[tuple[int, int]]:
    """Return begin and end of every item, or of every key with its value."""
    if node.pairs is not None:
        return [(key.start, max(key.end, value.end)) for key, value in node.pairs]
    return [(item.start, item.end) for item in node.items or ()]
