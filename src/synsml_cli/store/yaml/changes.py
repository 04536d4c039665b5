"""Describe changes of the data in a YAML file (put, insert, remove), and compute the data after them."""

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.positions import KeyPath
from synsml_cli.store.yaml.scalars import Data

FIRST = "\0"
"""Position before all existing keys; no key can have this name."""


class Put(NamedTuple):
    """Set the value at a path to `data`; a missing key is added to its map, and missing maps on the way are created."""

    path: KeyPath
    data: Data
    after: str = ""
    """Key after which a new key is inserted; if it is empty or missing: at the end; FIRST: before all other keys."""


class Insert(NamedTuple):
    """Insert a new item into the list at a path; a missing list is created."""

    path: KeyPath
    data: Data
    number: int = -1
    """Number of the item before which the new one is inserted; -1: at the end."""


class Remove(NamedTuple):
    """Remove a key with its value, or a list item; a map or list that becomes empty stays as `{}` or `[]`."""

    path: KeyPath


Change = Put | Insert | Remove


def data_of(node: Node) -> Data:
    """Return the data of a node, without its formatting."""
    if node.pairs is not None:
        return {key.text or "": data_of(value) for key, value in node.pairs}
    if node.items is not None:
        return [data_of(item) for item in node.items]
    return None if node.absent else node.text


def same(one: Data, other: Data) -> bool:
    """Return whether two values are equal, including the order of keys."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def single_steps(change: Change, data: Data) -> Iterator[Change]:
    """Yield a change as steps of one text, key or item each, so that unchanged parts are not touched."""
    path = change.path
    if isinstance(change, Remove):
        yield change
        return
    if isinstance(change, Insert):
        if not isinstance(found(data, path), list):
            yield from single_steps(Put(path, [change.data]), data)
        else:
            yield change
        return
    for length in range(1, len(path)):  # the first missing map on the way contains all the rest
        if found(data, path[:length]) in (None, {}) and isinstance(path[length], str):
            made: Data = change.data
            for part in reversed(path[length:]):
                made = {str(part): made}
            yield Put(path[:length], made)
            return
    old = found(data, path)
    if isinstance(old, dict) and isinstance(change.data, dict) and old and change.data:
        yield from _map_steps(path, old, change.data)
    elif isinstance(old, list) and isinstance(change.data, list) and old and change.data:
        yield from _list_steps(path, old, change.data)
    elif not same(old, change.data) or old is None:
        yield change


def _map_steps(path: KeyPath, old: dict[str, Data], new: dict[str, Data]) -> Iterator[Change]:
    for key in old:
        if key not in new:
            yield Remove((*path, key))
    before = ""
    for key, value in new.items():
        yield from single_steps(Put((*path, key), value, before), _nested(path, old))
        before = key


def _list_steps(path: KeyPath, old: list[Data], new: list[Data]) -> Iterator[Change]:
    """Yield the fewest insertions and removals, from the end, so that earlier item numbers stay valid."""
    matcher = difflib.SequenceMatcher(None, [repr(item) for item in old], [repr(item) for item in new], autojunk=False)
    for _, start, end, new_start, new_end in reversed([code for code in matcher.get_opcodes() if code[0] != "equal"]):
        common = min(end - start, new_end - new_start)
        for number in reversed(range(new_start + common, new_end)):
            yield Insert(path, new[number], end)
        for number in reversed(range(start + common, end)):
            yield Remove((*path, number))
        for number in reversed(range(common)):
            yield from single_steps(Put((*path, start + number), new[new_start + number]), _nested(path, list(old)))


def _nested(path: KeyPath, data: Data) -> Data:
    """Return data with this value at a path and nothing else; lists on the way have just enough items."""
    for part in reversed(path):
        data = {part: data} if isinstance(part, str) else [*[None] * part, data]
    return data


def found(data: Data, path: KeyPath) -> Data:
    """Return the value at a path, or None if it is missing."""
    for part in path:
        if isinstance(part, str) and isinstance(data, dict):
            data = data.get(part)
        elif isinstance(part, int) and isinstance(data, list) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def with_change(data: Data, change: Change, path: KeyPath | None = None) -> Data:
    """Return the data after one step of a change."""
    path = change.path if path is None else path
    if isinstance(change, Put) and not path:
        return change.data
    if isinstance(change, Insert) and not path:
        items = data if isinstance(data, list) else []
        number = len(items) if change.number < 0 else change.number
        return [*items[:number], change.data, *items[number:]]
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        assert isinstance(data, list)
        if isinstance(change, Remove) and not rest:
            return [*data[:part], *data[part + 1 :]]
        return [*data[:part], with_change(data[part], change, rest), *data[part + 1 :]]
    held = data if isinstance(data, dict) else {}
    if isinstance(change, Remove) and not rest:
        return {key: value for key, value in held.items() if key != part}
    if part in held:
        return {key: with_change(value, change, rest) if key == part else value for key, value in held.items()}
    new = with_change(None, change, rest)
    if isinstance(change, Put) and not rest and change.after == FIRST:
        return {part: new, **held}
    after = change.after if isinstance(change, Put) and not rest and change.after in held else ""
    if not after:
        return {**held, part: new}
    result: dict[str, Data] = {}
    for key, value in held.items():
        result[key] = value
        if key == after:
            result[part] = new
    return result
