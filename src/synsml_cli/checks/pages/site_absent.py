"""The site folder lies outside of the workshop, and is not there or is not a site.

Perhaps the site is only not checked out on this machine; perhaps the path is mistyped. Its pages, photos and data files are
not looked at then, and `synsml render` stops: it makes a folder only within the workshop. Outside of the workshop it writes
only to a folder that is in a git repository, has a `_config.yml`, or was rendered before, and never to hidden files there.

Bad:  folder: ../2032
Good: folder: ../2023
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Tell that nothing of the site was looked at."""
    if context.survey.lacks_site:
        said = f"there is no folder {context.project.known.site.folder!r} here: nothing in it is looked at"
        yield Remark(At(FILE, ("site", "folder")), said, "clone the site there, or correct the path")
    if context.survey.is_foreign:
        said = f"{context.project.known.site.folder!r} is outside of the workshop and is not a site: nothing is rendered there"
        yield Remark(At(FILE, ("site", "folder")), said, "run `git init` there if it is the right folder, or correct the path")
