"""Write texts, lists and maps as YAML: in block style, or on one line in brackets."""

import re
from typing import TypeAlias

import yaml

from synsml_cli.model.source.patterns import lazy_pattern

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
"""The data of a YAML file without its formatting: every scalar is text; None is a value that is not given."""


class Plain(str):
    """A text that is written without quotes although other readers may convert it: a day, `true`."""


class Inline(list["Data"]):
    """A list that is written in brackets on one line, like short lists of ids."""


STEP = 2
"""Blanks of indentation per level."""


def scalar(value: str, style: str = "") -> str:
    """Return a text as a YAML scalar on one line; if it needs quotes, those of `style` are kept."""
    if isinstance(value, Plain) and not style:
        return value
    if not value.isprintable():
        return _escaped(value)
    plain = yaml.dump(str(value), Dumper=yaml.SafeDumper, allow_unicode=True, width=10**9).removesuffix("\n...\n").rstrip("\n")
    # Commas and brackets need quotes: the surrounding map or list may be in brackets.
    if plain == value and style not in ("'", '"') and not set(value) & set(",[]{}"):
        return value
    if style == '"':
        return _escaped(value)
    quoted = value.replace("'", "''")
    return f"'{quoted}'"


def literal(value: str, indent: int) -> list[str] | None:
    """Return the lines of a text as a literal block, starting with its `|`, or None if a literal block cannot represent it."""
    body = value.rstrip("\n")
    texts = body.split("\n")
    if "\n" not in value or not body or body[0] in " \t" or not all(text.isprintable() for text in texts):
        return None
    ends = len(value) - len(body)
    head = {0: "|-", 1: "|"}.get(ends)
    pad = " " * indent
    return [head, *(pad + text if text else "" for text in texts)] if head else None


def block(data: Data, indent: int) -> list[str]:
    """Return the lines of a list or map that is indented by `indent` blanks, including the first line."""
    pad = " " * indent
    lines: list[str] = []
    if isinstance(data, dict):
        for key, value in data.items():
            first, *rest = _valued(f"{scalar(key)}:", value, indent + STEP)
            lines += [pad + first, *rest]
    elif isinstance(data, list):
        for value in data:
            lines += item(value, indent)
    return lines


def item(value: Data, indent: int) -> list[str]:
    """Return the lines of one list item whose dash is indented by `indent` blanks."""
    pad = " " * indent
    if isinstance(value, dict | list) and value and not isinstance(value, Inline):
        first, *rest = block(value, indent + STEP)
        return [f"{pad}- {first[indent + STEP :]}", *rest]
    first, *rest = _valued("-", value, indent + STEP)
    return [pad + first, *rest]


def pair(key: str, value: Data, indent: int) -> list[str]:
    """Return the lines of one key and its value, indented by `indent` blanks."""
    return block({key: value}, indent)


def flow(data: Data) -> str:
    """Return data on one line, with lists and maps in brackets."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(value)}".rstrip() for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(flow(value) for value in data) + "]"
    return "" if data is None else scalar(data)


def _valued(lead: str, value: Data, indent: int) -> list[str]:
    """Return the lines of the value after a key or dash; the first line is not indented."""
    if value is None:
        return [lead]
    if isinstance(value, str):
        if lines := literal(value, indent):
            return [f"{lead} {lines[0]}", *lines[1:]]
        return [f"{lead} {scalar(value)}"]
    if not value or isinstance(value, Inline):
        return [f"{lead} {flow(value)}"]
    return [lead, *block(value, indent)]


_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_SPECIAL = lazy_pattern(r'["\\]|[^ -~]')


def _escaped(text: str) -> str:
    """Return a text in double quotes (YAML 1.1, section 5.7), with invisible characters as escapes."""

    def escape(match: re.Match[str]) -> str:
        character = match[0]
        if character in _ESCAPES:
            return _ESCAPES[character]
        code = ord(character)
        if character.isprintable():
            return character
        return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"

    return f'"{_SPECIAL.sub(escape, text)}"'
