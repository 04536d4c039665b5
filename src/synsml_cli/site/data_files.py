"""The theme's data files, `_data/*.yml`, and values of front matter: the only place here that writes YAML.

Every string is double-quoted: unquoted, Ruby's Psych reads `09:00` as 32400 and `:symbol` ends the build. An empty list
is written as `[]`, because an empty data file ends it too.
"""

from collections.abc import Iterable

import yaml

from synsml_cli.model.people import Person
from synsml_cli.model.workshop import PersonKeys

HEADER = "# Written by `synsml render` from people/: edit the records there, not this file.\n"


def people_file(people: Iterable[Person], keys: PersonKeys) -> str:
    """Return the data file of these people, in their order, under the keys that the theme reads."""
    return HEADER + _dump([_record(person, keys) for person in people])


def _record(person: Person, keys: PersonKeys) -> dict[str, str]:
    # A card without `first` shows the value of the card before it, so names and affiliation are always there. But
    # `url: ""` becomes a link to the home page and `img: ""` a broken image: these are left out.
    record = {keys.first: person.first, keys.last: person.last, keys.affiliation: person.affiliation}
    if person.url:
        record[keys.url] = person.url
    if person.photo:
        record[keys.photo] = person.photo
    return record


def _dump(records: list[dict[str, str]]) -> str:
    return yaml.dump(
        records,
        Dumper=_Quoted,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=10**9,
    )


class _Quoted(yaml.SafeDumper):
    """Writes values in double quotes and keys plain."""

    def represent_mapping(self, tag: str, mapping: object, flow_style: bool | None = None) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)  # type: ignore[arg-type]
        for _, value in node.value:
            if isinstance(value, yaml.ScalarNode):
                value.style = '"'
        return node


def is_map(front_matter: str) -> bool:
    """Whether a front matter is a YAML map, or empty."""
    try:
        value = yaml.safe_load(front_matter)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return value is None or isinstance(value, dict)


def front_matter_value(text: str) -> str:
    """Return `text` as it is if YAML reads it as this very text, else in double quotes.

    An unquoted `ICML: 2023` makes Jekyll skip the whole page and exit with 0.
    """
    try:
        same = yaml.safe_load(f"key: {text}") == {"key": text}
    except (yaml.YAMLError, ValueError, RecursionError):
        # ValueError: 2023-24-05 looks like a date to PyYAML, 5,000 digits like a number; RecursionError: 1,000 brackets.
        same = False
    # What begins with a letter is no number, time or symbol to Ruby either: `09:00`, `1,000` and `:x` are.
    if same and text[:1].isalpha():
        return text
    return yaml.dump(text, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True, width=10**9).strip()
