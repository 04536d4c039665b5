"""Looks at the anchors, aliases and tags of a front matter, which Jekyll may lose or choke on.

Jekyll reads them, so in a page they are no fault by themselves, as they are in files of ours; what is told was tried with
builds of Jekyll 4.3.
"""

import re
from collections.abc import Iterator

import yaml

from synsml_cli.model.source.findings import At, Finding
from synsml_cli.store.yaml.reader import LOADER, MAX_NODES

_MOST = 10**9
_CORE = re.compile(r"!!(?:str|int|float|bool|null|map|seq|binary|timestamp)\Z|!\Z")
_SIGNS = re.compile(r"[&*!]")


def reference_faults(file: str, front: str) -> tuple[Finding, ...]:
    """Return what is wrong in a front matter that is YAML and no deeper than `parse_yaml` takes."""
    if not _SIGNS.search(front):
        return ()
    try:
        return tuple(_faults(file, front))
    except yaml.YAMLError:
        return ()  # which has been told


def _faults(file: str, front: str) -> Iterator[Finding]:
    sizes: dict[str, int] = {}
    """Anchor -> how many values it stands for; 0 while it is open."""
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
                said = f"{f'*{anchor}'!r} refers to '&{anchor}', which does not stand before it: the front matter is lost"
                yield _finding(file, start, end, said, "put the text in quotes, or write the value itself")
            elif not sizes[anchor]:
                yield _finding(file, start, end, f"'*{anchor}' stands inside of what it refers to", "write the value itself")
            elif count <= MAX_NODES < count + sizes[anchor]:
                said = f"with '*{anchor}' the front matter has more than {MAX_NODES:,} values"
                yield _finding(file, start, end, said, "write the values themselves")
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
    """Yield the words before a value that are no part of it, where somebody will have meant them to be."""
    words = re.compile(r"(?:[&!]\S*\s*)*").match(front, start)
    for word in re.finditer(r"[&!]\S*", words[0]) if words and (event.anchor or getattr(event, "tag", None)) else ():
        empty = isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
        if not _CORE.match(word[0]) if word[0][0] == "!" else empty:
            at = start + word.start(), start + word.end()
            yield _finding(file, *at, f"{word[0]!r} is lost: to YAML it is no text", "put the whole text in quotes")


def _finding(file: str, start: int, end: int, message: str, remedy: str) -> Finding:
    return Finding("R104", "error", At(file, start=start, end=end), message, remedy)
