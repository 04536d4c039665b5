"""A template of the workshop cannot be read, or fails when it is filled in.

`synsml render` stops at such a template. File and line are those at which Jinja2 stops: the end of the file if a block is
not closed, the place of use if a name is unknown.

Bad:  [[ workshop.nmae ]]
Good: [[ workshop.name ]]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield what went wrong when the templates were filled in."""
    yield from context.template_faults
