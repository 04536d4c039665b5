"""`synsml render`: the site folder is kept up to date, and nothing written by others is destroyed."""

import datetime as dt
import hashlib
import re
import shutil
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import HOME_PAGE, MINIMAL, TESTS, Result, Synsml, Workshop, assert_golden
from processes import environment
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.pages.plan import filled
from synsml_cli.store.reading.load import load

GOLDEN = TESTS / "golden" / "render"
MANIFEST = ".synsml-rendered"
OUTPUTS = ("_data/organizers.yml", "_data/speakers.yml", "_includes/key_dates_list.md", "calendar.ics", "index.md")

OWN = "pages:\n  - path: cfp.md\n"


def files_in(folder: Path) -> dict[str, bytes]:
    """Return path -> bytes of everything below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def times_in(folder: Path) -> dict[str, int]:
    """Return path -> the instant of the last write, nanoseconds."""
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*")}


def replace(path: Path, old: str, new: str) -> None:
    """Replace what has to be there."""
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def page(synsml: Synsml, workshop: Workshop, text: str, *, dates: str = "", facts: str = "", now: str = "2023-05-20") -> str:
    """Return how a page of ours comes out."""
    workshop.write({"workshop.yaml": MINIMAL + dates + facts + HOME_PAGE, "pages/home.md": text})
    result = synsml("render", "--stdout", "--now", now)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_the_shipped_workshop_becomes_exactly_these_files(synsml: Synsml, workshop: Workshop) -> None:
    site = workshop.copy_shipped() / "site"
    result = synsml("render")
    written = ("index.md", *OUTPUTS[:4])
    assert result == Result(0, "".join(f"wrote site/{name}\n" for name in written), "")
    rendered = files_in(site)
    assert sorted(rendered) == sorted((MANIFEST, *OUTPUTS))
    assert rendered["calendar.ics"] == (GOLDEN.parent / "calendar" / "shipped.ics").read_bytes()
    for name in sorted(rendered.keys() - {"calendar.ics"}):
        assert_golden(GOLDEN / "shipped" / name.removeprefix("."), rendered[name].decode())


def test_the_printed_page_is_the_written_one(synsml: Synsml, workshop: Workshop) -> None:
    site = workshop.copy_shipped() / "site"
    printed = synsml("render", "--stdout")
    assert not site.exists()
    synsml("render")
    assert printed == Result(0, (site / "index.md").read_bytes().decode(), "")


def test_rendering_again_writes_nothing(synsml: Synsml, workshop: Workshop) -> None:
    site = workshop.copy_shipped() / "site"
    synsml("render")
    before, times = files_in(site), times_in(site)
    assert synsml("render", "--now", "2023-05-21") == Result(0, "5 files up to date\n", "")
    assert (files_in(site), times_in(site)) == (before, times)


def test_only_what_changed_is_written(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    times = times_in(root / "site")
    replace(root / "people" / "hypatia.yaml", "Mouseion of Alexandria", "Museum, Alexandria")
    assert synsml("render").out == "wrote site/_data/organizers.yml\n4 files up to date\n"
    after = times_in(root / "site")
    changed = {name for name, time in after.items() if times[name] != time} - {".", "_data"}
    assert changed == {"_data/organizers.yml", MANIFEST}


def test_check_says_what_is_missing_what_is_out_of_date_and_when_all_is_well(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    missing = "".join(f"site/{name} is missing\n" for name in ("index.md", *OUTPUTS[:4]))
    assert synsml("render", "--check") == Result(1, missing, "  fix: run `synsml render`\n")
    assert not (root / "site").exists()
    synsml("render")
    assert synsml("render", "--check") == Result(0, "the site is up to date\n", "")
    replace(root / "workshop.yaml", "when: 2023-06-07 23:59 AoE", "when: 2023-06-08 23:59 AoE")
    before = files_in(root / "site")
    stale = "".join(f"site/{name} is out of date\n" for name in ("index.md", "_includes/key_dates_list.md", "calendar.ics"))
    assert synsml("render", "--check") == Result(1, stale, "  fix: run `synsml render`\n")
    assert files_in(root / "site") == before


def test_diff_shows_what_would_change_and_changes_nothing(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    before = files_in(root / "site")
    assert synsml("render", "--diff") == Result(0, "", "")
    replace(root / "workshop.yaml", "when: 2023-07-28 or 2023-07-29", "when: 2023-07-29")
    result = synsml("render", "--diff")
    assert (result.code, result.err) == (0, "")
    assert_golden(GOLDEN / "settled.diff", result.out)
    assert files_in(root / "site") == before


@pytest.mark.parametrize("name", ["call.md", "pages/call.md"])
def test_one_page_is_printed_by_its_path_or_its_source(synsml: Synsml, workshop: Workshop, name: str) -> None:
    second = "  - source: pages/call.md\n    path: call.md\n"
    workshop.write(
        {"workshop.yaml": MINIMAL + HOME_PAGE + second, "pages/home.md": "home\n", "pages/call.md": "call [[workshop.name]]\n"}
    )
    assert synsml("render", "--stdout", name) == Result(0, "call Demo Workshop\n", "")
    assert synsml("render", "--stdout") == Result(0, "home\n", "")


def test_an_unknown_page_is_a_usage_error(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    error = "synsml: there is no page 'nope.md'\n  fix: did you mean 'index.md'?\n"
    assert synsml("render", "--stdout", "nope.md") == Result(2, "", error)


def test_a_page_is_only_named_where_it_is_printed(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    result = synsml("render", "index.md")
    assert (result.code, result.out) == (2, "")
    assert not (root / "site").exists()


@pytest.mark.parametrize("options", [("--check", "--force"), ("--diff", "--stdout"), ("--check", "--diff")])
def test_options_that_contradict_each_other_are_refused(synsml: Synsml, workshop: Workshop, options: tuple[str, str]) -> None:
    workshop.copy_shipped()
    error = "synsml: --stdout, --check, --diff and --force exclude each other\n  fix: use one of them\n"
    assert synsml("render", *options) == Result(2, "", error)


def test_a_hand_edit_is_refused_with_the_diff_and_where_it_belongs(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    replace(root / "site" / "index.md", "## Contact", "## Contact us")
    replace(root / "workshop.yaml", "when: 2023-06-07 23:59 AoE", "when: 2023-06-08 23:59 AoE")
    before = files_in(root / "site")
    result = synsml("render")
    assert result.code == 1
    assert_golden(GOLDEN / "hand_edit.diff", result.out)
    assert result.err == (
        "site/index.md was edited by hand; make this change in pages/home.md instead\n"
        "synsml: not overwritten: site/index.md\n"
        "  nothing was written\n  fix: move the edits to where they belong, or add --force\n"
    )
    assert files_in(root / "site") == before
    assert "site/index.md was edited by hand\n" in synsml("render", "--check").out


def test_edits_of_derived_files_belong_into_the_facts(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    for name in OUTPUTS[:4]:
        (root / "site" / name).write_text("mine\n")
    result = synsml("render")
    assert result.code == 1
    assert result.err == (
        "site/_data/organizers.yml was edited by hand; make this change in people/ instead\n"
        "site/_data/speakers.yml was edited by hand; make this change in people/ instead\n"
        "site/_includes/key_dates_list.md was edited by hand; make this change in the dates in workshop.yaml instead\n"
        "site/calendar.ics was edited by hand; make this change in the dates and the schedule in workshop.yaml instead\n"
        "synsml: not overwritten: site/_data/organizers.yml, site/_data/speakers.yml, site/_includes/key_dates_list.md, "
        "site/calendar.ics\n"
        "  nothing was written\n  fix: move the edits to where they belong, or add --force\n"
    )


def test_a_file_that_was_never_ours_is_refused_and_everything_else_waits(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    (root / "site").mkdir()
    (root / "site" / "index.md").write_text("# Theirs\n")
    result = synsml("render")
    assert result.code == 1
    assert result.out.startswith("--- site/index.md (now)\n+++ site/index.md (rendered)\n@@ -1 +1,71 @@\n-# Theirs\n+---\n")
    assert result.err == (
        "site/index.md was not written by synsml; make this change in pages/home.md instead\n"
        "synsml: not overwritten: site/index.md\n"
        "  nothing was written\n  fix: move the edits to where they belong, or add --force\n"
    )
    assert files_in(root / "site") == {"index.md": b"# Theirs\n"}
    assert "site/index.md was not written by synsml\n" in synsml("render", "--check").out


def test_force_overwrites_and_makes_the_file_ours(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    (root / "site").mkdir()
    (root / "site" / "index.md").write_text("# Theirs\n")
    assert synsml("render", "--force").code == 0
    assert_golden(GOLDEN / "shipped" / "index.md", (root / "site" / "index.md").read_text())
    assert synsml("render") == Result(0, "5 files up to date\n", "")


def test_a_file_that_is_right_already_is_adopted_silently(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    (root / "site" / MANIFEST).unlink()
    assert synsml("render") == Result(0, "5 files up to date\n", "")
    assert_golden(GOLDEN / "shipped" / MANIFEST.removeprefix("."), (root / "site" / MANIFEST).read_text())
    replace(root / "workshop.yaml", "when: 2023-06-07", "when: 2023-06-08")
    assert synsml("render").code == 0


def test_a_deleted_file_comes_back(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    (root / "site" / "index.md").unlink()
    assert synsml("render").out == "wrote site/index.md\n4 files up to date\n"


def test_the_manifest_is_a_checksum_file(synsml: Synsml, workshop: Workshop) -> None:
    if not shutil.which("sha256sum"):
        pytest.skip("there is no sha256sum on this machine to read the manifest with")
    site = workshop.copy_shipped() / "site"
    synsml("render")
    command = ["sha256sum", "--check", "--strict", MANIFEST]
    done = subprocess.run(command, cwd=site, capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "".join(f"{name}: OK\n" for name in OUTPUTS)
    replace(site / "index.md", "## Contact", "## Contact us")
    done = subprocess.run(command, cwd=site, capture_output=True, env=environment(), check=False)
    assert (done.returncode, b"index.md: FAILED\n" in done.stdout) == (1, True)


def test_the_manifest_has_a_sorted_line_a_file(synsml: Synsml, workshop: Workshop) -> None:
    site = workshop.copy_shipped() / "site"
    synsml("render")
    hashes = [f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n" for name in OUTPUTS]
    assert (site / MANIFEST).read_text() == "# rendered for 2023-05-20T12:00:00Z\n" + "".join(hashes)


def test_a_manifest_that_git_joined_accepts_both_hashes(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    ours, pages = (root / "site" / MANIFEST).read_text(), [(root / "site" / "index.md").read_bytes()]
    replace(root / "workshop.yaml", "when: 2023-06-07", "when: 2023-06-08")
    synsml("render", "--now", "2023-05-21")
    theirs = (root / "site" / MANIFEST).read_text()
    pages.append((root / "site" / "index.md").read_bytes())
    joined = "".join(dict.fromkeys([*ours.splitlines(keepends=True), *theirs.splitlines(keepends=True)]))
    replace(root / "workshop.yaml", "when: 2023-06-08", "when: 2023-06-09")
    for data in pages:
        (root / "site" / MANIFEST).write_text(joined)
        (root / "site" / "index.md").write_bytes(data)
        assert synsml("render").code == 0
        assert "June 9, 2023" in (root / "site" / "index.md").read_text()
        assert (root / "site" / MANIFEST).read_text().count("index.md") == 1


def test_a_manifest_with_conflict_marks_is_still_read(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    manifest = root / "site" / MANIFEST
    manifest.write_text(f"<<<<<<< ours\n{manifest.read_text()}=======\nnonsense\n>>>>>>> theirs\n")
    replace(root / "workshop.yaml", "when: 2023-06-07", "when: 2023-06-08")
    assert synsml("render").code == 0
    assert "<<<" not in manifest.read_text()


def test_a_page_that_is_not_rendered_any_more_is_reported_and_kept(synsml: Synsml, workshop: Workshop) -> None:
    second = "  - source: pages/home.md\n    path: old.md\n"
    root = workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE + second, "pages/home.md": "home\n"})
    synsml("render")
    replace(root / "workshop.yaml", second, "")
    said = "5 files up to date\nno longer rendered: site/old.md; remove it unless you need it\n"
    assert synsml("render") == Result(0, said, "")
    assert (root / "site" / "old.md").read_text() == "home\n"
    assert synsml("render") == Result(0, said, "")
    (root / "site" / "old.md").unlink()
    assert synsml("render") == Result(0, "5 files up to date\n", "")
    assert "old.md" not in (root / "site" / MANIFEST).read_text()


def test_a_page_that_changes_with_the_clock_is_only_a_hint(synsml: Synsml, workshop: Workshop) -> None:
    text = "[[if passed submission]]\nClosed.\n[[else]]\nOpen until [[date submission]].\n[[end]]\n"
    root = workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": text})
    synsml("render")
    assert (root / "site" / "index.md").read_text() == "Open until May 24, 2023, 23:59 AoE.\n"
    hint = "hint: site/index.md changes with the date: run `synsml render`\nthe site is up to date\n"
    assert synsml("render", "--check", "--now", "2023-05-26") == Result(0, hint, "")
    assert synsml("render", "--now", "2023-05-26").out == "wrote site/index.md\n4 files up to date\n"
    assert (root / "site" / "index.md").read_text() == "Closed.\n"
    assert synsml("render", "--check", "--now", "2023-05-26") == Result(0, "the site is up to date\n", "")


# Pages of the user's own, with marked blocks.

CFP = """\
---
title: Call
---
Words of ours,  with {{ liquid }} and [[dates]].

