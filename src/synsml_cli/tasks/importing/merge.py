"""Join the records that one file has of one person, and find the role of each."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from synsml_cli.model.importing.roles import role_of
from synsml_cli.model.people.duplicates import name_signs
from synsml_cli.model.people.split_name import split_name
from synsml_cli.tasks.importing.values import Incoming, RecordNote
from synsml_cli.tasks.people.known_people import spelled_alike

_MOST_NAMESAKES = 50
"""Records of one name that are compared with each other; more are no list of people."""


class RoleSource(NamedTuple):
    """What gave people their role."""

    kind: str
    """role, section or --role."""
    text: str
    """The words that named it; empty where they need not be said."""
    role: str
    """Empty where they name none of the workshop."""


def with_roles(people: Iterable[Incoming], *, role: str, known: Sequence[str], told: Counter[RoleSource]) -> Iterator[Incoming]:
    """Yield everybody with a role, where there is one: their own, else `role`, else that of the nearest section.

    `told` counts by what.
    """
    for person in people:
        told.update(RoleSource("role", text, "") for text in person.unknown_roles)
        if person.roles:
            told.update(RoleSource("role", "", name) for name in person.roles)
            yield person
            continue
        sections = ((text, role_of(text, known)) for text in reversed(person.sections))
        text, found = ("", role) if role else next((pair for pair in sections if pair[1]), ("", ""))
        if found:
            told[RoleSource("section" if text else "--role", text, found)] += 1
        yield dataclasses.replace(person, roles={found: ""}) if found else person


def joined(people: Iterable[Incoming], *, later_counts: bool, notes: list[RecordNote]) -> tuple[Incoming, ...]:
    """Return everybody once; where two records of a person differ, the first one counts, or the later one."""
    found: list[Incoming] = []
    by_name: dict[str, list[int]] = {}
    for person in people:
        name = whole_name(person)
        numbers = {number for sign in name_signs(name) for number in by_name.get(sign, ())}
        if len(numbers) >= _MOST_NAMESAKES:
            said = f"has the name of {_MOST_NAMESAKES} others in this file: not imported"
            notes.append(
                RecordNote(person.line, person.name, said, "look whether the column of names is the right one", is_loss=True)
            )
            continue
        same = next((number for number in sorted(numbers) if _are_one(found[number], person)), -1)
        if same >= 0:
            found[same] = _one(found[same], person, later_counts=later_counts, notes=notes)
        elif numbers and not person.values.get("id"):
            other = found[min(numbers)]
            said = f"has the name of {other.name} in line {other.line}, and may be somebody else: not imported"
            remedy = "if it is somebody else, `synsml people add --namesake --id ...`; else write both alike"
            notes.append(RecordNote(person.line, person.name, said, remedy, is_loss=True))
        else:
            for sign in name_signs(name):
                by_name.setdefault(sign, []).append(len(found))
            found.append(person)
    return tuple(found)


def whole_name(person: Incoming) -> str:
    """Return the name in the order in which we write it: of "Lovelace, Ada" as Ada Lovelace."""
    first, last = person.parts or split_name(person.written) or ("", person.name)
    return f"{first} {last}".strip()


def _are_one(one: Incoming, other: Incoming) -> bool:
    """Whether two records are of one person: the name is spelled alike, and neither id, ORCID iD nor e-mail says otherwise."""
    signs = (
        {kind: person.values[kind].casefold() for kind in ("id", "orcid", "email") if kind in person.values}
        for person in (one, other)
    )
    first, second = signs
    differ = any(first[kind] != second[kind] for kind in first.keys() & second.keys())
    return not differ and spelled_alike(whole_name(one), whole_name(other))


def _one(first: Incoming, second: Incoming, *, later_counts: bool, notes: list[RecordNote]) -> Incoming:
    best, rest = (second, first) if later_counts else (first, second)
    for what, kept, lost in _differences(best, rest):
        said = f"{what} left out: {lost!r}, line {best.line} has {kept!r}"
        notes.append(RecordNote(rest.line, rest.name, said))
    for field in (field for field in rest.values if field not in best.values):
        said = f"{field} joined to what line {best.line} has: {rest.values[field]!r}"
        notes.append(RecordNote(rest.line, rest.name, said))
    return dataclasses.replace(
        best,
        line=first.line,
        parts=best.parts or rest.parts,
        values={**rest.values, **best.values},
        roles={role: best.roles.get(role) or rest.roles.get(role, "") for role in (*first.roles, *second.roles)},
    )


def _differences(best: Incoming, rest: Incoming) -> Iterator[tuple[str, str, str]]:
    """Yield what two records of one person tell otherwise: (field, what is kept, what is lost)."""
    if whole_name(best) != whole_name(rest):
        yield "name", whole_name(best), whole_name(rest)
    for field, value in rest.values.items():
        if best.values.get(field, value) != value:
            yield field, best.values[field], value
    for role, state in rest.roles.items():
        if state and best.roles.get(role, "") not in ("", state):
            yield role, best.roles[role], state
