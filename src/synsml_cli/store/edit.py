"""Changes values in the text of a YAML file and nothing else: comments, quoting of others, order and line ends stay.

The new text is read again and has to hold the old data with exactly the intended change; else nothing is written.
"""

import json
from collections.abc import Mapping

import yaml

from synsml_cli.errors import CannotRun
from synsml_cli.model.positions import KeyPath, Place
from synsml_cli.model.tree import Node
from synsml_cli.store.yaml_source import parse_yaml


def splice(text: str, pieces: Mapping[tuple[int, int], str]) -> str:
    """Return `text` with the stretches between these offsets replaced; they must not overlap."""
    for (start, end), piece in sorted(pieces.items(), reverse=True):
        text = text[:start] + piece + text[end:]
    return text


def with_values(text: str, changes: Mapping[KeyPath, tuple[Place, str]], *, name: str) -> str:
    """Return the YAML `text` with other texts as values; raises CannotRun if it would not read back as just that."""
    new = splice(text, {(place.start, place.end): scalar(value, place.style) for place, value in changes.values()})
    before, after = parse_yaml(name, text).root, parse_yaml(name, new).root
    wanted = {path: value for path, (_, value) in changes.items()}
    if before is None or after is None or _data(after) != _data(before, wanted):
        raise CannotRun(f"{name} would not read back as it should", remedy="nothing was changed; edit it by hand")
    return new


def scalar(value: str, style: str) -> str:
    """Return a text as YAML writes it on one line, in the quotes that it had if it needs any."""
    plain = yaml.dump(value, Dumper=yaml.SafeDumper, allow_unicode=True, width=10**9).removesuffix("\n...\n").rstrip("\n")
    # Commas and brackets part values where the map or list around this one is written in brackets.
    if plain == value and style not in ("'", '"') and not set(value) & set(",[]{}"):
        return value
    if style == '"' or not value.isprintable():
        return json.dumps(value, ensure_ascii=False)
    quoted = value.replace("'", "''")
    return f"'{quoted}'"


def _data(node: Node, changes: Mapping[KeyPath, str] | None = None, path: KeyPath = ()) -> object:
    """Return what a file says, without its writing, with some texts exchanged."""
    if node.pairs is not None:
        return {key.text: _data(value, changes, (*path, key.text or "")) for key, value in node.pairs}
    if node.items is not None:
        return [_data(item, changes, (*path, number)) for number, item in enumerate(node.items)]
    return (changes or {}).get(path, node.text)
