"""`python -m fuzz [COUNT [SEED]]`: run commands on broken workshops; exit code 1 if one of them misbehaves."""

import argparse
import shutil
import sys
from collections import Counter

from fuzz.commands import TYPED
from fuzz.run import KEPT, import_all, outcome, run_all, table

_SHARE = 0.003
"""Of all runs, for each command: so many have to succeed, or the command is hardly reached."""

_TOLD = 2_000
"""Runs after which a line says how many there were."""


def main() -> int:
    """Run what the command line says, print faults and the table."""
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--case", type=int, help="only this one")
    parser.add_argument("--only", help="only this command: 'people add'")
    given = parser.parse_args()
    if given.case is not None:
        import_all()
        print(result := outcome(given.case, given.seed, given.only))
        return 1 if result.complaint else 0
    shutil.rmtree(KEPT, ignore_errors=True)
    outcomes = []
    for result in run_all(given.count, given.seed, only=given.only):
        outcomes.append(result)
        if len(outcomes) % _TOLD == 0:
            print(f"{len(outcomes):,} of {given.count:,}", file=sys.stderr, flush=True)
        if result.complaint:
            only = f" --only {given.only!r}" if given.only is not None else ""
            replay = f"PYTHONPATH=tools python -m fuzz {given.count} {given.seed} --case {result.number}{only}"
            print(
                f"synsml {result.command}: {result.complaint}\n  replay: {replay}; kept: {KEPT / str(result.number)}",
                flush=True,
            )
    print(table(sorted(outcomes)))
    faults = sum(bool(one.complaint) for one in outcomes)
    succeeded = Counter(one.command for one in outcomes if one.code == 0)
    rare = [] if given.only is not None else [name for name in TYPED if succeeded[name] < int(_SHARE * given.count)]
    for name in rare:
        print(f"synsml {name}: only {succeeded[name]} of {given.count:,} runs succeeded with it")
    print(
        f"{len(outcomes):,} commands, {faults} faults; exit codes {dict(sorted(Counter(one.code for one in outcomes).items()))}"
    )
    return 1 if faults or rare or len(outcomes) != given.count else 0


if __name__ == "__main__":
    sys.exit(main())
