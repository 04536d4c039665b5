"""Find which revision of each event subscribers can have seen, from the published calendars and from git.

All calendars at the top of the site folder count, because people may subscribe to any of them. In a repository, only committed
revisions count: those in the committed calendar, or, if the calendar is not tracked, those in the history of the committed
`workshop.yaml`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from synsml_cli.model.calendar.changes import Published
from synsml_cli.model.calendar.feed import PUBLIC_FILE
from synsml_cli.model.calendar.reading import read_events
from synsml_cli.model.records.workshop import FILE, Workshop
from synsml_cli.model.source.byte_order_mark import MARK
from synsml_cli.model.survey import Calendar
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import site_folder
from synsml_cli.store.git import answers, committed, repository
from synsml_cli.store.looking.calendars import MAX_CALENDAR
from synsml_cli.store.yaml.changes import data_of, found
from synsml_cli.store.yaml.reader import parse_yaml
from synsml_cli.store.yaml.scalars import Data


def seen_revisions(root: Path, workshop: Workshop) -> dict[str, tuple[int, str]]:
    """Return UID -> (highest SEQUENCE that subscribers can have seen, the file with it); RFC 5545 section 3.8.7.4.

    An unreadable calendar is skipped. Raises CannotRun if a file cannot be opened.
    """
    site = site_folder(root, workshop)
    revisions: dict[str, tuple[int, str]] = {}
    for path in sorted(site.glob("*.ics")) if site.is_dir() else ():
        name = workshop.site.name_of(path.name)
        events = _events(read_bytes(path, name=name, within=site, limit=MAX_CALENDAR))
        for uid, sequence in _revisions(root, site, committed(path), events):
            if sequence > revisions.get(uid, (-1, ""))[0]:
                revisions[uid] = sequence, name
    return revisions


def only_seen(root: Path, workshop: Workshop, calendar: Calendar) -> Calendar:
    """Return the public calendar without events that exist only on this computer, and with committed events that differ."""
    site = site_folder(root, workshop)
    before = committed(site / PUBLIC_FILE)
    seen = dict(_revisions(root, site, before, calendar.events))
    current = {event.uid: event for event in calendar.events}
    return calendar._replace(
        events=tuple(event for event in calendar.events if event.sequence <= seen.get(event.uid, -1)),
        committed=tuple(
            event
            for event in _events(before or b"")
            if event.uid.endswith(f"@{workshop.id}") and current.get(event.uid) != event
        ),
    )


def _revisions(root: Path, site: Path, before: bytes | None, events: Sequence[Published]) -> Iterator[tuple[str, int]]:
    """Yield UID and SEQUENCE of the events that others can have seen; `before` is the committed calendar, if there is one."""
    built = _built(root, site) if before is None else None
    for event in events if before is None else _events(before):
        if built is None:
            yield event.uid, event.sequence
        elif (id := _id(event.uid)) in built:
            yield event.uid, min(event.sequence, built[id])


def _built(root: Path, site: Path) -> dict[str, int] | None:
    """Return how often each date and session of the committed `workshop.yaml` was changed; None if git cannot answer."""
    home = repository(site)
    if home is None or home != repository(root):
        return None
    text = committed(root / FILE)
    return None if text is None and not answers(root) else _counts((text or b"").decode("utf-8", "replace"))


def _events(data: bytes) -> tuple[Published, ...]:
    found = read_events(data)
    return found.events if found else ()


def _id(uid: str) -> str:
    """Return the date id of a UID without the number of an alternative, or `session.` and the session id."""
    id = uid.partition("@")[0]
    return id if id.startswith("session.") else id.partition(".")[0]


def _counts(text: str) -> dict[str, int]:
    """Return how often each date and session of a `workshop.yaml` was changed, by the beginning of its UID."""
    parsed = parse_yaml(FILE, text.removeprefix(MARK))
    data: Data = data_of(parsed.root) if parsed.root else None
    dates = found(data, ("dates",))
    counts = {id: _count(entry) for id, entry in dates.items()} if isinstance(dates, dict) else {}
    day = counts.get(str(found(data, ("schedule", "date"))), 0)
    sessions = found(data, ("schedule", "sessions"))
    for session in sessions if isinstance(sessions, list) else ():
        counts[f"session.{found(session, ('id',))}"] = _count(session) + day
    return counts


def _count(entry: Data) -> int:
    history = found(entry, ("was",))
    return (len(history) if isinstance(history, list) else 0) + (found(entry, ("cancelled",)) is not None)