<!-- synsml:dates -->
<!-- /synsml -->

More words\t
"""
LISTED = "- Submission Deadline: **May 24, 2023, 23:59 AoE**\n- Workshop: **July 28, 2023**\n"


def own_page(workshop: Workshop, data: bytes, facts: str = "") -> Path:
    """Write a workshop with one page of the user's own in its site folder."""
    root = workshop.write({"workshop.yaml": MINIMAL + facts + OWN})
    (root / "site").mkdir()
    (root / "site" / "cfp.md").write_bytes(data)
    return root / "site" / "cfp.md"


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("end", ["\n", ""], ids=["newline", "none"])
def test_of_a_page_of_the_users_own_only_the_block_changes(
    synsml: Synsml, workshop: Workshop, bom: bytes, newline: str, end: str
) -> None:
    before = CFP.removesuffix("\n") + end
    path = own_page(workshop, bom + before.replace("\n", newline).encode())
    assert synsml("render").code == 0
    after = before.replace("<!-- synsml:dates -->\n", f"<!-- synsml:dates -->\n\n{LISTED}\n")
    assert path.read_bytes() == bom + after.replace("\n", newline).encode()
    assert synsml("render", "--check") == Result(0, "the site is up to date\n", "")
    replace(workshop.root / "workshop.yaml", "2023-07-28", "2023-07-29")
    assert synsml("render").code == 0
    assert path.read_bytes() == bom + after.replace("July 28", "July 29").replace("\n", newline).encode()


