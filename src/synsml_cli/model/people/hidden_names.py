"""Which ids and file names tell the name of somebody who is not public: they are published, and nobody can take them back.

An id is compared word by word, in lower-case ASCII. It tells who somebody is if it holds

- the person's id (`noah-van-den-berg`), or the id in one word (`noahvandenberg`);
- the family name as a whole (`van-den-berg`, `vandenberg`), or its last word (`berg`), which has at least three letters.

A word that the name of a public person has too tells nothing, and neither does the id or the name of a placeholder.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from synsml_cli.model.people.names import ascii_folded, in_two_letters
from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.records.person import Person
from synsml_cli.model.schema.kinds import ID

_LEAST = 3
"""Letters of a family name that stands alone: `li` and `xu` are too often something else."""

Words = tuple[str, ...]


class HiddenNames:
    """The names of those who are not public, to be looked for in one id after the other."""

    def __init__(self, people: Iterable[Person]) -> None:
        people = tuple(people)
        public = {word for person in people if person.is_public for name in _names(person) for word in _words(name)}
        self._found: dict[str, list[tuple[Words, Person, bool]]] = {}
        """First word -> (words, whose they are, whether they are the family name alone)."""
        for person in people:
            if person.roles and not person.is_public and not placeholder_in(person):
                for words, family in _forms(person):
                    if not public.issuperset(words):
                        self._found.setdefault(words[0], []).append((words, person, family))
        for found in self._found.values():
            found.sort(key=lambda item: -len(item[0]))  # the longest is the whole name

    def __bool__(self) -> bool:
        """Whether there is anybody to look for."""
        return bool(self._found)

    def told_by(self, text: str, *, shown: str = "", surely: Collection[str] = ()) -> Person | None:
        """Return whose name an id or a file name tells, or None.

        `shown` are words that stand beside it in public: a family name that is also there ("Day" in "Day 1") may be a plain
        word, and counts only for people whose id is in `surely`.
        """
        beside = set(_words(shown)) if self._found else set()
        for form, person, family in self._forms_in(_words(text)):
            if not (family and beside.issuperset(form) and person.id not in surely):
                return person
        return None

    def without(self, id: str) -> str:
        """Return an id without the words that tell a hidden name; empty where what is left is not an id (`berg-2`)."""
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
    """Yield (words, whether they are the family name alone) of all that tells who a person is."""
    last = {words for name in (person.last, person.sort, in_two_letters(person.last)) if (words := _words(name))}
    id = _words(person.id)
    telling = set(id) & {word for words in last for word in words} or not re.search("[A-Za-z]", person.name)
    if id and telling:  # `keynote` is an id that says nothing; of a name in another script every id is a spelling
        yield id, len(id) == 1
        yield ("".join(id),), len(id) == 1
    for words in last:
        for form in {words, ("".join(words),), words[-1:]}:
            if len("".join(form)) >= _LEAST:
                yield form, True


def _words(text: str) -> Words:
    """Return the words of a text or an id; figures only part them, as in `hopper2.jpg`."""
    return tuple(re.findall(r"[a-z]+", re.sub(r"['’ʼ`]", "", ascii_folded(text))))
