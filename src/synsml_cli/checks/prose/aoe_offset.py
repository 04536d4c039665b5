"""A page explains AoE with an offset other than UTC-12.

AoE (Anywhere on Earth) is UTC-12 all year. "GMT-11 (Anywhere on Earth)" on a real page was an hour too early.

Bad:  23:59 GMT-11 (Anywhere on Earth)
Good: 23:59 AoE (UTC-12)
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern

_AOE = r"(?:\bAoE\b|\banywhere on (?:the )?earth\b)"
# Etc/GMT+12 of the tz database is UTC-12: its sign is inverted on purpose.
_OFFSET = r"(?<![/\w])(?:UTC|GMT)[ \t]?(?P<{0}>[+\-\u2212\u2013])[ \t]?(?P<{1}>[0-9]{{1,2}})(?::?(?P<{2}>[0-9]{{2}}))?(?![0-9])"
_GLUE = r"[ \t(),:=/\[\]]{0,8}(?:(?:is|i\.e\.|time(?:[ -]?zone)?|zone)[ \t(),:=]{1,4}){0,3}"
_BESIDE = lazy_pattern(
    rf"{_AOE}{_GLUE}(?P<one>{_OFFSET.format('s1', 'h1', 'm1')})|(?P<two>{_OFFSET.format('s2', 'h2', 'm2')}){_GLUE}{_AOE}",
    re.IGNORECASE,
)


def run(context: Context) -> Iterator[Remark]:
    """Yield every offset next to AoE that is not UTC-12."""
    for page in context.project.texts:
        file, text, words = page.file, page.text, page.words
        for match in _BESIDE.finditer(words):
            number = "1" if match["one"] else "2"
            if match[f"s{number}"] != "+" and int(match[f"h{number}"]) == 12 and not int(match[f"m{number}"] or 0):
                continue
            start, end = match.span("one" if match["one"] else "two")
            yield Remark(At(file, start=start, end=end), f"AoE is UTC-12, not {text[start:end]!r}", "write 'UTC-12'")
