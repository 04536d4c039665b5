"""A comment that should silence a check has no effect.

The comment names a code that does not exist or that cannot be silenced, or it does not say `ignore=`. Codes of the reader (R)
cannot be silenced, because a file that was not read stops every command. A code without a finding on its line is accepted:
the finding may appear on another day or computer.

Bad:  when: 2023-05-24 12:00 AoE          # synsml: ignore=D1O6
Good: when: 2023-05-24 12:00 AoE          # synsml: ignore=D106
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.checks.reader_codes import MANUAL
from synsml_cli.checks.registry import CODES
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.selection import marks, odd_marks
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield every such comment without effect."""
    for file, source in context.project.sources.items():
        for odd in odd_marks(file, source):
            at = At(file, start=odd.start, end=odd.end)
            yield Remark(at, f"{source.text[odd.start : odd.end]!r} has no effect", f"write 'ignore={odd.code}'")
        for mark in marks(file, source):
            at = At(file, start=mark.start, end=mark.end)
            if any(code.startswith(mark.code) for code in CODES):
                continue
            if any(code.startswith(mark.code) for code in MANUAL):
                message = f"{mark.code!r} cannot be silenced: a file that was not read stops every command"
                yield Remark(at, message, "fix the problem, then remove this comment")
            else:
                remedy = did_you_mean(mark.code, CODES) or "write a code that `synsml check` prints, or the beginning of one"
                yield Remark(at, f"unknown check {mark.code!r}", remedy)
