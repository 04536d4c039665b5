"""Reading files despite disk errors, with lines counted like in editors."""

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import HOME_PAGE, MINIMAL, Synsml, Workshop
from synsml_cli.model.source.positions import SourceText
from synsml_cli.store.yaml.reader import MAX_DEPTH, MAX_NODES, parse_yaml

ADA = "people/ada-lovelace.yaml"
HOME = MINIMAL + HOME_PAGE
BROKEN = {
    "workshop.yaml": MINIMAL.replace("AoE", "CET").replace("label: Workshop", "lable: Workshop"),
    ADA: "first: Ada\nlast: Lovelace: a biography\n",
}
COMPLAINT = """\
people/ada-lovelace.yaml:2:7: error[R101] this text needs quotes
    2 | last: Lovelace: a biography
      |       ^^^^^^^^^^^^^^^^^^^^^
  fix: write last: "Lovelace: a biography"

"""
COMPLAINTS = """\
workshop.yaml:8:11: error[R111] when: time zone 'CET' is ambiguous
    8 |     when: 2023-05-24 23:59 CET
      |           ^^^^^^^^^^^^^^^^^^^^
  fix: did you mean '2023-05-24 23:59 Europe/Paris'?

workshop.yaml:10:5: error[R107] unknown key 'lable'
   10 |     lable: Workshop
      |     ^^^^^
  fix: did you mean 'label'?

"""


# --- what the disk does


