"""The kinds of single values: each reads a node, and notes faults with their place.

They are plain classes: a dataclass costs half a millisecond at start-up, in every command.
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
    """Collects the faults of one file while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def fault(self, code: str, path: KeyPath, message: str, remedy: str = "", *, on_key: bool = False) -> None:
        """Add an error at a key path; the message starts with the key."""
        name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        whole = f"{name}: {message}" if name and not on_key else message
        self.findings.append(Finding(code, "error", At(self.file, path, on_key), whole, remedy))


class ValueKind(Protocol):
    """Reads a value of one kind."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> Any:
        """Return the value of `node`, or None after adding a fault to `reading`."""


def scalar_text(node: Node, path: KeyPath, reading: Reading, wanted: str = "a text") -> str | None:
    """Return the text of a scalar, or None after adding a fault for a list or map."""
    if node.style == "*":
        return None  # an alias, which is reported already
    if node.text is None:
        reading.fault("R109", path, f"expected {wanted}, got {node.kind}", _one_value(node))
    return node.text


def _one_value(node: Node) -> str:
    # YAML reads `line: [[date]]` as a list in a list.
    if node.items is not None and any(item.items is not None for item in node.items):
        return "put quotes around the text that starts with [["
    only = node.items[0].text if node.items is not None and len(node.items) == 1 else None
    return f"write {only!r}" if only else "write one value after the colon"


class Text:
    """Any text."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        return scalar_text(node, path, reading)


class FilledText:
    """A text that is not empty or blank."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is not None and not text.strip():
            reading.fault("R110", path, "empty text", "write a text")
            return None
        return text


class Pattern:
    """A text that matches a regular expression."""

    def __init__(self, pattern: re.Pattern[str], wanted: str) -> None:
        self.pattern = pattern
        self.wanted = wanted
        """The expected form, for the remedy: "lower-case letters, digits and hyphens"."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is not None and not self.pattern.fullmatch(text):
            guess = slug(text)
            remedy = f"write {guess!r} ({self.wanted})" if self.pattern.fullmatch(guess) else f"write {self.wanted}"
            reading.fault("R110", path, f"invalid value {text!r}", remedy)
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


_TRUTH = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
"""Words for yes and no in other YAML readers -> ours."""


class Bool:
    """`true` or `false`, without quotes."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> bool | None:
        text = scalar_text(node, path, reading)
        if text is not None and (text not in ("true", "false") or node.style):
            meant = _TRUTH.get(text.casefold())
            remedy = f"write '{meant}' without quotes" if meant else "write true or false, without quotes"
            reading.fault("R110", path, f"expected true or false, got {text!r}", remedy)
            return None
        return text == "true" if text is not None else None


class Parsed:
    """A text that a function parses: a date, an instant, a time zone."""

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
    """Return whether a name in a path (255 bytes) or the path (4,096 bytes) is too long for file systems."""
    return len(path.encode()) > 4000 or any(len(part.encode()) > 255 for part in path.split("/"))


def is_inner(path: str) -> bool:
    """Return whether a path is inside the folder that it is relative to."""
    return bool(path) and InnerPath().read(Node(0, 0, text=path), (), Reading("")) is not None


class InnerPath:
    """A path inside the folder that it is relative to: no `..`, not absolute, with `/`."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is None:
            return None
        parts = text.split("/")
        if re.match(r"(https?:)?//", text, re.IGNORECASE):
            remedy = "save it in the site folder, and write its path"
            reading.fault("R112", path, f"{text!r} is a web address, not a file: it can change or vanish", remedy)
        elif "\\" in text or not text.isprintable() or _too_long(text):
            shown = f"'{text}'" if text.isprintable() else repr(text)
            slashes = text.replace("\\", "/")
            remedy = (
                f"write {slashes!r}"
                if slashes != text and is_inner(slashes)
                else "write folder and file names separated by '/'"
            )
            reading.fault("R112", path, f"invalid path {shown}", remedy)
        elif text.startswith(("/", "~")) or ".." in parts or re.match(r"[A-Za-z]:", text):
            reading.fault("R112", path, f"{text!r} is outside its folder", "write a relative path without '..'")
        elif not all(parts) or "." in parts:
            plain = "/".join(part for part in parts if part not in ("", "."))
            remedy = f"write {plain!r}" if plain and parts[-1] else "write the path of a file"
            reading.fault("R112", path, f"invalid path {text!r}", remedy)
        elif any(fault := name_fault(text)):
            reading.fault("R112", path, *fault)
        else:
            return text
        return None


class FolderPath:
    """The path of a folder anywhere, relative (`../website`) or absolute."""

    def read(self, node: Node, path: KeyPath, reading: Reading) -> str | None:
        text = scalar_text(node, path, reading)
        if text is not None and (not text.strip() or not text.isprintable() or _too_long(text)):
            reading.fault("R112", path, f"invalid folder {text!r}", "write a path such as site or ../website")
            return None
        if text is not None and text.startswith("~"):
            # It is not expanded, and a folder with the name ~ is dangerous.
            reading.fault(
                "R112", path, f"'~' is not supported in {text!r}", "write a path such as ../website, or an absolute path"
            )
            return None
        if text is None or text in (".", "/"):
            return text
        if any(fault := name_fault(text)):
            reading.fault("R112", path, *fault)
            return None
        return "/".join(part for part in text.rstrip("/").split("/") if part != ".") or "."
