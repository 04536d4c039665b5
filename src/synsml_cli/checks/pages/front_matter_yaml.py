"""The front matter of a page is not YAML, has no end, is not at the beginning, or refers to what is not there.

Jekyll leaves such a page out, or prints or loses its front matter, and ends with 0 as if all were well. Mostly a title has
a colon and no quotes. Text that begins with `*`, `&` or `!` is an alias, an anchor or a tag to YAML: an alias without its
anchor loses the whole front matter, and aliases that multiply or hold themselves end the build, or never end it. Anchors,
aliases and merge keys that Jekyll reads as they are meant are left alone. Of a file that begins with an invisible byte
order mark, as some editors on Windows write it, Jekyll sees no front matter, and publishes it as it is.

Bad:  subtitle: ICML: 2023
Bad:  title: *New*
Good: subtitle: "ICML: 2023"
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Tell what the reader found in every page's front matter, and before it."""
    project = context.project
    by_jekyll = project.known.site.generator == "jekyll" and not project.lacks("site")
    for page, file in project.page_files.items() if by_jekyll else ():
        source = project.sources[file]
        # What we write has no mark.
        if source.marked and not page.source and source.text.startswith("---"):
            said = "a byte order mark stands before the front matter, so that Jekyll publishes the page as it is"
            yield Remark(At(file, start=0, end=3), said, "save the file as UTF-8 without a byte order mark (BOM)")
    for front in project.front_matters.values():
        for fault in front.faults:
            if fault.code != "R106":
                yield Remark(fault.at, fault.message, fault.remedy, fault.related)