def fails_to_open(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    """Let the operating system refuse one file, as it does for other users than root."""
    really = os.open

    def refuse(path: str | Path, *arguments: int, **more: int) -> int:
        if str(path).endswith(name):
            raise OSError(number, os.strerror(number), str(path))
        return really(path, *arguments, **more)

    monkeypatch.setattr(os, "open", refuse)


def test_a_file_without_permission_is_named_with_the_command_that_helps(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.write({"workshop.yaml": HOME, "pages/home.md": "hello\n"})
    fails_to_open(monkeypatch, "home.md", errno.EACCES)
    result = synsml("check")
    assert (result.code, result.out) == (3, "")
    assert result.err == "synsml: no permission to read pages/home.md\n  fix: try: chmod u+r pages/home.md\n"


def test_a_failing_disk_is_reported_with_the_file_that_could_not_be_read(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.write({ADA: "first: Ada\nlast: Lovelace\n"})
    fails_to_open(monkeypatch, "lovelace.yaml", errno.EIO)
    result = synsml("check")
    assert (result.code, result.out) == (3, "")
    assert result.err == f"synsml: {os.strerror(errno.EIO)}: {ADA}\n  fix: check the disk, then run the command again\n"


def test_a_file_that_vanishes_after_the_folder_was_listed_is_named(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write({ADA: "first: Ada\nlast: Lovelace\n"})
    really = Path.iterdir

    def vanish(folder: Path) -> Iterator[Path]:
        entries = list(really(folder))
        (root / ADA).unlink(missing_ok=True)
        return iter(entries)

    monkeypatch.setattr(Path, "iterdir", vanish)
    result = synsml("check")
    assert (result.code, result.out) == (3, "")
    assert (
        result.err
        == f"synsml: there is no file {ADA}\n  fix: check the name; if the file existed a moment ago, run the command again\n"
    )


def test_a_file_that_vanishes_while_it_is_opened_is_named(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.write({ADA: "first: Ada\nlast: Lovelace\n"})
    fails_to_open(monkeypatch, "lovelace.yaml", errno.ENOENT)
    result = synsml("people", "list")
    assert (result.code, result.out) == (3, "")
    assert (
        result.err
        == f"synsml: there is no file {ADA}\n  fix: check the name; if the file existed a moment ago, run the command again\n"
    )


@pytest.mark.parametrize("name", ["workshop.yaml", ADA, "private/ada-lovelace.yaml", "pages/home.md"])
def test_a_pipe_in_the_place_of_a_file_is_refused_and_not_waited_for(
    name: str, synsml: Synsml, workshop: Workshop, impatient: None
) -> None:
    root = workshop.write({"workshop.yaml": HOME, "pages/home.md": "hello\n"})
    (root / name).unlink(missing_ok=True)
    (root / name).parent.mkdir(exist_ok=True)
    os.mkfifo(root / name)
    result = synsml("check")
    assert (result.code, result.out) == (3, "")
    assert result.err == f"synsml: {name} is not a file\n  fix: replace it with a file\n"


def test_backups_and_hidden_files_of_editors_are_no_records(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({f"people/{name}": "\0" for name in ("ada.yaml~", "#ada.yaml#", ".ada.yaml.swp", "README.md")})
    (root / "people" / ".#ada.yaml").symlink_to("ada@laptop.1234")
    result = synsml("check")
    assert (result.code, result.out, result.err) == (0, "no problems found\n", "")


def test_a_page_of_sixty_thousand_marks_without_an_end_is_read_in_one_pass(
    synsml: Synsml, workshop: Workshop, impatient: None
) -> None:
    page = "pages:\n  - path: cfp.md\n"
    workshop.write({"workshop.yaml": HOME.partition("pages:")[0] + page, "site/cfp.md": "<!--synsml:" * 60_000})
    found = json.loads(synsml("check", "--json").out)["findings"]
    reported = [(finding["code"], finding["message"]) for finding in found]
    assert reported == [("G301", "too many tokens: this is number 20,001, the maximum is 20,000")]


def test_a_file_of_exactly_one_megabyte_and_with_unix_or_windows_line_ends_is_read(synsml: Synsml, workshop: Workshop) -> None:
    for end in ("\n", "\r\n", "\r"):
        text = f"\ufefffirst: Ada{end}last: Lovelace{end}# "
        workshop.write({ADA: text + "x" * (1_000_000 - len(text.encode()))})
        result = synsml("check")
        assert (result.code, result.out, result.err) == (0, "no problems found\n", "")


def test_a_record_as_deep_and_as_long_as_the_limits_is_read() -> None:
    deep = parse_yaml("a.yaml", "[" * MAX_DEPTH + "]" * MAX_DEPTH)
    deeper = parse_yaml("a.yaml", "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    long = parse_yaml("a.yaml", "- a\n" * (MAX_NODES - 1))
    longer = parse_yaml("a.yaml", "- a\n" * MAX_NODES)
    assert [parsed.root is not None for parsed in (deep, deeper, long, longer)] == [True, False, True, False]
    assert [[finding.code for finding in parsed.findings] for parsed in (deep, deeper, long, longer)] == [
        [],
        ["R105"],
        [],
        ["R105"],
    ]


# --- commands that work with what was read


@pytest.mark.parametrize("command", ["people list", "people show ada-lovelace", "render", "render --check", "export ics"])
def test_a_command_that_reads_broken_files_prints_all_their_errors_and_writes_nothing(
    command: str, synsml: Synsml, workshop: Workshop
) -> None:
    root = workshop.write(BROKEN)
    before = sorted(root.rglob("*"))
    result = synsml(*command.split())
    assert (result.code, result.out) == (1, "")
    reads_people = not command.startswith("export")
    count = 3 if reads_people else 2
    stop = f"synsml: stopped at {count} errors\n  fix: fix them and run it again\n"
    assert result.err == (COMPLAINT if reads_people else "") + COMPLAINTS + stop
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("command", ["deadlines", "deadlines --json", "export ics -o -"])
def test_a_command_that_needs_dates_only_prints_the_errors_of_the_workshop(
    command: str, synsml: Synsml, workshop: Workshop
) -> None:
    workshop.write(BROKEN)
    result = synsml(*command.split())
    assert (result.code, result.out) == (1, "")
    assert result.err == COMPLAINTS + "synsml: stopped at 2 errors\n  fix: fix them and run it again\n"


def test_deadlines_are_counted_down_while_a_person_is_broken(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    whole = synsml("deadlines")
    workshop.write({ADA: BROKEN[ADA]})
    assert whole.code == 0
    assert synsml("deadlines") == whole


def test_a_finding_of_a_check_stops_no_command(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({ADA: "first: Ada\nlast: Lovelace\nurl: lovelace\nroles:\n  speaker: confirmed\n"})
    assert synsml("check").code == 1
    assert (synsml("people", "list").code, synsml("people", "list").err) == (0, "")


def test_json_has_the_same_places_as_the_text(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(BROKEN)
    answer = synsml("check", "--json")
    findings = json.loads(answer.out)["findings"]
    places = [(at["file"], at["line"], at["column"], at["end_line"], at["end_column"], at["code"]) for at in findings]
    assert answer.code == 1
    assert places == [
        (ADA, 2, 7, 2, 28, "R101"),
        ("workshop.yaml", 8, 11, 8, 31, "R111"),
        ("workshop.yaml", 10, 5, 10, 10, "R107"),
    ]


def test_json_can_name_a_file_whose_name_is_not_utf_8(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    (root / "people").mkdir()
    try:
        (root / "people" / os.fsdecode(b"ad\xe9.yaml")).write_text("last: Lovelace\n")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    answer = synsml("check", "--json")
    assert (answer.code, answer.err) == (1, "")
    assert json.loads(answer.out)["errors"] == 1


# --- lines and columns

# U+0085, U+2028 and U+2029 end a line for YAML 1.1 and for no editor; emoji are one character and four bytes.
TEXTS = st.text(st.sampled_from("aé 🎓東\u0301\u0085\u2028\u2029:#'"), max_size=8).map(lambda text: f"x{text}x")
LINES = st.lists(st.tuples(TEXTS, st.sampled_from(["\n", "\r\n", "\r"])), min_size=1, max_size=8)


@given(LINES)
def test_keys_have_the_positions_that_editors_show(lines: list[tuple[str, str]]) -> None:
    quoted = [(text.replace("'", "''"), end) for text, end in lines]
    text = "".join(f"key{number}: '{value}'{end}" for number, (value, end) in enumerate(quoted))
    parsed = parse_yaml("a.yaml", text)
    assert parsed.findings == []
    assert parsed.root
    source = SourceText(text)
    for number, (key, value) in enumerate(parsed.root.pairs or ()):
        said = quoted[number][0]
        at_key, at_value = source.span(key.start, key.end), source.span(value.start, value.end)
        assert (at_key.line, at_key.column, at_key.end_column) == (number + 1, 1, 5)
        assert (at_value.line, at_value.column, at_value.end_line) == (number + 1, 7, number + 1)
        assert at_value.end_column == 7 + len(said) + 2
        assert source.line(number + 1) == f"key{number}: '{said}'"


@given(LINES)
def test_a_syntax_error_has_the_position_that_editors_show(lines: list[tuple[str, str]]) -> None:
    good = "".join(f"# {text}{end}" for text, end in lines if not set(text) & set("\u0085\u2028\u2029"))
    count = SourceText(good).span(len(good), len(good)).line
    (finding,) = parse_yaml("a.yaml", f"{good}title: Hype: or reality\n").findings
    at = SourceText(f"{good}title: Hype: or reality\n").span(finding.at.start, finding.at.end)
    assert (at.line, at.column, at.end_line, at.end_column) == (count, 8, count, 24)
    assert (finding.message, finding.remedy) == ("this title needs quotes", 'write title: "Hype: or reality"')


def test_a_control_character_has_the_position_that_editors_show() -> None:
    text = "first: Étienne\nlast: Bézout 🎓\x07\n"
    (finding,) = parse_yaml("a.yaml", text).findings
    at = SourceText(text).span(finding.at.start, finding.at.end)
    assert (at.line, at.column, at.end_column) == (2, 15, 16)


@given(st.text(st.sampled_from("ab\n\r\u0085\u2028\x0b\x0c🎓"), max_size=30))
def test_lines_are_counted_as_editors_do_and_not_as_python_does(text: str) -> None:
    source = SourceText(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert len(source.starts) == len(lines)
    assert [source.line(number + 1) for number in range(len(lines))] == lines


@pytest.mark.parametrize("scalar", ["null", "NO", "10:30", "2023-05-24", "0x1F", "1e3", "~", "Infinity", "0123", "=", "true"])
def test_a_scalar_is_the_text_that_was_written(scalar: str) -> None:
    parsed = parse_yaml("a.yaml", f"last: {scalar}\n")
    assert parsed.root
    assert [(key.text, value.text) for key, value in parsed.root.pairs or ()] == [("last", scalar)]
