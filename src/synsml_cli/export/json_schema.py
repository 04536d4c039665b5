"""The records as JSON Schema, for editors: made from the fields that the reader itself goes by.

An editor reads YAML 1.2's core schema, where `1` is a number and `null` is nothing; here every value is text. So a schema
accepts whatever the reader can accept once YAML has guessed a type, and leaves to `synsml check` what it cannot see.
Draft 7, because editors' YAML servers know that one best: https://json-schema.org/draft-07. Regular expressions are kept
to what JavaScript and Python both have.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import singledispatch
from typing import Any

from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.instants import read_instant
from synsml_cli.model.dates.zones import read_venue_zone
from synsml_cli.model.records.person import PERSON
from synsml_cli.model.records.workshop import (
    WORKSHOP,
    read_date_format,
    read_format,
    read_line,
)
from synsml_cli.model.schema.kinds import (
    Bool,
    Choice,
    FilledText,
    FolderPath,
    InnerPath,
    Kind,
    Parsed,
    Pattern,
    Reading,
    Text,
)
from synsml_cli.model.schema.records import ListOf, MapOf, Record
from synsml_cli.model.source.nodes import Node

Schema = dict[str, Any]
Notes = Callable[[type], Mapping[str, str]]
"""A record's class -> what is said of its fields."""

# Texts that YAML 1.2 takes for something else (https://yaml.org/spec/1.2.2/#1032-tag-resolution): all of some types, and
# of numbers one of every look that a text of ours could have.
_GUESSED = {
    "number": ("0", "1", "-1", "+1", "2023", "20230524", "0123", "1.5", ".5", "1.", "1e3", "0x1F", "0o7", ".inf", ".nan"),
    "boolean": ("true", "True", "TRUE", "false", "False", "FALSE"),
    "null": ("", "~", "null", "Null", "NULL"),
}


FILES: Mapping[str, tuple[Record, str]] = {
    "workshop": (WORKSHOP, "workshop.yaml of synsml"),
    "person": (PERSON, "A person's file of synsml"),
}
"""What can be asked for -> its reader and title."""


def document(name: str, *, notes: Notes, roles: tuple[str, ...] = ()) -> Schema:
    """Return the whole schema of one of FILES; `notes` become descriptions, which editors show.

    `roles` are those that a person can have; where none are given nobody knows which a workshop declares, and all ids are.
    """
    record, title = FILES[name]
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **json_schema(record, notes)}
    if name == "person" and roles:
        of_roles = schema["properties"]["roles"]
        ((_, state),) = of_roles.pop("patternProperties").items()
        # Written one by one, as editors propose the names of properties and not those of patterns.
        of_roles["properties"] = dict.fromkeys(roles, state)
    return schema


@singledispatch
def json_schema(kind: Kind, _notes: Notes) -> Schema:
    """Return the schema of a value that has to be given; raises TypeError for a kind that has no schema here."""
    raise TypeError(f"no JSON Schema is known for {kind!r}; register one in model/json_schema.py")


@json_schema.register
def _(kind: Text, _: Notes) -> Schema:
    return _scalar(kind)


@json_schema.register
def _(kind: FilledText, _: Notes) -> Schema:
    return _scalar(kind, r"[^ \t\r\n]", "write a text; this one is empty")


@json_schema.register
def _(kind: Pattern, _: Notes) -> Schema:
    return _scalar(kind, _whole(kind.pattern), f"write {kind.wanted}")


@json_schema.register
def _(kind: Choice, _: Notes) -> Schema:
    return _one_of(kind.words)


@json_schema.register
def _(_kind: Bool, _: Notes) -> Schema:
    return {"type": "boolean"}


@json_schema.register
def _(kind: Parsed, _: Notes) -> Schema:
    if kind.parse not in _PARSED:
        raise TypeError(f"no JSON Schema is known for {kind.parse!r}; add one to model/json_schema.py")
    return _PARSED[kind.parse](kind)


@json_schema.register
def _(kind: InnerPath, _: Notes) -> Schema:
    part = r"(?!\.\.?(?:/|$))[^/\\]+"
    wanted = "write a path inside of its folder, with '/' and without '..'"
    return _scalar(kind, rf"^(?!~|[A-Za-z]:)(?:{part}/)*{part}$", wanted)


@json_schema.register
def _(kind: FolderPath, _: Notes) -> Schema:
    return _scalar(kind, "^(?!~).*[^ ]", "write a path such as site or ../2023, without '~'")


@json_schema.register
def _(kind: ListOf, notes: Notes) -> Schema:
    return {"type": "array", "items": json_schema(kind.kind, notes)}


@json_schema.register
def _(kind: MapOf, notes: Notes) -> Schema:
    values = json_schema(kind.kind, notes)
    return {"type": "object", "patternProperties": {_whole(kind.keys): values}, "additionalProperties": False}


