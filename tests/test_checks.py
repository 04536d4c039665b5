"""Every check, alone, on small workshops: each folder in `checks/<CODE>/` holds one and the whole report on it.

`bad-*` folders have findings and `good-*` folders have none; `now.txt` sets the clock, `pictures.txt` says which PNG files
to make (path, width x height, bytes), and `git.txt` which files git tracks. A report is written with
SYNSML_UPDATE_GOLDENS=1 and has to be read then. A folder with "unreadable" in its name has an error of the reader's
on purpose: the check has to cope with what was not read.
"""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from helpers import NOW, assert_golden, make_pictures
from synsml_cli import checks
from synsml_cli.checks.registry import CHECKS, Check
from synsml_cli.report import as_text, locate, summary
from synsml_cli.store.reading.load import load
from synsml_cli.tasks.base.check import context_of

CASES = Path(__file__).parent / "checks"
BY_CODE = {check.code: check for check in CHECKS}


def cases(kind: str = "*") -> list[str]:
    return [f"{path.parent.name}/{path.name}" for path in sorted(CASES.glob(f"*/{kind}")) if path.is_dir()]


def prepare(case: Path, folder: Path) -> None:
    """Copy a case out of this repository, with its pictures and a repository of its own if it says so."""
    shutil.copytree(case, folder)
    make_pictures(folder)
    if (listed := folder / "git.txt").exists():
        subprocess.run(["git", "init", "-q", folder], check=True)
        subprocess.run(["git", "-C", folder, "add", "-f", *listed.read_text().split()], check=True)


def report_of(check: Check, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the text report of one check, run as `synsml check` runs all of them."""
    monkeypatch.setattr(checks, "CHECKS", (check,))
    folder = tmp_path / case.name
    prepare(case, folder)
    clock = folder / "now.txt"
    now = dt.datetime.fromisoformat(clock.read_text().strip() if clock.exists() else NOW)
    project = load(folder)
    unreadable = "unreadable" in folder.name
    assert bool(project.findings) is unreadable, project.findings
    found = locate(project, checks.run_checks(context_of(folder, project, now=now)))
    return "\n".join((*as_text(project, found), summary(found))) + "\n"


@pytest.mark.parametrize("case", cases())
def test_a_check_alone_says_exactly_this(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = CASES / case
    report = report_of(BY_CODE[folder.parent.name], folder, tmp_path, monkeypatch)
    assert_golden(folder / "expected.txt", report)


@pytest.mark.parametrize("case", cases("good-*"))
def test_a_good_case_expects_no_finding(case: str) -> None:
    assert (CASES / case / "expected.txt").read_text() == "nothing found\n"


@pytest.mark.parametrize("case", cases("bad-*"))
def test_a_bad_case_expects_findings_of_its_own_code_only(case: str) -> None:
    *lines, last = (CASES / case / "expected.txt").read_text().splitlines()
    heads = [line for line in lines if ": error[" in line or ": warning[" in line or ": hint[" in line]
    assert heads
    assert all(f"[{case.partition('/')[0]}]" in line for line in heads)
    assert last.split()[0] == str(len(heads))


@pytest.mark.parametrize("code", BY_CODE)
def test_every_check_has_a_good_and_a_bad_case(code: str) -> None:
    kinds = {path.name.partition("-")[0] for path in (CASES / code).iterdir()}
    assert kinds == {"bad", "good"}


def test_there_is_no_case_of_a_check_that_does_not_exist() -> None:
    assert {path.name for path in CASES.iterdir()} == set(BY_CODE)
