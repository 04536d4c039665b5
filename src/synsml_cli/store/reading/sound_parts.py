"""Salvage the valid parts of a `workshop.yaml` that is invalid YAML, so that pages and people can still be checked.

The file is a list of top-level keys, each followed by an indented value. A syntax error makes one of these parts invalid; the
others are read as usual.
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator

from synsml_cli.model.records.workshop import FILE, WORKSHOP, Workshop
from synsml_cli.model.schema.kinds import Reading
from synsml_cli.model.source.nodes import places_of
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.store.reading.loader import Loader
from synsml_cli.store.yaml.reader import parse_yaml

KEYS = frozenset(field.name for field in dataclasses.fields(Workshop))
"""The top-level keys of the file."""
MAX_TOP_KEYS = 200
"""Limit on top-level keys; a file with more is not a workshop, and is not split."""

_TOP = lazy_pattern(r"^(?=[A-Za-z_][\w-]*[ \t]*:(?:[ \t\r\n]|\Z))", re.MULTILINE)
_FIRST_WORD = lazy_pattern(r"^[ \t]*[\"']?(\w+)", re.MULTILINE)


def sound_parts(loader: Loader) -> tuple[Workshop, frozenset[str]]:
    """Return the workshop from the valid parts of the file, and the top-level keys that are unknown; keeps their places.

    Every key inside an invalid part counts as unknown: a wrong indentation may have put it there.
    """
    text = loader.sources[FILE].text
    if any(finding.code == "R102" for finding in loader.findings):
        text = ""  # the text ends where decoding failed
    unread: set[str] = set()
    sound = []
    for part in _parts(text) if len(_TOP.findall(text)) <= MAX_TOP_KEYS else ():
        parsed = parse_yaml(FILE, part)
        if parsed.root is None and any(finding.code != "R103" for finding in parsed.findings):
            unread |= KEYS & set(_FIRST_WORD.findall(part))
            sound.append(re.sub(r"[^\r\n]", " ", part))
        else:
            sound.append(part)
    root = parse_yaml(FILE, "".join(sound)).root
    workshop = WORKSHOP.read(root, (), Reading(FILE)) if root else None
    if workshop is None:
        return Workshop(format="1", id="", name="", dates={}), KEYS
    assert isinstance(workshop, Workshop)
    assert root is not None
    loader.places.update({(FILE, path): place for path, place in places_of(root).items()})
    return workshop, frozenset(unread)


def _parts(text: str) -> Iterator[str]:
    """Yield the text before the first top-level key, then each key with its value."""
    starts = [0, *(match.start() for match in _TOP.finditer(text)), len(text)]
    for start, end in itertools.pairwise(starts):
        if start < end:
            yield text[start:end]
