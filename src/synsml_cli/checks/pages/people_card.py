"""A page shows people as cards, but the site has no include for a card.

Jekyll stops with "Could not locate the included file 'people.html'". Themes for academic workshops often have this include.
For other themes, `synsml render` writes one with its own style if `site.people_include` is true. The check does nothing if
the site is not on this computer, or if its `_config.yml` names a theme, which may have the include.

Bad:  [[people speaker]]                  # and no _includes/people.html in the site folder
Good: site: {people_include: true}        # in workshop.yaml; or [[people speaker style=list]] on the page
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.file_names import PEOPLE_INCLUDE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield every people block that needs the missing include."""
    project = context.project
    site = project.known.site
    if context.survey.people_include is not False or site.people_include or site.generator != "jekyll":
        return
    for page in project.texts:
        for token in page.tokens:
            if token.name == "people" and token.args.get("style") != "list":
                at = At(page.file, start=token.start, end=token.end)
                missing = site.name_of(PEOPLE_INCLUDE)
                remedy = "add 'people_include: true' under 'site:' in workshop.yaml, or 'style=list' to this token"
                yield Remark(at, f"missing include for the cards of this block: {missing!r}", remedy)
