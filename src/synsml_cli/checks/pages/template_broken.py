"""A template of the workshop's own cannot be read, or fails while it is filled.

`synsml render` stops with it. The file and line are those at which Jinja2 gave up: a block that is not closed is told where
the file ends, an unknown name where it is used.

Bad:  [[ workshop.nmae ]]
Good: [[ workshop.name ]]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.source.findings import Remark, Severity

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "G316"
SEVERITY: Severity = "error"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Tell what went wrong when the templates were filled."""
    yield from context.template_faults
