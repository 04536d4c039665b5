"""Liquid on a page does not balance: a block without its end, an end without its block, an unclosed `{{`.

It ends Jekyll's build, and the site stays as it was. Liquid runs in the whole body of a page, also in HTML comments and
in code; `{% comment %}` does not hide an unclosed block either.

Bad:  {% comment %} not yet
Good: {% comment %} not yet {% endcomment %}
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.liquid import faults
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.front_matter import front_matter_end


def run(context: Context) -> Iterator[Remark]:
    """Look at the body of every page with a front matter: Jekyll copies the others as they are."""
    project = context.project
    if project.known.site.generator != "jekyll" or project.lacks("site"):
        return
    for file in project.front_matters:
        text = project.sources[file].text
        if end := front_matter_end(text):
            for fault in faults(text, end):
                yield Remark(At(file, start=fault.start, end=fault.end), fault.message, fault.remedy)
