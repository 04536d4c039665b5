"""People files of real workshop sites are imported into new workshops and read back.

A record is right if name, affiliation, page and photo are those that `people-expected.json` has for it. A photo that is
written from the root of the site, `/assets/ada.png`, counts as `assets/ada.png`: the same file in our records, which are
relative to the site folder and cannot begin with `/`. The figure letter for letter is printed too. Runs of blanks are one.
"""

import json
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from helpers import MINIMAL, Synsml, Workshop

FIELDS = ("affiliation", "url", "photo")
Record = dict[str, str]


class Judged(NamedTuple):
    """How the import of one file went."""

    records: list[Record]
    exact: list[Record]
    wrong: list[Record]
    reported: str
    """What was said on standard error."""


def blanks_folded(text: str) -> str:
    return " ".join(text.split())


def written_people(root: Path) -> dict[str, Record]:
    """Return the records that lie on disk by whole name."""
    people = {}
    for path in sorted((*root.glob("people/*.yaml"), *root.glob("private/*.yaml"))):
        record = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        people[blanks_folded(f"{record.get('first', '')} {record['last']}")] = record
    return people


def judged(synsml: Synsml, root: Path, source: Path, expected: list[Record]) -> Judged:
    Workshop(root).write({"workshop.yaml": MINIMAL})
    result = synsml("-C", str(root), "people", "import", str(source), "--role", "organizer", "--split-names")
    assert result.code in (0, 1), result.err
    people = written_people(root)
    exact, wrong = [], []
    for record in expected:
        person = people.get(blanks_folded(record["name"]), {})
        found = {field: person.get(field, "") for field in FIELDS}
        wanted = {field: blanks_folded(record[field]) for field in FIELDS}
        if person and found == wanted:
            exact.append(record)
        elif not person or found != {**wanted, "photo": wanted["photo"].removeprefix("/")}:
            wrong.append(record)
    return Judged(expected, exact, wrong, result.err)


def is_told_of(record: Record, reported: str) -> bool:
    name = blanks_folded(record["name"])
    return any(f": {name}: " in line or repr(name) in line for line in reported.splitlines())


def test_people_of_real_sites_are_imported_right_and_the_rest_is_reported(
    synsml: Synsml, tmp_path: Path, shared: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    corpus = shared / "corpus"
    if not corpus.is_dir():
        pytest.skip("../shared/corpus is absent: this test imports files that are not part of the project")
    expected = json.loads((corpus / "people-expected.json").read_text("utf-8"))
    assert len(expected) >= 39
    files = {
        name: judged(synsml, tmp_path / str(number), corpus / name, records)
        for number, (name, records) in enumerate(expected.items())
    }
    total = sum(len(file.records) for file in files.values())
    right = total - sum(len(file.wrong) for file in files.values())
    exact = sum(len(file.exact) for file in files.values())
    silent = [(name, record) for name, file in files.items() for record in file.wrong if not is_told_of(record, file.reported)]
    figure = f"{right} of {total} records right ({right / total:.2%}), {exact} letter for letter ({exact / total:.2%}), "
    figure += f"{total - right - len(silent)} others reported, {len(silent)} others not"
    with capsysbinary.disabled():
        sys.stdout.write(f"\n{figure}\n")
    assert right / total >= 0.95, figure
    assert len(silent) / total <= 0.01, (figure, silent)
