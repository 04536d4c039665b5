"""Records made of values: frozen dataclasses whose fields carry their kind (`entry`), so that one definition serves the
reader, the type checker and the documentation. All faults of a record are found at once, each in its place.

Records go without `eq` and `repr`, which nobody calls and every start would pay for.
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
    """Declare a field of a record: its kind, whether it must be given, its value where it is not; `example` is one for
    the remedy where it is missing.
    """
    metadata = {"kind": kind, "required": required, "example": example}
    if required:
        return field(metadata=metadata)
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


class ListOf:
    """A list of values of one kind; records of it get their place as `number`."""

    def __init__(self, kind: ValueKind) -> None:
        self.kind = kind

    def read(self, node: Node, path: KeyPath, reading: Reading) -> tuple[Any, ...] | None:
        if node.items is None:
            reading.fault("R109", path, f"a list is needed, this is {node.kind}", "begin each item with '- '")
            return None
        values = []
        for number, item in enumerate(node.items):
            value = self.kind.read(item, (*path, number), reading)
            if value is not None:
                # What is left out after a fault must not shift the places of what follows.
                values.append(dataclasses.replace(value, number=number) if hasattr(value, "number") else value)
        return tuple(values)


_EXAMPLE = "'key: value'"


class MapOf:
    """A map whose keys are ids chosen by the user; records of it get their key as `id`."""

    def __init__(self, kind: ValueKind, keys: re.Pattern[str] = ID, example: str = _EXAMPLE) -> None:
        self.kind = kind
        self.keys = keys
        self.example = example
        """An entry of it, for remedies."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> dict[str, Any] | None:
        if node.pairs is None:
            reading.fault("R109", path, f"a map is needed, this is {node.kind}", f"write {self.example} on lines of their own")
            return None
        values = {}
        for key, value in node.pairs:
            name = key.text or ""
            if not self.keys.fullmatch(name):
                guess = slug(name) if self.keys.fullmatch(slug(name)) else "camera-ready"
                remedy = f"write lower-case letters, digits and hyphens, such as {guess!r}"
                reading.fault("R110", (*path, name), f"{name!r} is not an id", remedy, on_key=True)
            elif value.absent:
                remedy = f"write a value behind the colon: {self.example}" if self.example != _EXAMPLE else "give it a value"
                reading.fault("R108", (*path, name), f"nothing stands behind {name!r}", remedy, on_key=True)
            elif (item := self.kind.read(value, (*path, name), reading)) is not None:
                has_id = dataclasses.is_dataclass(item) and hasattr(item, "id")
                values[name] = dataclasses.replace(item, id=name) if has_id else item
        return values


class Record:
    """A map with known keys: the fields of a dataclass declared with `entry`."""

    def __init__(self, cls: type, stand_ins: Mapping[str, Any] | None = None) -> None:
        self.cls = cls
        self.stand_ins = stand_ins or {}
        """What stands for a required value that is missing, so that the rest can still be checked."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> Any:
        kinds = {f.name: f.metadata for f in dataclasses.fields(self.cls) if "kind" in f.metadata}
        if node.pairs is None:
            keys = ", ".join(list(kinds)[:4])
            reading.fault("R109", path, f"a map is needed, this is {node.kind}", f"write keys such as {keys}")
            return None
        values = dict(self.stand_ins)
        given: set[str] = set()
        meant: set[str] = set()
        for key, value in node.pairs:
            name = key.text or ""
            if name not in kinds:
                near = did_you_mean(name, kinds)
                meant |= {known for known in kinds if near and f"{known!r}?" in near}
                remedy = near or f"known here: {', '.join(kinds)}"
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
                reading.fault("R108", where, f"{name!r} is missing", f"add '{name}: {metadata['example']}'", on_key=True)
            complete = complete and (name in values or not metadata["required"])
        return self.cls(**values) if complete else None
