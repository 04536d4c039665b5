"""The kinds of single values: how each is read from a node, with its faults noted in their place.

They are plain classes: making a dataclass takes half a millisecond, and every command would pay for all of them.
"""

import re
from collections.abc import Callable
from typing import Any, Protocol

from synsml_cli.model.schema.bad_names import DEVICE, name_fault
from synsml_cli.model.schema.guess import did_you_mean, slug
from synsml_cli.model.source.findings import At, Finding, Refusal
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.source.positions import KeyPath

ID = lazy_pattern(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
"""Ids of the workshop, of dates, sessions and roles."""

RECORD_STEM = lazy_pattern(r"[a-z0-9]+([-_][a-z0-9]+)*")
"""Stems of records that are read; a name may begin with a digit."""

PERSON_ID = lazy_pattern(rf"(?!{DEVICE}\Z){RECORD_STEM.pattern}")
"""Ids that people and pictures get: stems of files that Windows can have too."""


class Reading:
    """Collects what is wrong while one file is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def fault(self, code: str, path: KeyPath, message: str, remedy: str = "", *, on_key: bool = False) -> None:
        """Note an error at a key path; the message is led by the key it speaks of."""
        name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        said = f"{name}: {message}" if name and not on_key else message
        self.findings.append(Finding(code, "error", At(self.file, path, on_key), said, remedy))


class ValueKind(Protocol):
    """How a value of one kind is read; returns None after a fault."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> Any:
        """Return the value of `node`, or None after noting why there is none."""


def scalar_text(node: Node, path: KeyPath, reading: Reading, wanted: str = "a text") -> str | None:
    """Return the text of a scalar, or None after noting that a list or map stands in its place."""
    if node.style == "*":
        return None  # an alias, which has been refused
    if node.text is None:
        reading.fault("R109", path, f"{wanted} is needed, this is {node.kind}", _one_value(node))
    return node.text


def _one_value(node: Node) -> str:
    # `line: [[date]]` is a list in a list to YAML.
    nested = node.items is not None and any(item.items is not None for item in node.items)
    return "put quotes round what begins with [[" if nested else "write one value behind the colon"


class Text:
    """Any text."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        return scalar_text(node, path, reading)


class FilledText:
    """A text that says something: not empty, not blanks only."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is not None and not text.strip():
            reading.fault("R110", path, "the text is empty", "write it")
            return None
        return text


class Pattern:
    """A text of a certain form."""

    def __init__(self, pattern: re.Pattern[str], wanted: str) -> None:
        self.pattern = pattern
        self.wanted = wanted
        """What it has to be, for the remedy: "lower-case letters, digits and hyphens"."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is not None and not self.pattern.fullmatch(text):
            guess = slug(text)
            proposal = f", such as {guess!r}" if self.pattern.fullmatch(guess) else ""
            reading.fault("R110", path, f"{text!r} is not possible", f"write {self.wanted}{proposal}")
            return None
        return text


class Choice:
    """One of a few words."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is not None and text not in self.words:
            remedy = did_you_mean(text, self.words) or "write one of them"
            reading.fault("R110", path, f"{text!r} is not one of {', '.join(self.words)}", remedy)
            return None
        return text


class Bool:
    """`true` or `false` and nothing else."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> bool | None:
        text = scalar_text(node, path, reading)
        if text is not None and (text not in ("true", "false") or node.style):
            reading.fault("R110", path, f"{text!r} is not a truth value", "write true or false, without quotes")
            return None
        return text == "true" if text is not None else None


class Parsed:
    """A text that a function of the model reads: a date, an instant, a zone."""

    def __init__(self, parse: Callable[[str], Any], code: str = "R110") -> None:
        self.parse = parse
        self.code = code

    def read(self, node: Node, path: KeyPath, reading: Reading) -> Any:
        text = scalar_text(node, path, reading)
        if text is None:
            return None
        value = self.parse(text)
        if isinstance(value, Refusal):
            reading.fault(self.code, path, value.message, value.remedy)
            return None
        return value


AN_ID = Pattern(ID, "lower-case letters, digits and hyphens, beginning with a letter")
"""The kind of an id that the user chooses."""


def _too_long(path: str) -> bool:
    """Whether a file system would refuse a name of it (255 bytes) or the whole (4,096 bytes)."""
    return len(path.encode()) > 4000 or any(len(part.encode()) > 255 for part in path.split("/"))


def is_inner(path: str) -> bool:
    """Whether a path stays inside of the folder that it is relative to."""
    return bool(path) and InnerPath().read(Node(0, 0, text=path), (), Reading("")) is not None


class InnerPath:
    """A path that stays inside the folder it is relative to: no `..`, not absolute, with `/`."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is None:
            return None
        parts = text.split("/")
        if re.match(r"(https?:)?//", text, re.IGNORECASE):
            remedy = "save it below the site folder, and write its path there"
            reading.fault("R112", path, f"{text!r} is an address, not a file: what others serve can vanish or change", remedy)
        elif "\\" in text or not text.isprintable() or _too_long(text):
            shown = f"'{text}'" if text.isprintable() else repr(text)
            reading.fault("R112", path, f"{shown} is not a path", "write folders and names with '/' between them")
        elif text.startswith(("/", "~")) or ".." in parts or re.match(r"[A-Za-z]:", text):
            reading.fault("R112", path, f"{text!r} leads out of its folder", "write a path relative to it, without '..'")
        elif not all(parts) or "." in parts:
            reading.fault("R112", path, f"{text!r} is not a path of a file", "write folders and a name, without './'")
        elif any(fault := name_fault(text)):
            reading.fault("R112", path, *fault)
        else:
            return text
        return None


class FolderPath:
    """The path of a folder that may lie anywhere: `../2023`, also an absolute one."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is not None and (not text.strip() or not text.isprintable() or _too_long(text)):
            reading.fault("R112", path, f"{text!r} is not a folder", "write a path such as site or ../2023")
            return None
        if text is not None and text.startswith("~"):
            # Nobody expands it here, and a folder that is called ~ ends badly.
            reading.fault("R112", path, f"'~' is not read in {text!r}", "write ../2023 or an absolute path")
            return None
        if text is None or text in (".", "/"):
            return text
        if any(fault := name_fault(text)):
            reading.fault("R112", path, *fault)
            return None
        return "/".join(part for part in text.rstrip("/").split("/") if part != ".") or "."
