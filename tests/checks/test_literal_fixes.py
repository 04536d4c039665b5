"""Every literal fix that a check proposes, when typed, makes its finding go away.

A remedy is written in one of these forms (support/fixes/remedies.py reads them, support/fixes/hand.py types them). Alternatives
follow after "or" or ";", a note is in parentheses or after "if", and what only a person can decide has no literal:

- write 'X'                              X replaces what the finding marks
- write 'key: value' [and 'key: value']  the key of the marked map gets this value
- did you mean 'X'?                      X replaces the word that the message quotes
- write 'X' before it, after it, before 'Y', before the sentence and 'Y' after it
- put it in quotes, put the whole text (up to the end of its line) in quotes
- add 'key: value' [at the top level, below 'KEY']    a new line of the marked map, of the file or of that key
- add '# ...' to this line, add 'x=y' to this token
- remove it, remove this entry, remove 'key', remove the file
- move 'A' above 'B', move the file to 'PATH', rename it to 'NAME', create 'PATH'
- run `synsml ...`                       the command works as pasted
"""

import datetime as dt
import hashlib
import re
from pathlib import Path

import pytest

from check_cases import Case, cases_of
from fixes.remedies import alternatives
from fixes.trials import Trial, assert_fixed
from helpers import NOW, Synsml
from synsml_cli.checks.registry import CHECKS, Check

BAD = [(check, case) for check in CHECKS for case in cases_of(check.name) if case.kind == "bad"]

NOT_LITERAL: tuple[tuple[str, dict[str, str]], ...] = (
    ("nothing is wrong", {"D100": "nothing to change; .*"}),
    (
        "only the organizers know the right date or time",
        {
            "D102": "correct the year, month or day of one of them",
            "D104": "choose a day: .*",
            "D107": "check whether the time is enough",
            "D108": "correct the year( of the event or of the others)?",
            "D111": "order the entries of 'was' by 'changed', oldest first",
            "S501": "write a start and an end.*",
            "S502": "correct the start or the end",
            "S503": "correct one of the times, or add a 'room:' to each session",
            "S504": "correct the time of the session or of the event",
            "S505": "correct one of the times, or add a 'room:' to each session",
            "S512": "choose another time",
            "W407": r"write the date of [0-9]+(, or a token such as \[\[.*)?",
            "W409": "write a day from 1 to [0-9]+",
            "W410": "write '23:59 AoE' and the day before, or say what opens then",
        },
    ),
    (
        "what was deleted is not known",
        {
            "C701": "(put .* back|write '.*' again), then .*",
            "C702": "put the former value back, then .*",
            "C703": "correct 'changed' of the last change: .*",
        },
    ),
    (
        "only the person or the sponsor knows",
        {
            "P202": r"add 'affiliation: \.\.\.' .*",
            "P203": "write the address as the browser shows it, such as .*",
            "P204": "write one address, such as .*",
            "P205": "copy it from orcid.org again: .*|write four groups of four digits, such as .*",
            "P210": "write the name(, and add 'email: .*)?",
            "P216": "copy the .*",
            "S506": "add the person with `synsml people add`, or write the name as 'by:'",
            "S508": "ask the speakers and write the title",
            "S511": "add '.*' to the 'speakers:' of a session",
            "I601": "replace it with a PNG, JPEG or WebP file",
            "I603": "ask for a photo of .*|use a larger logo, or SVG",
        },
    ),
    (
        "two files, or another computer, have to be looked at",
        {
            "P206": "write the name of a picture in it",
            "P219": "move 'email' to private/.*",
            "P221": "rename the file, and write the new name here|choose another .*",
            "P222": "'.*' already exists: delete one of the two",
            "S514": "run the check on a computer that has '.*'",
            "G315": "change the path to '.*' in workshop.yaml, or .*",
            "G316": "compare with the built-in template of this name",
            "G318": "clone the site there, or correct the path|run `git init .*` if .*",
        },
    ),
    (
        "the text has to be written anew",
        {
            "P218": "remove '[<=]' from the text",
            "G301": r"write (?!').*|write '\[\[end.*|known: .*|keep .*|move it below .*|add zz, .*|give one .*|choose .*",
            "G304": "write .*|save the file as .*|close .*|add .* (at the end of|after) the .*",
            "G306": "write it as YYYY-MM-DD",
            "G310": "rename or remove one of the two",
            "G312": "replace it with the details",
            "M801": "fix the problem, then remove this comment|write a code that .*",
        },
    ),
)
"""(why nothing can be pasted, code of the check -> its remedies without a literal)."""
PATTERNS = {code: pattern for _, codes in NOT_LITERAL for code, pattern in codes.items()}


@pytest.mark.parametrize(("check", "case"), BAD, ids=[case.id for _, case in BAD])
def test_a_literal_fix_makes_its_finding_go_away(
    check: Check, case: Case, synsml: Synsml, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = trial_of(check, case)
    trial.write(tmp_path / "case")
    found = [finding for finding in trial.findings(tmp_path / "case") if finding.code == check.code]
    for place, finding in enumerate(found):
        literal = alternatives(finding.remedy)
        assert literal or re.fullmatch(PATTERNS.get(check.code, "(?!)"), finding.remedy), finding.remedy
        for number, steps in enumerate(literal):
            assert_fixed(trial, finding, steps, synsml, monkeypatch, tmp_path / f"{place}-{number}")


@pytest.mark.parametrize("code", PATTERNS)
def test_the_table_lists_only_remedies_without_a_literal(code: str) -> None:
    check = next(check for check in CHECKS if check.code == code)
    reports = "".join(case.report for case in cases_of(check.name))
    remedies = re.findall(r"^  fix: (.*)$", reports, re.MULTILINE)
    assert any(re.fullmatch(PATTERNS[code], remedy) and not alternatives(remedy) for remedy in remedies)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("dates.notification_time", "write '2023-06-17 23:59 AoE'"),
        ("dates.notification_time", "add '# synsml: ignore=D104' to this line"),
        ("schedule.session_withdrawn", "did you mean 'thomas-bayes'?"),
        ("people.affiliation_missing", "run `synsml people list`"),
    ],
)
def test_a_fix_that_changes_nothing_for_the_better_is_noticed(
    name: str, remedy: str, synsml: Synsml, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = next(trial_of(check, case) for check, case in BAD if check.name == name)
    trial.write(tmp_path / "case")
    finding = trial.findings(tmp_path / "case")[0]
    with pytest.raises(AssertionError, match="still"):
        assert_fixed(trial, finding, alternatives(remedy)[0], synsml, monkeypatch, tmp_path / "typed")


def trial_of(check: Check, case: Case) -> Trial:
    """Return a case as something to try fixes on; a calendar in it is one that `render` wrote."""

    def write(folder: Path) -> None:
        case.write(folder)
        if calendar := case.files.get("site/calendar.ics"):
            (folder / "site/.synsml-rendered").write_text(f"{hashlib.sha256(calendar).hexdigest()}  calendar.ics\n")

    now = dt.datetime.fromisoformat(case.files.get("now.txt", NOW.encode()).decode().strip())
    return Trial(write, now, ("R", check.code))
