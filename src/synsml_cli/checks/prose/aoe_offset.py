"""A page explains AoE by another offset than UTC-12.

"GMT-11 (Anywhere on Earth)" stood on a real page: an hour too early. AoE is UTC-12 all year.

Bad:  23:59 GMT-11 (Anywhere on Earth)
Good: 23:59 AoE (UTC-12)
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark

_AOE = r"(?:\bAoE\b|\banywhere on (?:the )?earth\b)"
# The tz database's Etc/GMT+12 is UTC-12: its sign is inverted, and right so.
_OFFSET = r"(?<![/\w])(?:UTC|GMT)[ \t]?(?P<{0}>[+\-\u2212\u2013])[ \t]?(?P<{1}>[0-9]{{1,2}})(?::?(?P<{2}>[0-9]{{2}}))?(?![0-9])"
_GLUE = r"[ \t(),:=/\[\]]{0,8}(?:(?:is|i\.e\.|time(?:[ -]?zone)?|zone)[ \t(),:=]{1,4}){0,3}"
_BESIDE = re.compile(
    rf"{_AOE}{_GLUE}(?P<one>{_OFFSET.format('s1', 'h1', 'm1')})|(?P<two>{_OFFSET.format('s2', 'h2', 'm2')}){_GLUE}{_AOE}",
    re.IGNORECASE,
)


def run(context: Context) -> Iterator[Remark]:
    """Look at every offset that stands right beside AoE."""
    for page in context.project.texts:
        file, text, words = page.file, page.text, page.words
        for match in _BESIDE.finditer(words):
            number = "1" if match["one"] else "2"
            if match[f"s{number}"] != "+" and int(match[f"h{number}"]) == 12 and not int(match[f"m{number}"] or 0):
                continue
            start, end = match.span("one" if match["one"] else "two")
            yield Remark(At(file, start=start, end=end), f"AoE is not {text[start:end]}", "write UTC-12")
