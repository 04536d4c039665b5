"""Convert one foreign record to our fields, with a note on every value that is skipped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from synsml_cli.model.importing.mapping import OF_ROLE, ImportKey
from synsml_cli.model.importing.markup import Said, plain_text
from synsml_cli.model.importing.records import Foreign
from synsml_cli.model.importing.roles import roles_of
from synsml_cli.model.people.names import same_name
from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.plain import has_controls
from synsml_cli.model.project.addresses import is_url
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.roles import STATES
from synsml_cli.model.source.findings import Refusal
from synsml_cli.tasks.importing.readers import READERS


class RecordNote(NamedTuple):
    """A note on one record."""

    line: int
    who: str
    """The person's name, or empty."""
    message: str
    remedy: str = ""
    is_loss: bool = False
    """Whether the whole record is not imported although it describes a person."""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A person as described in a file."""

    line: int
    name: str
    """The whole name."""
    written: str
    """As in the file; a tab may separate the parts."""
    parts: tuple[str, str] | None
    """First and last name, if the file separates them."""
    values: Mapping[str, str]
    """Field -> text, without the name, with `id`."""
    roles: Mapping[str, str]
    """Role -> state; empty if the file has none."""
    unknown_roles: tuple[str, ...] = ()
    """Roles in the file that the workshop does not know."""
    sections: tuple[str, ...] = ()
    """Keys and headings above the record, outermost first."""


def incoming(
    record: Foreign, keys: Mapping[str, ImportKey], *, roles: Sequence[str], markup: bool, notes: list[RecordNote]
) -> Incoming | None:
    """Return the person described by a record, or None; adds a note for each skipped value.

    `markup`: texts are written for a page, so <b> is markup; in a table texts are plain.
    """
    plain = plain_text if markup else _typed
    texts: dict[str, list[str]] = {}
    for name, text in sorted(record.texts, key=lambda pair: keys[pair[0]].rank):
        texts.setdefault(keys[name].field, []).append(text)
    named = _name({field: (found[0].strip(), plain(found[0])) for field, found in texts.items()})
    if isinstance(named, Refusal):
        notes.append(RecordNote(record.start, "", named.message, named.remedy, is_loss=True))
        return None
    first, last = named.parts or ("", named.name)
    if placeholder_in(Person(first=first, last=last)):
        notes.append(RecordNote(record.start, "", f"{named.name!r} skipped: placeholder for an unknown person"))
        return None

    def note(message: str, remedy: str = "") -> None:
        notes.append(RecordNote(record.start, named.name, message, remedy))

    if named.link and "url" not in texts and is_url(named.link):
        texts["url"] = [named.link]
    values = {}
    for field, reader in READERS.items():
        if field not in texts:
            continue
        text, *others = texts[field]
        value, said = reader(text, plain(text))
        if has_controls(value):
            value, said = "", Refusal(f"{value!r} has control characters", "write it without them")
        if said:
            note(f"{field}: {said.message}" if value else f"{field} skipped: {said.message}", said.remedy)
        for other in others:
            if reader(other, plain(other))[0] not in ("", value):
                note(f"duplicate {field}: {other!r} skipped")
        if value:
            values[field] = value
    told, unknown = _roles(texts, roles, note)
    return Incoming(
        line=record.start,
        name=named.name,
        written=named.written,
        parts=named.parts,
        values=values,
        roles=told,
        unknown_roles=unknown,
        sections=record.sections,
    )


def _typed(text: str) -> Said:
    return Said(" ".join(text.split()))


class _Named(NamedTuple):
    """The name in a record."""

    name: str
    written: str
    """With tabs, if any."""
    parts: tuple[str, str] | None
    """First and last name, if separate."""
    link: str
    """The address of the link around the name."""


def _name(texts: Mapping[str, tuple[str, Said]]) -> _Named | Refusal:
    nothing = ("", Said(""))
    (_, first), (_, last), (written, whole) = (texts.get(field, nothing) for field in ("first", "last", "name"))
    link = first.url or last.url or whole.url
    family = last.text
    if first.text and whole.text and not family:
        # "Vorname" and "Name": the rest of the whole name is the last name.
        family = whole.text.removeprefix(f"{first.text} ")
    name = f"{first.text} {family}".strip() if family else whole.text
    if not name:
        remedy = "fill it in; a person with one name has only a last name"
        return Refusal(f"no last name beside {first.text!r}" if first.text else "no name", remedy)
    if has_controls(name):
        return Refusal(f"{name!r} has control characters", "write the name without them")
    if not same_name(name):
        return Refusal(f"{name!r} is not a name", "write the person's name")
    if family:
        return _Named(name, name, (first.text, family), link)
    return _Named(name, name if whole.marked else written, None, link)


def _roles(
    texts: Mapping[str, list[str]], known: Sequence[str], note: Callable[[str, str], None]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return role -> state, and unknown roles."""
    state = texts.get("state", [""])[0].strip().casefold()
    if state not in ("", *STATES):
        note(f"{state!r} is not a state", f"write one of {', '.join(STATES)}")
        state = ""
    roles, unknown = roles_of(texts["role"][0], known) if "role" in texts else ((), ())
    return {**dict.fromkeys(roles, state), **dict(_states(texts, note))}, unknown


def _states(texts: Mapping[str, list[str]], note: Callable[[str, str], None]) -> Iterator[tuple[str, str]]:
    for field, found in texts.items():
        if not field.startswith(OF_ROLE):
            continue
        state = found[0].strip().casefold()
        if state in STATES:
            yield field.removeprefix(OF_ROLE), state
        else:
            note(f"{field}: {state!r} is not a state", f"write one of {', '.join(STATES)}")
