"""An address of the web is malformed.

`www.example.org` without a scheme is a link below your own site; a blank in front or an odd scheme breaks the build or
the link. Only http and https are possible.

Bad:  url: www.example.org/~ada
Good: url: https://www.example.org/~ada
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.workshop import FILE

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "P203"
SEVERITY: Severity = "error"
CLOCK_BOUND = False

# RFC 3986 section 3.2: a host, an optional port of digits; IRIs (RFC 3987) may hold letters of any script.
_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]\.?|localhost|\d+\.\d+\.\d+\.\d+|\[[0-9A-Fa-f:.]+\]"
_URL = re.compile(rf"https?://(?:{_HOST})(?::[0-9]{{1,5}})?(?:[/?#][^\s<>\"\\^`{{|}}]*)?", re.IGNORECASE)


def run(context: Context) -> Iterator[Remark]:
    """Look at the addresses of the workshop, its dates, people and sponsors."""
    project = context.project
    workshop = project.known
    addresses = [(At(FILE, ("url",)), workshop.url)]
    addresses += [(At(FILE, ("dates", entry.id, "url")), entry.url) for entry in workshop.dates.values()]
    addresses += [(At(FILE, ("sponsors", number, "url")), sponsor.url) for number, sponsor in enumerate(workshop.sponsors)]
    for number, session in enumerate(workshop.schedule.sessions):
        path = ("schedule", "sessions", number, "links")
        addresses += [(At(FILE, (*path, label)), url) for label, url in session.links.items()]
    addresses += [(At(person.file, ("url",)), person.url) for person in project.people]
    for at, url in addresses:
        if url and not _URL.fullmatch(url):
            yield Remark(at, f"{url!r} is not an address of the web", _remedy(url))


def _remedy(url: str) -> str:
    for guess in (url.strip(), f"https://{url.strip()}", url.strip().replace(" ", "%20")):
        if guess != url and _URL.fullmatch(guess):
            return f"write {guess}"
    return "write it as the browser shows it: https://example.org/page"
