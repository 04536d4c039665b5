"""The records of people, sponsors and sessions for data files: maps of texts, in display order.

Nothing is escaped: an include that escapes would do it twice. Keys that themes print unconditionally are always present,
because Liquid otherwise repeats the value of the previous record. Addresses and pictures are omitted if they are missing: `url:
""` would become a link to the home page and `img: ""` a broken image.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from synsml_cli.model.calendar.session_events import schedule_is_internal
from synsml_cli.model.dates.instants import iso_instant
from synsml_cli.model.project.addresses import is_url
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.site import PersonKeys
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.schedule.timetable import day, programme
from synsml_cli.site.sponsors import by_level


def person_record(person: Person, keys: PersonKeys, *, state: str = "") -> Mapping[str, str]:
    """Return a person for the theme's include; a `state` other than confirmed is appended to the name."""
    last = f"{person.last} ({state})" if state else person.last
    record = {keys.first: person.first, keys.last: last, keys.affiliation: person.affiliation}
    if is_url(person.url):
        record[keys.url] = person.url
    if person.photo and person.is_public:  # the photo of a tentative person is not in the site yet
        record[keys.photo] = person.photo
    return record


def sponsor_records(workshop: Workshop) -> Iterator[Mapping[str, str]]:
    """Yield the sponsors, level by level."""
    for level, sponsors in by_level(workshop.sponsors):
        for sponsor in sponsors:
            record = {"name": sponsor.name, "level": level}
            if is_url(sponsor.url):
                record["url"] = sponsor.url
            if sponsor.logo:
                record["logo"] = sponsor.logo
            yield record


def session_records(project: Project) -> Iterator[Mapping[str, Any]]:
    """Yield the sessions in order of time, without unconfirmed people; nothing for an internal day."""
    workshop = project.known
    on = day(workshop)
    public = project.named_speakers
    for item in () if schedule_is_internal(workshop) else programme(project):
        session = item.session
        begin, end = str(item.slot).split("-") if item.slot else ("", "")
        yield {
            "id": session.id,
            "day": str(on or ""),
            "time": str(item.slot or session.time),
            "begin": begin,
            "end": end,
            "timezone": workshop.timezone or "UTC",
            "utc": iso_instant(item.begin) if item.begin else "",
            "utc_end": iso_instant(item.end) if item.end else "",
            "kind": session.kind,
            "title": session.title,
            "speakers": [public[id] for id in session.speakers if id in public],
            "by": session.by,
            "moderator": public.get(session.moderator, ""),
            "room": session.room,
            "track": session.track,
            "abstract": session.abstract,
            "links": [{"label": label, "url": url} for label, url in session.links.items() if is_url(url)],
            "cancelled": session.cancelled is not None,
        }
