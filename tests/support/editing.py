"""Verify edits of YAML texts without our own reader: by PyYAML's data, and by the lines that differ."""

import copy
import difflib
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml

from synsml_cli.errors import CannotRun
from synsml_cli.model.source.positions import KeyPath
from synsml_cli.store.yaml.changes import (
    Change,
    Insert,
    Put,
    Remove,
)
from synsml_cli.store.yaml.edit import edited
from synsml_cli.store.yaml.scalars import Plain

LOADERS = (yaml.BaseLoader, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
"""Pure Python and libyaml; every scalar is a text to both."""

TEXTS = (
    "new",
    "Hype or Reality?: a study",
    "x, y",
    'O\'Neil "q" #1',
    "- [x] & *y*",
    "Ångström\nzwei",
    "no",
    "",
    " edge ",
    "{a}",
    "1:30",
    "émile 🎓",
    Plain("2023-05-24 23:59 AoE"),
)


def loaded(text: str) -> Any:
    """Return the data of a text, by the strictest of the loaders that reads it; raises YAMLError if none does."""
    try:
        return yaml.load(text, Loader=LOADERS[0])
    except yaml.YAMLError:  # a tab after a scalar
        return yaml.load(text, Loader=LOADERS[1])


class Target:
    """A place in a file, with the lines that it takes."""

    def __init__(self, path: KeyPath, node: yaml.Node) -> None:
        self.path = path
        self.node = node
        self.first = node.start_mark.line
        self.last = node.end_mark.line


def targets(text: str) -> Iterator[Target]:
    """Yield every value of a file, without values below duplicate keys and values of aliases."""
    root = yaml.compose(text, Loader=LOADERS[1])
    stack: list[Target] = [Target((), root)] if root else []
    seen: set[int] = set()
    while stack:
        target = stack.pop()
        if id(target.node) in seen:
            continue
        seen.add(id(target.node))
        yield target
        if isinstance(target.node, yaml.SequenceNode):
            stack += [Target((*target.path, number), item) for number, item in enumerate(target.node.value)]
        elif isinstance(target.node, yaml.MappingNode):
            count = Counter(key.value for key, _ in target.node.value if isinstance(key, yaml.ScalarNode))
            stack += [
                Target((*target.path, key.value), value)
                for key, value in target.node.value
                if isinstance(key, yaml.ScalarNode) and count[key.value] == 1
            ]


def changed(data: Any, change: Change) -> Any:
    """Return the data with the change, made in the plainest way."""
    data = copy.deepcopy(data)
    if isinstance(change, Put):
        holder = data
        for part in change.path[:-1]:
            holder = holder[part]
        holder[change.path[-1]] = change.data
    elif isinstance(change, Insert):
        holder = data
        for part in change.path:
            holder = holder[part]
        holder.append(change.data)
    return data


def random_changes(text: str, draw: random.Random, each: int) -> Iterator[tuple[Change, Target]]:
    """Yield as many of each: a scalar replaced, an item appended, a key added."""
    places = list(targets(text))
    scalars = [place for place in places if isinstance(place.node, yaml.ScalarNode) and place.path]
    lists = [place for place in places if isinstance(place.node, yaml.SequenceNode)]
    maps = [place for place in places if isinstance(place.node, yaml.MappingNode)]
    for _ in range(each):
        value = draw.choice(TEXTS)
        if scalars:
            place = draw.choice(scalars)
            yield Put(place.path, value), place
        if lists:
            place = draw.choice(lists)
            of_maps = place.node.value and isinstance(place.node.value[0], yaml.MappingNode)
            yield Insert(place.path, {"name": value, "note": "b: c"} if of_maps else value), place
        if maps:
            place = draw.choice(maps)
            yield Put((*place.path, "zz-new"), value), place


def verdict(text: str, change: Change, place: Target) -> str:
    """Return how an edit went: "fine", "refused", "wide" (other lines differ too) or "wrong" (other data than meant)."""
    try:
        new = edited(text, (change,), name="file.yaml")
    except CannotRun:
        return "refused"
    if loaded(new) != changed(loaded(text), change):
        return "wrong"
    olds, news = text.splitlines(keepends=True), new.splitlines(keepends=True)
    matcher = difflib.SequenceMatcher(None, olds, news, autojunk=False)
    gone = [number for tag, start, end, _, _ in matcher.get_opcodes() if tag != "equal" for number in range(start, end)]
    if isinstance(place.node, yaml.ScalarNode):
        concerned = set(range(place.first, place.last + 1))
    else:
        # What is added costs no line, but that of the closing bracket, the last one if it had no end, and the head of a
        # block text that ends there.
        concerned = {place.last, len(olds) - 1} | {number for number in gone if olds[number].rstrip()[-1:] in ("|", ">", "+")}
    return "fine" if set(gone) <= concerned and len(gone) <= max(2, len(concerned)) else "wide"


def removals(text: str, draw: random.Random, each: int) -> Iterator[Target]:
    """Yield values that can be taken out: below a key, or items of a list."""
    places = [place for place in targets(text) if place.path]
    yield from draw.sample(places, min(each, len(places)))


def removal_fault(text: str, place: Target) -> str:
    """Return what is wrong with taking a value out; empty where it is right, or refused with nothing written."""
    try:
        new = edited(text, (Remove(place.path),), name="file.yaml")
    except CannotRun:
        return ""
    wanted = copy.deepcopy(loaded(text))
    holder = wanted
    for part in place.path[:-1]:
        holder = holder[part]
    del holder[place.path[-1]]
    if loaded(new) != wanted:
        return "other data than meant"
    ends = Counter(line[len(line.rstrip("\r\n")) :] for line in text.splitlines(keepends=True))
    news = Counter(line[len(line.rstrip("\r\n")) :] for line in new.splitlines(keepends=True))
    return "another line end" if set(news) - set(ends) else ""
