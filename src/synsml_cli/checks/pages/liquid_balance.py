"""The Liquid tags of a page do not match: a block has no end, an end has no block, or a `{{` is not closed.

Jekyll stops at such a page, and the published site stays out of date. Liquid runs in the whole body of a page, also in HTML
comments and in code. Even `{% comment %}` does not hide a block without its end.

Bad:  {% comment %} not yet
Good: {% comment %} not yet {% endcomment %}
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.liquid import liquid_faults
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.front_matter import front_matter_end


def run(context: Context) -> Iterator[Remark]:
    """Yield the faults in every page that has a front matter: Jekyll copies other files without running Liquid."""
    project = context.project
    if project.known.site.generator != "jekyll" or project.lacks("site"):
        return
    for file in project.front_matters:
        text = project.sources[file].text
        if end := front_matter_end(text):
            for fault in liquid_faults(text, end):
                yield Remark(At(file, start=fault.start, end=fault.end), fault.message, fault.remedy)
