"""Find existing people by id, by name in any spelling, by ORCID iD and by e-mail address."""

from collections.abc import Iterable

from synsml_cli.model.people.duplicates import name_signs
from synsml_cli.model.people.name_extras import bare
from synsml_cli.model.people.names import spelling
from synsml_cli.model.records.person import Person


class KnownPeople:
    """An index of the people of a workshop."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_id: dict[str, Person] = {}
        self._by_name: dict[str, list[Person]] = {}
        self._by_sign: dict[tuple[str, str], Person] = {}
        for person in people:
            self.by_id[person.id] = person
            for sign in name_signs(person.name):
                self._by_name.setdefault(sign, []).append(person)
            for kind in signs(orcid=person.orcid, email=person.email):
                self._by_sign.setdefault(kind, person)

    def named(self, name: str) -> tuple[Person, ...]:
        """Return the people with this name, in any spelling."""
        found = (person for sign in name_signs(name) for person in self._by_name.get(sign, ()))
        return tuple({person.id: person for person in found}.values())

    def with_sign(self, *, orcid: str, email: str) -> tuple[str, Person] | None:
        """Return ("orcid" or "email", person) for the person with this ORCID iD or address, or None."""
        return next(((sign[0], self._by_sign[sign]) for sign in signs(orcid=orcid, email=email) if sign in self._by_sign), None)


def signs(*, orcid: str, email: str) -> tuple[tuple[str, str], ...]:
    """Return (kind, value) of the identifiers that only one person can have."""
    given = (("orcid", orcid.strip().upper()), ("email", email.strip().casefold()))
    return tuple((kind, value) for kind, value in given if value)


def spelled_alike(name: str, other: str) -> bool:
    """Return whether names differ in accents, case and punctuation only; 王伟 and 王维 (both Wang Wei) differ."""
    return spelling(bare(name)) == spelling(bare(other))
