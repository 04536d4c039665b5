"""Writes a record as YAML: block style, quoted where YAML needs it, and read back before it is trusted."""

from collections.abc import Mapping
from typing import Any

import yaml

from synsml_cli.errors import CannotRun
from synsml_cli.model.schema import Reading, Record
from synsml_cli.store.yaml_source import parse_yaml


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, which is how people write them."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    # SafeDumper itself quotes what a guessing reader would take for something else: null, no, 12:30, 2023-05-24.
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def emit(values: Mapping[str, Any], *, name: str, record: Record) -> tuple[str, Any]:
    """Return the text of a record and the record that is read back from it.

    Raises CannotRun if that is not exactly `values`: then nothing must be written.
    """
    text = yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    parsed = parse_yaml(name, text)
    reading = Reading(name)
    value = record.read(parsed.root, (), reading) if parsed.root else None
    findings = [*parsed.findings, *reading.findings]
    if findings:
        said = "; ".join(f"{finding.message}; {finding.remedy}" for finding in findings)
        raise CannotRun(f"{name} would not be a valid record: {said}", remedy="nothing was written")
    if any(getattr(value, key) != given for key, given in values.items()):
        raise CannotRun(f"{name} would not read back as it was given", remedy="nothing was written")
    return text, value
