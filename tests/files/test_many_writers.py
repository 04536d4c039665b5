"""Eight processes write to one workshop at once: each waits for the others, and no update is lost."""

import datetime as dt
import multiprocessing
import os
import sys
from pathlib import Path

import pytest
import yaml

from helpers import MINIMAL, Synsml, Workshop
from synsml_cli.cli import run
from synsml_cli.store.writing import lock

PROCESSES = 8
EACH = 50
DATES = ("submission", "review")


def write_much(root: str, number: int) -> None:
    """Add people and extend deadlines by turns; ends with the exit code of the first command that fails."""
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
    for turn in range(EACH):
        name = f"P{chr(ord('a') + number)}{chr(ord('a') + turn // 26)}{chr(ord('a') + turn % 26)}"
        for command in (
            ("people", "add", "--last", name, "--affiliation", "Somewhere", "--role", "speaker=confirmed"),
            ("deadlines", "extend", DATES[number % 2], "+1d"),
        ):
            if code := run(["-C", root, *command]):
                sys.exit(code)


def test_no_update_of_eight_processes_is_lost(synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    # A busy machine may take longer than a user would wait; what is tested is that nothing is lost.
    monkeypatch.setattr(lock, "LOCK_SECONDS", 300)
    review = "  review:\n    label: Review\n    when: 2023-05-25\n"
    text = MINIMAL.replace("2023-07-28", "2028-07-28").replace("  workshop:\n", f"{review}  workshop:\n")
    root = workshop.write({"workshop.yaml": text})
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=write_much, args=(str(root), number)) for number in range(PROCESSES)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * PROCESSES
    assert len(list((root / "people").iterdir())) == PROCESSES * EACH
    dates = yaml.load((root / "workshop.yaml").read_text(), Loader=yaml.BaseLoader)["dates"]
    moved = dt.timedelta(days=PROCESSES * EACH // 2)
    for id, first in (("submission", dt.date(2023, 5, 24)), ("review", dt.date(2023, 5, 25))):
        assert len(dates[id]["was"]) == PROCESSES * EACH // 2
        assert dates[id]["when"].startswith(str(first + moved))
    assert synsml("check", "--select", "R,D111,P2").code == 0
    assert sorted(path.name for path in Path(root).iterdir()) == ["people", "workshop.yaml"]
