"""Validate a value from the command line before it is written to a record."""

from synsml_cli.errors import Usage
from synsml_cli.model.plain import has_controls, visible


def check_typed(name: str, value: str) -> None:
    """Raise Usage for a value with control characters or invalid UTF-8; `name` is its option or field."""
    if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
        raise Usage(f"{name} is not text in UTF-8", remedy="type it in a terminal that uses UTF-8")
    if has_controls(value):
        raise Usage(f"{name}: '{visible(value)}' has control characters", remedy="write it without them")
