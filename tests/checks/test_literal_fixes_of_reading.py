"""Every literal fix of an error of the reader (R), when typed, makes it go away: over the inputs of `broken/`.

The forms of remedies are those of test_literal_fixes.py.
"""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from fixes.remedies import alternatives
from fixes.trials import Trial, assert_fixed
from helpers import MINIMAL, NOW, TESTS, Synsml

BROKEN = TESTS / "broken"
CASES = sorted(
    folder.name
    for folder in BROKEN.iterdir()
    if folder.is_dir() and len(list(folder.iterdir())) > 1 and ": error[R" in (folder / "expected.txt").read_text("utf-8")
)
PATTERNS = {
    "R101": "indent .*|check its indentation, .*|begin it with .*|add a (quote|key) .*|keep one side, .*"
    "|remove the line with .*|write a key, .*|close .*",
    "R102": "save the file as UTF-8",
    "R103": "add its keys, .* first",
    "R104": "remove it: .*|write the keys themselves",
    "R108": r"add '.*: \.\.\.'.*",
    "R109": "write it as .*|start each item with .*|write '.*' on a line of its own|write keys such as .*"
    "|write one value after the colon",
    "R110": "write (a|an|another|it|one|the) .*|write '.*' without quotes|write 'M+ D, Y+' or .*",
    "R111": "write (a|an|the) .*|write AoE, .*|write YYYY-MM-DD.*|use only one of them|add 'timezone:' at the top",
    "R112": "write (a|another|folder|the) .*",
    "R113": "'.*' already exists: remove one of the two|rename this file, or delete it .*",
    "R114": "create it, or correct the path.*",
}
"""Code -> remedies that leave it to a person what to write: nobody else knows what the file was to say."""


@pytest.mark.parametrize("case", CASES)
def test_a_literal_fix_makes_an_error_of_the_reader_go_away(
    case: str, synsml: Synsml, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = trial_of(case)
    trial.write(tmp_path / "case")
    for place, finding in enumerate(trial.findings(tmp_path / "case")):
        literal = alternatives(finding.remedy)
        assert literal or re.fullmatch(PATTERNS.get(finding.code, "(?!)"), finding.remedy), (finding.code, finding.remedy)
        for number, steps in enumerate(literal):
            assert_fixed(trial, finding, steps, synsml, monkeypatch, tmp_path / f"{place}-{number}")


@pytest.mark.parametrize("code", PATTERNS)
def test_the_table_of_the_reader_lists_only_remedies_without_a_literal(code: str) -> None:
    found = re.compile(rf"error\[{code}\].*\n(?:.*\n)*?  fix: (.*)")
    remedies = [match[1] for case in CASES for match in found.finditer((BROKEN / case / "expected.txt").read_text("utf-8"))]
    assert any(re.fullmatch(PATTERNS[code], remedy) and not alternatives(remedy) for remedy in remedies)


def trial_of(case: str) -> Trial:
    """Return a broken input as something to try fixes on; without a `workshop.yaml` it gets the minimal one."""

    def write(folder: Path) -> None:
        folder.mkdir()
        (folder / "workshop.yaml").write_text(MINIMAL)
        shutil.copytree(BROKEN / case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))

    return Trial(write, dt.datetime.fromisoformat(NOW), ("R",))
