"""Reads a role out of what others write: the word of a column, the heading above a list."""

import re
from collections.abc import Sequence

from synsml_cli.model.importing.fields import folded_key

_MEANT = {
    "organiser": "organizer",
    "organizing": "organizer",
    "organising": "organizer",
    "organizingcommittee": "organizer",
    "organisingcommittee": "organizer",
    "organizingteam": "organizer",
    "organisingteam": "organizer",
    "keynote": "speaker",
    "keynotespeaker": "speaker",
    "invitedspeaker": "speaker",
    "plenaryspeaker": "speaker",
    "panellist": "panelist",
    "panel": "panelist",
}
"""What others call a role, in the singular and folded -> ours."""


def role_of(text: str, known: Sequence[str]) -> str:
    """Return the role of the workshop that a text names: "Keynote Speakers" is speaker; empty for none."""
    word = folded_key(text)
    by_key = {folded_key(role): role for role in known}
    for form in (word, word.removesuffix("s")):
        role = by_key.get(form) or _MEANT.get(form, "")
        if role in known:
            return role
    return ""


def roles_of(text: str, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the roles that a text names, as an answer with several ticks does, and its parts that name none."""
    parts = [part.strip() for part in re.split(r"[,;/+&]|\band\b", text) if part.strip()]
    roles = {part: role_of(part, known) for part in parts}
    return tuple(dict.fromkeys(filter(None, roles.values()))), tuple(part for part in parts if not roles[part])
