"""Readers of values: in records, on the command line, in forms and in data files of other sites."""

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from linear.groups import CLOCK, Group, readers, same, share
from linear.pages import CHECK_READERS, context_of, project_of
from synsml_cli.checks.context import Context
from synsml_cli.checks.pages import front_matter_key, front_matter_value
from synsml_cli.checks.people import email_form
from synsml_cli.cli.advice import advised
from synsml_cli.cli.people.emails import _mailbox
from synsml_cli.export.fold import refolded
from synsml_cli.export.ics import calendar
from synsml_cli.model import spreadsheet
from synsml_cli.model.calendar import event as calendar_event
from synsml_cli.model.calendar.feed import calendar_events, feed_fault
from synsml_cli.model.dates import (
    city_zones,
    zones,
)
from synsml_cli.model.dates import (
    formats as words,
)
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.dates.instants import read_instant
from synsml_cli.model.dates.repairs import repairs
from synsml_cli.model.importing import (
    fields as import_fields,
)
from synsml_cli.model.importing import (
    markup as plain_text,
)
from synsml_cli.model.importing import (
    records as foreign,
)
from synsml_cli.model.importing import (
    roles as import_roles,
)
from synsml_cli.model.importing.mapping import mapping_of
from synsml_cli.model.importing.records import Foreign
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.people import (
    duplicates as doubles,
)
from synsml_cli.model.people import (
    name_extras,
    names,
    placeholders,
    split_name,
)
from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.pictures import named as pictures
from synsml_cli.model.project.project import Project
from synsml_cli.model.prose import clock_times as page_times
from synsml_cli.model.prose import invitations
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.roles import ROLES
from synsml_cli.model.records.workshop import DATE_LINE, read_line
from synsml_cli.model.schedule import slots as programme
from synsml_cli.model.schema import guess
from synsml_cli.model.schema.kinds import (
    AN_ID,
    FolderPath,
    InnerPath,
    Reading,
    ValueKind,
)
from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.nodes import Node
from synsml_cli.model.timeline import edition
from synsml_cli.site import data_files, escape
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.store.yaml.scalars import literal, scalar
from synsml_cli.tasks.dates import moves
from synsml_cli.tasks.dates.deadlines import read_span
from synsml_cli.tasks.importing.readers import READERS
from synsml_cli.tasks.importing.values import incoming
from synsml_cli.tasks.schedule.session_fields import value_of
from synsml_cli.tasks.setup.install_source import read_install_source
from synsml_cli.tasks.setup.new_answers import read_answer


def _kind(kind: ValueKind) -> Callable[[str], object]:
    def read(text: str) -> object:
        reading = Reading("a.yaml")
        return kind.read(Node(0, len(text), text=text), ("a",), reading), reading.findings

    return read


@cache
def _project() -> Project:
    return project_of({})


def _with(**facts: Any) -> Project:
    return dataclasses.replace(_project(), workshop=dataclasses.replace(_project().known, **facts))


def _person(text: str) -> Context:
    text = share(text, 15)
    texts = dict.fromkeys(("first", "last", "affiliation", "url", "photo", "sort", "email", "orcid", "bio", "notes"), text)
    ada = _project().people[0]
    other = dataclasses.replace(ada, id="b", file="people/b.yaml", last=f"{text} B", affiliation=f"{text}.")
    third = dataclasses.replace(ada, id="c", file="people/c.yaml", url=f"https://example.org/{text}", email=f"a@{text}.org")
    people = (dataclasses.replace(ada, **texts), other, third)
    return context_of(dataclasses.replace(_project(), people=people))


def _facts(text: str) -> Context:
    text = share(text, 8)
    return context_of(
        _with(name=text, short_name=text, host=f"{text} 2023", place=text, venue=text, room=text, contact=text, url=text)
    )


def _addresses(text: str) -> Context:
    text = share(text, 4)
    return context_of(
        _with(url=f"https://demo.org/{text}", contact=f"https://{text}", host=f"{text} 2023", name=f"2022 {text}")
    )


def _date(text: str) -> Context:
    text = share(text, 5)
    entry = _project().known.dates["submission"]
    line = f"{DATE_LINE} {text}"
    line = DATE_LINE if isinstance(read_line(line), Refusal) else line
    own = dataclasses.replace(entry, label=text, track=text, note=text, url=text, line=line)
    return context_of(_with(dates={**_project().known.dates, "submission": own}))


def _session(text: str) -> Context:
    text = share(text, 12)
    schedule = _project().known.schedule
    own = {"id": "", "title": text, "by": text, "room": text, "track": text, "abstract": text, "links": {text: text}}
    sessions = (*schedule.sessions, dataclasses.replace(schedule.sessions[0], **own, number=1))
    times = dataclasses.replace(schedule.sessions[0], time=text, title=text, speakers=(text,), moderator=text, number=2)
    return context_of(_with(schedule=dataclasses.replace(schedule, sessions=(*sessions, times))))


def _sponsor(text: str) -> Context:
    text = share(text, 4)
    sponsor = dataclasses.replace(_project().known.sponsors[0], name=text, url=text, logo=text, level=text)
    return context_of(_with(sponsors=(sponsor,)))


def _site(text: str) -> Context:
    given = "" if words.format_fault(text) else text
    return context_of(_with(site=dataclasses.replace(_project().known.site, date_format=given)))


