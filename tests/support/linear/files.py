"""Readers of whole files: our own YAML and that of others, tables, calendars, SVG, manifests; and edits of files."""

import io
import json
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

from linear.groups import Group, readers, same, share
from linear.pages import _PROJECT_READERS, ADA, WORKSHOP, context_of, project_of
from synsml_cli.checks.context import Context
from synsml_cli.model.calendar.reading import read_events
from synsml_cli.model.importing.records import commented_out, people_in
from synsml_cli.model.importing.table import table_in
from synsml_cli.model.pictures.kinds import kind_of
from synsml_cli.model.pictures.mentions import mentions_in
from synsml_cli.model.pictures.notes import orientation_in, place_in
from synsml_cli.model.pictures.svg import svg_fault
from synsml_cli.model.records.file_names import MANIFEST
from synsml_cli.model.records.jekyll_config import (
    JekyllConfig,
    WorkshopPart,
    is_published,
    theme_of,
)
from synsml_cli.store.git import _config as _config_of_git
from synsml_cli.store.writing.manifest import read_manifest
from synsml_cli.store.yaml.changes import Insert, Put, Remove
from synsml_cli.store.yaml.edit import edited
from synsml_cli.store.yaml.foreign_yaml import parse_foreign
from synsml_cli.store.yaml.reader import parse_yaml
from synsml_cli.store.yaml.references import reference_faults

_CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//synsml//x//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20230525T115900Z\r\n"
    "SUMMARY:{summary}\r\n{line}END:VEVENT\r\nEND:VCALENDAR\r\n"
)
_PERSON_FIELDS = ("first", "last", "affiliation", "url", "photo", "sort", "order", "email", "orcid", "bio", "notes")
_FACTS = ("id", "created", "name", "short_name", "host", "url", "contact", "place", "venue", "room", "timezone")


def _loaded(files: Callable[[str], dict[str, str]]) -> Callable[[str], Context]:
    return lambda text: context_of(project_of(files(text)))


def _record(text: str) -> dict[str, str]:
    said = json.dumps(share(text, 16))
    lines = [f"{field}: {said}\n" for field in _PERSON_FIELDS]
    return {
        "people/ada-lovelace.yaml": "".join(
            (*lines, f"roles: {{{said}: {said}}}\nsince: {{speaker: {said}}}\n{said}: {said}\n")
        )
    }


def _facts(text: str) -> dict[str, str]:
    said = json.dumps(share(text, 36))
    lines = [f"{field}: {said}\n" for field in _FACTS]
    date = f"  {field_lines(said)}"
    return {
        "workshop.yaml": f"format: {said}\n{''.join(lines)}roles: [{said}]\ndates:\n  a: {{{date}}}\n  {said}: {said}\n"
        f"site: {{date_format: {said}, locale: {said}, folder: {said}}}\nprivate: {{folder: {said}}}\n"
        f"sponsors: [{{name: {said}, logo: {said}}}]\nschedule: {{date: {said}, sessions: [{{time: {said}, kind: {said}, "
        f"links: {{{said}: {said}}}}}]}}\npages: [{{path: {said}, source: {said}}}]\n"
    }


def field_lines(said: str) -> str:
    """Return the fields of a date, each with the same text."""
    return ", ".join(f"{field}: {said}" for field in ("label", "when", "kind", "track", "note", "url", "line", "cancelled"))


def _edits(text: str) -> object:
    changes = (
        Put(("new",), "b"),
        Put(("name",), text[:1000]),
        Put(("a", "b"), "c"),
        Insert(("roles",), "d"),
        Remove(("name",)),
        Remove(("roles", 0)),
    )
    return [_edited(text, change) for change in changes]


def _edited(text: str, *changes: Put | Insert | Remove) -> object:
    from synsml_cli.errors import SynsmlError

    try:
        return edited(text, changes, name="a.yaml")
    except (SynsmlError, ValueError, KeyError, IndexError) as error:
        return str(error)


def _in_folder(name: str, read: Callable[[Path], object]) -> Callable[[str], object]:
    """Return a reader of a folder that holds a text as a file of this name."""

    def read_folder(text: str) -> object:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / name).write_bytes(text.encode("utf-8", "surrogatepass"))
            return read(Path(folder))

    return read_folder


