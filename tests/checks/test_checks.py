"""Every check on the small workshops in its file of cases (support/check_cases.py describes the format).

SYNSML_UPDATE_GOLDENS=1 writes the reports of bad cases anew; read the difference then.
"""

import datetime as dt
import os
from pathlib import Path

import pytest

from check_cases import CLEAN, FOLDER, Case, cases_of, path_of, update
from helpers import NOW
from synsml_cli.checks.registry import CHECKS, Check
from synsml_cli.checks.run import run_checks
from synsml_cli.report import as_text, locate, summary
from synsml_cli.store.reading.load import load
from synsml_cli.tasks.base.check import context_of

CASES = [(check, case) for check in CHECKS for case in cases_of(check.name)]


def report_of(check: Check, case: Case, folder: Path) -> str:
    """Return the text report of one check, run as `synsml check` runs all of them."""
    case.write(folder)
    now = dt.datetime.fromisoformat(case.files.get("now.txt", NOW.encode()).decode().strip())
    project = load(folder)
    assert bool(project.findings) is ("unreadable" in case.title), project.findings
    found = locate(project, run_checks(context_of(folder, project, now=now), (check,)))
    return "\n".join((*as_text(project, found), summary(found))) + "\n"


@pytest.mark.parametrize(("check", "case"), CASES, ids=[case.id for _, case in CASES])
def test_a_check_alone_reports_exactly_this(check: Check, case: Case, tmp_path: Path) -> None:
    report = report_of(check, case, tmp_path / "workshop")
    if os.environ.get("SYNSML_UPDATE_GOLDENS") and not os.environ.get("CI") and case.kind == "bad":
        update(case, report)
    else:
        assert report == case.report


@pytest.mark.parametrize(("check", "case"), CASES, ids=[case.id for _, case in CASES])
def test_a_bad_case_expects_findings_of_its_own_code_only(check: Check, case: Case) -> None:
    heads = [line for line in case.report.splitlines() if ": error[" in line or ": warning[" in line or ": hint[" in line]
    assert bool(heads) is (case.kind == "bad")
    assert all(f"[{check.code}]" in line for line in heads)
    assert case.report == CLEAN or case.report.splitlines()[-1].split()[0] == str(len(heads))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_has_a_good_and_a_bad_case(check: Check) -> None:
    assert {case.kind for case in cases_of(check.name)} == {"bad", "good"}
    titles = [(case.kind, case.title) for case in cases_of(check.name)]
    assert len(titles) == len(set(titles))


def test_every_file_of_cases_belongs_to_a_check() -> None:
    assert set(FOLDER.rglob("*.md")) == {path_of(check.name) for check in CHECKS}
