"""Measures the CPU time of commands in pairs that take turns, so that a busy moment hits both."""

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
SYNSML = str(Path(sys.executable).with_name("synsml"))
RUNS = 10
# Bytecode is written, as it is wherever a package is installed; else every run would compile our sources again.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT |= {"SYNSML_NOW": "2023-05-20T12:00:00Z", "TZ": "Europe/Vienna"}


def cpu(command: list[str], folder: Path) -> float:
    """Return the user and system time of one run, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    if done.returncode > 1:  # 1 says that there are findings
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def alternating(one: Callable[[], float], two: Callable[[], float], runs: int = RUNS) -> tuple[float, float]:
    """Return the medians of two measurements that take turns."""
    pairs = [(one(), two()) for _ in range(runs + 1)][1:]  # the first one warms up
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def report(name: str, measured: float, base: float, bound: float) -> bool:
    """Print a line of the table and return whether the bound holds."""
    holds = measured <= bound * base
    print(f"{name:<46}{measured:>9.0f} ms{measured / base:>8.2f}x  at most {bound}x  {'ok' if holds else 'OVER'}")
    return holds
