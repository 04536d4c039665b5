"""An unreadable file does not stop other checks: every case of every check, with one file made invalid."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from test_checks import CASES

from check_cases import Case
from helpers import NOW, Synsml, Workshop
from synsml_cli.report import Located
from synsml_cli.tasks.base.check import check_workshop

BROKEN = "  a: b: c\n"
"""A line that is not YAML below any key."""
ELSEWHERE = ("pages", "people", "pictures", "prose")
OF_OTHER_FILES = [
    case for _, case in CASES if case.check.partition(".")[0] in ELSEWHERE or case.check.endswith("not_scheduled")
]


def found_in(folder: Path) -> tuple[Located, ...]:
    clock = folder / "now.txt"
    return check_workshop(folder, now=dt.datetime.fromisoformat(clock.read_text().strip() if clock.exists() else NOW)).findings


def said_of_others(found: tuple[Located, ...], *but: str) -> Counter[tuple[str, str, str, int]]:
    """Return what is said of all files but those, as (code, file, message, line)."""
    kept = (item for item in found if item.finding.at.file not in but)
    return Counter((item.finding.code, item.finding.at.file, item.finding.message, item.span.line) for item in kept)


@pytest.mark.parametrize("case", OF_OTHER_FILES, ids=lambda case: case.id)
def test_a_broken_workshop_file_makes_no_finding_elsewhere_that_the_sound_one_does_not_make(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    case.write(folder)
    sound = found_in(folder)
    file = folder / "workshop.yaml"
    lines = file.read_text().splitlines(keepends=True)
    for key in ("format", "dates", "site", "private", "roles", "pages", "schedule", "timezone"):
        number = next((number for number, line in enumerate(lines) if line.startswith(f"{key}:")), None)
        if number is None:
            continue
        file.write_text("".join([*lines[: number + 1], BROKEN, *lines[number + 1 :]]))
        broken = found_in(folder)
        assert [item.finding.code for item in broken if item.finding.at.file == "workshop.yaml"] == ["R101"], key
        assert said_of_others(broken, "workshop.yaml") <= said_of_others(sound, "workshop.yaml"), key


HOME = "---\ntitel: x\n---\n\nWe meet on Monday, July 28, 2023. {% comment %}\n"
WORKSHOP = """\
format: 1
id: demo-2023
name: Demo: a Workshop
timezone: Europe/Vienna
roles: [mentor]
dates: {}
pages:
  - source: pages/home.md
    path: index.md
"""
ADA = "first: Ada\nlast: Lovelace\naffiliation: MIT\nurl: www.example.org\nroles:\n  mentor: confirmed\n"
FILES = {"workshop.yaml": WORKSHOP, "people/ada-lovelace.yaml": ADA, "pages/home.md": HOME}


def heads(out: str) -> list[str]:
    """Return the first lines of findings up to the code."""
    return [line.partition("]")[0] + "]" for line in out.splitlines() if "[" in line and "|" not in line and ":" in line[:60]]


def test_people_and_pages_are_checked_while_the_workshop_file_is_broken(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(FILES)
    result = synsml("check")
    assert (result.code, result.err) == (1, "")
    assert heads(result.out) == [
        "pages/home.md:2:1: warning[G303]",
        "pages/home.md:5:12: error[W401]",
        "pages/home.md:5:35: error[G307]",
        "people/ada-lovelace.yaml:4:6: error[P203]",
        "workshop.yaml:3:7: error[R101]",
    ]


def test_a_broken_record_and_a_broken_page_stop_no_other(synsml: Synsml, workshop: Workshop) -> None:
    more = "  - source: pages/cfp.md\n    path: cfp.md\n"
    workshop.write(
        {
            **FILES,
            "workshop.yaml": WORKSHOP.replace("Demo: a", "A") + more,
            "people/broken.yaml": "last: [\n",
            "people/empty.yaml": "",
        }
    )
    (workshop.root / "pages/cfp.md").write_bytes(b"\xff")
    assert heads(synsml("check").out) == [
        "pages/cfp.md:1:1: error[R102]",
        "pages/home.md:2:1: warning[G303]",
        "pages/home.md:5:12: error[W401]",
        "pages/home.md:5:35: error[G307]",
        "people/ada-lovelace.yaml:4:6: error[P203]",
        "people/broken.yaml:1:7: error[R101]",
        "people/empty.yaml:1:1: error[R103]",
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "P205"), ["workshop.yaml:3:7: error[R101]"]),
        (("--select", "P203"), ["people/ada-lovelace.yaml:4:6: error[P203]", "workshop.yaml:3:7: error[R101]"]),
        (("--ignore", "G,W,P"), ["workshop.yaml:3:7: error[R101]"]),
        (("--select", "P205", "--ignore", "R101"), []),
    ],
)
def test_what_could_not_be_read_is_named_whatever_is_selected(
    synsml: Synsml, workshop: Workshop, options: tuple[str, ...], said: list[str]
) -> None:
    workshop.write(FILES)
    result = synsml("check", *options)
    assert (result.code, heads(result.out)) == (1 if said else 0, said)


def test_a_page_that_is_not_there_is_named_whatever_is_selected(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": WORKSHOP.replace("Demo: a", "A")})
    assert heads(synsml("check", "--select", "W").out) == ["workshop.yaml:8:13: error[R114]"]


def test_a_key_in_a_broken_part_is_not_taken_to_be_absent(synsml: Synsml, workshop: Workshop) -> None:
    """The folder of the site is indented into the dates by mistake: nobody knows where photos are."""
    text = "format: 1\nid: demo-2023\nname: A\ndates:\n    a: b: c\n  site:\n    folder: web\n"
    workshop.write(
        {"workshop.yaml": text, "people/ada.yaml": "last: Ada\naffiliation: MIT\nphoto: ada.png\n", "site/index.md": ""}
    )
    assert heads(synsml("check").out) == ["workshop.yaml:5:8: error[R101]"]


def test_mending_goes_on_in_other_files(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({**FILES, "people/ada-lovelace.yaml": ADA.replace("MIT", '"MIT "')})
    result = synsml("check", "--fix", "--select", "P211")
    assert (result.code, heads(result.out)) == (1, ["workshop.yaml:3:7: error[R101]"])
    assert (workshop.root / "people/ada-lovelace.yaml").read_text() == ADA.replace("MIT", '"MIT"')


def test_a_file_of_thousands_of_keys_is_not_taken_apart(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({**FILES, "workshop.yaml": "a: b: c\n" * 100_000})
    assert heads(synsml("check").out) == ["people/ada-lovelace.yaml:4:6: error[P203]", "workshop.yaml:1:4: error[R101]"]
