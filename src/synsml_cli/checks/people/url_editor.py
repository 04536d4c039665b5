"""A link opens an editor instead of the page for visitors.

Visitors are asked to log in, or can change the form. The links of pages are checked too.

Bad:  url: https://docs.google.com/forms/d/abc123/edit
Good: url: https://docs.google.com/forms/d/e/abc456/viewform
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.links import links_in
from synsml_cli.model.project.addresses import addresses
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern

_KINDS = (
    (
        lazy_pattern(r"docs\.google\.com/forms/[^?#]*/(?:edit|prefill|preview)\b"),
        "",
        "copy the link for answers, which ends in /viewform",
    ),
    (lazy_pattern(r"docs\.google\.com/(?:document|spreadsheets|presentation)/[^?#]*/edit\b"), "/preview", ""),
    (
        lazy_pattern(r"forms\.(?:office|microsoft|cloud\.microsoft)\.?[a-z]*/[^#]*DesignPage", re.IGNORECASE),
        "",
        "copy the link for answers",
    ),
    (lazy_pattern(r"(?:www\.)?overleaf\.com/project/"), "", "copy the read-only link, or publish the document"),
    (lazy_pattern(r"github\.com/[^/]+/[^/]+/edit/"), "/blob/", ""),
    (lazy_pattern(r"(?:www\.)?qualtrics\.com/[^?#]*survey-builder"), "", "copy the survey's anonymous link"),
)
"""(the address of an editor, what readers have in place of `/edit`, what to do where that is unknown)."""
_EDIT = lazy_pattern(r"/edit(?:/|\b.*)")


def run(context: Context) -> Iterator[Remark]:
    """Check the addresses in facts and records, and the links of all pages."""
    project = context.project
    found = list(addresses(project))
    for page in project.texts:
        links = links_in(page.blanked)
        found += [(At(page.file, start=link.start, end=link.end), link.url) for link in links]
    for at, url in found:
        bare = url.partition("://")[2]
        for pattern, word, remedy in _KINDS:
            if pattern.match(bare):
                yield Remark(at, f"{url!r} opens an editor", remedy or f"write {_EDIT.sub(word, url, count=1)!r}")
                break
