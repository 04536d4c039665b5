"""A page still links to a form whose deadline has passed.

"Submit your paper on OpenReview" stays on the page for months after the deadline, and readers follow the link.

A link is reported if it is the `url` of a deadline, or if its sentence asks to submit, register, apply, nominate or
upload, and all deadlines of that kind have passed. The camera-ready version and the poster of an accepted paper are a
kind of their own. Links to templates, guidelines and pages of the same site are ignored. English, German, French and
Spanish sentences are understood.

Bad:  Submit your paper on [OpenReview](https://openreview.net/group?id=demo).
Good: [[if passed submission]]Submission is closed.[[else]]Submit your paper on [OpenReview](https://openreview.net/).[[end]]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.links import host_of, label_of, links_in
from synsml_cli.model.prose.invitations import invited_to, is_for_help
from synsml_cli.model.prose.sentences import introduction, line_around, passage_around, sentence_around
from synsml_cli.model.records.workshop import FILE, DateEntry
from synsml_cli.model.rules.branches import hidden_stretches
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield a remark for every visible link to something that is closed."""
    project = context.project
    entries = [entry for entry in project.known.dates.values() if not entry.cancelled]
    if not any(entry.kind == "deadline" and entry.moments.passed(context.now) for entry in entries):
        return
    own = host_of(project.known.url)
    addressed = {host_of(entry.url) for entry in entries}
    for page in project.texts:
        text, words = page.text, page.words
        unshown = hidden_stretches(page, project, context.now)
        for link in links_in(page.said):
            host = host_of(link.url)
            if link.is_picture or not host or (host == own and host not in addressed):
                continue
            # A link definition does not say what the link is for.
            line, _ = line_around(text, link.start, link.end)
            if text[line : link.start].rstrip(" <").endswith("]:") or link.start in unshown:
                continue
            if is_for_help(link.url, label_of(link, text)):
                continue
            sentence = f"{introduction(words, link.start)} {sentence_around(words, link.start, link.end)}".strip()
            first, last = passage_around(words, link.start, link.end)
            closing = invited_to(sentence, words[first:last], link.url, entries, may_be_asked=host != own)
            if closing and all(entry.moments.passed(context.now) for entry in closing):
                entry = max(closing, key=lambda entry: entry.moments.last or context.now)
                yield Remark(
                    At(page.file, start=link.start, end=link.end),
                    f"this link still invites readers, but {entry.label!r} ({entry.when}) has passed",
                    _remedy(entry, own_page=page.own),
                    ((At(FILE, ("dates", entry.id, "when")), "the deadline"),),
                )


def _remedy(entry: DateEntry, *, own_page: bool) -> str:
    if own_page:  # it has no tokens
        return "remove the link, and write that it is closed"
    return f"write '[[if passed {entry.id}]](closed)[[else]]' before the sentence and '[[end]]' after it"
