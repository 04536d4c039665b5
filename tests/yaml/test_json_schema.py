"""`synsml schema`: editors accept every valid file, and everything that they underline is an error for the reader."""

import dataclasses
import datetime as dt
import inspect
import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from check_cases import cases_of
from helpers import MINIMAL, REPOSITORY, Synsml, Workshop, assert_golden
from strategies import IANA, modest, printable, times, whens
from synsml_cli.checks.registry import CHECKS
from synsml_cli.cli.field_notes import field_notes
from synsml_cli.export.json_schema import (
    FILES,
    document,
    json_schema,
)
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.instants import read_instant
from synsml_cli.model.dates.zones import read_venue_zone
from synsml_cli.model.records.site import read_date_format
from synsml_cli.model.records.workshop import read_format, read_line
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
)
from synsml_cli.model.schema.records import ListOf, MapOf, Record
from synsml_cli.model.source.nodes import Node
from synsml_cli.store.yaml.reader import parse_yaml
from yaml_core import load_core

RECORDS = {name: record for name, (record, _) in FILES.items()}
SCHEMAS = {name: document(name, notes=field_notes) for name in FILES}
EDITORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
MINIMAL_PERSON = "last: Lovelace\n"


def reader_takes(name: str, text: str) -> bool:
    """Whether the reader finds nothing in a file."""
    parsed = parse_yaml(f"{name}.yaml", text)
    reading = Reading(f"{name}.yaml")
    if parsed.root is not None:
        RECORDS[name].read(parsed.root, (), reading)
    return not parsed.findings and not reading.findings


def editor_takes(name: str, text: str) -> bool:
    """Whether an editor with the schema underlines nothing."""
    return bool(EDITORS[name].is_valid(load_core(text)))


def kinds_in(kind: Any) -> Iterator[Any]:
    """Yield a kind and all kinds of the values in it."""
    yield kind
    if isinstance(kind, ListOf | MapOf):
        yield from kinds_in(kind.kind)
    if isinstance(kind, Record):
        for field in dataclasses.fields(kind.cls):
            if "kind" in field.metadata:
                yield from kinds_in(field.metadata["kind"])


# --- the whole


@pytest.mark.parametrize("name", RECORDS)
def test_the_whole_schema(synsml: Synsml, name: str) -> None:
    result = synsml("schema", name)
    assert (result.code, result.err) == (0, "")
    assert_golden(REPOSITORY / "tests" / "golden" / f"schema-{name}.json", result.out)


@pytest.mark.parametrize("name", RECORDS)
def test_the_schema_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


def test_without_sources_the_schema_says_less_and_accepts_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(cls: type) -> NoReturn:
        raise OSError("could not get source code")

    monkeypatch.setattr(inspect, "getsource", refuse)
    schema = document("person", notes=field_notes)
    said = json.loads(json.dumps(SCHEMAS["person"]))
    for value in said["properties"].values():
        value.pop("description", None)
    assert schema == said


def test_a_name_that_is_no_schema_is_answered_with_the_nearest(synsml: Synsml) -> None:
    answers = [synsml("schema", word) for word in ("peson", "xyzzy")]
    assert [(answer.code, answer.out) for answer in answers] == [(2, ""), (2, "")]
    assert answers[0].err == "synsml: there is no schema 'peson'\n  fix: did you mean 'person'?\n"
    assert answers[1].err == "synsml: there is no schema 'xyzzy'\n  fix: write one of workshop, person\n"


# --- every kind


@pytest.mark.parametrize("name", RECORDS)
def test_every_kind_in_use_has_a_schema(name: str) -> None:
    kinds = list(kinds_in(RECORDS[name]))
    assert len(kinds) > 10
    for kind in kinds:
        Draft7Validator.check_schema(json_schema(kind, field_notes))


def test_a_kind_without_a_schema_is_an_error_of_ours() -> None:
    class Colour:
        def read(self, node: object, path: object, reading: object) -> None: ...

    with pytest.raises(TypeError, match=r"no JSON Schema is known for .*Colour.* to export/json_schema\.py"):
        json_schema(ListOf(Colour()), field_notes)
    with pytest.raises(TypeError, match=r"no JSON Schema is known for <class 'int'>"):
        json_schema(Parsed(int), field_notes)


# --- the same files, read by both


