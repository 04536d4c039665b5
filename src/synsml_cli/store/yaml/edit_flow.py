"""Edit lists and maps in brackets: insert a piece between two others, or remove one with its comma."""

import re

from synsml_cli.model.source.nodes import Node


def with_piece(text: str, node: Node, piece: str, number: int) -> str:
    """Return the text with a new piece, before piece `number`, or at the end for -1 or an unknown number."""
    pieces = _pieces(node)
    if 0 <= number < len(pieces):
        start = pieces[number][0]
        return f"{text[:start]}{piece}, {text[start:]}"
    if not pieces:
        return f"{text[: node.end - 1].rstrip(' ')}{piece}{text[node.end - 1 :]}"
    end = pieces[-1][1]
    return f"{text[:end]}, {piece}{text[end:]}"


def without_flow_part(text: str, node: Node, number: int) -> str:
    """Return the text without one piece and its comma."""
    pieces = _pieces(node)
    start, end = pieces[number]
    if number + 1 < len(pieces):
        end = pieces[number + 1][0]
    elif number:
        start = pieces[number - 1][1]
    elif comma := re.match(r"\s*,", text[end:]):
        end += comma.end()  # YAML reads `[a,]` as one item, and rejects `[,]`
    return text[:start] + text[end:]


def _pieces(node: Node) -> list[tuple[int, int]]:
    """Return start and end of every item, or of every key with its value."""
    if node.pairs is not None:
        return [(key.start, max(key.end, value.end)) for key, value in node.pairs]
    return [(item.start, item.end) for item in node.items or ()]
