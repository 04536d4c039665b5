"""Recognize roles in other people's words: in a column, or in the heading above a list."""

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
"""Names of roles in other systems, singular and folded -> our role."""


def role_of(text: str, roles_known: Sequence[str]) -> str:
    """Return the role of the workshop that a text names ("Keynote Speakers" is speaker), or ""."""
    word = folded_key(text)
    by_key = {folded_key(role): role for role in roles_known}
    for form in (word, word.removesuffix("s")):
        role = by_key.get(form) or _MEANT.get(form, "")
        if role in roles_known:
            return role
    return ""


def roles_of(text: str, roles_known: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the roles in a text with several answers, and the parts that name no role."""
    parts = [part.strip() for part in re.split(r"[,;/+&]|\band\b", text) if part.strip()]
    roles = {part: role_of(part, roles_known) for part in parts}
    return tuple(dict.fromkeys(filter(None, roles.values()))), tuple(part for part in parts if not roles[part])
