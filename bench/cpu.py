"""CPU time of commands against the imports that they cannot do without; prints a table and fails over a bound.

Compare ratios within one run: the absolute times are those of a noisy machine. The runs of a pair alternate, so that a
busy moment hits both.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
SYNSML = str(Path(sys.executable).with_name("synsml"))
RUNS = 10
# Bytecode is written, as it is wherever a package is installed; else every run would compile our sources again.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT |= {"SYNSML_NOW": "2023-05-20T12:00:00Z", "TZ": "Europe/Vienna"}

TYPER = [PYTHON, "-c", "import typer"]
LIBRARIES = [PYTHON, "-c", "import typer, rich.table, rich.console, yaml, pendulum"]


def cpu(command: list[str], folder: Path) -> float:
    """Return the user and system time of one run, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def alternating(one: Callable[[], float], two: Callable[[], float], runs: int = RUNS) -> tuple[float, float]:
    """Return the medians of two measurements that take turns."""
    pairs = [(one(), two()) for _ in range(runs + 1)][1:]  # the first one warms up
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def many_people(folder: Path, count: int) -> Path:
    """Write the shipped workshop with `count` people."""
    (folder / "people").mkdir(parents=True)
    (folder / "pages").mkdir()
    for name in ("workshop.yaml", "pages/home.md"):
        (folder / name).write_bytes((REPOSITORY / name).read_bytes())
    for number in range(count):
        (folder / "people" / f"person-{number}.yaml").write_text(
            f"first: Ada\nlast: Person{number}\naffiliation: University {number}\nurl: https://example.org/{number}\n"
            "roles:\n  organizer: confirmed\n",
            encoding="utf-8",
        )
    return folder


def report(name: str, measured: float, base: float, bound: float) -> bool:
    """Print a line of the table and return whether the bound holds."""
    holds = measured <= bound * base
    print(f"{name:<46}{measured:>9.0f} ms{measured / base:>8.2f}x  at most {bound}x  {'ok' if holds else 'OVER'}")
    return holds


def main() -> int:
    """Measure everything; return 1 if a bound does not hold."""
    results = []
    help_, typer = alternating(lambda: cpu([SYNSML, "--help"], REPOSITORY), lambda: cpu(TYPER, REPOSITORY))
    results.append(report("synsml --help / import typer", help_, typer, 1.2))
    deadlines, libraries = alternating(lambda: cpu([SYNSML, "deadlines"], REPOSITORY), lambda: cpu(LIBRARIES, REPOSITORY))
    results.append(report("synsml deadlines / import its libraries", deadlines, libraries, 1.3))
    with tempfile.TemporaryDirectory() as folder:
        thousand, hundred = many_people(Path(folder, "1000"), 1000), many_people(Path(folder, "100"), 100)
        check = [SYNSML, "check"]
        large, small = alternating(lambda: cpu(check, thousand), lambda: cpu(check, hundred))
        results.append(report("synsml check, 1,000 people / 100 people", large, small, 12))
        results.append(report("synsml check, 1,000 people / 2 s", large, 2000, 1))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