def _foreign(text: str) -> object:
    parsed = parse_foreign("a.yml", text)
    return [tuple(people_in(root)) for root in parsed.roots], parsed.faults, parsed.remarks


def _config(text: str) -> object:
    parsed = parse_yaml("_config.yml", text)
    config = JekyllConfig("_config.yml", exclude=(text, f"*{text}"), include=(f"/{text}",))
    return theme_of(text), parsed.findings, is_published(config, WorkshopPart("people", "people", ("a.yaml", text[:200])))


def _calendar(text: str) -> object:
    return read_events(_CALENDAR.format(summary=text, line="").encode("utf-8", "surrogatepass"))


def _calendar_line(text: str) -> object:
    return read_events(_CALENDAR.format(summary="", line=f"{text}\r\n").encode("utf-8", "surrogatepass"))


def _picture(text: str) -> io.BytesIO:
    """Return a JPEG with a text in as many pieces of EXIF as it needs, each of 64 kB at most."""
    data = text.encode("utf-8", "surrogatepass")
    pieces = [b"Exif\0\0II*\0" + data[start : start + 65_000] for start in range(0, len(data), 65_000)]
    parts = [b"\xff\xe1" + struct.pack(">H", len(piece) + 2) + piece for piece in pieces]
    return io.BytesIO(b"".join((b"\xff\xd8", *parts, b"\xff\xda\0\2", data, b"\xff\xd9")))


def _drawing(form: str) -> Callable[[str], object]:
    """Return a reader of an SVG that holds a text as an attribute, as a style or as elements."""

    def read(text: str) -> object:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        drawing = form.replace("ESCAPED", escaped).replace("TEXT", text)
        return svg_fault(f'<svg xmlns="http://www.w3.org/2000/svg"{drawing}</svg>'.encode("utf-8", "surrogatepass"))

    return read


_KEYS = "a: b\nname: c\n"
GROUPS = (
    Group(
        "file",
        same,
        readers(
            commented_out,
            theme_of,
            table_in,
            yaml=lambda text: parse_yaml("a.yaml", text).findings,
            foreign_yaml=_foreign,
            references=lambda text: reference_faults("a.md", text),
            manifest=_in_folder(MANIFEST, read_manifest),
            git_config=_in_folder("config", _config_of_git),
            picture_place=lambda text: place_in(_picture(text), "JPEG"),
            picture_mentions=lambda text: mentions_in(f"![]({text}.png) {text}", "a.md", "cfp"),
            picture_orientation=lambda text: orientation_in(_picture(text), "JPEG"),
            picture=lambda text: kind_of(text.encode("utf-8", "surrogatepass")),
            edits=_edits,
            edits_below=lambda text: _edits(f"{_KEYS}roles: [a]\n{text}"),
            config=_config,
            calendar=_calendar,
            calendar_line=_calendar_line,
            any_calendar=lambda text: read_events(text.encode("utf-8", "surrogatepass")),
            svg=lambda text: svg_fault(text.encode("utf-8", "surrogatepass")),
            svg_elements=_drawing(">TEXT"),
            svg_attributes=_drawing(' style="ESCAPED" href="#ESCAPED">'),
            svg_style=_drawing("><style>ESCAPED</style>"),
            table_of_names=lambda text: table_in(f"Name,Email\n{text}\n"),
            semicolons=lambda text: table_in(f"sep=;\nName;Email\n{text}\n"),
        ),
    ),
    Group("a workshop", _loaded(lambda text: {"workshop.yaml": text}), _PROJECT_READERS),
    Group("below a workshop", _loaded(lambda text: {"workshop.yaml": f"{WORKSHOP}{text}"}), _PROJECT_READERS),
    Group("a record", _loaded(lambda text: {"people/ada-lovelace.yaml": text}), _PROJECT_READERS[-4:-2]),
    Group("below a record", _loaded(lambda text: {"people/ada-lovelace.yaml": f"{ADA}{text}"}), _PROJECT_READERS[-4:]),
    Group("values of a record", _loaded(_record), _PROJECT_READERS[-4:-2]),
    Group("values of a workshop", _loaded(_facts), _PROJECT_READERS),
)
