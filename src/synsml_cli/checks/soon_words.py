"""A page still says "soon" or "to be announced" less than 14 days before the event.

Whoever reads it now packs a bag. What is known by now can be said.

Bad:  The exact room is to be announced.          # on 20 July for 28 July
Good: Room 301.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.branches import hidden
from synsml_cli.model.edition import is_within
from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.prose import words_of

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "G312"
SEVERITY: Severity = "hint"
CLOCK_BOUND = True

DAYS = 14
_SOON = re.compile(
    r"\b(?:coming soon|(?:announced|available|added|updated|posted|published|released|follow|up|online)(?: very)? soon|"
    r"soon(?=[.!*_ ]*$)|"
    r"to be (?:announced|confirmed|decided|determined)|t\.?b\.?[acd]\b\.?)",
    re.IGNORECASE | re.MULTILINE,
)


def run(context: Context) -> Iterator[Remark]:
    """Look at the words of every page that are shown now; each line is mentioned once."""
    project = context.project
    if not is_within(DAYS, project.known, context.now):
        return
    for page, file in project.page_files.items():
        text = project.sources[file].text
        unshown = tuple(hidden(text, project.known, context.now)) if page.source else ()
        last = -1
        for match in _SOON.finditer(words_of(text, own=not page.source)):
            line = project.sources[file].span(match.start(), match.end()).line
            if line == last or any(start <= match.start() < end for start, end in unshown):
                continue
            last = line
            at = At(file, start=match.start(), end=match.end())
            yield Remark(at, f"{match[0]!r}, and the event is near", "say what is known by now")
