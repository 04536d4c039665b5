"""A deadline has passed, and a page still invites to what it closed, with a link.

"Submit your paper on OpenReview" stands for months after the last day, and people follow the link. A link counts that a
deadline has as its `url`, or one in a sentence that asks to submit, register, apply, nominate or upload, where all the
deadlines of that kind have passed; the camera-ready version and posters of accepted papers are another kind. Links to
templates, guidelines and pages of the site itself do not count. German, French and Spanish are understood too. Put the
sentence into `[[if passed ...]]`, or say that it is closed.

Bad:  Submit your paper on [OpenReview](https://openreview.net/group?id=demo).
Good: [[if passed submission]]Submission is closed.[[else]]Submit your paper on [OpenReview](https://openreview.net/).[[end]]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.branches import hidden
from synsml_cli.model.pages.links import host_of, label_of, links_in
from synsml_cli.model.prose.invitations import invited_to, is_for_help
from synsml_cli.model.prose.sentences import (
    introduction,
    line_around,
    passage_around,
    sentence_around,
)
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every link of every page that is shown now."""
    project = context.project
    entries = [entry for entry in project.known.dates.values() if not entry.cancelled]
    if not any(entry.kind == "deadline" and entry.moments.passed(context.now) for entry in entries):
        return
    own = host_of(project.known.url)
    addressed = {host_of(entry.url) for entry in entries}
    for page in project.texts:
        text, words = page.text, page.words
        unshown = hidden(page, project, context.now)
        for link in links_in(page.said):
            host = host_of(link.url)
            if link.is_picture or not host or (host == own and host not in addressed):
                continue
            # The definition of a link says nothing of what it is for.
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
                    f"{entry.label!r} has passed ({entry.when}), and this link still invites",
                    f"put the sentence into [[if passed {entry.id}]] ... [[else]] ... [[end]], or say that it is closed",
                    ((At(FILE, ("dates", entry.id, "when")), "the deadline"),),
                )
