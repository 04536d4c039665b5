"""JSON Schema of `workshop.yaml` and of a person's file, made from the definitions that the reader uses.

Draft 7, which the YAML language server reads (https://json-schema.org/draft-07/schema). Every scalar is a text to the
reader, so `format: 1` and `time: 10:30` are as good as their quoted forms; an empty value is "not given". What a schema
cannot say (days that do not exist, zones, ids that have to be there) is left to `synsml check`.
"""

import ast
import dataclasses
import inspect
import textwrap
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from synsml_cli.model.grammar import WHEN_PATTERN, parse_when
from synsml_cli.model.kinds import Bool, Choice, FilledText, FolderPath, InnerPath, Kind, Parsed, Pattern, Text
from synsml_cli.model.people import PERSON
from synsml_cli.model.schema import ListOf, MapOf, Record
from synsml_cli.model.workshop import WORKSHOP

Schema = dict[str, Any]

_SCALARS = ["string", "number", "boolean", "null"]
"""What a YAML reader that guesses makes of a scalar."""

RECORDS: Mapping[str, tuple[Record, str]] = {
    "workshop": (WORKSHOP, "workshop.yaml of synsml"),
    "person": (PERSON, "A person's file of synsml"),
}
"""What can be asked for -> its reader and title."""


def json_schema(name: str) -> Schema:
    """Return the schema of one of RECORDS."""
    record, title = RECORDS[name]
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **_record(record)}


def of_kind(kind: Kind) -> Schema:
    """Return the schema of a kind of value; raises TypeError for one that is not known here."""
    if isinstance(kind, Record):
        return _record(kind)
    if isinstance(kind, ListOf):
        return {"type": "array", "items": of_kind(kind.kind)}
    if isinstance(kind, MapOf):
        return {"type": "object", "additionalProperties": of_kind(kind.kind), "propertyNames": _whole(kind.keys.pattern)}
    if isinstance(kind, Choice):
        # A quoted and a plain word are the same to the reader.
        return {"enum": list(kind.words)}
    if isinstance(kind, Bool):
        return {"type": "boolean"}
    return _text(kind)


def _text(kind: Kind) -> Schema:
    schema: Schema = {"type": _SCALARS}
    if isinstance(kind, Pattern):
        return schema | _whole(kind.pattern.pattern)
    if isinstance(kind, InnerPath):
        return schema | {"pattern": r"^(?![/~])(?![A-Za-z]:)(?!.*(^|/)\.{0,2}(/|$))[^\\]+$"}
    if isinstance(kind, FilledText):
        return schema | {"pattern": r"\S"}
    if isinstance(kind, Parsed) and kind.parse is parse_when:
        return schema | {"pattern": WHEN_PATTERN}
    if isinstance(kind, Text | Parsed | FolderPath):
        return schema
    raise TypeError(f"no schema is known for {type(kind).__name__}")


def _whole(pattern: str) -> Schema:
    return {"pattern": f"^(?:{pattern})$"}


def _record(record: Record) -> Schema:
    described = _descriptions(record.cls)
    properties: Schema = {}
    required = []
    for field in dataclasses.fields(record.cls):
        if "kind" not in field.metadata:
            continue
        schema = of_kind(field.metadata["kind"])
        if field.metadata["required"]:
            required.append(field.name)
        if not field.metadata["required"] or isinstance(field.metadata["kind"], ListOf | MapOf):
            schema = _or_nothing(schema)
        if text := described.get(field.name):
            schema = {"description": text, **schema}
        properties[field.name] = schema
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if summary := inspect.getdoc(record.cls):
        schema = {"description": summary.splitlines()[0], **schema}
    return schema | ({"required": required} if required else {})


def _or_nothing(schema: Schema) -> Schema:
    """Let a value be left empty: `key:` with nothing behind it is "not given"."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    given = schema["type"]
    return schema if isinstance(given, list) else schema | {"type": [given, "null"]}


def _descriptions(cls: type) -> dict[str, str]:
    """Return the docstrings below the fields of a class; none where there is no source to read."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    except (OSError, SyntaxError):
        return {}
    found: dict[str, str] = {}
    body = tree.body[0].body if tree.body and isinstance(tree.body[0], ast.ClassDef) else []
    for field, below in pairwise(body):
        is_text = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and is_text:
            found[field.target.id] = " ".join(str(below.value.value).split())  # type: ignore[attr-defined]
    return found
