"""Which records are of one person: the same name, ORCID iD, e-mail or page."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from synsml_cli.model.name_extras import bare
from synsml_cli.model.names import same_name
from synsml_cli.model.people import Person
from synsml_cli.model.placeholders import placeholder_in

_UMLAUTS = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae", "ø": "oe", "å": "aa", "æ": "ae", "Ö": "Oe", "Ü": "Ue", "Ä": "Ae"})


class Double(NamedTuple):
    """A record and an earlier one of the same person."""

    person: Person
    other: Person
    key: str
    """What they share: a field of the record; `last` stands for the whole name."""


def doubles(people: tuple[Person, ...]) -> Iterator[Double]:
    """Yield every record of which an earlier one, by file, is of the same person; each once, by the surest of signs."""
    ordered = sorted((person for person in people if not placeholder_in(person)), key=lambda person: person.file)
    first: dict[tuple[str, str], Person] = {}
    for person in ordered:
        found: Double | None = None
        for key, value_of in _SIGNS:
            for value in value_of(person):
                other = first.setdefault((key, value), person)
                if other is not person and found is None:
                    found = Double(person, other, key)
        if found:
            yield found


def page(url: str) -> str:
    """Return what two spellings of an address have in common; empty for one that says no page of somebody's own."""
    bare = re.sub(r"^(https?://)?(www\.)?", "", url.strip(), flags=re.IGNORECASE)
    host, _, rest = bare.partition("/")
    return f"{host.casefold()}/{rest.rstrip('/')}" if host else ""


def name_signs(name: str) -> Iterator[str]:
    """Yield what the spellings of one name have in common: Müller is Muller to one reader and Mueller to another."""
    plain = bare(name)
    for name in dict.fromkeys((plain, plain.translate(_UMLAUTS))):
        if folded := same_name(name):
            yield folded


_SIGNS: tuple[tuple[str, Callable[[Person], Iterator[str]]], ...] = (
    ("orcid", lambda person: iter(filter(None, [person.orcid.strip().upper()]))),
    ("last", lambda person: name_signs(person.name)),
    ("email", lambda person: iter(filter(None, [person.email.strip().casefold()]))),
    ("url", lambda person: iter(filter(None, [page(person.url)]))),
)