def quoted(text: str) -> str:
    """Return a text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)


PLAIN = (
    "",
    "~",
    "null",
    "Null",
    "true",
    "True",
    "false",
    "FALSE",
    "NO",
    "yes",
    "0",
    "1",
    "-1",
    "2023",
    "1.5",
    ".5",
    "1.",
    "1e3",
)
ODD = st.sampled_from(
    (*PLAIN, "0x1F", "0o17", "0123", "+1", ".inf", ".nan", "=", "10:30", "2023-05-24", "20230524", "0000-0002-1825-0097")
) | st.one_of(st.sampled_from((*PLAIN, " ", "\t", "a\nb", "\u00a0", "é", "[[x]]")), printable).map(quoted)
"""Values that YAML takes for something else, that are empty in several ways, or are just odd."""
PATHS = (
    "a.png",
    "img/a b.jpg",
    "a",
    ".hidden",
    "a..b/c",
    "2023",
    "../a",
    "a/../b",
    "/a",
    "a//b",
    "./a",
    "C:/a",
    "~/a",
    "a/",
    "..",
)
SITES = ("site", "../2023", ".", "/", "/srv/x", "~", "~/site", "2023", "./a")


@st.composite
def respelled(draw: st.DrawFn) -> str:
    """Draw a date as the grammar has it, with other blanks and in another case, and sometimes with a slip."""
    text = str(draw(whens()))
    blanks = st.sampled_from((" ", "  ", " \u00a0", "\u3000"))
    text = "".join(draw(blanks) if character == " " and draw(st.booleans()) else character for character in text)
    cased = text.upper() if draw(st.booleans()) else text.lower()
    text = draw(st.sampled_from((text, cased)))
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from("0129:-+ atobyUTC/")) + text[at + draw(st.integers(0, 1)) :]
    return text


def parsed_texts(parse: Any) -> st.SearchStrategy[str]:
    """Return texts that the function reads, mostly."""
    if parse == parse_when:
        return respelled()
    if parse == read_instant:
        moments = st.builds(dt.datetime.combine, st.dates(dt.date(1968, 1, 1), dt.date(2201, 12, 31)), times)
        offsets = st.sampled_from(("Z", "+00:00", "-0700", "+05:30", ""))
        iso = st.builds(lambda moment, offset: moment.isoformat(timespec="minutes") + offset, moments, offsets)
        return iso | moments.map(lambda moment: f"{moment:%G-W%V-%u}") | moments.map(lambda moment: f"{moment:%Y%m%d}")
    if parse == read_venue_zone:
        return st.sampled_from((*IANA, "AoE", "UTC", "Etc/GMT+1", "CET", "Europe/Nowhere", "europe/vienna", "Asia/Tokyo"))
    if parse == read_line:
        words = st.sampled_from(("[[label]]", "[[date]]", "[[ date ]]", "[[note]]", "[[dat]]", ": ", " ", "x", "["))
        return st.lists(words, max_size=4).map("".join)
    if parse == read_date_format:
        return st.sampled_from(
            ("MMMM D, YYYY", "D.M.", "%B %d", "MMMM", "D", "dddd MMM", "D MMMM YYYY HH:mm", "[Day] D [of] MMMM")
        )
    assert parse == read_format
    return st.sampled_from(("1", "1", "1", "2", "1.0", "01"))


def scalars(kind: Any, *, valid: bool) -> st.SearchStrategy[str]:
    """Return YAML scalars of a kind, all or some of them valid; written plainly where that is possible."""
    texts: st.SearchStrategy[str]
    match kind:
        case Choice(words=words):
            texts = st.sampled_from(words)
        case Bool():
            return st.sampled_from(("true", "false") if valid else ("true", "false", "True", "yes", '"true"', "1", "~"))
        case Pattern():
            texts = st.sampled_from(("demo-2023", "a", "a_b", "null", "true", "e1", "A", "a--b", "1a", "2023"))
        case Parsed(parse=parse):
            texts = parsed_texts(parse)
        case InnerPath():
            texts = st.sampled_from(PATHS)
        case FolderPath():
            texts = st.sampled_from(SITES)
        case _:
            assert isinstance(kind, Text | FilledText)
            texts = st.sampled_from(("Ada", "University of Göttingen", "https://example.org/", "09:30-10:00")) | printable
    if valid:
        texts = texts.filter(lambda text: kind.read(Node(0, 0, text=text), (), Reading("")) is not None)
    plain = re.compile(r"[A-Za-z0-9./+~][A-Za-z0-9./ ~_+-]*")
    return texts.map(lambda text: text if plain.fullmatch(text) and text == text.strip() else quoted(text))


@st.composite
def values(draw: st.DrawFn, kind: Any, *, valid: bool) -> Any:
    """Draw a value as nested lists (of items), maps and scalars in YAML, of a kind; all valid or with slips."""

    def slips(one_in: int) -> bool:
        return not valid and draw(st.integers(1, one_in)) == 1

    if slips(60):
        return draw(ODD)
    if slips(60):
        return draw(st.sampled_from(([], ["a"], {}, {"a": "b"})))
    if isinstance(kind, ListOf):
        return [draw(values(kind.kind, valid=valid)) for _ in range(draw(st.integers(0, 2)))]
    if isinstance(kind, MapOf):
        names = draw(
            st.lists(st.sampled_from(("submission", "camera-ready", "null", "true", "speaker")), max_size=2, unique=True)
        )
        names += [draw(st.sampled_from(("Camera Ready", "1", "~", "Slides")))] if slips(12) else []
        return {name: draw(values(kind.kind, valid=valid)) for name in names}
    if isinstance(kind, Record):
        record = {}
        for field in dataclasses.fields(kind.cls):
            if "kind" not in field.metadata or (field.metadata["required"] and slips(40)):
                continue
            if field.metadata["required"] or draw(st.booleans()):
                record[field.name] = draw(values(field.metadata["kind"], valid=valid))
        return {**record, draw(st.sampled_from(("labl", "id", "number", "x"))): "a"} if slips(30) else record
    return draw(scalars(kind, valid=valid))


def written(value: Any, indent: str = "") -> str:
    """Return a drawn value as YAML in block style, for use after a colon, a dash or nothing."""
    if isinstance(value, str):
        return f" {value}\n"
    if not value:
        return " []\n" if isinstance(value, list) else " {}\n"
    deeper = indent + "  "
    if isinstance(value, list):
        return "\n" + "".join(f"{indent}-{written(item, deeper)}" for item in value)
    return "\n" + "".join(f"{indent}{key}:{written(below, deeper)}" for key, below in value.items())


@pytest.mark.parametrize("name", RECORDS)
def test_an_editor_underlines_nothing_that_the_reader_takes(name: str) -> None:
    counts = {(reader, editor): 0 for reader in (True, False) for editor in (True, False)}

    @modest
    @given(st.booleans().flatmap(lambda valid: values(RECORDS[name], valid=valid)).map(written))
    def compare(text: str) -> None:
        both = reader_takes(name, text), editor_takes(name, text)
        counts[both] += 1
        assert both != (True, False), text

    compare()
    # Else nothing would have been compared; what only the reader refuses is the rare case.
    assert counts[True, True] > 20
    assert counts[False, False] > 20
    assert counts[False, True] < counts[False, False]


@modest
@given(ODD, st.sampled_from([(name, key) for name, schema in SCHEMAS.items() for key in schema["properties"]]))
def test_an_odd_value_of_any_key_is_not_underlined_where_the_reader_takes_it(value: str, place: tuple[str, str]) -> None:
    name, key = place
    minimal = MINIMAL if name == "workshop" else MINIMAL_PERSON
    text = re.sub(rf"^{key}:.*\n(  .*\n)*", "", minimal, flags=re.MULTILINE) + f"{key}: {value}\n"
    assert editor_takes(name, text) or not reader_takes(name, text)


# --- files as they are


def test_the_shipped_workshop_is_not_underlined() -> None:
    people = sorted((REPOSITORY / "people").glob("*.yaml"))
    assert len(people) > 10
    assert editor_takes("workshop", (REPOSITORY / "workshop.yaml").read_text("utf-8"))
    assert [path.name for path in people if not editor_takes("person", path.read_text("utf-8"))] == []


def test_no_file_of_the_cases_that_the_reader_takes_is_underlined() -> None:
    records = {
        ("workshop" if name == "workshop.yaml" else "person", data.decode("utf-8-sig", "replace"))
        for check in CHECKS
        for case in cases_of(check.name)
        for name, data in case.files.items()
        if name.endswith(".yaml") and not name.startswith("site/")
    }
    taken = sorted(record for record in records if reader_takes(*record))
    assert len(taken) > 200
    assert [record for record in taken if not editor_takes(*record)] == []


def test_a_missing_value_may_be_written_as_nothing_after_the_colon() -> None:
    for name, minimal in (("workshop", MINIMAL), ("person", MINIMAL_PERSON)):
        keys = [key for key in SCHEMAS[name]["properties"] if not re.search(rf"^{key}:", minimal, re.MULTILINE)]
        assert len(keys) > 5
        text = minimal + "".join(f"{key}:\n" for key in keys)
        assert (reader_takes(name, text), editor_takes(name, text)) == (True, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("person", "last: null\n"),
        ("person", "last: NO\n"),
        ("person", "last: 0123\n"),
        ("person", "last: L\naffiliation: NO\norcid: 0000-0002-1825-0097\nfirst: 1e3\nphoto: 2023\n"),
        ("workshop", MINIMAL.replace("name: Demo Workshop", "name: 2023")),
        ("workshop", MINIMAL.replace("format: 1", 'format: "1"')),
        (
            "workshop",
            MINIMAL + "created: 20230323\nsponsors:\n  - name: 42\n    level: 2\nschedule:\n  sessions:\n  - time: 10:30\n",
        ),
        ("workshop", "format: 1\nid: a\nname: A\ndates:\n"),
        ("workshop", MINIMAL.replace("2023-05-24 23:59 AoE", "2023-05-24   23:59  aoe")),
        ("workshop", MINIMAL.replace("2023-05-24 23:59 AoE", "tbd")),
    ],
)
def test_every_scalar_is_a_text_to_both(name: str, text: str) -> None:
    assert (reader_takes(name, text), editor_takes(name, text)) == (True, True)


FAULTS = {
    "year alone": ("workshop", MINIMAL.replace("2023-05-24 23:59 AoE", "2023")),
    "no date": ("workshop", MINIMAL.replace("2023-05-24 23:59 AoE", "")),
    "unknown key": ("workshop", MINIMAL + "deadlines: {}\n"),
    "unknown key inside": ("workshop", MINIMAL.replace("    label: Submission", "    labl: x\n    label: Submission")),
    "a field that is not for files": ("person", MINIMAL_PERSON + "id: ada\n"),
    "missing key": ("workshop", MINIMAL.replace("id: demo-2023\n", "")),
    "missing key inside": ("workshop", MINIMAL.replace("    label: Submission Deadline\n", "")),
    "missing name": ("person", "first: Ada\n"),
    "empty text": ("person", 'last: ""\n'),
    "list for a text": ("person", "last: [Lovelace]\n"),
    "map for a text": ("person", "last: {a: b}\n"),
    "unquoted token": ("workshop", MINIMAL.replace("    kind: event", "    line: [[date]]")),
    "text for a list": ("workshop", MINIMAL + "roles: reviewer\n"),
    "text for a map": ("workshop", MINIMAL + "site: docs\n"),
    "list for a map": ("workshop", MINIMAL + "site: [docs]\n"),
    "nothing for a date": ("workshop", MINIMAL + "  poster:\n"),
    "list at the top": ("person", "- last: Lovelace\n"),
    "text at the top": ("person", "Lovelace\n"),
    "unknown format": ("workshop", MINIMAL.replace("format: 1", "format: 2")),
    "id with capitals": ("workshop", MINIMAL.replace("demo-2023", "Demo-2023")),
    "id that is a number": ("workshop", MINIMAL.replace("demo-2023", "2023")),
    "key that is no id": ("workshop", MINIMAL.replace("  submission:", "  Camera Ready:")),
    "bad choice": ("workshop", MINIMAL.replace("kind: event", "kind: evnt")),
    "choice in capitals": ("workshop", MINIMAL.replace("kind: event", "kind: Event")),
    "bad state": ("person", MINIMAL_PERSON + "roles:\n  speaker: yes\n"),
    "empty state": ("person", MINIMAL_PERSON + "roles:\n  speaker:\n"),
    "truth value in words": ("workshop", MINIMAL.replace("kind: event", "internal: yes")),
    "path that leads out": ("person", MINIMAL_PERSON + "photo: ../ada.jpg\n"),
    "path that leads out later": ("person", MINIMAL_PERSON + "photo: img/../../ada.jpg\n"),
    "absolute path": ("workshop", MINIMAL + "pages:\n  - path: /etc/passwd\n"),
    "path of another system": ("workshop", MINIMAL + "pages:\n  - path: pages\\home.md\n"),
    "drive": ("workshop", MINIMAL + "pages:\n  - path: C:/home.md\n"),
    "folder": ("workshop", MINIMAL + "pages:\n  - path: home/\n"),
    "home folder": ("workshop", MINIMAL + "site:\n  folder: ~/site\n"),
    "page without path": ("workshop", MINIMAL + "pages:\n  - source: pages/home.md\n"),
    "unknown language": ("workshop", MINIMAL + "site:\n  locale: xx\n"),
    "reason of a change": (
        "workshop",
        MINIMAL.replace("    kind: event", "    was: [{when: TBD, changed: 2023-05-23T17:40Z, why: because}]"),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_single_fault_is_found_by_the_reader_and_underlined(fault: str) -> None:
    name, text = FAULTS[fault]
    assert text not in (MINIMAL, MINIMAL_PERSON)
    assert (reader_takes(name, text), editor_takes(name, text)) == (False, False)


UNSEEN = {
    "bad date": ("workshop", MINIMAL.replace("2023-05-24 23:59 AoE", "May 24")),
    "date without zone": ("workshop", MINIMAL.replace("2023-05-24 23:59 AoE", "2023-05-24 23:59")),
    "bad instant": ("workshop", MINIMAL + "created: yesterday\n"),
    "instant long ago": ("workshop", MINIMAL + "created: 1023-05-24\n"),
    "zone that is no place": ("workshop", MINIMAL.replace("Europe/Vienna", "AoE")),
    "abbreviated zone": ("workshop", MINIMAL.replace("Europe/Vienna", "CET")),
    "format of another library": ("workshop", MINIMAL + "site:\n  date_format: '%B %d, %Y'\n"),
    "line without date": ("workshop", MINIMAL.replace("    kind: event", "    line: '[[label]]'")),
}


@pytest.mark.parametrize("fault", UNSEEN)
def test_dates_zones_and_formats_are_left_to_the_reader(fault: str) -> None:
    name, text = UNSEEN[fault]
    assert text not in (MINIMAL, MINIMAL_PERSON)
    assert (reader_takes(name, text), editor_takes(name, text)) == (False, True)


def test_the_reader_takes_every_example() -> None:
    kinds = [kind for name in RECORDS for kind in kinds_in(RECORDS[name]) if isinstance(kind, Parsed)]
    examples = [(kind, text) for kind in kinds for text in json_schema(kind, field_notes).get("examples", ())]
    assert len(examples) > 15
    assert [text for kind, text in examples if kind.read(Node(0, 0, text=text), (), Reading("")) is None] == []


def test_the_files_without_a_fault_are_fine() -> None:
    for name, text in (("workshop", MINIMAL), ("person", MINIMAL_PERSON)):
        assert (reader_takes(name, text), editor_takes(name, text)) == (True, True)


# --- the roles of a workshop


ROLES_MET = ("organizer", "speaker", "panelist", "moderator", "mentor", "area-chair", "organiser", "Speaker", "chair", "x")


@pytest.mark.parametrize("declared", [(), ("mentor",), ("area-chair", "mentor", "speaker")])
def test_in_a_workshop_the_schema_has_the_roles_that_the_reader_knows(
    synsml: Synsml, workshop: Workshop, declared: tuple[str, ...]
) -> None:
    roles = f"roles: [{', '.join(declared)}]\n" if declared else ""
    workshop.write({"workshop.yaml": MINIMAL + roles})
    result = synsml("schema", "person")
    assert (result.code, result.err) == (0, "")
    schema = json.loads(result.out)
    Draft7Validator.check_schema(schema)
    for role in ROLES_MET:
        text = f"last: Lovelace\naffiliation: MIT\nroles:\n  {role}: invited\n"
        workshop.write({"workshop.yaml": MINIMAL + roles, "people/lovelace.yaml": text})
        taken = synsml("check", "--select", "R").out == "no problems found\n"
        assert Draft7Validator(schema).is_valid(load_core(text)) is taken, role


def test_outside_of_a_workshop_no_role_is_underlined(synsml: Synsml) -> None:
    schema = json.loads(synsml("schema", "person").out)
    assert Draft7Validator(schema).is_valid({"last": "Lovelace", "roles": {"mentor": "invited"}})


@pytest.mark.parametrize("roles", ["roles: mentor\n", "roles: [Mentor]\n", "roles: [\n"])
def test_unreadable_roles_underline_no_role(synsml: Synsml, workshop: Workshop, roles: str) -> None:
    workshop.write({"workshop.yaml": MINIMAL + roles})
    schema = json.loads(synsml("schema", "person").out)
    assert Draft7Validator(schema).is_valid({"last": "Lovelace", "roles": {"mentor": "invited"}})


def test_a_workshop_that_is_named_and_not_there_is_said(synsml: Synsml) -> None:
    result = synsml("schema", "person", "-C", "nowhere")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("synsml: there is no folder nowhere")
