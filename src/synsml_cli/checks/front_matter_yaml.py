"""The front matter of a page is not YAML, has no end, or refers to what is not there.

Jekyll leaves such a page out, or prints or loses its front matter, and ends with 0 as if all were well. Mostly a title has
a colon and no quotes. Text that begins with `*`, `&` or `!` is an alias, an anchor or a tag to YAML: an alias without its
anchor loses the whole front matter, and aliases that multiply or hold themselves end the build, or never end it. Anchors,
aliases and merge keys that Jekyll reads as they are meant are left alone.

Bad:  subtitle: ICML: 2023
Bad:  title: *New*
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
