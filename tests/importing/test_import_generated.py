"""Any table or YAML file: an import ends with a message, writes a valid workshop, and is complete after one run."""

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import MINIMAL
from strategies import modest
from synsml_cli.cli import run

KEYS = ("name", "first", "last", "affiliation", "url", "photo", "email", "orcid", "bio", "notes", "sort", "role", "status")
TEXTS = ("none", "=1+1", "{{ x }}", "<b>", "\x1b[31m", "a\u202eb", "null", "~", "no", "12:30", "- x", "'", "#", "x: y", "\x85")
NAMES = ("Ada Lovelace", "ada lovelace", "Lovelace, Ada", "Wei Wang", "王伟", "Müller", "Mueller")

generously = settings(
    modest, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
"""Output is read, and so forgotten, after every example."""

texts = st.one_of(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30), st.sampled_from(TEXTS))
names = st.one_of(texts, st.sampled_from(NAMES))
records = st.fixed_dictionaries({}, optional={key: names if key in ("name", "first", "last") else texts for key in KEYS})


def nested(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "workshop.yaml").write_text(MINIMAL)
        yield Path(name)


def written(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*/*.yaml"))}


def import_twice(folder: Path, name: str, capture: pytest.CaptureFixture[bytes]) -> None:
    for records in ("people", "private"):
        shutil.rmtree(folder / records, ignore_errors=True)
    command = ["-C", str(folder), "people", "import", os.fspath(folder / name), "--role", "speaker", "--split-names"]
    code = run(command)
    first = written(folder)
    assert code in (0, 1)
    assert run([*command, "--update", "--yes"]) == code
    assert written(folder) == first
    assert run(["-C", str(folder), "check", "--select", "R"]) == 0
    out, err = capture.readouterr()
    assert b"internal error" not in err
    assert b"\x1b" not in out + err


@generously
@given(st.lists(records, min_size=1, max_size=5))
def test_a_table_is_imported_once_whatever_it_says(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], rows: list[dict[str, str]]
) -> None:
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, [key for key in KEYS if any(key in row for row in rows)] or ["name"])
    writer.writeheader()
    writer.writerows(rows)
    (folder / "form.csv").write_bytes(target.getvalue().encode())
    import_twice(folder, "form.csv", capsysbinary)


@generously
@given(
    st.recursive(records, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4), max_leaves=6)
)
def test_a_yaml_file_is_imported_once_whatever_it_says(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], data: object
) -> None:
    (folder / "site.yml").write_bytes(yaml.safe_dump(data, allow_unicode=True).encode())
    import_twice(folder, "site.yml", capsysbinary)


@generously
@given(st.binary(max_size=200), st.sampled_from(("form.csv", "site.yml")))
def test_any_bytes_are_answered_in_words(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], data: bytes, name: str
) -> None:
    (folder / name).write_bytes(data)
    import_twice(folder, name, capsysbinary)
