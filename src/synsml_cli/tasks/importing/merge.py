"""Merge the records of a person in one file, and find everybody's role."""

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
"""Largest number of records with one name to compare; a list of people has fewer."""


class RoleSource(NamedTuple):
    """Where a role comes from."""

    kind: str
    """role, section or --role."""
    text: str
    """The words that gave it; empty if they need not be shown."""
    role: str
    """The role; empty if the workshop does not know it."""


def with_roles(people: Iterable[Incoming], *, role: str, known: Sequence[str], told: Counter[RoleSource]) -> Iterator[Incoming]:
    """Yield everybody with a role, if possible: their own, else `role`, else that of the nearest section.

    `told` counts people by source.
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
    """Return everybody once; if records of a person differ, the first wins, or the later with `later_counts`."""
    found: list[Incoming] = []
    by_name: dict[str, list[int]] = {}
    for person in people:
        name = whole_name(person)
        numbers = {number for sign in name_signs(name) for number in by_name.get(sign, ())}
        if len(numbers) >= _MOST_NAMESAKES:
            said = f"not imported: {_MOST_NAMESAKES} others in this file have this name"
            notes.append(RecordNote(person.line, person.name, said, "check that --map gives the column of names", is_loss=True))
            continue
        same = next((number for number in sorted(numbers) if _are_one(found[number], person)), -1)
        if same >= 0:
            found[same] = _one(found[same], person, later_counts=later_counts, notes=notes)
        elif numbers and not person.values.get("id"):
            other = found[min(numbers)]
            said = f"not imported: same name as {other.name} in line {other.line}, maybe another person"
            remedy = "for another person: `synsml people add --namesake --id ...`; otherwise spell both the same"
            notes.append(RecordNote(person.line, person.name, said, remedy, is_loss=True))
        else:
            for sign in name_signs(name):
                by_name.setdefault(sign, []).append(len(found))
            found.append(person)
    return tuple(found)


def whole_name(person: Incoming) -> str:
    """Return the name in our order: "Ada Lovelace" for "Lovelace, Ada"."""
    first, last = person.parts or split_name(person.written) or ("", person.name)
    return f"{first} {last}".strip()


def _are_one(one: Incoming, other: Incoming) -> bool:
    """Return whether two records describe one person: names match, and id, ORCID iD and e-mail do not differ."""
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
        said = f"{what} skipped: {lost!r}, line {best.line} has {kept!r}"
        notes.append(RecordNote(rest.line, rest.name, said))
    for field in (field for field in rest.values if field not in best.values):
        said = f"{field} added to line {best.line}: {rest.values[field]!r}"
        notes.append(RecordNote(rest.line, rest.name, said))
    return dataclasses.replace(
        best,
        line=first.line,
        parts=best.parts or rest.parts,
        values={**rest.values, **best.values},
        roles={role: best.roles.get(role) or rest.roles.get(role, "") for role in (*first.roles, *second.roles)},
    )


def _differences(best: Incoming, rest: Incoming) -> Iterator[tuple[str, str, str]]:
    """Yield the differences of two records of one person: (field, kept value, lost value)."""
    if whole_name(best) != whole_name(rest):
        yield "name", whole_name(best), whole_name(rest)
    for field, value in rest.values.items():
        if best.values.get(field, value) != value:
            yield field, best.values[field], value
    for role, state in rest.roles.items():
        if state and best.roles.get(role, "") not in ("", state):
            yield role, best.roles[role], state
