"""A YAML file as read: nodes of text, list or map, each with its place; no type is guessed."""

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
        """A scalar's text, whatever YAML would take it for."""
        self.style = style
        """How a scalar is written: `` (plain), `'`, `"`, `|` or `>`."""
        self.items = items
        """A list's values."""
        self.pairs = pairs
        """A map's keys and values, in file order; keys are scalars and not repeated."""

    @property
    def absent(self) -> bool:
        """Whether nothing stands after the colon: "not given", while `""` is an empty text."""
        return self.text == "" and not self.style

    @property
    def kind(self) -> str:
        """The word for it in a message."""
        if self.items is not None:
            return "a list"
        return "a map" if self.pairs is not None else "a text"


def places_of(node: Node) -> dict[KeyPath, Place]:
    """Return the place of every value below `node` (and of its key) by key path; the whole has the path ()."""
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
