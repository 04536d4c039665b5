"""A page names the conference of an earlier year.

Often it tells of the edition before, and rightly so; so this is a hint. Lines that speak of the past are left alone.

Bad:  We will meet at ICML 2022.          # host: ICML 2023
Good: We will meet at [[workshop.host]].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.edition import years_in
from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.prose import sentence_around
from synsml_cli.model.stale import pages_words, speaks_of_the_past

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "W408"
SEVERITY: Severity = "hint"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Look for the conference's name with the year of one of the five editions before."""
    host = context.project.known.host
    years = years_in(host)
    name = host.rpartition(str(years[-1]))[0].strip(" -'’") if years else ""
    if not name or host.endswith(name):
        return
    pattern = re.compile(rf"(?<!\w){re.escape(name)}[ \t\-'’]*(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])", re.IGNORECASE)
    for file, text, words in pages_words(context.project):
        for match in pattern.finditer(words):
            sentence = sentence_around(text, *match.span())
            if years[-1] - 5 <= int(match["year"]) < years[-1] and not speaks_of_the_past(sentence):
                at = At(file, start=match.start(), end=match.end())
                yield Remark(at, f"{match[0]!r} is an earlier conference than {host!r}", "write [[workshop.host]]")
