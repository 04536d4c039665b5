"""A link opens an editor, or a form as its author sees it, instead of the page for visitors.

Whoever follows it is asked to log in, or can change the form. Pages are looked at too.

Bad:  url: https://docs.google.com/forms/d/abc123/edit
Good: url: https://docs.google.com/forms/d/e/abc456/viewform
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.links import links_in
from synsml_cli.model.records.addresses import addresses
from synsml_cli.model.source.findings import At, Remark

_KINDS = (
    (
        re.compile(r"docs\.google\.com/forms/[^?#]*/(?:edit|prefill|preview)\b"),
        "send the form and copy its address: .../viewform",
    ),
    (re.compile(r"docs\.google\.com/(?:document|spreadsheets|presentation)/[^?#]*/edit\b"), "publish it, or write .../preview"),
    (
        re.compile(r"forms\.(?:office|microsoft|cloud\.microsoft)\.?[a-z]*/[^#]*DesignPage", re.IGNORECASE),
        "copy the address for answers",
    ),
    (re.compile(r"(?:www\.)?overleaf\.com/project/"), "share it as a read-only link, or publish the document"),
    (re.compile(r"github\.com/[^/]+/[^/]+/edit/"), "write .../blob/..."),
    (re.compile(r"(?:www\.)?qualtrics\.com/[^?#]*survey-builder"), "copy the survey's anonymous link"),
)


def run(context: Context) -> Iterator[Remark]:
    """Look at the addresses of facts and records, and at the links of all pages."""
    project = context.project
    found = list(addresses(project))
    for page in project.texts:
        links = links_in(page.blanked)
        found += [(At(page.file, start=link.start, end=link.end), link.url) for link in links]
    for at, url in found:
        bare = url.partition("://")[2]
        for pattern, remedy in _KINDS:
            if pattern.match(bare):
                yield Remark(at, f"{url!r} opens an editor", remedy)
                break
