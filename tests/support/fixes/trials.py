"""Type the literal fix of one finding in a fresh copy of its workshop, and check again."""

import datetime as dt
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from fixes.hand import Hand
from fixes.remedies import Step
from helpers import Synsml
from synsml_cli.model.selection import Selection
from synsml_cli.model.source.findings import Finding
from synsml_cli.report import Located
from synsml_cli.tasks.base.check import check_workshop


class Trial(NamedTuple):
    """A workshop with findings, which can be written again and again."""

    write: Callable[[Path], None]
    """Writes it into a folder."""
    now: dt.datetime
    """The instant at which it is checked."""
    codes: tuple[str, ...]
    """The checks that are run, as in `--select`."""

    def located(self, folder: Path) -> tuple[Located, ...]:
        """Return what is found in a folder that holds this workshop."""
        return check_workshop(folder, now=self.now, selection=Selection(self.codes)).findings

    def findings(self, folder: Path) -> list[Finding]:
        """Return what is found, without lines and columns."""
        return [item.finding for item in self.located(folder)]


def assert_fixed(
    trial: Trial, finding: Finding, steps: tuple[Step, ...], synsml: Synsml, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Type one alternative of a remedy and check again: the finding is gone, and no other one is in its place."""
    trial.write(folder)
    before = trial.located(folder)
    line = next(item.span.line for item in before if item.finding == finding)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SYNSML_NOW", trial.now.isoformat())
    for step in steps:
        if step.verb == "run":
            words = shlex.split(step.texts[0])[1:]
            if words[:2] == ["people", "add"]:  # it asks for the name on a terminal
                words += ["--last", "Lovelace"]
            result = synsml(*words)
            assert result.code == 0, (finding.remedy, result)
        else:
            Hand(folder, finding).do(step)
    after = trial.located(folder)
    rest = [item for item in after if item.finding.message == finding.message]
    assert len(rest) < sum(item.finding.message == finding.message for item in before), ("still", finding.remedy, steps, rest)
    here = [item for item in after if (item.finding.at.file, item.span.line) == (finding.at.file, line)]
    new = [item for item in here if item.finding.severity == "error" and _sign(item) not in map(_sign, before)]
    same = [item for item in after if (item.finding.code, item.finding.at) == (finding.code, finding.at)]
    assert not new, ("new", finding.remedy, steps, new)
    assert not same or len(after) < len(before), ("still", finding.remedy, steps, same)
    assert len(after) <= len(before), ("more", finding.remedy, steps, after)


def _sign(item: Located) -> tuple[str, str, str]:
    """Return code, file and message; one of several like it that a check counts is the same with one less."""
    return item.finding.code, item.finding.at.file, re.sub(r" \(and [0-9]+ more.*\)", "", item.finding.message)
