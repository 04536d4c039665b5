"""A command that fails has changed nothing, whatever is wrong with its options or environment."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import Result, Synsml, Workshop
from hostile import VALUES
from synsml_cli.cli import run
from synsml_cli.model.records.file_names import LOCK
from writing_commands import GROUPS, READING, SERVERS, WRITING, copy_of, documented, write_workshop

PARTLY = {"check": 1, "people import": 1}
"""Exit codes that are answers about the rest, after the command has done its part: README.md lists them."""
BAD_OPTIONS = (
    ("--nonsense",),
    ("--now", "yesterday"),
    ("--now", "2023-05-20T12:00"),
    ("--now", "9999-12-31T23:59Z"),
    ("-C", "nowhere"),
    ("-C", "photo.png"),
    ("--tz", "CET"),
    ("--tz", "Mars/Base"),
    ("--tz", ""),
    ("--tz", "venue"),
    ("--select", "X999"),
    ("--format", "pdf"),
    ("-o", "nowhere/file"),
    ("-o", "people"),
    ("-o", "workshop.yaml"),
    ("--json", "--format", "github"),
    ("--stdout", "--check"),
    ("--alarm", "soon"),
    ("--previous", "photo.png"),
    ("--since", "never"),
    ("--why", "because"),
    ("--map", "x"),
    ("--role", "=x"),
    ("--id", "../x"),
    ("--folder", "../.."),
    ("--site", "/dev/null"),
    ("--photo", "nowhere.png"),
)
BAD_SURROUNDINGS: dict[str, dict[str, str]] = {
    "a clock that cannot be read": {"SYNSML_NOW": "noon"},
    "an unknown zone": {"TZ": "Mars/Base"},
    "a zone that is a path": {"TZ": ":/etc/passwd"},
    "a width that is a digit and no number": {"COLUMNS": "\u00b2"},
    "a width below zero": {"COLUMNS": "-1", "LINES": "x"},
    "an editor that is not there": {"VISUAL": "no such editor"},
    "an editor with an open quote": {"EDITOR": "'"},
    "no colour": {"NO_COLOR": "1", "TERM": ""},
    "no home": {"HOME": "/nonexistent", "TMPDIR": "/nonexistent", "PATH": "/nonexistent"},
    "git led elsewhere": {"GIT_DIR": "/nonexistent", "GIT_WORK_TREE": "/nonexistent"},
}


def everything(root: Path) -> dict[str, bytes | str | None]:
    """Return all that is below a folder: bytes of files, targets of links, None for folders."""
    return {
        path.relative_to(root).as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in root.rglob("*")
        if path.name != LOCK
    }


@pytest.fixture
def root(workshop: Workshop) -> Path:
    return write_workshop(workshop)


def assert_kept(root: Path, before: dict[str, bytes | str | None], name: str, code: int, words: object) -> None:
    assert code in (0, 1, 2, 3), words
    if code not in (0, PARTLY.get(name)):
        assert everything(root) == before, (code, words)


def test_every_command_of_the_tables_exists() -> None:
    assert {*WRITING, *READING, *GROUPS, *SERVERS} <= {*documented()}


@pytest.mark.parametrize("name", WRITING)
def test_every_command_of_the_table_writes(synsml: Synsml, root: Path, name: str) -> None:
    before = everything(root)
    result = synsml(*WRITING[name])
    assert result.code in (0, PARTLY.get(name)), result
    assert everything(root) != before


@pytest.mark.parametrize("name", WRITING)
def test_a_bad_option_is_refused_before_anything_is_written(
    synsml: Synsml, root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before, place = everything(root), tmp_path_factory.mktemp("copy")
    for words in BAD_OPTIONS:
        for typed in ((*WRITING[name], *words), (WRITING[name][0], *words, *WRITING[name][1:])):
            monkeypatch.chdir(copy_of(root, place))
            assert_kept(place, before, name, synsml(*typed).code, typed)


@pytest.mark.parametrize("name", WRITING)
def test_odd_surroundings_are_found_out_before_anything_is_written(
    synsml: Synsml, root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before, place = everything(root), tmp_path_factory.mktemp("copy")
    for what, surroundings in BAD_SURROUNDINGS.items():
        with monkeypatch.context() as patch:
            patch.chdir(copy_of(root, place))
            for variable, value in surroundings.items():
                patch.setenv(variable, value)
            result = synsml(*WRITING[name])
        assert "internal error" not in result.err, what
        assert_kept(place, before, name, result.code, what)


WORDS = (
    st.sampled_from(VALUES)
    | st.text(max_size=12).filter(lambda text: "\0" not in text)
    | st.sampled_from(["", "-", "--", "\udcff"])
)


@given(
    name=st.sampled_from(sorted(WRITING)),
    position=st.integers(0, 8),
    word=WORDS,
    more=st.lists(st.sampled_from(BAD_OPTIONS), max_size=2),
)
@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_word_of_any_command_may_be_any_text(
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    name: str,
    position: int,
    word: str,
    more: list[tuple[str, ...]],
) -> None:
    typed = [*WRITING[name]]
    at = min(position, len(typed) - len(name.split())) + len(name.split())
    typed[at : at + 1] = [word]
    typed += [part for words in more for part in words]
    place = copy_of(root, tmp_path_factory.getbasetemp() / "generated" / "copy")
    before = everything(place)
    monkeypatch.chdir(place)
    code = run(typed)
    error = capsysbinary.readouterr().err.decode()
    assert "internal error" not in error, (typed, error)
    assert_kept(place, before, name, code, (typed, error))


@pytest.mark.parametrize("zone", ["CET", "Mars/Base", "venue", "VENUE"])
@pytest.mark.parametrize("command", [("extend", "submission", "+7d"), ("deadlines", "set", "submission", "-3d")])
def test_a_zone_that_cannot_be_shown_moves_no_date(
    synsml: Synsml, workshop: Workshop, command: tuple[str, ...], zone: str
) -> None:
    root = workshop.write()
    text = (root / "workshop.yaml").read_text().replace("timezone: Europe/Vienna\n", "")
    (root / "workshop.yaml").write_text(text)
    result = synsml(*command, "--tz", zone)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("synsml: --tz")
    assert (root / "workshop.yaml").read_text() == text


def test_a_workshop_that_cannot_be_read_is_said_also_where_the_zone_is_the_venues(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": "dates: ["})
    assert synsml("extend", "submission", "+7d", "--tz", "venue") == synsml("extend", "submission", "+7d")


GONE = Result(
    3,
    "",
    "synsml: the working directory no longer exists\n"
    "  fix: go to an existing folder, such as `cd ~`, and run the command again\n",
)


@pytest.mark.parametrize("options", [(), ("-C", "w"), ("-C", "..")])
@pytest.mark.parametrize("name", [*WRITING, *READING, ""])
def test_in_a_folder_that_is_gone_every_command_says_so(
    synsml: Synsml, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, options: tuple[str, ...]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    words = WRITING.get(name) or (*name.split(), *READING.get(name, ()))
    assert synsml(*words, *options) == GONE


def test_help_needs_no_folder(synsml: Synsml, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    shutil.rmtree(tmp_path / "gone")
    assert synsml("extend", "--help").code == 0
    assert synsml("schema", "workshop").code == 0
