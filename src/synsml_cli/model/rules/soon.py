"""Find places where pages postpone information: "TBD", "coming soon", "to be announced"."""

import datetime as dt
import re
from collections.abc import Iterator

from synsml_cli.model.dates.unsettled import TO_COME
from synsml_cli.model.project.project import Project
from synsml_cli.model.rules.branches import hidden_stretches
from synsml_cli.model.source.patterns import lazy_pattern

_SOON = lazy_pattern(
    rf"\b(?:{TO_COME}|(?:announced|available|added|updated|posted|published|released|follow|up|online)(?: very)? soon|"
    r"soon(?=[.!*_ \t|\x1c-\x1f]*(?:$|\r)))",
    re.IGNORECASE | re.MULTILINE,
)


def soon_words(project: Project, now: dt.datetime) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield (file, match) of every such phrase that pages show at `now`; text hidden by an `[[if]]` is skipped."""
    for page in project.texts:
        unshown = hidden_stretches(page, project, now)
        for match in _SOON.finditer(page.words):
            if match.start() not in unshown:
                yield page.file, match
