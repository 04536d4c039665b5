"""CPU time of the usual commands against those of another checkout: `python bench/against.py DIR [COMMAND...]`.

DIR has a .venv with its synsml. Prints the ratio of each and fails if one is more than 3 % slower; on a noisy machine a
ratio is worth repeating.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from measure import REPOSITORY, SYNSML, alternating, cpu, report

RUNS = 20
BOUND = 1.03
COMMANDS = (
    "--help",
    "deadlines",
    "people list",
    "render",
    "check",
    "",
    "extend submission 2023-05-29 --dry-run",
    "export ics -o -",
    "schedule",
    "sponsors list",
)


def main() -> int:
    """Compare with the checkout that is named; return 1 if a command is slower."""
    other = str(Path(sys.argv[1]).resolve() / ".venv" / "bin" / "synsml")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        roots = [Path(folder, name) for name in ("ours", "theirs")]
        for root in roots:
            for part in ("pages", "people"):
                shutil.copytree(REPOSITORY / part, root / part)
            shutil.copy(REPOSITORY / "workshop.yaml", root)
        for words in sys.argv[2:] or COMMANDS:
            ours, theirs = ([program, *words.split()] for program in (SYNSML, other))
            new, old = alternating(lambda: cpu(ours, roots[0]), lambda: cpu(theirs, roots[1]), RUNS)  # noqa: B023
            results.append(report(f"synsml {words}".strip(), new, old, BOUND))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
