"""Find records of the same person: equal name, ORCID iD, e-mail address or page."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from synsml_cli.model.people.name_extras import bare
from synsml_cli.model.people.names import ascii_folded, in_two_letters, same_name, spelling
from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.records.person import Person
from synsml_cli.model.source.patterns import lazy_pattern

_DIRECTORIES = lazy_pattern(
    r"(orcid\.org|scholar\.google\.[a-z.]+|linkedin\.com/in|dblp\.org/pid|openreview\.net/profile|researchgate\.net/profile)\b."
)
"""Sites where each person has an own page."""
_TOGETHER = lazy_pattern(r"lab|group|team|dep(?:t|artm)|institut|project|faculty|center|centre")
"""Words in the addresses of pages that several people share."""


class Double(NamedTuple):
    """A record and an earlier record of the same person."""

    person: Person
    other: Person
    key: str
    """The matching field; `last` stands for the full name."""


def doubles(people: tuple[Person, ...]) -> Iterator[Double]:
    """Yield each record that duplicates an earlier one (in file order), with the strongest matching field."""
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
    """Return a common form of the spellings of an address; empty if it names no host."""
    bare = re.sub(r"^(https?://)?(www\.)?", "", url.strip(), flags=re.IGNORECASE)
    host, _, rest = bare.partition("/")
    return f"{host.casefold()}/{rest.rstrip('/')}" if host else ""


def own_page(person: Person) -> str:
    """Return the address of a person's page if it belongs to nobody else (colleagues share the page of a laboratory), or ""."""
    address = page(person.url)
    if _DIRECTORIES.match(address):
        return address
    names = [word for word in re.findall(r"[a-z]+", ascii_folded(person.name)) if len(word) > 2]
    parts = [part for part in ascii_folded(address).split("/")[1:] if not _TOGETHER.search(part)]
    return address if any(word in part for word in names for part in parts) else ""


def name_signs(name: str) -> Iterator[str]:
    """Yield common forms of the spellings of a name: Müller is also written Muller and Mueller."""
    plain = bare(name)
    for name in dict.fromkeys((plain, in_two_letters(plain))):
        if folded := same_name(name):
            yield folded


def _name(person: Person) -> Iterator[str]:
    """Yield common forms of a person's name; different spellings are equal only in Latin script."""
    spelled = spelling(bare(person.name))
    yield from (sign if spelled.isascii() else f"{sign} {spelled}" for sign in name_signs(person.name))


_SIGNS: tuple[tuple[str, Callable[[Person], Iterator[str]]], ...] = (
    ("orcid", lambda person: iter(filter(None, [person.orcid.strip().upper()]))),
    ("last", _name),
    ("email", lambda person: iter(filter(None, [person.email.strip().casefold()]))),
    ("url", lambda person: iter(filter(None, [own_page(person)]))),
)
