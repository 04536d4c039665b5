"""A token of a page cannot be filled in.

`synsml render` does not write the page until this is fixed. Possible causes:

- the token names a date, role, fact or argument that does not exist
- an `[[if ...]]` has no `[[end]]`
- a marked block on one of your own pages has no end mark
- the page has more than 20,000 tokens

Bad:  Submit by [[date submision]].
Good: Submit by [[date submission]].
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.rules.token_rules import all_faults
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield the faults in the tokens and marks of every page that could be read."""
    if context.project.workshop is not None:  # otherwise the unread part may define what a token names
        yield from all_faults(context.project)
