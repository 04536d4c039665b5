"""`synsml check` on the command line: reports, exit codes, manual entries and terminal output."""

import json
import re
import subprocess
import sys

import pytest

from helpers import HOME_PAGE, MINIMAL, Synsml, Workshop
from processes import PATIENCE, SYNSML, environment, run_on_terminal, run_process
from synsml_cli import report
from synsml_cli.model.project.project import Project
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.positions import SourceText

ADA = """\
first: Ada
last: Lovelace
affiliation: Analytical Society
url: www.example.org/~ada
roles:
  speaker: confirmed
"""
UNORDERED = """\
format: 1
id: demo-2023
name: Demo Workshop
timezone: Europe/Vienna
dates:
  decision:
    label: Decision
    when: 2023-06-15 23:59 AoE
  submission:
    label: Submission
    when: 2023-05-24 23:59 AoE
"""
TWO_FILES = {"workshop.yaml": UNORDERED, "people/ada-lovelace.yaml": ADA}
ESC = "\x1b"


def single_finding(line: str, start: int, end: int) -> list[str]:
    """Return the report on a stretch of a file of one line."""
    project = Project(None, sources={"f": SourceText(line)})
    found = report.locate(project, [Finding("X100", "error", At("f", start=start, end=end), "said")])
    return list(report.as_text(project, found))