def test_edits_outside_of_the_marks_are_the_users_own(synsml: Synsml, workshop: Workshop) -> None:
    path = own_page(workshop, CFP.encode())
    synsml("render")
    replace(path, "More words", "Many more words")
    assert synsml("render", "--check") == Result(0, "the site is up to date\n", "")
    replace(workshop.root / "workshop.yaml", "2023-07-28", "2023-07-29")
    assert synsml("render").code == 0
    assert "Many more words" in path.read_text()
    assert "July 29" in path.read_text()


def test_an_edit_inside_of_the_marks_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    path = own_page(workshop, CFP.encode())
    synsml("render")
    replace(path, "**July 28, 2023**", "**July 30, 2023**")
    before = path.read_bytes()
    result = synsml("render")
    assert result.code == 1
    assert result.out == (
        "--- site/cfp.md (now)\n+++ site/cfp.md (rendered)\n@@ -6,7 +6,7 @@\n <!-- synsml:dates -->\n \n"
        " - Submission Deadline: **May 24, 2023, 23:59 AoE**\n-- Workshop: **July 30, 2023**\n+- Workshop: **July 28, 2023**\n"
        " \n <!-- /synsml -->\n \n"
    )
    assert result.err == (
        "site/cfp.md was edited by hand; make this change in workshop.yaml and people/ (between the marks) instead\n"
        "synsml: not overwritten: site/cfp.md\n"
        "  nothing was written\n  fix: move the edits to where they belong, or add --force\n"
    )
    assert path.read_bytes() == before
    assert synsml("render", "--force").code == 0
    assert path.read_text() == CFP.replace("<!-- synsml:dates -->\n", f"<!-- synsml:dates -->\n\n{LISTED}\n")


