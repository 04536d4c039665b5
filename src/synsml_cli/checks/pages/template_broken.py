"""A template of the workshop's own cannot be read, or fails while it is filled.

`synsml render` stops with it. The file and line are those at which Jinja2 gave up: a block that is not closed is told where
the file ends, an unknown name where it is used.

Bad:  [[ workshop.nmae ]]
Good: [[ workshop.name ]]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Tell what went wrong when the templates were filled."""
    yield from context.template_faults