def _blocks(generator: str) -> Callable[[Context], object]:
    names = (("people", ("speaker",)), ("dates", ()), ("schedule", ()), ("sponsors", ()), ("contact", ()), ("calendar", ()))

    def render(context: Context) -> object:
        blocks = Blocks(context.project, CLOCK, generator=generator)
        return [blocks.render(Token(name, 0, 0, words)) for name, words in names]

    return render


def _calendar(context: Context) -> object:
    project = context.project
    return calendar(project.known, calendar_events(project))


_RECORD = (*CHECK_READERS, *readers(blocks=_blocks("jekyll"), plain_blocks=_blocks("markdown"), calendar=_calendar))


def _imported(text: str) -> object:
    texts = [
        (name, text)
        for name in ("name", "affiliation", "url", "photo", "email", "orcid", "order", "bio", "role", "state", text)
    ]
    record = Foreign(tuple(texts), 1)
    keys = {key.name: key for key in mapping_of([record], columns=("name", text), roles=ROLES, given={})}
    return [incoming(record, keys, roles=ROLES, markup=markup, notes=[]) for markup in (True, False)]


def _import_readers() -> Mapping[str, Callable[[str], object]]:
    return {f"import_{name}": _import_reader(read) for name, read in READERS.items()}


def _import_reader(read: Callable[[str, plain_text.Said], object]) -> Callable[[str], object]:
    return lambda text: (read(text, plain_text.plain_text(text)), read(text, plain_text.Said(text)))


def _invited(text: str) -> object:
    entries = list(_project().known.dates.values())
    asking = f"submit {text}"
    return [
        invitations.invited_to(one, one, "https://a.org", entries, may_be_asked=may)
        for one in (text, asking)
        for may in (True, False)
    ]


_OLD = _project().known.dates["submission"].when
_VALUE = readers(
    *(
        parse_when,
        read_instant,
        zones.read_zone,
        zones.read_venue_zone,
        programme.read_slot,
        repairs,
        read_line,
    ),
    *(moves.begins_a_value, words.format_fault, words.names_a_day, names.spelling, names.same_name, names.propose_id),
    *(split_name.split_name, name_extras.extra_in, name_extras.bare, plain_text.plain_text, guess.slug, doubles.page),
    *(
        import_fields.field_of_header,
        import_fields.folded_key,
        foreign.commented_out,
        edition.years_in,
        spreadsheet.guarded,
    ),
    *(spreadsheet.unguarded, calendar_event.clean, calendar_event.title, city_zones.zones_of, city_zones.nearest_zone),
    *(pictures.is_placeholder, placeholders.is_no_affiliation, email_form.is_email, email_form.remedy_for),
    *(escape.one_line, escape.markdown, escape.link, escape.address, escape.html, escape.html_text, escape.cell),
    *(
        escape.liquid_text,
        escape.html_in_front_matter,
        data_files.front_matter_texts,
        data_files.front_matter_value,
        scalar,
    ),
    roles=lambda text: import_roles.roles_of(text, ROLES),
    did_you_mean=lambda text: guess.did_you_mean(text, ROLES),
    new_date=lambda text: moves.read_new(text, _OLD),
    moved=lambda text: moves.read_new(f"+{text}", _OLD),
    folded_lines=lambda text: refolded(text.encode()),
    clock=lambda text: page_times.clock_at(text, 0),
    own_markdown=lambda text: escape.own_markdown(text, generator="markdown"),
    own_liquid=lambda text: escape.own_markdown(text, generator="jekyll"),
    own_inline=lambda text: escape.own_inline(text, generator="markdown"),
    literal=lambda text: literal(text, 4),
    date_format=lambda text: words.words(_OLD, date_format=text),
    identifier=_kind(AN_ID),
    path=_kind(InnerPath()),
    folder=_kind(FolderPath()),
    doubled=lambda text: tuple(
        doubles.doubles((Person(last=text, file="a"), Person(last=f"{text} a", file="b", url=f"a.b/{text}")))
    ),
    key_meant=lambda text: front_matter_key._meant(text, front_matter_key.KNOWN),
    value_read=lambda text: (front_matter_value._read_as("title", text), front_matter_value._is_date(text)),
    imported=_imported,
    invited=_invited,
    hidden_name=lambda text: HiddenNames([Person(last=text, roles={"speaker": "invited"})]).told_by(text),
    without_hidden_name=lambda text: HiddenNames([Person(last=text, roles={"speaker": "invited"})]).without(text),
    advised=advised,
    span=read_span,
    install_source=read_install_source,
    room=lambda text: value_of(_project(), ("room",), text),
    answers=lambda text: [read_answer(name, text, now=CLOCK) for name in ("name", "days", "timezone", "contact", "url", "id")],
    mailbox=lambda text: _mailbox(Person(last=text, first=text, email=text)),
    feed=lambda text: feed_fault(dataclasses.replace(_project().known, url=text)),
    help=lambda text: invitations.is_for_help(text, text),
    **_import_readers(),
)
GROUPS = (
    Group("value", same, _VALUE),
    Group("within a value", lambda text: f"a {text} b.c", _VALUE),
    Group("a person", _person, _RECORD),
    Group("facts", _facts, _RECORD),
    Group("addresses", _addresses, _RECORD),
    Group("a date", _date, _RECORD),
    Group("a session", _session, _RECORD),
    Group("a sponsor", _sponsor, _RECORD),
    Group("a date format", _site, _RECORD),
)
