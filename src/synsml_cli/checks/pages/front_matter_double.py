"""A key appears twice in the front matter of a page.

Jekyll uses the last one without a warning.

Bad:  title: Home
      title: Welcome
Good: title: Welcome
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield the duplicate keys that the reader found in front matters."""
    for front in context.project.front_matters.values():
        for fault in front.faults:
            if fault.code == "R106":
                yield Remark(fault.at, fault.message, fault.remedy, fault.related)
