"""Write a record as YAML: block style, quotes only where needed, checked by reading it again."""

from collections.abc import Mapping
from typing import Any

import yaml

from synsml_cli.errors import CannotRun
from synsml_cli.model.schema.kinds import Reading
from synsml_cli.model.schema.records import Record
from synsml_cli.model.source.findings import Refusal
from synsml_cli.store.yaml.changes import data_of, same
from synsml_cli.store.yaml.reader import parse_yaml


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as literal blocks."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    # SafeDumper quotes texts that YAML readers would convert: null, no, 12:30, 2023-05-24. YAML 1.1 treats U+0085 as a line
    # end, so it must be escaped.
    style = '"' if "\x85" in text else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def emit(values: Mapping[str, Any], *, name: str, record: Record) -> str | Refusal:
    """Return the text of a record, or a Refusal if one of its values is invalid.

    Raises CannotRun if reading it again does not give exactly `values`: then nothing may be written.
    """
    text = yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    parsed = parse_yaml(name, text)
    reading = Reading(name)
    value = record.read(parsed.root, (), reading) if parsed.root else None
    for finding in (*parsed.findings, *reading.findings):
        return Refusal(finding.message, finding.remedy)
    if value is None or parsed.root is None or not same(data_of(parsed.root), dict(values)):
        raise CannotRun(f"{name} cannot hold these values exactly", remedy="write the file by hand; nothing was written")
    return text
