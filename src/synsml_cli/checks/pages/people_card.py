"""A page shows people as cards, and the site has no include that draws one.

Jekyll ends with "Could not locate the included file 'people.html'". Themes for academic workshops often bring one; for
others `synsml render` writes one that needs no style of the theme, if `site.people_include` asks for it. Nothing is said
where no site is checked out, or where its `_config.yml` names a theme, which may have the include.

Bad:  [[people speaker]]                  # and no _includes/people.html in the site folder
Good: site: {people_include: true}        # in workshop.yaml; or [[people speaker style=list]] on the page
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.file_names import PEOPLE_INCLUDE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at the people blocks of every page."""
    project = context.project
    site = project.known.site
    if context.survey.people_include is not False or site.people_include or site.generator != "jekyll":
        return
    for page in project.texts:
        for token in page.tokens:
            if token.name == "people" and token.args.get("style") != "list":
                at = At(page.file, start=token.start, end=token.end)
                missing = site.name_of(PEOPLE_INCLUDE)
                remedy = "write 'people_include: true' under 'site:' in workshop.yaml, or style=list here"
                yield Remark(at, f"cards need an include, and there is no {missing}", remedy)
