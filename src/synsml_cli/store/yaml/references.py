"""Checks the anchors, aliases and tags of a front matter, which can make Jekyll drop it or stop.

Jekyll supports them, so a page may have them, unlike the YAML files of a workshop. The faults were reproduced with Jekyll 4.3.
"""

import re
from collections.abc import Iterator

import yaml

from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.store.yaml.reader import LOADER, MAX_NODES

_MOST = 10**9
_CORE = lazy_pattern(r"!!(?:str|int|float|bool|null|map|seq|binary|timestamp)\Z|!\Z")
_SIGNS = lazy_pattern(r"[&*!]")


def reference_faults(file: str, front: str) -> tuple[Finding, ...]:
    """Return the faults in a front matter that is valid YAML within the limits of `parse_yaml`."""
    if not _SIGNS.search(front):
        return ()
    try:
        return tuple(_faults(file, front))
    except yaml.YAMLError:
        return ()  # parse_yaml has reported it


def _faults(file: str, front: str) -> Iterator[Finding]:
    sizes: dict[str, int] = {}
    """Anchor -> number of values in it; 0 while it is open."""
    opened: list[tuple[str, int]] = []
    """(anchor, values so far) of every open list and map; the first is the whole."""
    count = 0

    def add(size: int) -> None:
        nonlocal count
        count = min(count + size, _MOST)

    for event in yaml.parse(front, Loader=LOADER):
        start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
        anchor = getattr(event, "anchor", None) or ""
        if isinstance(event, yaml.AliasEvent):
            if anchor not in sizes:
                message = f"alias '*{anchor}' has no anchor '&{anchor}' before it: Jekyll drops the front matter"
                yield _finding(file, start, end, message, "put the text in quotes, or write the value itself")
            elif not sizes[anchor]:
                yield _finding(file, start, end, f"alias '*{anchor}' contains itself", "write the value itself")
            elif count <= MAX_NODES < count + sizes[anchor]:
                message = f"alias '*{anchor}' gives the front matter more than {MAX_NODES:,} values"
                yield _finding(file, start, end, message, "write the values themselves")
            add(sizes.get(anchor, 1))
        elif isinstance(event, yaml.ScalarEvent):
            yield from _lost(file, front, event, start)
            add(1)
            if anchor:
                sizes[anchor] = 1
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            yield from _lost(file, front, event, start)
            opened.append((anchor, count))
            add(1)
            if anchor:
                sizes[anchor] = 0
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = opened.pop()
            if anchor:
                sizes[anchor] = max(1, count - before)


def _lost(file: str, front: str, event: yaml.NodeEvent, start: int) -> Iterator[Finding]:
    """Yield the anchors and tags before a value that were probably meant as text."""
    words = re.compile(r"(?:[&!]\S*\s*)*").match(front, start)
    for word in re.finditer(r"[&!]\S*", words[0]) if words and (event.anchor or getattr(event, "tag", None)) else ():
        empty = isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
        if not _CORE.match(word[0]) if word[0][0] == "!" else empty:
            at = start + word.start(), start + word.end()
            yield _finding(file, *at, f"{word[0]!r} is dropped: YAML does not read it as text", "put the whole text in quotes")


def _finding(file: str, start: int, end: int, message: str, remedy: str) -> Finding:
    return Finding("R104", "error", At(file, start=start, end=end), message, remedy)
