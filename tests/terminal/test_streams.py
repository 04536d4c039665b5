"""Standard input, output and error in every state: closed, full, a terminal, a pipe, in any locale."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import MINIMAL, REPOSITORY, Result, Synsml, Workshop
from processes import PATIENCE, SYNSML, Ended, Step, environment, run_on_terminal, run_process
from writing_commands import READING, WRITING, copy_of, write_workshop

ODD = "\\e]0;title\\a\\e[31mRED\\x9b2J\\u202e\\b\\r\\u2028x"
"""In a YAML text: sets a terminal's title, colours, clears the screen, turns the line round."""
RAW = "\x1b]0;title\x07\x1b[31mRED\x9b2J\u202e\x08\u2028x"
SPEAKER = "{speaker: confirmed}"
HOSTILE = {
    "workshop.yaml": f"""\
format: 1
id: demo-2023
name: "Demo {ODD}"
short_name: "D{ODD}"
timezone: Europe/Vienna
contact: "{ODD}@example.org"
dates:
  submission:
    label: "Submission {ODD}"
    when: 2023-05-24 23:59 AoE
    note: "{ODD}"
    track: "T{ODD}"
  workshop:
    label: "Workshop {ODD}"
    kind: event
    when: 2023-07-28
    was:
      - {{when: 2023-07-27, changed: 2023-05-01T10:00Z, why: corrected}}
schedule:
  date: workshop
  sessions:
    - {{id: opening, time: 09:00-09:30, title: "O{ODD}", by: "{ODD}", room: "R{ODD}", speakers: [ada]}}
sponsors:
  - {{name: "Engines{ODD}", level: "{ODD}", url: "https://example.org/{ODD}"}}
pages: [{{source: pages/home.md, path: index.md}}]
""",
    "pages/home.md": f"---\ntitle: Home\n---\nMonday, May 24, 2023 {RAW}\n\n[[dates]]\n\n[[people speaker]]\n[[schedule]]\n",
    "people/ada.yaml": f'first: "Ada{ODD}"\nlast: Lovelace\naffiliation: "A{ODD}"\nemail: "a{ODD}@b.org"\nroles: {SPEAKER}\n',
    "private/bob.yaml": f'last: "Bob{ODD}"\nroles:\n  speaker: invited\n',
    f"people/x{RAW}.yaml": "last: X\nroles:\n  speaker: confirmed\n",
    "form.csv": f"First name,Last name,K{RAW}\nE{RAW},Noether,v{RAW}\n",
}
PRINTING = {
    **{name: (*name.split(), *words) for name, words in READING.items()},
    "deadlines as JSON": ("deadlines", "--json"),
    "check": ("check",),
    "check as JSON": ("check", "--json"),
    "check for GitHub": ("check", "--format", "github"),
    "people as a table": ("people", "export", "--csv"),
    "everybody as a table": ("people", "export", "--csv", "--internal"),
    "missing as a table": ("people", "missing", "--csv"),
    "a calendar": ("export", "ics", "-o", "-"),
    "a page": ("render", "--stdout"),
    "a difference": ("render", "--diff"),
    "the status": (),
}
OURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
"""Colours and the progress bar of a slow machine; `assert_harmless` looks for the colour of the data apart."""


def shown(text: str) -> list[str]:
    """Return the control and direction characters that a screen got, other than line ends and our own."""
    return [repr(c) for c in OURS.sub("", text) if not c.isprintable() and c != "\n"]


def assert_harmless(screen: str) -> None:
    assert shown(screen) == []
    assert "\x1b[31mRED" not in screen


Typed = Callable[..., Result]


