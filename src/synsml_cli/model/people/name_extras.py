"""Find states, roles and titles inside names: "Dr. Ada Lovelace (tentative)"."""

import re

from synsml_cli.model.records.roles import ROLES, STATES
from synsml_cli.model.source.patterns import lazy_pattern

_TITLE = lazy_pattern(
    r"(?:^|(?<=\s))(?:(?:Prof|Dr|Mr|Mrs|Ms|Ing|Dipl|Assoc|Asst)\.(?:-?[A-Za-z]+\.)*|Professor|Doctor|Prof|Dr)"
    r"(?:\s+(?:h\.\s?c|rer\.\s?nat|rer\.\s?pol|phil|med|habil|techn)\.)*(?=\s)"
    r"|,?\s+(?:Ph\.?\s?D\.?|M\.?D\.|M\.?Sc\.?|B\.?Sc\.?)$"
)
_BRACKETS = lazy_pattern(r"[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]")
_WORDS = frozenset(
    (*STATES, *ROLES, "organiser", "chair", "co-chair", "general", "keynote", "remote", "virtual", "online", "tbc")
)
_TRAILING = lazy_pattern(rf"(?:\s+[-–—]\s*|\s*[,:]\s*)({'|'.join(sorted(_WORDS))})$|\*+$", re.IGNORECASE)


_LONG = 300
"""Characters: longer texts are not names and are not searched."""


def extra_in(name: str) -> str:
    """Return the first part of a text that does not belong to the name, or ""."""
    if len(name) > _LONG:
        return ""
    for match in _BRACKETS.finditer(name):
        # A name in brackets is a nickname: Robert (Bob) Noyce.
        if set(re.split(r"[\s,/]+", match[1].casefold())) & _WORDS:
            return match[0]
    found = _TRAILING.search(name) or _TITLE.search(f"{name} " if name.endswith(".") else name)
    return found[0] if found else ""


def bare(name: str) -> str:
    """Return a name without titles, states and roles."""
    while extra := extra_in(name).strip():
        name = " ".join(name.replace(extra, " ", 1).split()).strip(" ,:-–—")
    return name


def is_state_or_role(extra: str) -> bool:
    """Return whether such a part is a state or a role, which a record stores elsewhere."""
    return extra.strip("()[]{} ,:-–—").casefold() in _WORDS