def test_text_between_marks_before_the_first_render_is_kept(synsml: Synsml, workshop: Workshop) -> None:
    path = own_page(workshop, CFP.replace("<!-- /synsml -->", "- written by hand\n<!-- /synsml -->").encode())
    before = path.read_bytes()
    assert synsml("render").code == 1
    assert path.read_bytes() == before


def test_several_blocks_of_one_name_are_distinguished(synsml: Synsml, workshop: Workshop) -> None:
    block = "<!-- synsml:dates -->\n<!-- /synsml -->\n"
    path = own_page(workshop, f"{block}between\n{block}".encode())
    synsml("render")
    filled = f"<!-- synsml:dates -->\n\n{LISTED}\n<!-- /synsml -->\n"
    assert path.read_text() == f"{filled}between\n{filled}"
    path.write_text(f"{filled}between\n{filled.replace('July 28', 'July 30')}")
    assert synsml("render").code == 1
    path.write_text(f"{filled}between\n{filled}")
    replace(workshop.root / "workshop.yaml", "2023-07-28", "2023-07-29")
    assert synsml("render").code == 0
    assert path.read_text().count("July 29") == 2


def test_a_missing_page_of_the_users_own_is_an_error_also_before_there_is_a_site_folder(
    synsml: Synsml, workshop: Workshop
) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + OWN})
    first = synsml("render")
    (root / "site").mkdir(exist_ok=True)
    assert first == synsml("render")
    assert first.code == 1
    assert first.err.startswith("workshop.yaml:14:11: error[R114] path: file 'site/cfp.md' does not exist\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- synsml:dates -->\n", "block 'synsml:dates' without an end mark"),
        ("<!-- synsml:dats -->\n<!-- /synsml -->\n", "unknown block 'dats'"),
        ("<!-- synsml:people speker -->\n<!-- /synsml -->\n", "unknown role 'speker'"),
    ],
)
def test_a_wrong_mark_is_an_error_with_its_place(synsml: Synsml, workshop: Workshop, text: str, message: str) -> None:
    own_page(workshop, f"one\ntwo {text}".encode())
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"site/cfp.md:2:5: error[G301] {message}\n")


