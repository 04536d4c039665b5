"""Reads YAML text into nodes with positions, from the events of libyaml, without guessing types.

It does not use `yaml.compose`: with the C loader that recurses in C, and segfaults on 100,000 open brackets. This loop stops
at depth 30.
"""

from collections.abc import Iterator

import yaml

from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EXTRA = lazy_pattern(r"([&!]\S*)\s*")
MAX_DEPTH = 30
MAX_NODES = 50_000


class YamlFile:
    """A YAML text as read."""

    def __init__(self) -> None:
        self.root: Node | None = None
        """The whole file; None if it is empty or cannot be read."""
        self.findings: list[Finding] = []


class TooMuchError(Exception):
    """Stops reading a file that exceeds a limit."""


def parse_yaml(file: str, text: str) -> YamlFile:
    """Return `text` (without byte order mark) as nodes; faults become findings with places in `file`."""
    result = YamlFile()
    builder = Builder(file, text, result)
    try:
        builder.run(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError as error:
        if (cut := _scanned_too_deep(error)) and cut < len(text):
            return parse_yaml(file, text[:cut])
        from synsml_cli.store.yaml.hints import syntax_finding

        result.root = None
        result.findings.append(syntax_finding(file, text, error))
    except TooMuchError:
        result.root = None
    else:
        if result.root is None and not result.findings:
            what = "the file contains only comments" if text.strip() else "the file is empty"
            remedy = "add its keys, 'format: 1' first" if file == "workshop.yaml" else "add its keys, or remove the file"
            result.findings.append(Finding("R103", "error", At(file, start=0, end=0), what, remedy))
    return result


def _scanned_too_deep(error: yaml.YAMLError) -> int:
    """Return the offset at which libyaml's scanner, which runs ahead, gave up on open brackets; 0 for another error.

    The text before it already exceeds MAX_DEPTH, whose finding has a better place. (Since libyaml of PyYAML 6.0.4.)
    """
    problem, mark = getattr(error, "problem", None), getattr(error, "problem_mark", None)
    return mark.index if mark and "nesting depth" in (problem or "") else 0


class Builder:
    """Builds nodes from events; notes unsupported features of YAML as findings and continues."""

    def __init__(self, file: str, text: str, result: YamlFile) -> None:
        self.file = file
        self.text = text
        self.result = result
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []
        """The key without a value yet, for every open collection (always None for a list)."""
        self.seen: list[dict[str, Node]] = []
        """The keys of every open map so far."""
        self.count = 0
        self.documents = 0
        self.refused: dict[str, tuple[int, int]] = {}
        """Unsupported feature -> the number of its finding, and how many more of it followed."""

    def run(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            marks = event.start_mark, event.end_mark
            start, end = (mark.index if mark else 0 for mark in marks)
            if isinstance(event, yaml.ScalarEvent):
                self.check_extras(event, start)
                plain_empty = not event.value and not event.style
                self.add(Node(start, start if plain_empty else end, text=event.value, style=event.style or ""))
            elif isinstance(event, yaml.MappingStartEvent):
                self.check_extras(event, start)
                self.open(Node(start, end, pairs=[]))
            elif isinstance(event, yaml.SequenceStartEvent):
                self.check_extras(event, start)
                self.open(Node(start, end, items=[]))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close(end)
            elif isinstance(event, yaml.AliasEvent):
                name = f"*{event.anchor}"
                message, remedy = f"alias {name!r} is not supported", "write the value itself, or put the text in quotes"
                self.refuse_once("alias", start, end, message, remedy)
                self.add(Node(start, end, text=self.text[start:end], style="*"))
            elif isinstance(event, yaml.DocumentStartEvent):
                self.start_document(event, start, end)

    def start_document(self, event: yaml.DocumentStartEvent, start: int, end: int) -> None:
        self.documents += 1
        if event.version or event.tags:
            self.refuse("R104", start, end, "directives (%YAML, %TAG) are not supported", "remove the line")
        if self.documents == 2:
            self.refuse("R104", start, end, "second document in one file", "remove it: one file holds one record")
            raise TooMuchError

    def check_extras(self, event: yaml.NodeEvent, start: int) -> None:
        # Only anchors and tags, in any order, can precede a value; plain text cannot begin with & or !.
        position = start
        while (mark := _EXTRA.match(self.text, position)) and (event.anchor or getattr(event, "tag", None)):
            word = mark[1]
            if word[0] == "&":
                self.refuse_once("anchor", *mark.span(1), f"anchor {word!r} is not supported", "remove it")
            else:
                message = f"tag {word!r} is not supported"
                self.refuse_once("tag", *mark.span(1), message, "remove it: every value is text")
            position = mark.end()

    def open(self, node: Node) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.refuse("R105", node.start, node.end, f"values are nested deeper than {MAX_DEPTH} levels", "remove brackets")
            raise TooMuchError
        self.add(node)
        self.stack.append(node)
        self.keys.append(None)
        self.seen.append({})

    def close(self, end: int) -> None:
        node = self.stack.pop()
        self.keys.pop()
        self.seen.pop()
        if self.text[end - 1 : end] in ("]", "}") and self.text[node.start] in "[{":
            node.end = end
            return
        # The end mark of a block collection is after the blank lines that follow it; its last value ends it.
        last = [value for pair in (node.pairs or ())[-1:] for value in pair] or (node.items or ())[-1:]
        node.end = max([node.end, *(value.end for value in last)])

    def add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            self.refuse("R105", node.start, node.end, f"the file has more than {MAX_NODES:,} values", "split or shorten it")
            raise TooMuchError
        if not self.stack:
            self.result.root = node
            return
        parent = self.stack[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = node
        else:
            self.add_pair(parent, self.keys[-1], node)
            self.keys[-1] = None

    def add_pair(self, parent: Node, key: Node, value: Node) -> None:
        if key.text is None:
            self.refuse("R109", key.start, key.end, f"expected a text as key, got {key.kind}", "write it as 'key: value'")
            return
        if key.text == "<<":
            message = "merge keys ('<<') are not supported"
            self.refuse_once("merge key", key.start, key.end, message, "write the keys themselves")
            return
        assert parent.pairs is not None
        first = self.seen[-1].setdefault(key.text, key)
        if first is not key:
            where = At(self.file, start=first.start, end=first.end)
            message = f"duplicate key {key.text!r}"
            self.refuse("R106", key.start, key.end, message, "remove it, or the first one", related=((where, "the first one"),))
            return
        parent.pairs.append((key, value))

    def refuse_once(self, feature: str, start: int, end: int, message: str, remedy: str) -> None:
        """Note an unsupported feature at its first place, and count the others there: a YAML bomb has hundreds."""
        if feature not in self.refused:
            self.refused[feature] = len(self.result.findings), 0
            self.refuse("R104", start, end, message, remedy)
            return
        number, more = self.refused[feature]
        first = self.result.findings[number]
        message = first.message.removesuffix(_and_more(more))
        self.result.findings[number] = first._replace(message=message + _and_more(more + 1))
        self.refused[feature] = number, more + 1

    def refuse(
        self, code: str, start: int, end: int, message: str, remedy: str, *, related: tuple[tuple[At, str], ...] = ()
    ) -> None:
        at = At(self.file, start=start, end=end)
        self.result.findings.append(Finding(code, "error", at, message, remedy, related))


def _and_more(count: int) -> str:
    return f" (and {count} more like it in this file)" if count else ""
