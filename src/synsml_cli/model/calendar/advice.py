"""What is wrong with a change of the calendar for those who subscribed, and what to do instead."""

from synsml_cli.model.calendar.changes import EventChange, span_in_words
from synsml_cli.model.calendar.event import DEFAULT_REVISION
from synsml_cli.model.dates.instants import written_instant
from synsml_cli.model.records.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Refusal


def advice(change: EventChange, project: Project) -> Refusal:
    """Return fact and remedy for a change that has a fault."""
    if change.fault == "gone":
        return _gone(change, project)
    assert change.old is not None
    assert change.new is not None
    if change.fault == "sequence":
        old, new = change.old.sequence, change.new.sequence
        number = f"SEQUENCE is {new}" + ("" if old == new else f", was {old}")
        if change.notice in ("unchanged", "renamed"):
            fact = f"{change.new.summary}: its history is shorter than the one that subscribers know ({number})"
            return Refusal(fact, "put the entries of 'was' back; `synsml render` if nobody has seen that calendar")
        fact = f"{change.words()}; its history does not say so, and who subscribed keeps what was"
        if change.notice == "back again":
            add = "schedule add" if _id(change).startswith("session.") else "deadlines add"
            return Refusal(f"{fact} ({number})", f"put 'cancelled' back, and announce it as a new one: `synsml {add}`")
        known = "; `synsml render` if nobody has seen that calendar" if new < old else ""
        return Refusal(f"{fact} ({number})", f"put the former value back and {_move(change, project)}{known}")
    assert change.old.revised is not None
    said = f"{change.new.summary}: last changed at {written_instant(change.new.revised)}"
    fact = f"{said}, and subscribers have it as of {written_instant(change.old.revised)}"
    return Refusal(fact, "correct 'changed' in its history, or 'created' of the workshop: it never goes back")


def place(change: EventChange, project: Project) -> At:
    """Return the place of what an event comes from, or of what is to blame for all of them; else the key of all dates."""
    id, _, of = change.uid.partition("@")
    if change.fault == "gone" and of and of != project.known.id:
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
    id, _, of = change.uid.partition("@")
    fact = f"{change.old.summary}, {span_in_words(change.old.span)}, is gone without notice: some programs keep it for ever"
    if of and of != project.known.id:
        return Refusal(fact, f"give the workshop its id back: 'id: {of}'")
    if id.startswith("session."):
        session = id.removeprefix("session.")
        known = any(session == other.id for other in project.known.schedule.sessions)
        if known:
            return Refusal(fact, "put its day, time and kind back, and change or cancel it with `synsml schedule`")
        return Refusal(fact, f"put it back, and `synsml schedule cancel {session}`")
    name = id.partition(".")[0]
    entry = project.known.date(name)
    if entry and entry.internal:
        return Refusal(fact, f"take 'internal' out, and `synsml deadlines cancel {name}`")
    if entry:
        return Refusal(fact, "put its former value back, and move it with `synsml deadlines set`")
    return Refusal(fact, f"put it back, and `synsml deadlines cancel {name}`")


def _move(change: EventChange, project: Project) -> str:
    id = _id(change)
    if id.startswith("session."):
        return f"type `synsml schedule set {id.removeprefix('session.')} time=...`"
    name = id.partition(".")[0]
    entry = project.known.date(name)
    return f"type `synsml deadlines set {name} {entry.when if entry else '...'}`"


def _id(change: EventChange) -> str:
    return change.uid.partition("@")[0]
