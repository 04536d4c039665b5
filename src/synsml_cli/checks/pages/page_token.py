"""A token of a page cannot be filled in.

It names a date, role, fact or argument that does not exist, a condition has no end, or a marked block on a page of the
user's own has none. Or it is one too many: a page has at most 20,000. The page cannot be rendered until it is mended.

Bad:  Submit by [[date submision]].
Good: Submit by [[date submission]].
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.token_rules import all_faults
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every page that could be read."""
    if context.project.workshop is not None:  # else what a token names may be in the part that was not read
        yield from all_faults(context.project)
