"""The front matter of a page is not valid YAML, or Jekyll does not read it as intended.

Jekyll skips such a page, or prints or drops its front matter, and still exits with 0. Typical causes:

- a title with a colon and without quotes
- text that starts with `*`, `&` or `!`: YAML reads an alias, an anchor or a tag. An alias without its anchor drops the whole
  front matter; aliases that contain themselves or multiply stop the build, or never let it end
- no closing `---`
- a byte order mark (BOM) before the first `---`, as some editors on Windows write it: Jekyll publishes the file unprocessed

Anchors, aliases and merge keys that Jekyll reads as intended are accepted.

Bad:  subtitle: ICML: 2023
Bad:  title: *New*
Good: subtitle: "ICML: 2023"
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield what the reader found in front matters, and byte order marks before them."""
    project = context.project
    by_jekyll = project.known.site.generator == "jekyll" and not project.lacks("site")
    for page, file in project.page_files.items() if by_jekyll else ():
        source = project.sources[file]
        # A page that is rendered from a source has no mark.
        if source.marked and not page.source and source.text.startswith("---"):
            message = "byte order mark (BOM) before the front matter: Jekyll publishes the page unprocessed"
            yield Remark(At(file, start=0, end=3), message, "save the file as UTF-8 without BOM")
    for front in project.front_matters.values():
        for fault in front.faults:
            if fault.code != "R106":
                yield Remark(fault.at, fault.message, fault.remedy, fault.related)
