"""Every folder in `broken/` is an invalid workshop; its `expected.txt` is the whole output of `synsml check`.

A case without a `workshop.yaml` of its own gets the minimal one. What git cannot hold (links, pipes, permissions) or
should not (files of a megabyte) is made by a function below; its folder holds only the `expected.txt`.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import HOME_PAGE, MINIMAL, TESTS, Result, Synsml, assert_golden

BROKEN = TESTS / "broken"
GOLDEN = "expected.txt"
PLACE = re.compile(r"^(?P<file>\S.*?):(?P<line>\d+):(?P<column>\d+): (?:error|warning|hint)\[", re.MULTILINE)
LINE_END = re.compile(r"\r\n|\n|\r")
"""What editors count as the end of a line."""

Build = Callable[[Path], None]
MADE: dict[str, Build] = {}
"""Case -> what makes its files in an empty folder."""


def made(build: Build) -> Build:
    MADE[build.__name__.replace("_", "-")] = build
    return build


def person(root: Path, text: str, name: str = "ada-lovelace.yaml") -> Path:
    (root / "people").mkdir(exist_ok=True)
    path = root / "people" / name
    path.write_text(text)
    return path


def page(root: Path) -> Path:
    pages = HOME_PAGE
    (root / "workshop.yaml").write_text(MINIMAL + pages)
    (root / "pages").mkdir()
    return root / "pages" / "home.md"


@made
def limit_a_hundred_thousand_blanks_before_a_colon(root: Path) -> None:
    text = MINIMAL.replace("name: Demo", "name: a" + " " * 100_000 + ": Demo")
    (root / "workshop.yaml").write_text(text)


@made
def limit_a_hundred_thousand_dashes(root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL.replace("name: Demo Workshop", "- " * 100_000 + "name"))


@made
def page_marks_without_an_end_one_after_the_other(root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL + "pages:\n  - path: cfp.md\n")
    (root / "site").mkdir()
    (root / "site" / "cfp.md").write_text("<!--synsml:" * 3)


@made
def limit_one_byte_more_than_a_megabyte(root: Path) -> None:
    person(root, "last: Lovelace\n# " + "x" * (1_000_001 - len("last: Lovelace\n# ")))


@made
def limit_page_of_two_megabytes(root: Path) -> None:
    page(root).write_text("word " * 400_000)


@made
def limit_nested_31_deep(root: Path) -> None:
    person(root, "last: Lovelace\nbio:\n" + "".join(f"{'  ' * depth}a:\n" for depth in range(1, 40)))


@made
def limit_100_000_open_brackets(root: Path) -> None:
    person(root, "last: Lovelace\nbio: " + "[" * 100_000)


@made
def limit_100_000_open_braces(root: Path) -> None:
    person(root, "last: Lovelace\nbio: " + "{a: " * 100_000)


@made
def limit_too_many_values(root: Path) -> None:
    person(root, "last: Lovelace\nnotes: [" + "a, " * 60_000 + "]\n")


@made
def disk_no_workshop(root: Path) -> None:
    (root / "workshop.yaml").unlink()


@made
def disk_workshop_is_a_folder(root: Path) -> None:
    (root / "workshop.yaml").unlink()
    (root / "workshop.yaml").mkdir()


@made
def disk_workshop_is_a_link_to_nothing(root: Path) -> None:
    (root / "workshop.yaml").unlink()
    (root / "workshop.yaml").symlink_to("workshop-2023.yaml")


@made
def disk_workshop_is_a_link_to_itself(root: Path) -> None:
    (root / "workshop.yaml").unlink()
    (root / "workshop.yaml").symlink_to("workshop.yaml")


@made
def disk_person_is_a_folder(root: Path) -> None:
    (root / "people" / "ada-lovelace.yaml").mkdir(parents=True)


@made
def disk_person_is_a_link_to_nothing(root: Path) -> None:
    (root / "people").mkdir()
    (root / "people" / "ada-lovelace.yaml").symlink_to("lovelace.yaml")


@made
def disk_person_is_a_link_out_of_the_workshop(root: Path) -> None:
    (root / "people").mkdir()
    (root / "people" / "ada-lovelace.yaml").symlink_to("/etc/hostname")


@made
def disk_people_is_a_link_out_of_the_workshop(root: Path) -> None:
    outside = root.parent / "elsewhere"
    outside.mkdir()
    (outside / "ada-lovelace.yaml").write_text("first: Ada\nlast: Lovelace\n")
    (root / "people").symlink_to(outside)


@made
def disk_person_is_a_named_pipe(root: Path) -> None:
    (root / "people").mkdir()
    os.mkfifo(root / "people" / "ada-lovelace.yaml")


@made
def disk_page_is_a_folder(root: Path) -> None:
    page(root).mkdir()


@made
def disk_page_is_a_link_out_of_the_workshop(root: Path) -> None:
    outside = root.parent / "secret.md"
    outside.write_text("the list of reviewers\n")
    page(root).symlink_to(outside)


@made
def disk_page_without_permission(root: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything; test_reading.py has the same without permissions of the disk")
    page(root).write_text("hello\n")
    (root / "pages" / "home.md").chmod(0)


@made
def disk_line_end_in_a_file_name(root: Path) -> None:
    person(root, "first: Ada\nlast: Lovelace\n", name="ada\nlovelace.yaml")


@made
def disk_file_name_is_not_utf_8(root: Path) -> None:
    try:
        person(root, "first: Ada\nlast: Lovelace\n", name=os.fsdecode(b"ad\xe9.yaml"))
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")


@made
def disk_workshop_is_a_link_to_nothing_below_another_workshop(root: Path) -> None:
    # Nearly the same as no workshop here; but this must not answer for the other one.
    (root.parent / "workshop.yaml").write_text(MINIMAL.replace("demo-2023", "other-2022"))
    (root / "workshop.yaml").unlink()
    (root / "workshop.yaml").symlink_to("workshop-2023.yaml")


CASES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir() and path.name not in MADE)


def build(case: str, root: Path) -> None:
    """Put the files of a case into a folder."""
    (root / "workshop.yaml").write_text(MINIMAL)
    if case in MADE:
        MADE[case](root)
    else:
        shutil.copytree(BROKEN / case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(GOLDEN))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synsml: Synsml) -> Path:
    # A folder below the test's own, so that a case can put something outside of its workshop.
    folder = tmp_path / "workshop"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def whole(result: Result, root: Path) -> str:
    out, err = (text.replace(str(root.parent), "/home/organizer") for text in (result.out, result.err))
    return f"--- standard output\n{out}--- standard error\n{err}--- exit code\n{result.code}\n"


def editor_lines(path: Path) -> list[str]:
    """Return the lines of a file as an editor numbers them."""
    text = path.read_bytes().decode(errors="replace").removeprefix("\ufeff")
    return LINE_END.split(text)


@pytest.mark.parametrize("case", [*CASES, *sorted(MADE)])
def test_check_names_the_place_and_the_remedy(case: str, synsml: Synsml, root: Path) -> None:
    build(case, root)
    result = synsml("check")
    assert result.code in (1, 3)
    assert "Traceback" not in result.out + result.err
    assert "internal error" not in result.out + result.err
    if result.code == 3:
        assert result.out == ""
        assert result.err.startswith("synsml: ")
    else:
        assert PLACE.search(result.out)
    assert_golden(BROKEN / case / GOLDEN, whole(result, root))


@pytest.mark.parametrize("case", CASES)
def test_every_place_lies_in_its_file_as_editors_count(case: str, synsml: Synsml, root: Path) -> None:
    build(case, root)
    for place in PLACE.finditer(synsml("check").out):
        lines = editor_lines(root / place["file"])
        assert 1 <= int(place["line"]) <= len(lines), place[0]
        assert 1 <= int(place["column"]) <= len(lines[int(place["line"]) - 1]) + 1, place[0]


@pytest.mark.parametrize("case", [*CASES, *sorted(MADE)])
def test_deadlines_print_all_or_nothing(case: str, synsml: Synsml, root: Path) -> None:
    answers_or_complains("deadlines", case, synsml, root)


@pytest.mark.parametrize("case", [*CASES, *sorted(MADE)])
def test_people_are_listed_whole_or_not_at_all(case: str, synsml: Synsml, root: Path) -> None:
    answers_or_complains("people list", case, synsml, root)


@pytest.mark.parametrize("case", [*CASES, *sorted(MADE)])
def test_a_page_is_rendered_whole_or_not_at_all(case: str, synsml: Synsml, root: Path) -> None:
    answers_or_complains("render --stdout", case, synsml, root)


@pytest.mark.parametrize("case", [*CASES, *sorted(MADE)])
def test_a_calendar_is_exported_whole_or_not_at_all(case: str, synsml: Synsml, root: Path) -> None:
    answers_or_complains("export ics -o -", case, synsml, root)


def answers_or_complains(command: str, case: str, synsml: Synsml, root: Path) -> None:
    """Run a command that does not read every file: what it does not read does not stop it."""
    build(case, root)
    result = synsml(*command.split())
    # 2: `render --stdout` where workshop.yaml lists no page to print
    assert result.code in ((0, 1, 2, 3) if command.startswith("render") else (0, 1, 3))
    assert "Traceback" not in result.err
    assert "internal error" not in result.err
    assert (result.code == 0) == (result.err == "")
    assert result.code == 0 or result.out == ""


def test_there_are_more_than_forty_broken_inputs_and_no_golden_without_one() -> None:
    assert len(CASES) + len(MADE) > 40
    golden_only = {path.name for path in BROKEN.iterdir() if path.is_dir() and [at.name for at in path.iterdir()] == [GOLDEN]}
    assert golden_only <= set(MADE)