EXAMPLE = "{fence}\n<!-- synsml:dates -->\n{fence}\n\n{fence}\n<!-- synsml:dats -->\nas it is\n<!-- /synsml -->\n{fence}\n"


@pytest.mark.parametrize("fence", ["```", "~~~~"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_marks_in_fenced_code_are_an_example_and_stay(synsml: Synsml, workshop: Workshop, fence: str, newline: str) -> None:
    example = EXAMPLE.format(fence=fence)
    path = own_page(workshop, f"{example}{CFP}{example}".replace("\n", newline).encode())
    assert (synsml("check").out, synsml("render").code) == ("no problems found\n", 0)
    text = path.read_bytes().decode().replace(newline, "\n")
    assert text.startswith(example)
    assert text.endswith(example)
    assert text.count("July 28, 2023") == 1


def test_marks_after_an_unclosed_fence_are_filled(synsml: Synsml, workshop: Workshop) -> None:
    path = own_page(workshop, f"```\n{CFP}".encode())
    assert synsml("render").code == 0
    assert path.read_text().count("July 28, 2023") == 1


# Dates with a history.

HISTORY = """\
  decision:
    label: Decision
    kind: notification
    when: {when}
    was:
      - when: {was}
        changed: 2023-05-23T17:40Z
        why: {why}
"""


@pytest.mark.parametrize(
    ("was", "why", "when", "shown"),
    [
        (
            "2023-05-24 23:59 AoE",
            "extended",
            "2023-05-29 23:59 AoE",
            "<s>May 24, 2023, 23:59 AoE</s> &nbsp; **May 29, 2023, 23:59 AoE (extended)**",
        ),
        ("2023-06-16", "postponed", "by 2023-06-19", "<s>June 16, 2023</s> &nbsp; **by June 19, 2023 (postponed)**"),
        ("2023-06-16", "postponed", "TBD", "<s>June 16, 2023</s> &nbsp; **to be announced (postponed)**"),
        ("TBD", "settled", "2023-06-19", "**June 19, 2023**"),
        ("2023-06-16 or 2023-06-17", "settled", "2023-06-17", "**June 17, 2023**"),
        ("2023-06-19", "advanced", "2023-06-16", "**June 16, 2023**"),
        ("2023-06-16", "corrected", "2023-06-19", "**June 19, 2023**"),
        ("2023-06-19", "extended", "2023-06-16", "**June 16, 2023**"),
    ],
)
def test_a_former_value_is_struck_out_only_if_it_was_moved_later(
    synsml: Synsml, workshop: Workshop, was: str, why: str, when: str, shown: str
) -> None:
    dates = HISTORY.format(was=was, why=why, when=when)
    text = page(synsml, workshop, "[[dates]]\n", dates=dates)
    assert text.splitlines()[-1] == f"- Decision: {shown}"


def test_the_last_fixed_former_value_is_the_one_struck_out(synsml: Synsml, workshop: Workshop) -> None:
    more = "      - when: 2023-06-20\n        changed: 2023-05-24T17:40Z\n        why: extended\n"
    dates = HISTORY.format(was="2023-06-16", why="extended", when="2023-06-25") + more
    assert page(synsml, workshop, "[[dates]]", dates=dates).endswith(
        "- Decision: <s>June 20, 2023</s> &nbsp; **June 25, 2023 (extended)**"
    )


def test_a_cancelled_date_stays_on_the_page(synsml: Synsml, workshop: Workshop) -> None:
    dates = "  tutorial:\n    label: Tutorial\n    when: 2023-07-27\n    kind: event\n    cancelled: 2023-05-10\n"
    text = page(synsml, workshop, "[[dates]]\n", dates=dates)
    assert text.endswith("- Tutorial: <s>July 27, 2023</s> &nbsp; **(cancelled)**\n")


def test_a_sentence_says_of_a_date_that_it_is_cancelled(synsml: Synsml, workshop: Workshop) -> None:
    dates = "  tutorial:\n    label: Tutorial\n    when: 2023-07-27\n    kind: event\n    cancelled: 2023-05-10\n"
    text = page(synsml, workshop, 'Come on [[date tutorial]], [[date tutorial format="MMM D"]].\n', dates=dates)
    assert text.endswith("Come on July 27, 2023 (cancelled), Jul 27 (cancelled).\n")
    parts = '[[date tutorial format="D"]] or so [[date tutorial format="[May?] MMMM YYYY"]]\n'
    assert page(synsml, workshop, parts, dates=dates).endswith("27 or so May? July 2023\n")


def test_an_internal_date_reaches_no_page_data_or_calendar(synsml: Synsml, workshop: Workshop) -> None:
    secret = "  budget:\n    label: Secret\n    when: 2023-06-01\n    internal: true\n    note: Secret\n"
    root = workshop.write({"workshop.yaml": MINIMAL + secret + HOME_PAGE, "pages/home.md": "[[dates]]\n"})
    assert synsml("render").code == 0
    assert synsml("export", "ics", "-o", "site/dates.ics").code == 0
    for name, data in files_in(root / "site").items():
        assert b"Secret" not in data, name
        assert b"budget" not in data, name
    (root / "pages" / "home.md").write_text("[[date budget]]\n")
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("pages/home.md:1:1: error[G301] date 'budget' is internal: pages never show it\n")


def test_a_date_has_its_own_line_note_and_link(synsml: Synsml, workshop: Workshop) -> None:
    dates = """\
  camera-ready:
    label: Camera-ready *and* more
    when: 2023-06-19
    url: https://example.org/a(b)
    note: "(via [OpenReview](https://openreview.net))"
  poster:
    label: Poster
    when: TBD
    line: "[[date]] is the [[label]]"
"""
    text = page(synsml, workshop, "[[dates]]\n", dates=dates)
    assert text.splitlines()[2:] == [
        "- [Camera-ready &#42;and&#42; more](https://example.org/a%28b%29): **June 19, 2023** (via [OpenReview](https://openreview.net))",
        "- **to be announced** is the Poster",
    ]


# People.


def test_a_confirmed_speaker_takes_the_place_of_the_placeholder(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("render")
    before = (root / "site" / "index.md").read_text()
    replace(root / "people" / "emmy-noether.yaml", "speaker: invited", "speaker: confirmed")
    said = "wrote site/index.md\nwrote site/_data/speakers.yml\n3 files up to date\n"
    assert synsml("render") == Result(0, said, "")
    expected = before.replace("**More information coming soon!**\n\n{% comment %}\n", "").replace("{% endcomment %}\n", "")
    assert (root / "site" / "index.md").read_text() == expected
    assert (root / "site" / "_data" / "speakers.yml").read_text() == dedent("""\
        # Written by `synsml render` from people/: edit the records there, not this file.
        - first: "Emmy"
          last: "Noether"
          aff: "University of Göttingen"
          url: "https://en.wikipedia.org/wiki/Emmy_Noether"
        """)


def test_nobody_who_is_not_confirmed_reaches_the_site(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    synsml("people", "add", "--last", "Secret", "--role", "speaker=tentative")
    synsml("render")
    everything = b"".join(files_in(root / "site").values())
    for name in (b"Noether", b"Bayes", b"Laplace", b"Ramanujan", b"Secret", b"noether", b"bayes"):
        assert name not in everything


def test_tentative_people_are_shown_only_where_a_page_asks_for_them(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    replace(root / "pages" / "home.md", "[[people speaker panelist ", '[[people speaker panelist states="confirmed tentative" ')
    synsml("render")
    data = (root / "site" / "_data" / "speakers.yml").read_text()
    assert [line for line in data.splitlines() if "last:" in line] == [
        '  last: "Bayes (tentative)"',
        '  last: "Laplace (tentative)"',
        '  last: "Ramanujan (tentative)"',
    ]
    assert "comment" not in (root / "site" / "index.md").read_text()


def test_data_files_have_the_keys_that_the_theme_reads(synsml: Synsml, workshop: Workshop) -> None:
    facts = "site:\n  person_keys: {first: given, last: family, affiliation: org, url: href, photo: pic}\n"
    person = """\
        first: Ada
        last: Lovelace
        affiliation: 09:00
        url: https://example.org/
        photo: assets/a.png
        roles:
          speaker: confirmed
        """
    root = workshop.write({"workshop.yaml": MINIMAL + facts, "people/ada.yaml": person})
    assert synsml("render").code == 0
    assert (root / "site" / "_data" / "speakers.yml").read_text() == dedent("""\
        # Written by `synsml render` from people/: edit the records there, not this file.
        - given: "Ada"
          family: "Lovelace"
          org: "09:00"
          href: "https://example.org/"
          pic: "assets/a.png"
        """)


def test_private_facts_never_reach_the_data_files(synsml: Synsml, workshop: Workshop) -> None:
    person = "last: Ada\nemail: secret@example.org\nnotes: secret\nroles:\n  speaker: confirmed\n"
    root = workshop.write({"people/ada.yaml": person})
    synsml("render")
    assert b"secret" not in b"".join(files_in(root / "site").values())


def test_every_role_that_a_page_asks_for_has_its_data_file(synsml: Synsml, workshop: Workshop) -> None:
    text = "[[people panelist]]\n[[people moderator speaker data=chairs columns=3]]\n"
    root = workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": text})
    synsml("render")
    names = [name for name in files_in(root / "site") if name.startswith("_data")]
    assert names == [f"_data/{name}.yml" for name in ("chairs", "organizers", "panelists", "speakers")]
    rendered = (root / "site" / "index.md").read_text()
    assert re.findall(r"site\.data\.\w+|\"[\d.]+%\"", rendered) == [
        "site.data.panelists",
        '"25%"',
        "site.data.chairs",
        '"33.33%"',
    ]


def test_plain_markdown_has_no_liquid_and_no_data_files(synsml: Synsml, workshop: Workshop) -> None:
    people = {
        "people/ada.yaml": """\
            first: Ada
            last: <Love> & *lace*
            affiliation: A {{ b }}
            url: https://example.org/?a=1&b=2
            photo: assets/img/ada l.png
            roles:
              organizer: confirmed
            """,
        "people/hypatia.yaml": "last: Hypatia\nroles:\n  organizer: confirmed\n",
    }
    text = '[[dates]]\n\n[[people organizer]]\n\n[[people speaker placeholder="*soon*"]]\n'
    workshop.write({"workshop.yaml": MINIMAL + "site:\n  generator: markdown\n" + HOME_PAGE, "pages/home.md": text, **people})
    assert synsml("render") == Result(0, "wrote site/index.md\nwrote site/calendar.ics\n", "")
    assert sorted(files_in(workshop.root / "site")) == [MANIFEST, "calendar.ics", "index.md"]
    assert_golden(GOLDEN / "plain.md", (workshop.root / "site" / "index.md").read_text())


def test_pages_of_a_jekyll_site_can_be_asked_for_without_liquid(workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    now = dt.datetime(2023, 5, 20, 12, tzinfo=dt.UTC)
    project = load(root)
    expanded = filled(project, Blocks(project, now, generator="markdown"))
    assert [output.path for output in expanded] == ["index.md"]
    replace(root / "workshop.yaml", "pages:\n", "site:\n  generator: markdown\npages:\n")
    project = load(root)
    assert expanded == filled(project, Blocks(project, now))
    assert not re.search(r"\{[{%]", expanded[0].text)


# Templates.


def test_a_template_of_the_workshop_replaces_the_built_in_one(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(
        {"templates/dates.md.j2": "[% for date in dates %]\n* [[ date.label ]] -> [[ date.words ]] {{ x }}\n[% endfor %]\n"}
    )
    text = page(synsml, workshop, "before\n[[dates]]\nafter\n")
    assert text == (
        "before\n* Submission Deadline -> May 24, 2023, 23:59 AoE {{ x }}\n* Workshop -> July 28, 2023 {{ x }}\nafter\n"
    )


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("one\n[% for date in dates %]\n", "templates/dates.md.j2:2:"),
        ("one\n[% endfor %]\n", "templates/dates.md.j2:2:"),
        ("one\ntwo [[ nonsense ]]\n", "templates/dates.md.j2:2:"),
        ("one\n\n[[ dates[0].nonsense ]]\n", "templates/dates.md.j2:3:"),
        ("[[ 1 / 0 ]]\n", "templates/dates.md.j2:1:"),
        ("\n[[ dates[0].__class__.__mro__ ]]\n", "templates/dates.md.j2:2:"),
        ("\n[[ dates | nofilter ]]\n", "templates/dates.md.j2:2:"),
        ("\n[[ dates.x.y() ]]\n", "templates/dates.md.j2:2:"),
        ("\n[% include 'nowhere.j2' %]\n", "templates/dates.md.j2:2:"),
        ("\n[[ dates[99].label ]]\n", "templates/dates.md.j2:2:"),
        ("\n[[ workshop.missing() ]]\n", "templates/dates.md.j2:2:"),
        ("\n[[ ([] | first).x ]]\n", "templates/dates.md.j2:2:"),
    ],
)
def test_a_broken_template_is_an_error_with_its_line(synsml: Synsml, workshop: Workshop, template: str, message: str) -> None:
    root = workshop.write(
        {"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": "[[dates]]\n", "templates/dates.md.j2": template}
    )
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert message in result.err
    assert "internal error" not in result.err
    assert not (root / "site").exists()


def test_a_template_that_asks_for_too_much_is_stopped(synsml: Synsml, workshop: Workshop) -> None:
    template = "[% for a in range(99999999) %][% endfor %]\n"
    workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": "[[dates]]\n", "templates/dates.md.j2": template})
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert "templates/dates.md.j2" in result.err


# Folders.


def test_a_site_folder_elsewhere_is_not_made(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.root / "here"
    Workshop(root).write({"workshop.yaml": MINIMAL + "site:\n  folder: ../2023\n"})
    error = f"synsml: there is no folder {workshop.root / '2023'}\n  fix: clone the site there, or correct site.folder\n"
    assert synsml("-C", str(root), "render") == Result(3, "", error)
    assert not (workshop.root / "2023").exists()


def test_a_site_folder_elsewhere_is_used_if_it_is_there(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.root / "here"
    Workshop(root).write({"workshop.yaml": MINIMAL + "site:\n  folder: ../2023\n"})
    (workshop.root / "2023").mkdir()
    (workshop.root / "2023/_config.yml").write_text("title: Demo\n")
    assert synsml("-C", str(root), "render").out.splitlines()[0] == "wrote ../2023/_data/organizers.yml"
    assert sorted(files_in(workshop.root / "2023")) == sorted((MANIFEST, "_config.yml", *OUTPUTS[:4]))
    assert not (root / "site").exists()


@pytest.mark.parametrize("command", [(), ("--force",), ("--check",), ("--diff",)])
def test_a_linked_file_that_leads_out_of_the_site_is_refused(
    synsml: Synsml, workshop: Workshop, command: tuple[str, ...]
) -> None:
    root = workshop.copy_shipped()
    (root / "site").mkdir()
    outside = root / "precious.md"
    outside.write_text("precious\n")
    (root / "site" / "index.md").symlink_to(outside)
    result = synsml("render", *command)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"synsml: site/index.md leads out of its folder, to {outside}\n  fix: ")
    assert outside.read_text() == "precious\n"
    assert list(files_in(root / "site")) == ["index.md"]


def test_a_link_that_leads_out_to_nothing_yet_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    (root / "site" / "_data").mkdir(parents=True)
    (root / "site" / "_data" / "speakers.yml").symlink_to(root / "new.yml")
    result = synsml("render")
    assert result.code == 3
    assert not (root / "new.yml").exists()


def test_a_linked_folder_that_leads_out_of_the_site_is_refused(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    (root / "site").mkdir()
    (root / "elsewhere").mkdir()
    (root / "site" / "_data").symlink_to(root / "elsewhere")
    result = synsml("render")
    assert result.code == 3
    assert list((root / "elsewhere").iterdir()) == []


def test_a_link_inside_of_the_site_is_followed_and_stays_a_link(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": "home\n"})
    (root / "site").mkdir()
    (root / "site" / "index.md").symlink_to("real.md")
    assert synsml("render").code == 0
    assert (root / "site" / "index.md").is_symlink()
    assert (root / "site" / "real.md").read_text() == "home\n"


@pytest.mark.parametrize("path", ["../index.md", "/tmp/index.md", "a/../../index.md"])
def test_a_page_cannot_be_written_outside_of_the_site(synsml: Synsml, workshop: Workshop, path: str) -> None:
    root = workshop.write(
        {"workshop.yaml": MINIMAL + f"pages:\n  - source: pages/home.md\n    path: {path}\n", "pages/home.md": "x\n"}
    )
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("workshop.yaml:15:11: error[R1")
    assert not (root / "site").exists()


@pytest.mark.parametrize("path", ["_data/speakers.yml", "_includes/key_dates_list.md", "calendar.ics", MANIFEST])
def test_a_page_cannot_take_the_place_of_a_file_of_the_tools_own(synsml: Synsml, workshop: Workshop, path: str) -> None:
    facts = f"pages:\n  - source: pages/home.md\n    path: {path}\n"
    root = workshop.write({"workshop.yaml": MINIMAL + facts, "pages/home.md": "x\n"})
    result = synsml("render")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("workshop.yaml:15:11: error[")
    assert not (root / "site").exists()
