"""Find people in the data files of other sites: lists of records, sections, maps of records, lists of names."""

from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.importing.fields import field_of, folded_key
from synsml_cli.model.importing.markup import plain_text
from synsml_cli.model.importing.roles import role_of
from synsml_cli.model.records.roles import ROLES
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.source.patterns import lazy_pattern


class Foreign(NamedTuple):
    """A record as found, before any splitting or checking."""

    texts: tuple[tuple[str, str], ...]
    """Key or column header -> text, in file order, without empty texts."""
    start: int
    """Offset of its start, or line number in a table."""
    sections: tuple[str, ...] = ()
    """The keys and headings above it, the outermost first."""
    nested: tuple[str, ...] = ()
    """Its keys whose values are not text."""

    def names_somebody(self, names: frozenset[str] = frozenset()) -> bool:
        """Return whether it has a name; `names` are further keys of names, folded."""
        return any(field_of(key) in ("name", "last") or folded_key(key) in names for key, _ in self.texts)


_MEMBERS = frozenset(
    ("people", "members", "member", "persons", "person", "list", "entries", "committee", "chairs", "chair", "team", "names")
)
"""Keys above the people of a section, besides names of roles; lists below other keys, such as `tags`, contain no people."""
_NAMED = lazy_pattern(r"([^()]+?)\s*\(([^()]+)\)\s*")
"""An item of a list of texts: "Ada Lovelace (Analytical Society)"."""
_NULLS = ("~", "null")
"""Plain texts that other YAML readers treat as null."""


def people_in(root: Node, *, names: frozenset[str] = frozenset()) -> Iterator[Foreign]:
    """Yield all people in a file, in order; `names` are further keys of names, folded."""
    yield from _walk(root, (), names, of_people=True)


def _walk(node: Node, sections: tuple[str, ...], names: frozenset[str], *, of_people: bool) -> Iterator[Foreign]:
    # The neighbours of a person are people too: a nameless one is reported, not skipped.
    of_people = of_people or any(_is_person(item.pairs, names) for item in node.items or () if item.pairs)
    for item in node.items or ():
        if item.text is None:
            found = list(_walk(item, sections, names, of_people=False))
            nameless = [_from_map(item.pairs, sections)] if of_people and item.pairs and not found else []
            yield from (*found, *nameless)
        elif of_people and item.text.strip() and not item.absent:
            yield _from_text(item, sections)
    pairs = node.pairs or []
    if not pairs:
        return
    if _is_person(pairs, names):
        yield _from_map(pairs, sections)
        return
    heading = next((plain_text(value.text).text for key, value in pairs if _heads(key) and value.text), "")
    above = (*sections, heading) if heading else sections
    beside = any(_is_person(value.pairs, names) for _, value in pairs if value.pairs)
    for key, value in pairs:
        name = key.text or ""
        if value.pairs is not None and _is_named_by_key(name, value.pairs, names):
            yield _from_map([(Node(key.start, key.end, text="name"), key), *value.pairs], above)
        elif value.text is None:
            found = list(_walk(value, (*above, name), names, of_people=_holds_people(name)))
            nameless = [_from_map(value.pairs, above)] if beside and value.pairs and not found and _fields(value.pairs) else []
            yield from (*found, *nameless)


def _is_person(pairs: list[tuple[Node, Node]], names: frozenset[str]) -> bool:
    """Return whether a map describes one person: it has a name, and no people below it."""
    given = [key.text or "" for key, value in pairs if value.text is not None and value.text.strip()]
    named = any(field_of(key) in ("name", "last") or folded_key(key) in names for key in given)
    return named and not any(value.items is not None and _holds_people(key.text or "") for key, value in pairs)


def _is_named_by_key(key: str, pairs: list[tuple[Node, Node]], names: frozenset[str]) -> bool:
    """Return whether a key is the name of a person: it has several words, and its record has no name."""
    return " " in key.strip() and bool(_fields(pairs)) and not _is_person(pairs, names)


def _fields(pairs: list[tuple[Node, Node]]) -> set[str]:
    """Return the fields of a map that describe a person, besides the name."""
    given = {field_of(key.text or "") for key, value in pairs if value.text is not None}
    return given & {"affiliation", "url", "photo", "email"}


def _holds_people(key: str) -> bool:
    return folded_key(key) in _MEMBERS or bool(role_of(key, ROLES))


def _heads(key: Node) -> bool:
    return folded_key(key.text or "") in ("name", "role", "title", "section", "heading")


def _from_map(pairs: list[tuple[Node, Node]], sections: tuple[str, ...]) -> Foreign:
    texts = []
    nested = []
    for key, value in pairs:
        text = _text_of(value)
        name = key.text or ""
        if text is None:
            nested.append(name)
        elif text.strip() and not (text in _NULLS and not value.style and field_of(name) not in ("name", "first", "last")):
            texts.append((name, text))
    return Foreign(tuple(texts), pairs[0][0].start, sections, tuple(nested))


def _text_of(node: Node) -> str | None:
    """Return the text of a value; a list of texts is joined with commas."""
    if node.text is not None:
        return node.text
    if node.items is not None and all(item.text is not None for item in node.items):
        return ", ".join((item.text or "").strip() for item in node.items if (item.text or "").strip())
    return None


def _from_text(item: Node, sections: tuple[str, ...]) -> Foreign:
    plain = plain_text(item.text or "")
    match = _NAMED.fullmatch(plain.text)
    texts = [("name", match[1]), ("affiliation", match[2])] if match else [("name", plain.text)]
    return Foreign((*texts, *([("url", plain.url)] if plain.url else ())), item.start, sections)


_COMMENT = lazy_pattern(r"[ \t]*#[#\s]*")
_KEY = lazy_pattern(r"(?:-\s+)?([\w -]{1,20}?)\s*:\s*\S")


def commented_out(text: str) -> tuple[int, ...]:
    """Return the lines (from 1) of comments that start a commented-out record of a person."""
    found = []
    record = -1
    for number, line in enumerate(text.split("\n"), 1):
        comment = _COMMENT.match(line)
        if not line.strip() or (comment and comment.end() >= len(line.rstrip())):
            continue
        column = comment.end() if comment else -1
        if column < record:
            record = -1
        key = _KEY.match(line, column) if comment else None
        if key and record in (-1, column) and field_of(key[1]) in ("name", "last"):
            found.append(number)
            record = column
    return tuple(found)
