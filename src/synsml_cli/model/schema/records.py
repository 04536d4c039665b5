"""Reads records: frozen dataclasses whose fields carry their kind (`entry`).

One definition serves the reader, the type checker and the documentation. All faults of a record are found at once, each with
its place. Records have no `eq` and `repr`, which nothing calls and which would cost time at every start.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from synsml_cli.model.schema.guess import did_you_mean, slug
from synsml_cli.model.schema.kinds import ID, Reading, ValueKind
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.positions import KeyPath


def entry(kind: ValueKind, *, required: bool = False, default: Any = "", example: str = "...") -> Any:
    """Return a field of a record with its kind, whether it is required, and its default.

    `example` is the value in the remedy if the field is missing.
    """
    metadata = {"kind": kind, "required": required, "example": example}
    if required:
        return field(metadata=metadata)
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


class ListOf:
    """A list of values of one kind; its records get their index as `number`."""

    def __init__(self, kind: ValueKind) -> None:
        self.kind = kind

    def read(self, node: Node, path: KeyPath, reading: Reading) -> tuple[Any, ...] | None:
        if node.items is None:
            only = node.text if not isinstance(self.kind, Record) else None
            remedy = f"write '[{only}]'" if only else "start each item with '- '"
            reading.fault("R109", path, f"expected a list, got {node.kind}", remedy)
            return None
        values = []
        for number, item in enumerate(node.items):
            value = self.kind.read(item, (*path, number), reading)
            if value is not None:
                # A skipped item with a fault must not shift the numbers of later items.
                values.append(dataclasses.replace(value, number=number) if hasattr(value, "number") else value)
        return tuple(values)


_EXAMPLE = "'key: value'"


class MapOf:
    """A map whose keys are ids of the user; its records get their key as `id`."""

    def __init__(self, kind: ValueKind, keys: re.Pattern[str] = ID, example: str = _EXAMPLE) -> None:
        self.kind = kind
        self.keys = keys
        self.example = example
        """An entry, for remedies."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> dict[str, Any] | None:
        if node.pairs is None:
            reading.fault("R109", path, f"expected a map, got {node.kind}", f"write {self.example} on a line of its own")
            return None
        values = {}
        for key, value in node.pairs:
            name = key.text or ""
            if not self.keys.fullmatch(name):
                form = "lower-case letters, digits and hyphens"
                remedy = f"write {slug(name)!r} ({form})" if self.keys.fullmatch(slug(name)) else f"write {form}"
                reading.fault("R110", (*path, name), f"invalid id {name!r}", remedy, on_key=True)
            elif value.absent:
                value_example = self.example.partition(": ")[2]
                remedy = f"write '{name}: {value_example}" if self.example != _EXAMPLE else "write its value after the colon"
                if isinstance(self.kind, Record):
                    remedy = f"add {' and '.join(self.kind.required)} below it, indented"
                reading.fault("R108", (*path, name), f"missing value for {name!r}", remedy, on_key=True)
            elif (item := self.kind.read(value, (*path, name), reading)) is not None:
                has_id = dataclasses.is_dataclass(item) and hasattr(item, "id")
                values[name] = dataclasses.replace(item, id=name) if has_id else item
        return values


class Record:
    """A map with fixed keys: the fields of a dataclass declared with `entry`."""

    def __init__(self, cls: type, stand_ins: Mapping[str, Any] | None = None) -> None:
        self.cls = cls
        self.stand_ins = stand_ins or {}
        """Replacements for missing required values, so that the rest can still be checked."""

    @property
    def required(self) -> tuple[str, ...]:
        """The required keys with an example of each, as remedies show them: `'when: TBD'`."""
        fields = [f for f in dataclasses.fields(self.cls) if f.metadata.get("required")]
        return tuple(f"'{f.name}: {f.metadata['example']}'" for f in fields)

    def read(self, node: Node, path: KeyPath, reading: Reading) -> Any:
        kinds = {f.name: f.metadata for f in dataclasses.fields(self.cls) if "kind" in f.metadata}
        if node.pairs is None:
            keys = ", ".join(list(kinds)[:4])
            reading.fault("R109", path, f"expected a map, got {node.kind}", f"write keys such as {keys}")
            return None
        values = dict(self.stand_ins)
        given: set[str] = set()
        meant: set[str] = set()
        for key, value in node.pairs:
            name = key.text or ""
            if name not in kinds:
                near = did_you_mean(name, kinds)
                meant |= {other for other in kinds if near and f"{other!r}?" in near}
                remedy = near or f"remove it, or write a known key: {', '.join(kinds)}"
                reading.fault("R107", (*path, name), f"unknown key {name!r}", remedy, on_key=True)
            elif value.absent and isinstance(kinds[name]["kind"], ListOf | MapOf):
                given.add(name)
                values[name] = () if isinstance(kinds[name]["kind"], ListOf) else {}
            elif not value.absent:
                given.add(name)
                if (read := kinds[name]["kind"].read(value, (*path, name), reading)) is not None:
                    values[name] = read
        complete = True
        for name, metadata in kinds.items():
            if metadata["required"] and name not in given and name not in meant:
                where = (*path, name) if any(key.text == name for key, _ in node.pairs) else path
                reading.fault("R108", where, f"missing key {name!r}", f"add '{name}: {metadata['example']}'", on_key=True)
            complete = complete and (name in values or not metadata["required"])
        return self.cls(**values) if complete else None
