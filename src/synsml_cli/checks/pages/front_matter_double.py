"""A key stands twice in the front matter of a page.

Jekyll keeps the last one and says nothing.

Bad:  title: Home
      title: Welcome
Good: title: Welcome
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Tell what the reader found in every page's front matter."""
    for front in context.project.front_matters.values():
        for fault in front.faults:
            if fault.code == "R106":
                yield Remark(fault.at, fault.message, fault.remedy, fault.related)
