"""Reads YAML of other tools for import: everything with one clear meaning; the rest becomes findings.

It follows anchors, aliases and merge keys, ignores tags and directives, and reads all documents of a file. Every scalar is a
text.
"""

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.nodes import Node
from synsml_cli.store.yaml.hints import syntax_finding
from synsml_cli.store.yaml.reader import LOADER, Builder, TooMuchError, YamlFile

_MERGE = "<<"


class ForeignYaml(NamedTuple):
    """A file of another tool as read."""

    roots: tuple[Node, ...]
    """One for every document; none if the file is not YAML or exceeds a limit."""
    faults: tuple[Finding, ...]
    """Why there is no root."""
    remarks: tuple[Finding, ...]
    """Findings about ambiguous and skipped parts."""
    bases: frozenset[int] = frozenset()
    """Offsets of the first keys of maps that are merged into others."""


def parse_foreign(file: str, text: str) -> ForeignYaml:
    """Return `text` (without byte order mark) as read leniently; faults become findings with places in `file`."""
    builder = _Lenient(file, text, YamlFile())
    try:
        builder.run(_expanded(yaml.parse(text, Loader=LOADER)))
    except yaml.YAMLError as error:
        return ForeignYaml((), (syntax_finding(file, text, error),), ())
    except TooMuchError:
        return ForeignYaml((), tuple(builder.result.findings[-1:]), ())
    except _AliasError as error:
        at = At(file, start=error.start, end=error.end)
        remedy = "write the value itself, or use an anchor above it"
        return ForeignYaml((), (Finding("R104", "error", at, f"alias {error.name!r} has no anchor", remedy),), ())
    return ForeignYaml(tuple(builder.roots), (), tuple(builder.result.findings), frozenset(builder.bases))


class _AliasError(Exception):
    def __init__(self, event: yaml.AliasEvent) -> None:
        super().__init__(event.anchor)
        self.name = f"*{event.anchor}"
        self.start, self.end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))


def _expanded(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """Yield the events with every alias replaced by the events of its anchor.

    They come one by one, so a YAML bomb reaches the builder's limit of values before it uses much memory.
    """
    named: dict[str, list[yaml.Event]] = {}
    open_: list[tuple[str | None, list[yaml.Event]]] = []

    def noted(event: yaml.Event) -> yaml.Event:
        for name, events in open_:
            if name is not None:
                events.append(event)
        return event

    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            named = {}
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in named:
                raise _AliasError(event)
            for copy in tuple(named[event.anchor]):
                yield noted(copy)
            continue
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append((event.anchor, []))
        yield noted(event)
        if isinstance(event, yaml.ScalarEvent) and event.anchor:
            named[event.anchor] = [event]
        elif isinstance(event, yaml.CollectionEndEvent):
            # Only a complete value has a name: an alias to its own parent would never end.
            name, inner = open_.pop()
            if name is not None:
                named[name] = inner


class _Lenient(Builder):
    def __init__(self, file: str, text: str, result: YamlFile) -> None:
        super().__init__(file, text, result)
        self.roots: list[Node] = []
        self.merged: list[list[Node]] = []
        """The values of the merge keys of every open collection."""
        self.bases: set[int] = set()
        self.numbers: list[dict[str, int]] = []
        """Key -> index of its pair, for every open map."""

    def start_document(self, event: yaml.DocumentStartEvent, start: int, end: int) -> None:
        """Accept every document, and ignore directives."""

    def check_extras(self, event: yaml.NodeEvent, start: int) -> None:
        """Ignore anchors, which are resolved already, and tags, because every scalar is a text."""

    def add(self, node: Node) -> None:
        if not self.stack:
            self.roots.append(node)
        super().add(node)

    def open(self, node: Node) -> None:
        super().open(node)
        self.merged.append([])
        self.numbers.append({})

    def close(self, end: int) -> None:
        node, merged, _ = self.stack[-1], self.merged.pop(), self.numbers.pop()
        # Keys of the map itself win, then the merged maps in their order (YAML 1.1, !!merge).
        keys = {key.text for key, _ in node.pairs or ()} if merged else set()
        for source in (source for value in merged for source in (value.items if value.items is not None else [value])):
            if source.pairs is None:
                message = f"expected a map after '<<', got {source.kind}"
                self.refuse_once(
                    "merge of no map", source.start, source.end, message, "write an alias of a map, such as *defaults"
                )
            elif source.pairs:
                assert node.pairs is not None
                added = [pair for pair in source.pairs if pair[0].text not in keys]
                node.pairs += added
                keys.update(key.text for key, _ in added)
                self.bases.add(source.pairs[0][0].start)
        super().close(end)

    def add_pair(self, parent: Node, key: Node, value: Node) -> None:
        assert parent.pairs is not None
        if key.text == _MERGE and not key.style:
            self.merged[-1].append(value)  # merged at the end of the map
        elif key.text is not None and (number := self.numbers[-1].get(key.text)) is not None:
            first, before = parent.pairs[number]
            parent.pairs[number] = (first, value)
            if before.text is None or before.text != value.text:
                message = f"duplicate key {key.text!r}: only the last one is used, as in Jekyll"
                self.refuse("R106", key.start, key.end, message, "remove it, or the first one")
        else:
            number = len(parent.pairs)
            super().add_pair(parent, key, value)
            if key.text is not None and len(parent.pairs) > number:  # it was not refused
                self.numbers[-1][key.text] = number
