"""Explain what is wrong with a change of the calendar for its subscribers, and how to fix it."""

import datetime as dt

from synsml_cli.model.calendar.changes import EventChange, span_in_words
from synsml_cli.model.calendar.event import DEFAULT_REVISION
from synsml_cli.model.dates.instants import written_instant
from synsml_cli.model.dates.zones import AOE, zone_info
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.schedule.slots import read_slot
from synsml_cli.model.source.findings import At, Refusal

_UNSEEN = "run `synsml render` if nobody has seen the last calendar"
_RESTORE = "put the deleted entries of 'was' back"
_PUT_BACK = "put the former value back"


def advice(change: EventChange, project: Project) -> Refusal:
    """Return message and fix for a change with a fault."""
    if change.fault == "gone":
        return _gone(change, project)
    assert change.old is not None
    assert change.new is not None
    if change.fault == "sequence":
        old, new = change.old.sequence, change.new.sequence
        number = f"SEQUENCE is {new}" + ("" if old == new else f", was {old}")
        if change.notice in ("unchanged", "renamed"):
            fact = f"{change.new.summary}: the history is shorter than before ({number})"
            return Refusal(fact, f"{_UNSEEN}, or {_RESTORE}")
        fact = f"{change.words()}; the history does not say so, and subscribers keep the old event"
        if change.notice == "back again":
            add = "schedule add" if _id(change).startswith("session.") else "deadlines add"
            cancelled = written_instant(change.old.revised or change.new.revised)
            return Refusal(f"{fact} ({number})", f"add 'cancelled: {cancelled}', and a new entry with `synsml {add} ...`")
        remedy = f"{_former(change, project)}, then run {_move(change, project)}"
        return Refusal(f"{fact} ({number})", f"{_UNSEEN}, or {_RESTORE}" if new < old else remedy)
    assert change.old.revised is not None
    new_revision, revision = written_instant(change.new.revised), written_instant(change.old.revised)
    fact = f"{change.new.summary}: last change {new_revision}, but subscribers have {revision}"
    if change.new.revised == project.known.created:
        return Refusal(fact, f"write 'created: {revision}'")
    if change.new.revised == DEFAULT_REVISION:
        return Refusal(fact, f"add 'created: {revision}'")
    return Refusal(fact, f"correct 'changed' of the last change: {revision} or later")


def place_of_event(change: EventChange, project: Project) -> At:
    """Return the place of an event's source, or of the cause of all such faults; if neither exists, the key of all dates."""
    id, _, workshop_id = change.uid.partition("@")
    if change.fault == "gone" and workshop_id and workshop_id != project.known.id:
        return At(FILE, ("id",))
    if change.fault == "revision" and change.new and change.new.revised == (project.known.created or DEFAULT_REVISION):
        return At(FILE, ("created",))
    if id.startswith("session."):
        for session in project.known.schedule.sessions:
            if session.id == id.removeprefix("session."):
                return At(FILE, ("schedule", "sessions", session.number, "time"))
        return At(FILE, ("schedule",), on_key=True)
    name = id.partition(".")[0]
    return At(FILE, ("dates", name, "when")) if name in project.known.dates else At(FILE, ("dates",), on_key=True)


def _gone(change: EventChange, project: Project) -> Refusal:
    assert change.old is not None
    id, _, workshop_id = change.uid.partition("@")
    fact = f"{change.old.summary}, {span_in_words(change.old.span)}, has disappeared, and some programs will still show it"
    if workshop_id and workshop_id != project.known.id:
        return Refusal(fact, f"write 'id: {workshop_id}'")
    if id.startswith("session."):
        session = id.removeprefix("session.")
        exists = any(session == other.id for other in project.known.schedule.sessions)
        if exists:
            return Refusal(fact, "put its day, time and kind back, then change it with `synsml schedule set`")
        return Refusal(fact, f"put the session back, then run `synsml schedule cancel {session}`")
    name = id.partition(".")[0]
    entry = project.known.date(name)
    if entry and entry.internal:
        return Refusal(fact, f"remove 'internal', then run `synsml deadlines cancel {name}`")
    if entry:
        return Refusal(fact, f"{_former(change, project)}, then change it with `synsml deadlines set`")
    return Refusal(fact, f"put the date back, then run `synsml deadlines cancel {name}`")


def _move(change: EventChange, project: Project) -> str:
    id = _id(change)
    if id.startswith("session."):
        id = id.removeprefix("session.")
        times = {session.id: read_slot(session.time) for session in project.known.schedule.sessions}
        return f"`synsml schedule set {id} time={times[id]}`"
    name = id.partition(".")[0]
    entry = project.known.date(name)
    return f"`synsml deadlines set {name} {entry.when if entry else '...'}`"


def _former(change: EventChange, project: Project) -> str:
    """Return how to write the value that subscribers have, or a general remedy for one of several alternatives."""
    assert change.old is not None
    begin, end = change.old.span
    id = _id(change)
    if isinstance(begin, dt.datetime) and isinstance(end, dt.datetime):
        if id.startswith("session."):
            zone = zone_info("venue", project.known.timezone or "UTC")
            return f"write 'time: {begin.astimezone(zone):%H:%M}-{end.astimezone(zone):%H:%M}' again"
        anywhere = end.astimezone(AOE)
        return f"write 'when: {anywhere:%Y-%m-%d %H:%M} AoE' again" if f"{anywhere:%H:%M}" == "23:59" else _PUT_BACK
    last = end - dt.timedelta(days=1)
    if change.old.status == "TENTATIVE" or "." in id:
        return _PUT_BACK
    return f"write 'when: {begin}' again" if last <= begin else f"write 'when: {begin} to {last}' again"


def _id(change: EventChange) -> str:
    return change.uid.partition("@")[0]
