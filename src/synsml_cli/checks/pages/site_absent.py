"""The site folder is outside the workshop, and it does not exist or is not a site.

Perhaps the site is not cloned on this computer, or the path is misspelled. The pages, photos and data files of the site are
not checked then, and `synsml render` stops: it creates folders only inside the workshop. Outside, it writes only to a folder
that is in a git repository, has a `_config.yml` or was rendered before, and never to hidden files.

Bad:  folder: ../2032
Good: folder: ../2023
"""

import shlex
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield the site folder if it does not exist or is not a site."""
    folder, at = context.project.known.site.folder, At(FILE, ("site", "folder"))
    if context.survey.lacks_site:
        message = f"the site folder {folder!r} does not exist: its pages and photos are not checked"
        yield Remark(at, message, "clone the site there, or correct the path")
    if context.survey.is_foreign:
        message = f"{folder!r} is outside the workshop and not a site: nothing is rendered there"
        yield Remark(at, message, f"run `git init {shlex.quote(folder)}` if the path is correct, or correct the path")
