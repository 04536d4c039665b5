"""The parsed form of a YAML file: nodes that are a text, list or map, with positions; values stay text."""

from synsml_cli.model.source.positions import KeyPath, Place


class Node:
    """One value of a YAML file; exactly one of `text`, `items` and `pairs` is not None."""

    __slots__ = ("end", "items", "pairs", "start", "style", "text")

    def __init__(
        self,
        start: int,
        end: int,
        *,
        text: str | None = None,
        style: str = "",
        items: "list[Node] | None" = None,
        pairs: "list[tuple[Node, Node]] | None" = None,
    ) -> None:
        self.start = start
        """Offset of the first character."""
        self.end = end
        """Offset after the last character."""
        self.text = text
        """Text of a scalar, never converted to another type."""
        self.style = style
        """How a scalar is written: `` (plain), `'`, `"`, `|` or `>`."""
        self.items = items
        """Values of a list."""
        self.pairs = pairs
        """Keys and values of a map, in file order; keys are unique scalars."""

    @property
    def absent(self) -> bool:
        """Whether there is nothing after the colon ("not given"); `""` is an empty text."""
        return self.text == "" and not self.style

    @property
    def kind(self) -> str:
        """Name of the node's kind in messages."""
        if self.items is not None:
            return "a list"
        return "a map" if self.pairs is not None else "a text"


def places_of(node: Node) -> dict[KeyPath, Place]:
    """Return key path -> place of every value below `node`, and of `node` itself with the path ()."""
    places: dict[KeyPath, Place] = {(): Place(node.start, node.end)}
    stack: list[tuple[KeyPath, Node]] = [((), node)]
    while stack:
        path, parent = stack.pop()
        for key, value in parent.pairs or ():
            below = (*path, key.text or "")
            places[below] = Place(value.start, value.end, key.start, key.end, value.style)
            if value.text is None:
                stack.append((below, value))
        for number, value in enumerate(parent.items or ()):
            places[(*path, number)] = Place(value.start, value.end, style=value.style)
            if value.text is None:
                stack.append(((*path, number), value))
    return places
