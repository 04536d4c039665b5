"""An ordinal has the wrong ending: "May 31th".

Bad:  Submit by May 31th.
Good: Submit by May 31st.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from synsml_cli.model.findings import At, Edit, Remark, Severity
from synsml_cli.model.prose import mentions
from synsml_cli.model.stale import pages_words

if TYPE_CHECKING:
    from synsml_cli.checks import Context

CODE = "W402"
SEVERITY: Severity = "warning"
CLOCK_BOUND = False

_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def run(context: Context) -> Iterator[Remark]:
    """Look at every English ordinal of a date."""
    for file, text, words in pages_words(context.project):
        for mention in mentions(words, context.project.known.site.locale):
            for day, start, end in mention.ordinals:
                found = text[start:end]
                right = _ENDINGS.get(day, "th")
                if found.casefold() in ("st", "nd", "rd", "th") and found.casefold() != right:
                    right = right.upper() if found.isupper() else right
                    at = At(file, start=start - len(str(day)), end=end)
                    yield Remark(
                        at,
                        f"{day}{found!s} is no ordinal",
                        f"write {day}{right}",
                        fix=Edit(At(file, start=start, end=end), right),
                    )
