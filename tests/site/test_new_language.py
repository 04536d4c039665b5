"""A language is one file in `model/locales` and one code in the registry, shown with a made-up language."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import synsml_cli
from helpers import MINIMAL

PACKAGE = Path(synsml_cli.__file__).parent
MONTHS = "unuary duary trivary quadry quintary sextary septary octary nonary decary undary dodary"
DAYS = "soli luni marti merki jovi veni satri"
FACTS = """\
url: https://example.org/2023/
site:
  locale: qq
  folder: site
  generator: markdown
pages:
  - source: pages/home.md
    path: index.md
schedule:
  date: workshop
  sessions:
    - time: 09:00-10:00
      kind: break
"""
PAGE = "{}\n\n[[dates]]\n\n[[people speaker]]\n\n[[calendar]]\n\n[[schedule]]\n"
NOW = ("--now", "2023-05-20")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a copy of the package that speaks one language more."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(PACKAGE, folder / "synsml_cli", ignore=shutil.ignore_patterns("__pycache__"))
    locales = folder / "synsml_cli" / "model" / "locales"
    english = (locales / "en.py").read_text("utf-8")
    texts = iter(range(100))
    blocks = re.sub(r'(?m)^(        \w+=)".*",$', lambda line: f'{line[1]}"qq text {next(texts)}",', english)
    blocks = blocks.replace('"break": "Break"', '"break": "qq pause"')
    words = {
        "months": MONTHS,
        "short_months": " ".join(f"{word[:3]}." for word in MONTHS.split()),
        "days": DAYS,
        "short_days": " ".join(word[:2] for word in DAYS.split()),
        "either": "voi",
        "by": "usk",
        "extended": "longata",
        "date_format": "D [di] MMMM YYYY",
        "joins": "voi",
        "of": "di",
        "past": "fuit",
    }
    for field, text in words.items():
        blocks, count = re.subn(rf'(?m)^( +{field}=)".*",', rf'\g<1>"{text}",', blocks)
        assert count == 1, field
    (locales / "qq.py").write_text(blocks, encoding="utf-8")
    registry = locales / "registry.py"
    listed = registry.read_text("utf-8")
    assert listed.count('"fr")') == 1
    registry.write_text(listed.replace('"fr")', '"fr", "qq")'), encoding="utf-8")
    return folder


def run(package: Path, workshop: Path, prose: str, *command: str, facts: str = FACTS) -> subprocess.CompletedProcess[str]:
    """Run the copy on a workshop in the language; `prose` is what its page says before the blocks."""
    dates = "    was:\n      - when: 2023-05-17 23:59 AoE\n        changed: 2023-05-10T12:00Z\n        why: extended\n"
    text = MINIMAL.replace("2023-05-24 23:59 AoE\n", "2023-05-24 23:59 AoE\n" + dates) + facts
    (workshop / "pages").mkdir(exist_ok=True)
    (workshop / "site").mkdir(exist_ok=True)
    (workshop / "workshop.yaml").write_text(text, encoding="utf-8")
    (workshop / "pages" / "home.md").write_text(PAGE.format(prose), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "synsml_cli", *command, *NOW],
        cwd=workshop,
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_pages_and_calendar_use_the_words_of_the_new_language(package: Path, tmp_path: Path) -> None:
    result = run(package, tmp_path, '[[date workshop]]; [[date submission format="dddd Do MMM"]]', "render", "--stdout")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("28 di septary 2023; marti 24th qui.\n")
    assert "*qq pause*" in result.stdout
    assert "24 di quintary 2023, 23:59 AoE (longata)" in result.stdout
    for english in ("coming soon", "Subscribe", "Time (", "Break", "copy"):
        assert english not in result.stdout
    calendar = [line for line in result.stdout.splitlines() if line.startswith("- <a")]
    assert len(calendar) == 5
    assert all(re.search(r">qq text \d+</a> – qq text \d+$", line) for line in calendar)


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("Submission Deadline: 17 di quintary 2023.", "W405"),
        ("Submission Deadline: 16 di quintary 2023.", "W406"),
        ("jovi, 24 di quintary 2023.", "W401"),
        ("In 2019 fuit 17 voi 18 di quintary 2022.", ""),
        ("Submission Deadline: 24 di quintary 2023.", ""),
    ],
)
def test_checks_read_dates_in_the_new_language(package: Path, tmp_path: Path, prose: str, found: str) -> None:
    result = run(package, tmp_path, prose, "check", "--format", "json", "--select", "W4")
    assert (result.returncode in (0, 1), result.stderr) == (True, "")
    assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == [found] * bool(found)


def test_a_language_that_is_not_listed_is_refused_with_those_that_are(package: Path, tmp_path: Path) -> None:
    facts = FACTS.replace("locale: qq", "locale: qz")
    assert "is not one of en, de, es, fr, qq\n" in run(package, tmp_path, "", "check", facts=facts).stdout