@pytest.fixture
def terminal(synsml: Synsml, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type commands where output and errors pretend to be terminals."""

    def typed(*words: str) -> Result:
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        return synsml(*words)

    return typed


@pytest.mark.parametrize("name", PRINTING)
def test_no_text_of_the_data_reaches_a_terminal_raw(terminal: Typed, workshop: Workshop, name: str) -> None:
    root = workshop.write(HOSTILE)
    (root / f"people/x{RAW}.yaml").unlink()
    answer = terminal(*PRINTING[name])
    assert "internal error" not in answer.err
    assert_harmless(answer.out + answer.err)


@pytest.mark.parametrize("name", WRITING)
def test_no_command_that_writes_sends_the_data_to_a_terminal_raw(terminal: Typed, workshop: Workshop, name: str) -> None:
    root = write_workshop(workshop)
    workshop.write(HOSTILE)
    (root / f"people/x{RAW}.yaml").unlink()
    more = {"people import": ("--yes", "--map", f"K{RAW}=notes"), "people edit": (f"notes={RAW}",)}.get(name, ())
    answer = terminal(*WRITING[name], *more)
    assert "internal error" not in answer.err
    assert_harmless(answer.out + answer.err)


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("people", "list"),
        ("extend", f"sub{RAW}", "+7d"),
        ("render", RAW),
        ("-C", RAW),
        ("people", "photo", "ada", RAW),
    ],
)
def test_names_of_files_and_words_of_the_command_line_are_spelled_out_too(
    terminal: Typed, workshop: Workshop, command: tuple[str, ...]
) -> None:
    workshop.write(HOSTILE)
    answer = terminal(*command)
    assert_harmless(answer.out + answer.err)


@pytest.mark.parametrize("command", [("people", "export", "--csv"), ("check",)])
def test_a_real_terminal_gets_nothing_raw(workshop: Workshop, command: tuple[str, ...]) -> None:
    _, screen = run_on_terminal(*command, cwd=workshop.write(HOSTILE))
    assert "\\x1b" in screen
    assert_harmless(screen)


@pytest.mark.parametrize("answer", ["y", "n"])
def test_a_question_spells_out_the_name_that_it_asks_about(workshop: Workshop, answer: str) -> None:
    root = workshop.write(HOSTILE)
    (root / f"people/x{RAW}.yaml").unlink()
    steps = [Step("[y/N]", f"{answer}\n")]
    code, screen = run_on_terminal("people", "remove", "bob", cwd=root, steps=steps)
    assert code == (0 if answer == "y" else 1)
    assert_harmless(screen)


def test_a_pipe_gets_every_byte_of_a_page(workshop: Workshop) -> None:
    root = workshop.write(HOSTILE)
    (root / f"people/x{RAW}.yaml").unlink()
    printed = run_process("render", "--stdout", cwd=root)
    assert RAW.encode() in printed.out
    assert run_process("render", cwd=root).code == 0
    assert (root / "site" / "index.md").read_bytes() == printed.out


@pytest.mark.parametrize("value", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", ";=1", "＝1"])
@pytest.mark.parametrize("command", [("people", "missing", "--csv"), ("people", "export", "--csv", "--internal")])
def test_no_cell_of_any_table_is_a_formula(synsml: Synsml, workshop: Workshop, command: tuple[str, ...], value: str) -> None:
    text = value.replace("\t", "\\t")
    workshop.write({"people/evil.yaml": f'last: "{text}"\naffiliation: "{text}"\nroles:\n  speaker: confirmed\n'})
    out = synsml(*command).out
    assert "'" in out
    assert not re.search(r"(^|[,;\"\t])[=+@＝-]", out, re.MULTILINE)


LOCALES = (
    {"LANG": "C", "LC_ALL": ""},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"PYTHONIOENCODING": "utf-16"},
)
FOREIGN = {
    "workshop.yaml": MINIMAL.replace("Demo", "Fête 数学")
    .replace("Submission", "Отправка")
    .replace("timezone", "pages: [{source: pages/é.md, path: index.md}]\ntimezone"),
    "pages/é.md": "# Ünïcödé – 数学 \U0001f600\n\n[[dates]]\n",
    "people/ada.yaml": "last: Łukasiewicz\naffiliation: Université\nphoto: assets/é.png\nroles:\n  speaker: confirmed\n",
}
SAYING = (
    ("people", "list"),
    ("check",),
    ("render", "--stdout"),
    ("people", "export", "--csv"),
    ("people", "add", "--last", "Müller", "--role", "speaker=confirmed"),
    ("schedule", "remove", "ünknown"),
)


@pytest.mark.parametrize("words", SAYING)
def test_every_command_says_the_same_in_every_locale(
    workshop: Workshop, tmp_path_factory: pytest.TempPathFactory, words: tuple[str, ...]
) -> None:
    root = workshop.write(FOREIGN)
    place = tmp_path_factory.mktemp("locales") / "w"
    expected = run_process(*words, cwd=copy_of(root, place), LC_ALL="C.UTF-8")
    for locale in LOCALES:
        assert run_process(*words, cwd=copy_of(root, place), **locale) == expected, locale


def test_a_terminal_that_lacks_a_character_gets_an_escape(workshop: Workshop) -> None:
    root = workshop.write(FOREIGN)
    for words in (("people", "list"), ("render", "--stdout"), ("people", "export", "--csv")):
        code, screen = run_on_terminal(*words, cwd=root, PYTHONIOENCODING="ascii")
        assert (code, screen.isascii()) == (0, True)
        assert "\\u" in screen or "\\x" in screen


@pytest.mark.parametrize(
    ("letter", "encoding", "code"), [("é", "ascii", 0), ("é", "utf-8", 0), ("\udce9", "ascii", 2), ("\udce9", "utf-8", 2)]
)
def test_typed_utf_8_is_read_in_any_locale_and_other_bytes_are_refused(
    workshop: Workshop, letter: str, encoding: str, code: int
) -> None:
    root = workshop.write()
    steps = [Step("Given names: ", f"Emmy{letter}\n")]
    if code == 0:
        steps += [Step("only name: ", "Noether\n"), Step("Affiliation: ", "\n"), Step("page: ", "\n"), Step("): ", "\n")]
        steps += [Step("[speaker]: ", "\n"), Step("[invited]: ", "\n")]
    result, screen = run_on_terminal("people", "add", cwd=root, steps=steps, PYTHONIOENCODING=encoding)
    assert result == code, screen
    written = [path.read_text("utf-8").splitlines()[0] for path in (root / "private").glob("*.yaml")]
    assert written == (["first: Emmyé"] if code == 0 else [])
    assert ("the typed text is not UTF-8" in screen) == (code == 2)


def typed_to_shell(redirections: str, *words: str, cwd: Path) -> Ended:
    """Run a command as a shell with these redirections would, its output buffered as Python does by default."""
    surroundings = {name: value for name, value in environment().items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {redirections}', "sh", *SYNSML, *words],
        cwd=cwd,
        capture_output=True,
        env=surroundings,
        timeout=PATIENCE,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


FULL = b"""\
synsml: the output cannot be printed: No space left on device
  nothing was changed\n  fix: free disk space, or print to another place, and run it again
"""
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


@needs_full
@pytest.mark.parametrize(
    "words",
    [
        ("deadlines",),
        ("people", "list"),
        ("check", "--json"),
        ("extend", "submission", "+7d", "--dry-run"),
        ("--help",),
        ("extend", "-h"),
        ("--version",),
    ],
)
def test_a_full_output_ends_with_one_message(workshop: Workshop, words: tuple[str, ...]) -> None:
    root = workshop.write()
    assert typed_to_shell(">/dev/full", *words, cwd=root) == Ended(3, b"", FULL)
    assert typed_to_shell(">/dev/full 2>&1", *words, cwd=root) == Ended(3, b"", b"")


@needs_full
@pytest.mark.parametrize(
    ("words", "code"),
    [(("deadlines",), 0), (("extend", "no", "+7d"), 2), (("--nonsense",), 2), (("people", "remove", "ada"), 1)],
)
def test_a_full_error_stream_changes_no_exit_code(workshop: Workshop, words: tuple[str, ...], code: int) -> None:
    root = workshop.write({"people/ada.yaml": "last: Lovelace\nroles:\n  speaker: confirmed\n"})
    as_usual = typed_to_shell("", *words, cwd=root)
    assert typed_to_shell("2>/dev/full", *words, cwd=root) == Ended(code, as_usual.out, b"")
    assert as_usual.code == code


@pytest.mark.parametrize("name", ["people import", "render", "init"])
def test_a_closed_stream_is_empty_and_nobody_reads_it(
    workshop: Workshop, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    root = write_workshop(workshop)
    place = tmp_path_factory.mktemp("closed") / "w"
    words = WRITING[name]
    usual = typed_to_shell("", *words, cwd=copy_of(root, place))
    files = {path.name: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        ended = typed_to_shell(closed, *words, cwd=copy_of(root, place))
        out, err = (b"" if f"{mark}&-" in closed.split() else data for mark, data in ((">", usual.out), ("2>", usual.err)))
        assert ended == Ended(usual.code, out, err), closed
        assert {path.name: path.read_bytes() for path in place.rglob("*") if path.is_file()} == files, closed


ASKING = {
    "init": ("init", "new"),
    "people add": ("people", "add", "--last", "Q"),
    "people add without a name": ("people", "add", "--role", "speaker"),
    "people edit": ("people", "edit", "ada"),
    "people import": ("people", "import", "form.csv"),
    "people remove": ("people", "remove", "ada"),
    "deadlines remove": ("deadlines", "remove", "submission"),
    "schedule remove": ("schedule", "remove", "opening"),
    "people photo": ("people", "photo", "ada", "photo.png"),
    "sponsors logo": ("sponsors", "logo", "Engines", "photo.png"),
}


@pytest.mark.parametrize("name", ASKING)
def test_where_input_is_closed_nobody_is_asked_just_as_with_a_pipe(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    root = write_workshop(workshop)
    monkeypatch.chdir(copy_of(root, tmp_path_factory.mktemp("asked") / "w"))
    usual = synsml(*ASKING[name])
    monkeypatch.chdir(copy_of(root, tmp_path_factory.mktemp("closed") / "w"))
    monkeypatch.setattr("sys.stdin", None)
    closed = synsml(*ASKING[name])
    sys.stdin.close()
    assert closed == usual
    assert "internal error" not in closed.err


def test_a_reader_that_has_gone_ends_help_quietly(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        for words in (("--help",), ("extend", "--help"), ("--version",)):
            assert run_process(*words, cwd=tmp_path, stdout=writing) == Ended(0, b"", b"")
    finally:
        os.close(writing)


@pytest.mark.parametrize(
    ("call", "place"),
    [
        (r"sys\.stdin\b", {"cli/asking.py", "cli/streams.py"}),
        (r"typer\.(confirm|prompt)\b", {"cli/asking.py"}),
        (r"typer\.echo\b", {"cli/output.py"}),
        (r"\.cwd\(\)|os\.getcwd", {"__main__.py", "cli/common.py"}),
        (r"csv\.(writer|DictWriter)\b", {"export/csv_text.py"}),
        (r"sys\.stdout\.(write|buffer)\b", {"cli/output.py"}),
    ],
)
def test_each_of_these_is_done_in_one_place(call: str, place: set[str]) -> None:
    source = REPOSITORY / "src" / "synsml_cli"
    found = {path.relative_to(source).as_posix() for path in source.rglob("*.py") if re.search(call, path.read_text("utf-8"))}
    assert found == place
