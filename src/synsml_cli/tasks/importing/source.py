"""Read the file to import people from: a table, or the data file of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.importing.fields import INSTANTS, folded_key
from synsml_cli.model.importing.records import Foreign, commented_out, people_in
from synsml_cli.model.importing.table import table_in
from synsml_cli.model.source.findings import At, Refusal
from synsml_cli.model.source.positions import SourceText
from synsml_cli.store.files import read_text

_MAX_BYTES = 10_000_000
"""Bytes; a form with a thousand biographies is larger than files written by hand."""
_TABLES = (".csv", ".tsv", ".txt", ".tab")
_YAML = (".yaml", ".yml", ".json")
_OTHERS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".numbers"), "save it as CSV, in UTF-8"),
    ".zip": "unpack it, and name the file in it",
}


@dataclass(frozen=True)
class Source:
    """The records of a file."""

    name: str
    """The file name as typed."""
    records: tuple[Foreign, ...]
    """In file order; `start` is the line of each."""
    is_table: bool = False
    columns: tuple[str, ...] = ()
    """The headers of a table."""
    later_counts: bool = False
    """Whether the later of two records of a person wins, as in a form that someone answers again."""
    commented: tuple[int, ...] = ()
    """Lines of records that are commented out."""
    faults: tuple[tuple[int, Refusal], ...] = ()
    """(line, why a record is not imported)."""
    remarks: tuple[tuple[int, Refusal], ...] = ()
    """(line, what is unclear)."""


def read_source(path: Path, *, name: str, given: Mapping[str, str]) -> Source:
    """Return the records of a file, which messages call `name`; `given` is key -> field from the user.

    Raises CannotRun if the file cannot be opened, Refused if it cannot be parsed, Usage for another kind of file.
    """
    suffix = path.suffix.casefold()
    if suffix not in (*_TABLES, *_YAML):
        remedy = _OTHERS.get(suffix, "use a file name with .csv, .tsv, .yml or .json")
        raise Usage(f"{name!r} is neither .csv nor .yaml", remedy=remedy)
    # A path of the command line may lead anywhere; a path in the data may not.
    read = read_text(path, name=name, within=Path(path.anchor), limit=_MAX_BYTES)
    source = SourceText(read.text)
    if read.finding:
        raise _refused(name, source, read.finding.at, Refusal(read.finding.message, read.finding.remedy))
    if suffix in _TABLES:
        table = table_in(read.text)
        if table.broken:
            line, refusal = table.broken
            raise Refused(f"{name}:{line}: {refusal.message}", remedy=refusal.remedy)
        later = any(folded_key(column) in INSTANTS for column in table.columns)
        return Source(name, table.rows, True, table.columns, later, faults=table.faults)
    return _yaml(name, source, given)


def _yaml(name: str, source: SourceText, given: Mapping[str, str]) -> Source:
    from synsml_cli.store.yaml.foreign_yaml import parse_foreign

    parsed = parse_foreign(name, source.text)
    for finding in parsed.faults:
        raise _refused(name, source, finding.at, Refusal(finding.message, finding.remedy))
    names = frozenset(folded_key(key) for key, field in given.items() if field in ("name", "last"))
    found = (record for root in parsed.roots for record in people_in(root, names=names))
    found = (record for record in found if record.start not in parsed.bases or record.names_somebody(names))
    records = tuple(record._replace(start=source.span(record.start, record.start).line) for record in found)
    remarks = tuple(
        (source.span(finding.at.start, finding.at.end).line, Refusal(finding.message, finding.remedy))
        for finding in parsed.remarks
    )
    return Source(name, records, commented=commented_out(source.text), remarks=remarks)


def _refused(name: str, source: SourceText, at: At, refusal: Refusal) -> Refused:
    span = source.span(at.start, at.end)
    return Refused(f"{name}:{span.line}:{span.column}: {refusal.message}", remedy=refusal.remedy)
