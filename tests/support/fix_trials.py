"""Types the literal fix of one finding into a fresh copy of its workshop, and checks again."""

import datetime as dt
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from helpers import Synsml
from remedies import Step
from synsml_cli.model.selection import Selection
from synsml_cli.model.source.findings import Finding
from synsml_cli.tasks.base.check import check_workshop
from typing_fixes import Hand


class Trial(NamedTuple):
    """A workshop with findings, which can be written again and again."""

    write: Callable[[Path], None]
    """Writes it into a folder."""
    now: dt.datetime
    """The instant at which it is checked."""
    codes: tuple[str, ...]
    """The checks that are run, as in `--select`."""

    def findings(self, folder: Path) -> list[Finding]:
        """Return what is found in a folder that holds this workshop."""
        found = check_workshop(folder, now=self.now, selection=Selection(self.codes))
        return [item.finding for item in found.findings]


def assert_fixed(
    trial: Trial, finding: Finding, steps: tuple[Step, ...], synsml: Synsml, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Type one alternative of a remedy and check again: the finding is gone, and no other one is in its place."""
    trial.write(folder)
    before = trial.findings(folder)
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
    after = trial.findings(folder)
    same = [other for other in after if (other.code, other.message) == (finding.code, finding.message)]
    here = [other for other in after if (other.code, other.at) == (finding.code, finding.at)]
    assert len(same) < sum(other.message == finding.message for other in before), ("still", finding.remedy, steps, same)
    assert not here or len(after) < len(before), ("still", finding.remedy, steps, here)
    new = {other.code for other in after if other.code[0] == "R"} - {other.code for other in before}
    assert not new, ("new", finding.remedy, steps, after)
