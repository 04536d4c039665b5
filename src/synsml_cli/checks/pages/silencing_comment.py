"""A comment that silences names a code that does not exist, one that cannot be silenced, or is not written `ignore=`.

It silences nothing, and nobody notices before the finding is looked for. What the reader finds (R) is told all the same: it
stops every command. A code that has nothing to silence today is no fault, for it may have on another day or machine.

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
    """Compare every code in such a comment with those that there are."""
    for file, source in context.project.sources.items():
        for odd in odd_marks(file, source):
            at = At(file, start=odd.start, end=odd.end)
            yield Remark(at, f"{source.text[odd.start : odd.end]!r} silences nothing", f"write 'synsml: ignore={odd.code}'")
        for mark in marks(file, source):
            at = At(file, start=mark.start, end=mark.end)
            if any(code.startswith(mark.code) for code in CODES):
                continue
            if any(code.startswith(mark.code) for code in MANUAL):
                said = f"{mark.code!r} cannot be silenced: what was not read stops every command"
                yield Remark(at, said, "mend what it tells, and leave the comment out")
            else:
                remedy = did_you_mean(mark.code, CODES) or "write a code as `synsml check` prints it, or the beginning of one"
                yield Remark(at, f"there is no check {mark.code!r}", remedy)
