"""Find ids and file names that reveal a person who is not public: once published, they cannot be taken back.

Ids are compared word by word, in lower-case ASCII. An id reveals a person if it contains

- the person's id (`noah-van-den-berg`), or the id as one word (`noahvandenberg`);
- the whole family name (`van-den-berg`, `vandenberg`), or its last word (`berg`) of at least three letters.

Words that are also part of a public person's name reveal nothing, and neither do ids and names of placeholders.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from synsml_cli.model.people.names import ascii_folded, in_two_letters
from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.records.person import Person
from synsml_cli.model.schema.kinds import ID

_LEAST = 3
"""Minimum length of a family name without a first name: `li` and `xu` are often something else."""

Words = tuple[str, ...]


class HiddenNames:
    """The names of people who are not public, for searches in many ids."""

    def __init__(self, people: Iterable[Person]) -> None:
        people = tuple(people)
        public = {word for person in people if person.is_public for name in _names(person) for word in _words(name)}
        self._found: dict[str, list[tuple[Words, Person, bool]]] = {}
        """First word -> (words, person, whether they are only the family name)."""
        for person in people:
            if person.roles and not person.is_public and not placeholder_in(person):
                for words, family in _forms(person):
                    if not public.issuperset(words):
                        self._found.setdefault(words[0], []).append((words, person, family))
        for found in self._found.values():
            found.sort(key=lambda item: -len(item[0]))  # the longest form, the full name, comes first

    def __bool__(self) -> bool:
        """Return whether there are any hidden names."""
        return bool(self._found)

    def told_by(self, text: str, *, shown: str = "", surely: Collection[str] = ()) -> Person | None:
        """Return the person whose name an id or a file name reveals, or None.

        `shown` are the public words next to it: a family name that is also among them ("Day" in "Day 1") may be a plain word,
        so it counts only for people whose id is in `surely`.
        """
        beside = set(_words(shown)) if self._found else set()
        for form, person, family in self._forms_in(_words(text)):
            if not (family and beside.issuperset(form) and person.id not in surely):
                return person
        return None

    def without(self, id: str) -> str:
        """Return an id without the words that reveal a hidden name; empty if the rest is not an id (`berg-2`)."""
        forms = {form for found in self._found.values() for form, _, _ in found}
        lengths = sorted({len(form) for form in forms}, reverse=True)
        words: list[str] = []
        plain: list[str] = []
        for word in id.split("-"):
            words.append(word)
            plain.append("".join(_words(word)))
            if length := next((length for length in lengths if tuple(plain[-length:]) in forms), 0):
                del words[-length:], plain[-length:]
        left = "-".join(words)
        return left if ID.fullmatch(left) else ""

    def _forms_in(self, words: Words) -> Iterator[tuple[Words, Person, bool]]:
        for start, first in enumerate(words):
            for found in self._found.get(first, ()):
                if words[start : start + len(found[0])] == found[0]:
                    yield found


def _names(person: Person) -> Iterator[str]:
    yield from (person.id, person.name, person.sort, in_two_letters(person.name))


def _forms(person: Person) -> Iterator[tuple[Words, bool]]:
    """Yield (words, whether they are only the family name) for each form that reveals a person."""
    last = {words for name in (person.last, person.sort, in_two_letters(person.last)) if (words := _words(name))}
    id = _words(person.id)
    telling = set(id) & {word for words in last for word in words} or not re.search("[A-Za-z]", person.name)
    if id and telling:  # `keynote` is an id that reveals nothing; for a name in another script, every id is a transcription
        yield id, len(id) == 1
        yield ("".join(id),), len(id) == 1
    for words in last:
        for form in {words, ("".join(words),), words[-1:]}:
            if len("".join(form)) >= _LEAST:
                yield form, True


def _words(text: str) -> Words:
    """Return the words of a text or an id; digits only separate them, as in `hopper2.jpg`."""
    return tuple(re.findall(r"[a-z]+", re.sub(r"['’ʼ`]", "", ascii_folded(text))))
