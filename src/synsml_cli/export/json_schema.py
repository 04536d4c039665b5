"""Export the records as JSON Schema for editors, derived from the fields that the reader uses.

Editors use the core schema of YAML 1.2, where `1` is a number and `null` is nothing; here every value is text. So the schema
accepts every value that the reader may accept after such a conversion, and leaves the rest to `synsml check`. It uses draft 7,
which editors' YAML servers support best: https://json-schema.org/draft-07. Dates, zones and formats have examples instead of
patterns, because `synsml check` explains their errors better.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.instants import read_instant
from synsml_cli.model.dates.zones import read_venue_zone
from synsml_cli.model.records.person import PERSON_RECORD
from synsml_cli.model.records.site import read_date_format
from synsml_cli.model.records.workshop import WORKSHOP, read_format, read_line
from synsml_cli.model.schema.kinds import (
    Bool,
    Choice,
    FilledText,
    FolderPath,
    InnerPath,
    Parsed,
    Pattern,
    Reading,
    Text,
    ValueKind,
)
from synsml_cli.model.schema.records import ListOf, MapOf, Record
from synsml_cli.model.source.nodes import Node

Schema = dict[str, Any]
Notes = Callable[[type], Mapping[str, str]]
"""Class of a record -> descriptions of its fields."""

# Texts that YAML 1.2 converts (https://yaml.org/spec/1.2.2/#1032-tag-resolution): all of some types, and one number of every
# form that our texts may have.
_GUESSED = {
    "number": ("0", "1", "-1", "+1", "2023", "20230524", "0123", "1.5", ".5", "1.", "1e3", "0x1F", "0o7", ".inf", ".nan"),
    "boolean": ("true", "True", "TRUE", "false", "False", "FALSE"),
    "null": ("", "~", "null", "Null", "NULL"),
}


FILES: Mapping[str, tuple[Record, str]] = {
    "workshop": (WORKSHOP, "workshop.yaml of synsml"),
    "person": (PERSON_RECORD, "A person's file of synsml"),
}
"""Name of a schema -> (reader of the file, title)."""


def document(name: str, *, notes: Notes, roles: tuple[str, ...] = ()) -> Schema:
    """Return the schema of one of FILES; `notes` become descriptions, which editors show.

    `roles` are the allowed roles of a person; without them every id is allowed, because a workshop may declare further roles.
    """
    record, title = FILES[name]
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **json_schema(record, notes)}
    if name == "person" and roles:
        of_roles = schema["properties"]["roles"]
        ((_, state),) = of_roles.pop("patternProperties").items()
        # Listed one by one: editors propose names of properties, but not patterns.
        of_roles["properties"] = dict.fromkeys(roles, state)
    return schema


def json_schema(kind: ValueKind, notes: Notes) -> Schema:
    """Return the schema of a required value; raises TypeError for a kind without a schema."""
    match kind:
        case Record():
            return _record(kind, notes)
        case MapOf():
            values = json_schema(kind.kind, notes)
            return {"type": "object", "patternProperties": {_whole(kind.keys): values}, "additionalProperties": False}
        case ListOf():
            return {"type": "array", "items": json_schema(kind.kind, notes)}
        case Bool():
            return {"type": "boolean"}
        case Choice():
            return _one_of(kind.words)
        case Parsed() if kind.parse == read_format:
            return _one_of(("1",))
        case Parsed() if kind.parse in _EXAMPLES:
            return {**_scalar(kind), "examples": list(_EXAMPLES[kind.parse])}
        case Pattern():
            return _scalar(kind, _whole(kind.pattern), f"write {kind.wanted}")
        case InnerPath():
            part = r"(?!\.\.?(?:/|$))[^/\\]+"
            wanted = "write a path inside of its folder, with '/' and without '..'"
            return _scalar(kind, rf"^(?!~|[A-Za-z]:)(?:{part}/)*{part}$", wanted)
        case FolderPath():
            return _scalar(kind, "^(?!~).*[^ ]", "write a path such as site or ../2023, without '~'")
        case FilledText():
            return _scalar(kind, r"[^ \t\r\n]", "write a text; this one is empty")
        case Text():
            return _scalar(kind)
    subject = kind.parse if isinstance(kind, Parsed) else kind
    raise TypeError(f"no JSON Schema is known for {subject!r}; add it to export/json_schema.py")


def _record(kind: Record, notes: Notes) -> Schema:
    fields = {f.name: f.metadata for f in dataclasses.fields(kind.cls) if "kind" in f.metadata}
    descriptions = notes(kind.cls)
    properties = {}
    for name, metadata in fields.items():
        schema = json_schema(metadata["kind"], notes)
        # An empty value means "not given", even for a required list or map.
        if not metadata["required"] or isinstance(metadata["kind"], ListOf | MapOf):
            schema = _or_nothing(schema)
        note = {"description": descriptions[name]} if name in descriptions else {}
        properties[name] = note | schema | note  # first in order, and overriding the record's own description
    return {
        "description": (kind.cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [name for name, metadata in fields.items() if metadata["required"]],
        "additionalProperties": False,
    }


def _scalar(kind: ValueKind, pattern: str = "", wanted: str = "") -> Schema:
    """Return the schema of a text, including the types that YAML may convert it to.

    `wanted` is the message of Visual Studio Code if the pattern does not match; other editors ignore it.
    """
    types = [name for name, texts in _GUESSED.items() if any(_reads(kind, text) for text in texts)]
    form = {"pattern": pattern, "patternErrorMessage": wanted} if pattern else {}
    return {"type": ["string", *types] if types else "string", **form}


def _reads(kind: ValueKind, text: str) -> bool:
    reading = Reading("")
    kind.read(Node(0, 0, text=text), (), reading)  # the kind of a scalar reads nothing but its text
    return not reading.findings


def _or_nothing(schema: Schema) -> Schema:
    """Return a schema that also accepts an empty value."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    # Editors propose the first type.
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return {**schema, "type": list(dict.fromkeys([*types, "null"]))}


def _one_of(words: Iterable[str]) -> Schema:
    """Return the schema of a choice of words; a word that YAML converts is also allowed as the converted value."""
    return {"enum": [value for word in words for value in _spelled(word)]}


def _spelled(word: str) -> tuple[Any, ...]:
    try:
        return json.loads(word), word  # editors propose the first value
    except ValueError:
        return (word,)


def _whole(pattern: re.Pattern[str]) -> str:
    return f"^(?:{pattern.pattern})$"


_EXAMPLES: Mapping[Callable[[str], Any], tuple[str, ...]] = {
    parse_when: ("2027-05-24 23:59 AoE", "2027-05-24", "2027-07-28 or 2027-07-29", "by 2027-06-19", "TBD"),
    read_instant: ("2027-05-23T17:40Z",),
    read_venue_zone: ("Europe/Vienna",),
    read_line: ("[[label]]: [[date]]",),
    read_date_format: ("MMMM D, YYYY", "D MMMM YYYY"),
}
"""Function that reads a text -> valid examples; `synsml check` explains other values."""
