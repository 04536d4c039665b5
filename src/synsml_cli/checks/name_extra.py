"""A name holds a state, a role or a title.

"Ada Lovelace (tentative)" tells the public what is for the organizers, and is another person than Ada Lovelace for
sorting and for the calendar. States and roles stand in `roles`; titles are not written on the cards of colleagues.

Bad:  last: Lovelace (tentative)
Good: last: Lovelace
      roles:
        speaker: tentative
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.roles import ROLES, STATES

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "P209"
SEVERITY: Severity = "warning"
CLOCK_BOUND = False

_TITLE = re.compile(
    r"(?:^|(?<=\s))(?:(?:Prof|Dr|Mr|Mrs|Ms|Ing|Dipl|Assoc|Asst)\.(?:-?[A-Za-z]+\.)*|Professor|Doctor|Prof|Dr)(?=\s)"
    r"|,?\s+(?:Ph\.?\s?D\.?|M\.?D\.|M\.?Sc\.?|B\.?Sc\.?)$",
)
_BRACKETS = re.compile(r"[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]")
_WORDS = frozenset(
    (*STATES, *ROLES, "organiser", "chair", "co-chair", "general", "keynote", "remote", "virtual", "online", "tbc")
)
_TRAILING = re.compile(rf"(?:\s+[-–—]\s*|\s*[,:]\s*)({'|'.join(sorted(_WORDS))})$|\*+$", re.IGNORECASE)


def run(context: Context) -> Iterator[Remark]:
    """Look at both parts of every name."""
    for person in context.project.people:
        for key in ("first", "last"):
            name = getattr(person, key)
            extra = _extra(name)
            bare = _bare(name)
            if extra and (bare or person.first or key == "first"):
                at = At(person.file, (key,))
                state = "; a state or role stands in 'roles:'" if extra.strip("()[]{} ,:-–—").casefold() in _WORDS else ""
                yield Remark(
                    at,
                    f"{extra.strip()!r} is no part of the name {name!r}",
                    (f"write '{key}: {bare}'" if bare else f"leave '{key}' out") + state,
                )


def _extra(name: str) -> str:
    for match in _BRACKETS.finditer(name):
        # A name in brackets is a nickname: Robert (Bob) Noyce.
        if set(re.split(r"[\s,/]+", match[1].casefold())) & _WORDS:
            return match[0]
    found = _TRAILING.search(name) or _TITLE.search(f"{name} " if name.endswith(".") else name)
    return found[0] if found else ""


def _bare(name: str) -> str:
    """Return a name without all that is no part of it."""
    while extra := _extra(name).strip():
        name = " ".join(name.replace(extra, " ", 1).split()).strip(" ,:-–—")
    return name
