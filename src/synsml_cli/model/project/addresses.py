"""List the web addresses in a workshop's files, with their places, and validate them."""

import re
from collections.abc import Iterator

from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At
from synsml_cli.model.source.patterns import lazy_pattern

SCHEMES = ("https://", "http://")

# RFC 3986, section 3.2: a host, an optional port of digits; IRIs (RFC 3987) may contain letters of any script. The middle of a
# label is any character that cannot end a host: \w lacks the vowel signs of Indian scripts.
_INNER = r"[^\s.:/?#@<>\"\\^`{|}\[\]!$&'()*+,;=%]"
_HOST = rf"(?:[^\W_]{_INNER}*(?<!-)\.)+[^\W\d_]{_INNER}+\.?|localhost|\d+\.\d+\.\d+\.\d+|\[[0-9A-Fa-f:.]+\]"
_URL = lazy_pattern(rf"https?://(?:{_HOST})(?::(?P<port>[0-9]{{1,5}}))?(?:[/?#][^\s<>\"\\^`{{|}}]*)?", re.IGNORECASE)


def addresses(project: Project) -> Iterator[tuple[At, str]]:
    """Yield (place, address) for the workshop, dates, sponsors, sessions and people; the contact only if it is an address."""
    workshop = project.known
    yield At(FILE, ("url",)), workshop.url
    for entry in workshop.dates.values():
        yield At(FILE, ("dates", entry.id, "url")), entry.url
    for sponsor in workshop.sponsors:
        yield At(FILE, ("sponsors", sponsor.number, "url")), sponsor.url
    for session in workshop.schedule.sessions:
        for label, url in session.links.items():
            yield At(FILE, ("schedule", "sessions", session.number, "links", label)), url
    for person in project.people:
        yield At(person.file, ("url",)), person.url
    if workshop.contact.startswith(SCHEMES):
        yield At(FILE, ("contact",)), workshop.contact


def is_url(text: str) -> bool:
    """Return whether `text` is a web address with a scheme."""
    match = _URL.fullmatch(text)
    return match is not None and int(match["port"] or 0) < 65_536
