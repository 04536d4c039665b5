"""Write the theme's data files, `_data/*.yml`, and values of front matter; the only place in `site` that writes YAML.

Every string is in double quotes: without them, Ruby's Psych reads `09:00` as 32400, and `:symbol` stops the build. An empty
list is written as `[]`, because an empty data file stops the build, too.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

HEADER = "# Written by `synsml render` from people/: edit the records there, not this file.\n"
WORKSHOP_HEADER = "# Written by `synsml render` from workshop.yaml: edit it there, not this file.\n"


def data_file(records: Iterable[Mapping[str, Any]], header: str) -> str:
    """Return a data file whose header names the source of its records."""
    return header + yaml.dump(
        list(records), Dumper=_Quoted, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**9
    )


class _Quoted(yaml.SafeDumper):
    """Writes texts in double quotes, and keys without quotes."""

    def represent_mapping(self, tag: str, mapping: object, flow_style: bool | None = None) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)  # type: ignore[arg-type]
        _quote(value for _, value in node.value)
        return node

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        node = super().represent_sequence(tag, sequence, flow_style)
        _quote(node.value)
        return node

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True  # repeated texts are written in full


def _quote(nodes: Iterable[yaml.Node]) -> None:
    for node in nodes:
        if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
            node.style = '"'


def is_map(front_matter: str) -> bool:
    """Return whether a front matter is empty or a YAML map."""
    try:
        value = yaml.safe_load(front_matter)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return value is None or isinstance(value, dict)


def front_matter_texts(front_matter: str) -> dict[str, str]:
    """Return the keys of a front matter whose values are texts or numbers; empty if it is not a YAML map."""
    try:
        value = yaml.safe_load(front_matter)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    pairs = value.items() if isinstance(value, dict) else ()
    return {str(key): str(text) for key, text in pairs if isinstance(text, str | int | float) and not isinstance(text, bool)}


def front_matter_value(text: str) -> str:
    """Return `text` unchanged if YAML reads it as the same text; otherwise in double quotes.

    An unquoted `ICML: 2023` makes Jekyll skip the whole page and exit with 0.
    """
    try:
        same = yaml.safe_load(f"key: {text}") == {"key": text}
    except (yaml.YAMLError, ValueError, RecursionError):
        # ValueError: 2023-24-05 looks like a date to PyYAML, 5,000 digits like a number; RecursionError: 1,000 brackets.
        same = False
    # Ruby reads `09:00`, `1,000` and `:x` as other types, but nothing that begins with a letter.
    if same and text[:1].isalpha():
        return text
    return yaml.dump(text, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True, width=10**9).strip()