@json_schema.register
def _(kind: Record, notes: Notes) -> Schema:
    fields = {f.name: f.metadata for f in dataclasses.fields(kind.cls) if "kind" in f.metadata}
    said = notes(kind.cls)
    properties = {}
    for name, metadata in fields.items():
        schema = json_schema(metadata["kind"], notes)
        # Nothing behind the colon is "not given", also of a list or map that has to be there.
        if not metadata["required"] or isinstance(metadata["kind"], ListOf | MapOf):
            schema = _or_nothing(schema)
        note = {"description": said[name]} if name in said else {}
        properties[name] = note | schema | note  # first in place, and before what the record says of itself
    return {
        "description": (kind.cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [name for name, metadata in fields.items() if metadata["required"]],
        "additionalProperties": False,
    }


def _scalar(kind: Kind, pattern: str = "", wanted: str = "") -> Schema:
    """Return the schema of a text, also where YAML takes it for a number, a truth value or nothing.

    `wanted` is what an editor says where the pattern does not match (a word of Visual Studio Code's, unknown to others).
    """
    types = [name for name, texts in _GUESSED.items() if any(_reads(kind, text) for text in texts)]
    form = {"pattern": pattern, "patternErrorMessage": wanted} if pattern else {}
    return {"type": ["string", *types] if types else "string", **form}


def _reads(kind: Kind, text: str) -> bool:
    reading = Reading("")
    kind.read(Node(0, 0, text=text), (), reading)  # a scalar's kind looks at nothing but its text
    return not reading.findings


def _or_nothing(schema: Schema) -> Schema:
    """Return a schema that also accepts an empty value."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    # Editors propose the first type.
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return {**schema, "type": list(dict.fromkeys([*types, "null"]))}


def _one_of(words: Iterable[str]) -> Schema:
    """Return the schema of a few words; one that YAML takes for something else also stands there as that value."""
    return {"enum": [value for word in words for value in _spelled(word)]}


def _spelled(word: str) -> tuple[Any, ...]:
    try:
        return json.loads(word), word  # the first is what an editor proposes
    except ValueError:
        return (word,)


def _whole(pattern: re.Pattern[str]) -> str:
    return f"^(?:{pattern.pattern})$"


# --- texts that a function reads


def _any_case(word: str) -> str:
    """Return a regular expression of a word in any case: JavaScript has no flag for a part of one."""
    return "".join(f"[{letter.upper()}{letter.lower()}]" for letter in word)


# What Python splits texts at; JavaScript's \s lacks the last ones.
_BLANK = r"[\s\x1c-\x1f\x85]"
_DAY = (
    "(?:19[7-9][0-9]|2[01][0-9]{2})-"
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
AREAS = (
    *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile"),
    *("Europe", "Indian", "Mexico", "Pacific", "US"),
)
"""The first parts of IANA names that can be used; a list of the names would age with every release of the tz database."""
_IANA = rf"(?:{'|'.join(AREAS)})(?:/[A-Za-z0-9_+-]+)+"
_OFFSET = r"(?:-(?:0?[0-9]|1[01])(?::?[0-5][0-9])?|-12(?::?00)?|\+(?:0?[0-9]|1[0-3])(?::?[0-5][0-9])?|\+14(?::?00)?)"
_ZONE = f"(?:{_any_case('aoe')}|{_any_case('venue')}|{_any_case('utc')}{_OFFSET}?|{_IANA})"


def when_pattern() -> str:
    """Return the grammar of `model/grammar.py` as a regular expression; that the points ascend is beyond it.

    Each word is one of the grammar's (the last part), and they stand in its order, all with a time or none (the part
    that looks ahead): said at once, the long words would stand eight times.
    """
    by, or_, to = (_any_case(word) for word in ("by", "or", "to"))

    def forms(point: str) -> str:
        further = f"(?:(?:{_BLANK}+{or_}{_BLANK}+{point})+|{_BLANK}+{to}{_BLANK}+{point})?"
        return f"{by}{_BLANK}+{point}|{point}{further}"

    day, timed = "[0-9-]+", rf"[0-9-]+{_BLANK}+[0-9:]+{_BLANK}+[A-Za-z]\S+"
    order = f"{forms(day)}|{forms(timed)}"
    word = f"(?:{by}|{or_}|{to}|{_DAY}|{_TIME}|{_ZONE})"
    return f"^{_BLANK}*(?:{_any_case('tbd')}{_BLANK}*|(?=(?:{order}){_BLANK}*$)(?:{word}(?:{_BLANK}+|$))+)$"


# ISO 8601 with weeks and without hyphens, as `datetime.fromisoformat` reads it, which is generous behind the hour; years
# as in `model/instants.py`, and those around them, which an offset can bring back.
_INSTANT = (
    r"^(?:19[6-9][0-9]|2[01][0-9]{2}|2200)"
    r"(?:-(?:0[1-9]|1[0-2])-[0-3][0-9]|(?:0[1-9]|1[0-2])[0-3][0-9]|-?W[0-5][0-9](?:-?[1-7])?)(?:[\s\S][0-2][0-9][\s\S]*)?$"
)


def _patterned(pattern: str, wanted: str) -> Callable[[Parsed], Schema]:
    return lambda kind: _scalar(kind, pattern, wanted)


def _only(words: Iterable[str]) -> Callable[[Parsed], Schema]:
    return lambda _: _one_of(words)


_PARSED: Mapping[Callable[[str], Any], Callable[[Parsed], Schema]] = {
    parse_when: _patterned(
        when_pattern(),
        "write a date such as 2023-05-24 23:59 AoE, 2023-05-24, 2023-07-28 or 2023-07-29, by 2023-06-19, or TBD",
    ),
    read_instant: _patterned(_INSTANT, "write an instant such as 2023-05-23T17:40Z"),
    read_venue_zone: _patterned(f"^{_IANA}$", "write the IANA name of the venue's zone, such as Europe/Vienna"),
    read_line: _patterned(rf"\[\[{_BLANK}*date{_BLANK}*\]\]", "write the line with [[date]], in quotes: '[[label]]: [[date]]'"),
    read_date_format: _patterned("^(?=[^%]*M)(?=[^%]*[Dd])[^%]*$", "write a format such as 'MMMM D, YYYY'"),
    read_format: _only(("1",)),
}
"""What reads a text -> the schema of such texts."""
