"""`synsml schema`: what the reader takes, the schema takes, and what the schema refuses, the reader refuses."""

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import MINIMAL, REPOSITORY, Synsml, assert_golden
from synsml_cli.model.json_schema import RECORDS, json_schema, of_kind
from synsml_cli.model.kinds import Reading
from synsml_cli.model.schema import ListOf, MapOf, Record
from synsml_cli.store.yaml_source import parse_yaml

GOLDEN = Path(__file__).parent / "golden"
VALIDATORS = {name: jsonschema.Draft7Validator(json_schema(name)) for name in RECORDS}
PERSON = "first: Ada\nlast: Lovelace\nroles:\n  speaker: invited\n"
TEXTS = {"workshop": MINIMAL, "person": PERSON}


class Editor(yaml.BaseLoader):
    """Reads YAML 1.2 as editors do: the core schema (https://yaml.org/spec/1.2.2/#103-core-schema), keys as texts."""

    def value(self, node: yaml.Node | None) -> Any:
        if isinstance(node, yaml.MappingNode):
            return {key.value: self.value(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        if node is None or node.style in ("'", '"', "|", ">"):
            return node and node.value
        return core(node.value)


def core(text: str) -> Any:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.casefold() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def schema_takes(name: str, text: str) -> bool:
    loader = Editor(text)
    return VALIDATORS[name].is_valid(loader.value(loader.get_single_node()))


def reader_takes(name: str, text: str) -> bool:
    parsed = parse_yaml("f", text)
    reading = Reading("f")
    if parsed.root:
        RECORDS[name][0].read(parsed.root, (), reading)
    return parsed.root is not None and not parsed.findings and not reading.findings


# Scalars as they may stand behind a key, right and wrong ones.
SCALARS = st.sampled_from(
    [
        "", "null", "~", "true", "True", "no", "1", "0123", "10:30", "1e3", "Ada", "'x'", '""', "' '", "TBD", "tbd",
        "2023-05-24",
        "2023-05-24 23:59 AoE", "2023-05-24  23:59   aoe", "by 2023-06-19", "BY 2023-06-19", "2023-07-28 or 2023-07-29",
        "2023-07-28 to 2023-07-30", "2023-07-28 OR 2023-07-29 or 2023-07-30", "May 24", "2023-05-24T10:00Z", "2023-05-24 23:59",
        "'2023-05-24 23:59 UTC+5:30'", "event", "deadline", "confirmed", "invited", "maybe", "extended", "[]", "{}", "[a, b]",
        "{a: b}", "{a: confirmed}", "a/b.png", "../x", "/x", "a//b", "./a", "https://example.org/a.png", "~/x", "a\\b", "en",
        "fr",
        "x-1", "Demo 2023", "demo_2023", "Europe/Vienna", "jekyll", "markdown", "'[[date]]'", "'[[x]]'", "MMMM D",
        "|\n    text",
    ]
)  # fmt: skip


def keys(record: Record) -> list[str]:
    return [field.name for field in dataclasses.fields(record.cls) if "kind" in field.metadata]


@st.composite
def block(draw: st.DrawFn, kind: Any, depth: int = 0) -> str:
    """Draw what may stand behind a key: mostly a value of its kind, sometimes any scalar."""
    indent = "  " * (depth + 1)
    if depth > 3 or draw(st.integers(0, 9)) == 0:
        return f" {draw(SCALARS)}"
    if isinstance(kind, Record):
        chosen = draw(st.lists(st.sampled_from([*keys(kind), "unknown"]), max_size=5, unique=True))
        needed = [f.name for f in dataclasses.fields(kind.cls) if f.metadata.get("required") and draw(st.booleans())]
        kinds = {f.name: f.metadata["kind"] for f in dataclasses.fields(kind.cls) if "kind" in f.metadata}
        lines = [f"{indent}{key}:{draw(block(kinds.get(key), depth + 1))}" for key in dict.fromkeys((*needed, *chosen))]
        return "\n" + "\n".join(lines) if lines else " {}"
    if isinstance(kind, ListOf):
        items = draw(st.lists(block(kind.kind, depth + 1), max_size=2))
        return "\n" + "\n".join(f"{indent}-{item}" for item in items) if items else " []"
    if isinstance(kind, MapOf):
        names = draw(st.lists(st.sampled_from(["a", "b-c", "Bad Key", "x1"]), max_size=2, unique=True))
        return "\n" + "\n".join(f"{indent}{name}:{draw(block(kind.kind, depth + 1))}" for name in names) if names else " {}"
    return f" {draw(SCALARS)}"


@st.composite
def document(draw: st.DrawFn, name: str) -> str:
    """Draw a whole file: a valid one with some keys exchanged."""
    record = RECORDS[name][0]
    kinds = {f.name: f.metadata["kind"] for f in dataclasses.fields(record.cls) if "kind" in f.metadata}
    chosen = draw(st.lists(st.sampled_from(keys(record)), max_size=4, unique=True))
    base = re.split(r"^(?=\S)", TEXTS[name], flags=re.MULTILINE)
    kept = [part for part in base if part and part.partition(":")[0] not in chosen]
    return "".join(kept) + "".join(f"{key}:{draw(block(kinds[key]))}\n" for key in chosen)


@pytest.mark.parametrize("name", RECORDS)
@settings(max_examples=400)
@given(data=st.data())
def test_what_the_reader_takes_the_schema_takes(name: str, data: st.DataObject) -> None:
    text = data.draw(document(name))
    if reader_takes(name, text):
        assert schema_takes(name, text), text


def test_the_strategy_draws_files_that_the_reader_takes_and_such_that_it_refuses() -> None:
    drawn: list[bool] = []

    @settings(max_examples=200, database=None)
    @given(document("workshop"))
    def draw(text: str) -> None:
        drawn.append(reader_takes("workshop", text))

    draw()
    assert 20 < sum(drawn) < len(drawn) - 20


@pytest.mark.parametrize("name", RECORDS)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(json_schema(name))


def files() -> list[Path]:
    cases = REPOSITORY / "tests" / "checks"
    shipped = [REPOSITORY / "workshop.yaml", *sorted((REPOSITORY / "people").glob("*.yaml"))]
    return shipped + [path for path in sorted(cases.glob("*/*/**/*.yaml")) if "unreadable" not in str(path)]


def test_every_valid_file_of_the_project_is_valid_to_the_schema() -> None:
    names = {path: "workshop" if path.name == "workshop.yaml" else "person" for path in files() if "site" not in path.parts}
    refused = [path for path, name in names.items() if not schema_takes(name, path.read_text())]
    assert len(names) > 100
    assert refused == []


FAULTS = {
    "an unknown key": ("workshop", MINIMAL.replace("name:", "nam:")),
    "a missing key": ("workshop", MINIMAL.replace("name: Demo Workshop\n", "")),
    "a missing last name": ("person", "first: Ada\n"),
    "a date in words": ("workshop", MINIMAL.replace("2023-07-28", "July 28")),
    "a time without a zone": ("workshop", MINIMAL.replace(" AoE", "")),
    "an unknown kind": ("workshop", MINIMAL.replace("event", "evnt")),
    "a state that is none": ("person", PERSON.replace("invited", "maybe")),
    "roles as a list": ("person", "last: X\nroles: [speaker]\n"),
    "an id that is none": ("workshop", MINIMAL.replace("demo-2023", "Demo 2023")),
    "an id of a date that is none": ("workshop", MINIMAL.replace("submission:", "Sub Mission:")),
    "a path out of its folder": ("person", PERSON + "photo: ../ada.jpg\n"),
    "a photo from elsewhere": ("person", PERSON + "photo: https://example.org/ada.jpg\n"),
    "a truth value in words": ("workshop", MINIMAL.replace("    kind: event", "    kind: event\n    internal: maybe")),
    "a list in the place of a map": ("workshop", MINIMAL + "site: [a]\n"),
    "a map in the place of a text": ("workshop", MINIMAL + "place: {a: b}\n"),
    "an unknown language": ("workshop", MINIMAL + "site:\n  locale: xx\n"),
    "a list at the top": ("person", "- last: X\n"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_schema_and_reader_refuse_the_same_fault(fault: str) -> None:
    name, text = FAULTS[fault]
    assert (reader_takes(name, text), schema_takes(name, text)) == (False, False)


@pytest.mark.parametrize(
    "line",
    ["place: NO", "place: 12:30", "place: null", "place:", "room: 301", "created: 2023-05-24", "roles:", "pages:", "url: ''"],
)
def test_scalars_need_no_quotes(line: str) -> None:
    text = f"{MINIMAL}{line}\n"
    assert (reader_takes("workshop", text), schema_takes("workshop", text)) == (True, True)


def test_a_kind_without_a_schema_is_noticed() -> None:
    class Colour:
        def read(self, node: Any, path: Any, reading: Any) -> Any: ...

    with pytest.raises(TypeError, match="no schema is known for Colour"):
        of_kind(Colour())


@pytest.mark.parametrize("name", RECORDS)
def test_the_command_prints_the_whole_schema(synsml: Synsml, name: str) -> None:
    result = synsml("schema", name)
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out) == json_schema(name)
    assert_golden(GOLDEN / f"schema-{name}.json", result.out)


def test_fields_carry_their_descriptions() -> None:
    dates = json_schema("workshop")["properties"]["dates"]["additionalProperties"]["properties"]
    assert dates["cancelled"]["description"] == "The instant of the cancellation, UTC."


def test_another_name_is_refused(synsml: Synsml) -> None:
    result = synsml("schema", "persn")
    assert (result.code, result.out) == (2, "")
    assert result.err == "synsml: there is no schema of 'persn'\n  -> did you mean 'person'?\n"
