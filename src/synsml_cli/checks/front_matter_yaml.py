"""The front matter of a page is not YAML, or has no end.

Jekyll leaves such a page out, or prints its front matter, and ends with 0 as if all were well. Mostly a title has a
colon and no quotes.

Bad:  subtitle: ICML: 2023
Good: subtitle: "ICML: 2023"
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import Remark, Severity

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "G304"
SEVERITY: Severity = "error"
CLOCK_BOUND = False


def run(context: Context) -> Iterator[Remark]:
    """Tell what the reader found in every page's front matter."""
    for front in context.project.front_matters.values():
        for fault in front.faults:
            if fault.code != "R106":
                yield Remark(fault.at, fault.message, fault.remedy, fault.related)