def test_two_findings_in_two_files_and_their_sum(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(TWO_FILES)
    result = synsml("check")
    assert (result.code, result.err) == (1, "")
    assert (
        result.out
        == """\
people/ada-lovelace.yaml:4:6: error[P203] 'www.example.org/~ada' is not a web address
    4 | url: www.example.org/~ada
      |      ^^^^^^^^^^^^^^^^^^^^
  fix: write 'https://www.example.org/~ada'

workshop.yaml:11:11: warning[D101] 'Submission' (2023-05-24 23:59 AoE) is before 'Decision' (2023-06-15 23:59 AoE) but below it
   11 |     when: 2023-05-24 23:59 AoE
      |           ^^^^^^^^^^^^^^^^^^^^
  see workshop.yaml:8:11: the later date
  fix: move 'submission' above 'decision', or correct one of the dates

1 error, 1 warning
"""
    )


def test_nothing_found_is_said(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    result = synsml("check")
    assert (result.code, result.out, result.err) == (0, "no problems found\n", "")


@pytest.mark.parametrize("options", [("--json",), ("--format", "json")])
def test_json_has_the_shape_of_the_design(synsml: Synsml, workshop: Workshop, options: tuple[str, ...]) -> None:
    workshop.write(TWO_FILES)
    result = synsml("check", *options)
    assert (result.code, result.err) == (1, "")
    assert json.loads(result.out) == {
        "findings": [
            {
                "code": "P203",
                "severity": "error",
                "file": "people/ada-lovelace.yaml",
                "line": 4,
                "column": 6,
                "end_line": 4,
                "end_column": 26,
                "message": "'www.example.org/~ada' is not a web address",
                "remedy": "write 'https://www.example.org/~ada'",
                "related": [],
            },
            {
                "code": "D101",
                "severity": "warning",
                "file": "workshop.yaml",
                "line": 11,
                "column": 11,
                "end_line": 11,
                "end_column": 31,
                "message": "'Submission' (2023-05-24 23:59 AoE) is before 'Decision' (2023-06-15 23:59 AoE) but below it",
                "remedy": "move 'submission' above 'decision', or correct one of the dates",
                "related": [{"file": "workshop.yaml", "line": 8, "column": 11, "message": "the later date"}],
            },
        ],
        "errors": 1,
        "warnings": 1,
        "hints": 0,
    }


def test_json_of_a_good_workshop(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    result = synsml("check", "--json")
    assert (result.code, json.loads(result.out)) == (0, {"findings": [], "errors": 0, "warnings": 0, "hints": 0})


def test_findings_are_sorted_by_file_line_column_and_code(synsml: Synsml, workshop: Workshop) -> None:
    person = "last: TBD\nroles:\n  speaker: confirmed\nemail: x\nurl: y\norcid: z\n"
    home = "---\ntitel: x\nne:ws: y\n---\n[[date a]] [[people moderator]]\n"
    pages = HOME_PAGE
    files = {"people/b.yaml": person, "people/a.yaml": person, "pages/home.md": home, "private/.gitignore": "*\n"}
    workshop.write({"workshop.yaml": UNORDERED + pages, **files})
    found = json.loads(synsml("check", "--json").out)["findings"]
    assert [(f["file"], f["line"], f["column"], f["code"]) for f in found] == [
        ("pages/home.md", 2, 1, "G303"),
        ("pages/home.md", 3, 1, "G303"),
        ("pages/home.md", 5, 1, "G301"),
        ("pages/home.md", 5, 12, "G302"),
        ("people/a.yaml", 1, 1, "P202"),
        ("people/a.yaml", 1, 7, "P201"),
        ("people/a.yaml", 4, 8, "P204"),
        ("people/a.yaml", 5, 6, "P203"),
        ("people/a.yaml", 6, 8, "P205"),
        ("people/b.yaml", 1, 1, "P202"),
        ("people/b.yaml", 1, 7, "P201"),
        ("people/b.yaml", 4, 8, "P204"),
        ("people/b.yaml", 5, 6, "P203"),
        ("people/b.yaml", 6, 8, "P205"),
        ("workshop.yaml", 11, 11, "D101"),
    ]


def test_findings_of_the_reader_and_of_checks_are_in_one_report(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"people/ada-lovelace.yaml": ADA.replace("first", "frist")})
    result = synsml("check")
    assert (result.code, result.err) == (1, "")
    assert (
        result.out
        == """\
people/ada-lovelace.yaml:1:1: error[R107] unknown key 'frist'
    1 | frist: Ada
      | ^^^^^
  fix: did you mean 'first'?

people/ada-lovelace.yaml:4:6: error[P203] 'www.example.org/~ada' is not a web address
    4 | url: www.example.org/~ada
      |      ^^^^^^^^^^^^^^^^^^^^
  fix: write 'https://www.example.org/~ada'

2 errors
"""
    )


def test_a_workshop_that_cannot_be_read_stops_no_check_of_the_people(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": "- a\n- b\n", "people/ada-lovelace.yaml": ADA})
    result = synsml("check")
    assert (result.code, result.err) == (1, "")
    assert [line.partition("]")[0] for line in result.out.splitlines() if "error[" in line] == [
        "people/ada-lovelace.yaml:4:6: error[P203",
        "workshop.yaml:1:1: error[R109",
    ]


def test_github_gets_one_annotation_a_finding(synsml: Synsml, workshop: Workshop) -> None:
    decision = "  awards:\n    label: Awards\n    kind: notification\n    when: 2023-06-20 12:00 UTC\n"
    workshop.write({**TWO_FILES, "workshop.yaml": UNORDERED + decision})
    result = synsml("check", "--format", "github")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines() == [
        (
            "::error file=people/ada-lovelace.yaml,line=4,endLine=4,title=synsml P203,col=6,endColumn=26::"
            "'www.example.org/~ada' is not a web address; write 'https://www.example.org/~ada'"
        ),
        (
            "::warning file=workshop.yaml,line=11,endLine=11,title=synsml D101,col=11,endColumn=31::"
            "'Submission' (2023-05-24 23:59 AoE) is before 'Decision' (2023-06-15 23:59 AoE) but below it; "
            "move 'submission' above 'decision', or correct one of the dates"
        ),
        (
            "::notice file=workshop.yaml,line=15,endLine=15,title=synsml D103,col=11,endColumn=31::"
            "the notification 'Awards' has a clock time (12:00 UTC); write 'by 2023-06-20', or the day without a time"
        ),
    ]


def test_github_gets_paths_from_the_repository_for_a_workshop_in_a_subfolder(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"README.md": "", **{f"2023/{name}": text for name, text in TWO_FILES.items()}})
    (workshop.root / "workshop.yaml").unlink()
    expected = """\
::error file=2023/people/ada-lovelace.yaml,line=4,endLine=4,title=synsml P203,col=6,endColumn=26::\
'www.example.org/~ada' is not a web address; write 'https://www.example.org/~ada'
::warning file=2023/workshop.yaml,line=11,endLine=11,title=synsml D101,col=11,endColumn=31::\
'Submission' (2023-05-24 23:59 AoE) is before 'Decision' (2023-06-15 23:59 AoE) but below it; \
move 'submission' above 'decision', or correct one of the dates
"""
    for folder in ("2023", "./2023/", str(workshop.root / "2023")):
        result = synsml("check", "--format", "github", "-C", folder)
        assert (result.code, result.out, result.err) == (1, expected, "")


def test_github_commands_escape_what_would_end_them() -> None:
    project = Project(None, sources={"a,b:c%.md": SourceText("one\ntwo\n")})
    at = At("a,b:c%.md", start=0, end=7)
    found = report.locate(project, [Finding("X100", "error", at, "100%: a,\r\nb", "::error::x\ny")])
    assert list(report.as_github(found)) == [
        "::error file=a%2Cb%3Ac%25.md,line=1,endLine=2,title=synsml X100::100%25: a,%0D%0Ab; ::error::x%0Ay"
    ]


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1), (("--strict", "--json"), 1)])
def test_a_warning_fails_only_where_it_is_strict(
    synsml: Synsml, workshop: Workshop, options: tuple[str, ...], code: int
) -> None:
    workshop.write({"workshop.yaml": UNORDERED})
    assert synsml("check", *options).code == code


