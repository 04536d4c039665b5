"""A deadline has passed, and a page still invites to what it closed, with a link.

"Submit your paper on OpenReview" stands for months after the last day, and people follow the link. A link counts that a
deadline has as its `url`, or one in a sentence that asks to submit, register, apply, nominate or upload, where all the
deadlines of that kind have passed; links to pages of the site itself do not count. Put the sentence into
`[[if passed ...]]`, or say that it is closed.

Bad:  Submit your paper on [OpenReview](https://openreview.net/group?id=demo).
Good: [[if passed submission]]Submission is closed.[[else]]Submit your paper on [OpenReview](https://openreview.net/).[[end]]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.branches import hidden
from synsml_cli.model.findings import At, Remark, Severity
from synsml_cli.model.links import links_in
from synsml_cli.model.prose_words import blanked, words_of
from synsml_cli.model.sentences import sentence_around
from synsml_cli.model.workshop import FILE, DateEntry

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "D109"
SEVERITY: Severity = "warning"
CLOCK_BOUND = True

# (what a page asks for, the deadlines that end it)
_KINDS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(ended, re.IGNORECASE))
    for asked, ended in (
        (r"\b(?:submit|upload)\b", r"submi|paper|abstract|poster|camera|demo|proposal|contribution"),
        (r"\b(?:register|sign up)\b", r"regist"),
        (r"\bapply\b", r"appl|grant|scholarship|travel|mentor|volunteer"),
        (r"\bnominate\b", r"nominat|award"),
    )
)
_CLOSED = re.compile(r"\b(?:closed?|over|ended|no longer|passed|past|was|were|had|until|submitted|thank)\b", re.IGNORECASE)


def run(context: Context) -> Iterator[Remark]:
    """Look at every link of every page that is shown now."""
    project = context.project
    deadlines = [
        entry
        for entry in project.known.dates.values()
        if entry.kind == "deadline" and entry.moments.last and not entry.cancelled
    ]
    if not any(entry.moments.passed(context.now) for entry in deadlines):
        return
    own = _host(project.known.url)
    for page, file in project.page_files.items():
        text = project.sources[file].text
        words = words_of(text, own=not page.source)
        unshown = tuple(hidden(text, project, context.now)) if page.source else ()
        for link in links_in(blanked(text)):
            if link.is_picture or _host(link.url) in ("", own) or any(start <= link.start < end for start, end in unshown):
                continue
            entry = _closed_by(link.url, sentence_around(words, link.start, link.end), deadlines, context)
            if entry:
                yield Remark(
                    At(file, start=link.start, end=link.end),
                    f"{entry.label!r} has passed ({entry.when}), and this link still invites",
                    f"put the sentence into [[if passed {entry.id}]] ... [[else]] ... [[end]], or say that it is closed",
                    ((At(FILE, ("dates", entry.id, "when")), "the deadline"),),
                )


def _host(url: str) -> str:
    """Return the host of an address of the web; empty for a path on the site itself."""
    return url.partition("://")[2].partition("/")[0].casefold() if url.startswith(("https://", "http://")) else ""


def _closed_by(url: str, sentence: str, deadlines: list[DateEntry], context: Context) -> DateEntry | None:
    if _CLOSED.search(sentence):
        return None
    for asked, ended in _KINDS:
        if not asked.search(sentence):
            continue
        # A deadline that names the link's address knows best; else all of its kind have to be over.
        own = [entry for entry in deadlines if entry.url and entry.url.rstrip("/") == url.rstrip("/")]
        closing = own or [entry for entry in deadlines if ended.search(f"{entry.id} {entry.label}")]
        if closing and all(entry.moments.passed(context.now) for entry in closing):
            return max(closing, key=lambda entry: entry.moments.last or context.now)
    return None
