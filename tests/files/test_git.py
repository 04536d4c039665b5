"""Questions to git: correct answers from every kind of repository, without influence from the environment."""

import os
import time
from pathlib import Path

import pytest

from helpers import commit, git
from synsml_cli.cli.preview import _open
from synsml_cli.store import git as store_git
from synsml_cli.store.git import answers, committed, ignored, tracked
from synsml_cli.store.writing.editor import Editing


def repository(root: Path, *options: str) -> Path:
    """Make a repository with a committed file, a new one and an ignored one in `people/`."""
    (root / "people").mkdir(parents=True)
    git(root, "init", "-q", *options)
    (root / "people/ada.yaml").write_text("last: Lovelace\n")
    commit(root, "*.jpg")
    (root / "people/bob.yaml").write_text("last: Bob\n")
    (root / "people/ada.jpg").write_text("x")
    return root


def answers_of(root: Path) -> tuple[object, ...]:
    files = root / "people/ada.yaml", root / "people/bob.yaml", root / "people/ada.jpg"
    return (answers(root), set(tracked(root, (root / "people",))), *map(committed, files[:2]), *map(ignored, files))


RIGHT = True, {"people/ada.yaml"}, b"last: Lovelace\n", None, False, False, True


def test_a_repository_answers(tmp_path: Path) -> None:
    assert answers_of(repository(tmp_path / "w")) == RIGHT


def test_a_repository_with_longer_hashes_answers(tmp_path: Path) -> None:
    assert answers_of(repository(tmp_path / "w", "--object-format=sha256")) == RIGHT


def test_a_repository_with_a_shared_index_and_packed_refs_and_objects_answers(tmp_path: Path) -> None:
    root = repository(tmp_path / "w")
    git(root, "update-index", "--split-index")
    git(root, "gc", "-q")
    assert list((root / ".git").glob("sharedindex.*"))
    assert not (root / ".git/refs/heads/main").exists()
    assert answers_of(root) == RIGHT


def test_a_second_work_tree_and_a_submodule_answer(tmp_path: Path) -> None:
    root = repository(tmp_path / "w")
    git(root, "worktree", "add", "-q", str(tmp_path / "second"))
    git(root, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(root), "inner")
    for other in (tmp_path / "second", root / "inner"):
        assert (other / ".git").is_file()
        (other / "people/bob.yaml").write_text("last: Bob\n")
        (other / "people/ada.jpg").write_text("x")
        assert answers_of(other) == RIGHT


def test_a_repository_that_is_reached_through_a_link_answers(tmp_path: Path) -> None:
    root = repository(tmp_path / "w")
    (root / ".git").rename(tmp_path / "kept")
    (root / ".git").symlink_to(tmp_path / "kept")
    (tmp_path / "linked").symlink_to(root)
    assert answers_of(tmp_path / "linked") == RIGHT


def test_names_are_relative_to_the_folder_that_asks(tmp_path: Path) -> None:
    root = repository(tmp_path / "w")
    (root / "2023").mkdir()
    assert set(tracked(root / "2023", (root / "people", root / "2023", tmp_path))) == {"../people/ada.yaml"}
    assert set(tracked(root / "people", (root / "people",))) == {"ada.yaml"}


def test_signs_in_a_name_that_mean_something_to_git_are_part_of_the_name(tmp_path: Path) -> None:
    root = repository(tmp_path / "w")
    names = [":x.yaml", "*.yaml", "[a].yaml", "-n", "a\nb", "ö.yaml"]
    for name in names:
        (root / name).write_text(name)
    commit(root)
    for name in names:
        assert set(tracked(root, (root / name,))) == {name}
        assert committed(root / name) == name.encode()
        assert not ignored(root / name)


@pytest.mark.parametrize("head", ["ref: refs/heads/.invalid\n", "", "x" * 9000])
def test_a_repository_in_a_form_that_this_git_does_not_know_is_not_asked(head: str, tmp_path: Path) -> None:
    root = repository(tmp_path / "w")
    (root / ".git/HEAD").write_text(head)
    with (root / ".git/config").open("a") as stream:
        stream.write("[extensions]\n\trefStorage = unheard\n")
    assert not answers(root)
    assert committed(root / "people/ada.yaml") is None


@pytest.mark.parametrize("text", ["", "gitdir: /nowhere\n", "gitdir: .\n", "gitdir: .git\n", "gitdir: a\0b\n", "\xff" * 5000])
def test_a_git_file_that_leads_nowhere_is_no_repository(text: str, tmp_path: Path) -> None:
    (tmp_path / ".git").write_text(text)
    assert answers_of(tmp_path) == (False, set(), None, None, False, False, False)


def a_git(folder: Path, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "git").chmod(0o755)


def test_a_git_that_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "w")
    a_git(tmp_path / "bin", "sleep 1000 & sleep 1000")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setattr(store_git, "GIT_SECONDS", 0.2)
    begun = time.monotonic()
    assert not answers(root)
    assert time.monotonic() - begun < 500


def test_an_answer_that_is_too_long_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "w")
    monkeypatch.setattr(store_git, "MAX_ANSWER", 14)
    assert committed(root / "people/ada.yaml") is None
    monkeypatch.setattr(store_git, "MAX_ANSWER", 15)
    assert committed(root / "people/ada.yaml") == b"last: Lovelace\n"


def test_git_gets_our_settings_and_nothing_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    root = repository(tmp_path / "w")
    a_git(tmp_path / "bin", f"env > {tmp_path}/env; echo $@ > {tmp_path}/words; cat >> {tmp_path}/env; echo x >&2")
    monkeypatch.setenv("PATH", f".:{tmp_path / 'bin'}::{os.environ['PATH']}")
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "evil")
    assert committed(root / "people/ada.yaml") == b""
    words = (tmp_path / "words").read_text().split()
    assert words[:9] == [
        "--no-pager", "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
        "-c", "protocol.allow=never",
    ]  # fmt: skip
    surroundings = dict(
        line.split("=", 1) for line in (tmp_path / "env").read_text().splitlines() if line[:4] in ("GIT_", "PATH")
    )
    folder = Path(surroundings.pop("GIT_DIR"))
    path = surroundings.pop("PATH").split(":")
    assert surroundings == {
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_WORK_TREE": str(root),
    }
    assert path[0] == str(tmp_path / "bin")
    assert all(entry.startswith("/") for entry in path)
    assert not folder.exists()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", [".", "", "bin", "./bin"])
def test_a_program_in_the_current_folder_is_never_run(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "w")
    folder = root / path
    for name in ("git", "vi", "xdg-open", "x-www-browser", "www-browser", "firefox"):
        a_git(folder, f": > {tmp_path}/ran")
        (folder / "git").rename(folder / name)
    a_git(folder, f": > {tmp_path}/ran")
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", os.pathsep.join((path, os.environ["PATH"])))
    assert answers_of(root) == RIGHT
    monkeypatch.setenv("PATH", path)
    assert not answers(root)
    with Editing("x", name="x", command="vi", tell=print) as editing, pytest.raises(Exception, match="cannot be started"):
        editing.edited()
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    _open("http://127.0.0.1:1/")
    assert not (tmp_path / "ran").exists()