def test_a_hint_never_fails(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(
        {"workshop.yaml": UNORDERED.split("  submission:")[0].replace("Decision\n", "Decision\n    kind: notification\n")}
    )
    result = synsml("check", "--strict")
    assert (result.code, result.out.splitlines()[-1]) == (0, "1 hint")


def test_an_unknown_format_is_a_fault_of_the_command_line(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    result = synsml("check", "--format", "xml")
    assert (result.code, result.out) == (2, "")
    assert "'xml'" in result.err


@pytest.mark.parametrize("format", ["text", "github"])
def test_two_formats_at_once_are_refused(synsml: Synsml, workshop: Workshop, format: str) -> None:
    workshop.write()
    result = synsml("check", "--json", "--format", format)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"synsml: --json and --format {format} contradict each other\n  fix: remove one of them\n"
    assert synsml("check", "--json", "--format", "json").code == 0


def test_no_workshop_here_cannot_be_checked(synsml: Synsml) -> None:
    result = synsml("check")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("synsml: there is no workshop.yaml in ")


@pytest.mark.parametrize("code", ["P205", "p205"])
def test_a_check_is_explained_where_no_workshop_is(synsml: Synsml, code: str) -> None:
    result = synsml("check", "--explain", code)
    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
P205 (error): An ORCID iD is invalid, or its check digit is wrong.

The last digit is a checksum (ISO 7064 MOD 11-2): it reveals one wrong digit or two swapped ones.

Bad:  orcid: 0000-0002-1825-0098
Good: orcid: 0000-0002-1825-0097
"""
    )


def test_a_code_of_the_reader_is_explained_too(synsml: Synsml) -> None:
    result = synsml("check", "--explain", "r107")
    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
R107 (error): A key is unknown, so its value would be ignored.

Most unknown keys are misspelled.

Bad:  afiliation: MIT
Good: affiliation: MIT
"""
    )


@pytest.mark.parametrize("code", ["P2O5", "p205x", "P025"])
def test_an_unknown_code_is_answered_with_the_nearest_one(synsml: Synsml, code: str) -> None:
    result = synsml("check", "--explain", code)
    assert (result.code, result.out) == (2, "")
    assert re.fullmatch(rf"synsml: there is no check '{code}'\n  fix: did you mean 'P2[0-9][0-9]'\?\n", result.err)


def test_a_word_that_is_no_code_is_answered_with_all_codes(synsml: Synsml) -> None:
    result = synsml("check", "--explain", "deadlines")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("synsml: there is no check 'deadlines'\n  fix: write one of C701, C702, C703, C704, D100, ")


def test_colours_are_for_terminals(workshop: Workshop) -> None:
    root = workshop.write(TWO_FILES)
    code, screen = run_on_terminal("check", cwd=root)
    assert code == 1
    first, *_, last = screen.splitlines()
    assert first == (
        f"{ESC}[1mpeople/ada-lovelace.yaml:4:6{ESC}[0m: {ESC}[31m{ESC}[1merror[P203]{ESC}[0m "
        "'www.example.org/~ada' is not a web address"
    )
    assert last == "1 error, 1 warning"
    piped = run_process("check", cwd=root)
    assert (piped.code, piped.err) == (1, b"")
    assert re.sub(rf"{ESC}\[[0-9]*m", "", screen).replace("\r\n", "\n") == piped.out.decode()
    assert ESC.encode() not in piped.out


def test_no_color_is_respected_on_a_terminal(workshop: Workshop) -> None:
    root = workshop.write(TWO_FILES)
    code, screen = run_on_terminal("check", cwd=root, NO_COLOR="1")
    assert (code, ESC in screen) == (1, False)


def test_a_report_survives_a_reader_that_has_gone(workshop: Workshop) -> None:
    # More than a pipe holds, so that the rest meets a closed one.
    root = workshop.write({f"people/p{number}.yaml": "last: TBD\n" for number in range(2000)})
    command = (*SYNSML, "check", "--strict")
    with subprocess.Popen(command, cwd=root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"people/p0.yaml:1:7: warning[P201] the name 'TBD' is a placeholder\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 1


def test_a_tab_in_a_line_is_one_column_so_that_the_caret_fits() -> None:
    assert single_finding("\ta\tb: wrong", 5, 10) == [
        "f:1:6: error[X100] said",
        "    1 |  a b:wrong".replace("b:", "b: "),
        "      |      ^^^^^",
        "",
    ]


def test_a_caret_is_placed_under_wide_characters_and_after_combining_ones() -> None:
    line = "name: 大隅良典, e\u0301: wrong"
    start = line.index("wrong")
    assert single_finding(line, start, start + 5)[1:3] == [f"    1 | {line}", f"      | {' ' * 19}^^^^^"]
    assert single_finding(line, 6, 10)[2] == f"      | {' ' * 6}{'^' * 8}"


@pytest.mark.parametrize(
    ("name", "columns"),
    [("कुछ", 2), ("می\u200cخواهم", 7), ("क्ष", 2)],
    ids=["vowel sign", "zero-width non-joiner", "virama"],
)
def test_marks_without_a_width_do_not_move_the_caret(name: str, columns: int) -> None:
    line = f"{name}: wrong"
    start = line.index("wrong")
    assert single_finding(line, start, start + 5)[2] == f"      | {' ' * (columns + 2)}^^^^^"


def test_of_a_very_long_line_the_stretch_around_the_place_is_shown() -> None:
    line = "a" * 5000 + "wrong" + "b" * 5000
    head, shown, caret, _ = single_finding(line, 5000, 5005)
    assert head == "f:1:5001: error[X100] said"
    assert len(shown) == len("    1 | ") + 160
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "wrong"


def test_a_place_that_is_itself_very_long_is_cut() -> None:
    line = "key: " + "x" * 10_000
    _, shown, caret, _ = single_finding(line, 5, len(line))
    assert shown == f"    1 | key: {'x' * 155}"
    assert caret == f"      |      {'^' * 155}"


def test_of_a_place_over_several_lines_the_first_one_is_marked() -> None:
    assert single_finding("ab cd\nef\n", 3, 8)[1:3] == ["    1 | ab cd", "      |    ^^"]


def test_the_end_of_a_file_can_be_pointed_at() -> None:
    assert single_finding("ab\n", 2, 2)[1:3] == ["    1 | ab", "      |   ^"]
    assert single_finding("", 0, 0) == ["f:1:1: error[X100] said", ""]


def test_control_characters_of_data_reach_a_report_spelled_out(synsml: Synsml, workshop: Workshop) -> None:
    person = 'last: "\\e[31mTBD\\u202E\\u009B"\nroles:\n  speaker: confirmed\n'
    pages = HOME_PAGE
    home = "\x1b]0;title\x07 [[date \x1b[31mred]] \u202e \u009b1m\n"
    workshop.write({"workshop.yaml": MINIMAL + pages, "people/evil.yaml": person, "pages/home.md": home})
    result = synsml("check")
    assert (
        result.out
        == r"""pages/home.md:1:12: error[G301] there is no date '\x1b[31mred'
    1 | \x1b]0;title\x07 [[date \x1b[31mred]] \u202e \x9b1m
      |                  ^^^^^^^^^^^^^^^^^^^^
  fix: write one of submission, workshop

people/evil.yaml:1:1: warning[P202] \x1b[31mTBD\u202e\x9b is public and has no affiliation
    1 | last: "\e[31mTBD\u202E\u009B"
      | ^
  fix: add 'affiliation: ...' (or 'Independent')

1 error, 1 warning
"""
    )


@pytest.mark.parametrize("format", ["text", "github", "json"])
def test_no_format_prints_a_control_character(synsml: Synsml, workshop: Workshop, format: str) -> None:
    person = 'last: "\\e[31mTBD\\u202E\\u009B\\x7F"\nroles:\n  speaker: confirmed\n'
    workshop.write({"people/evil.yaml": person})
    out = synsml("check", "--format", format).out
    assert [character for character in out if not character.isprintable() and character != "\n"] == []
    if format == "json":
        message = json.loads(out)["findings"][0]["message"]
        assert message == "\x1b[31mTBD\u202e\u009b\x7f is public and has no affiliation"


def test_after_the_workshop_one_hint_replaces_all_checks_that_depend_on_today(synsml: Synsml, workshop: Workshop) -> None:
    proceedings = "  proceedings:\n    label: Proceedings\n    kind: notification\n    when: 2023-08-10 or 2023-08-20\n"
    workshop.write({"workshop.yaml": MINIMAL + proceedings})
    before = synsml("check", "--now", "2023-07-28T12:00Z")
    assert (
        before.out
        == """\
workshop.yaml:16:11: warning[D104] 'Proceedings' is still provisional, but may be in 13 days 23 hours
   16 |     when: 2023-08-10 or 2023-08-20
      |           ^^^^^^^^^^^^^^^^^^^^^^^^
  fix: run `synsml deadlines set proceedings 2023-08-10`, or choose another day

1 warning
"""
    )
    after = synsml("check", "--now", "2023-07-29T12:00Z")
    assert (
        after.out
        == """\
workshop.yaml:12:11: hint[D100] the workshop ended on 2023-07-28: checks that depend on today are skipped
   12 |     when: 2023-07-28
      |           ^^^^^^^^^^
  fix: nothing to change; start the next edition with `synsml init NEW-FOLDER --from .`

1 hint
"""
    )
    assert (before.code, after.code) == (0, 0)


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_folder_and_the_clock_can_be_named_on_both_sides_of_the_command(
    synsml: Synsml, workshop: Workshop, place: str
) -> None:
    workshop.root.joinpath("inner").mkdir()
    Workshop(workshop.root / "inner").write()
    common = ("-C", "inner", "--now", "2024-01-01")
    result = synsml(*common, "check") if place == "before" else synsml("check", *common)
    assert (result.code, result.out.splitlines()[-1]) == (0, "1 hint")


def test_a_byte_order_mark_and_other_line_ends_do_not_shift_places(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    (workshop.root / "people").mkdir()
    (workshop.root / "people" / "ada-lovelace.yaml").write_bytes(b"\xef\xbb\xbf" + ADA.replace("\n", "\r\n").encode())
    result = synsml("check")
    assert result.out.splitlines()[:3] == [
        "people/ada-lovelace.yaml:4:6: error[P203] 'www.example.org/~ada' is not a web address",
        "    4 | url: www.example.org/~ada",
        "      |      ^^^^^^^^^^^^^^^^^^^^",
    ]


def test_check_reports_a_broken_template_with_the_message_of_render(synsml: Synsml, workshop: Workshop) -> None:
    pages = "contact: organizers@example.org\npages:\n  - source: pages/home.md\n    path: index.md\n"
    files = {"pages/home.md": "[[contact]]\n", "templates/contact.md.j2": "[% for %]\n"}
    workshop.write({"workshop.yaml": MINIMAL + pages, **files})
    checked = synsml("check")
    said = "Expected an expression, got 'end of statement block'"
    assert (checked.code, checked.out.splitlines()[0]) == (1, f"templates/contact.md.j2:1:1: error[G316] {said}")
    rendered = synsml("render")
    assert (rendered.code, rendered.err.splitlines()[0]) == (1, f"synsml: templates/contact.md.j2:1: {said}")


@pytest.mark.parametrize(("templates", "needed"), [({}, False), ({"templates/contact.md.j2": "[[ contact ]]\n"}, True)])
def test_check_loads_the_engine_of_templates_only_where_the_workshop_has_some(
    workshop: Workshop, templates: dict[str, str], needed: bool
) -> None:
    workshop.write(templates)
    program = "import sys; from synsml_cli.cli import run; run(['check']); print('jinja2' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=workshop.root, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["no problems found", str(needed)]
