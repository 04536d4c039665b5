"""Disk errors and other writers: every file on disk is completely old or completely new."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from disk_cases import FILES
from helpers import MINIMAL, Result, Synsml, Workshop
from synsml_cli.model.records.file_names import LOCK
from synsml_cli.store.writing import write
from synsml_cli.store.writing.draft import Draft


def files_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def is_left_over(name: str) -> bool:
    """Whether a file is one that git and every reader pass over: a lock, or a temporary file."""
    base = Path(name).name
    return base == LOCK or (base.startswith(".") and base.endswith(".synsml-tmp"))


def fails(number: int) -> Callable[..., object]:
    def function(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return function


class FullStream:
    """A file on a disk that is full."""

    def __init__(self, stream: object) -> None:
        self.stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()  # type: ignore[attr-defined]

    def write(self, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("function", "number", "said"),
    [
        ("fsync", errno.ENOSPC, "the disk is full: workshop.yaml\n  nothing was changed\n  fix: free some space"),
        ("fsync", errno.EDQUOT, "your disk quota is used up: workshop.yaml\n  nothing was changed\n  fix: free some space"),
        ("fsync", errno.EIO, "Input/output error: workshop.yaml\n  nothing was changed\n  fix: check the disk"),
        ("fchmod", errno.EPERM, "no permission to write workshop.yaml\n  nothing was changed\n  fix: check its permissions"),
        ("replace", errno.EROFS, "the disk is read-only: workshop.yaml\n  nothing was changed\n  fix: use a writable disk"),
        ("replace", errno.EACCES, "no permission to write workshop.yaml\n  nothing was changed\n  fix: check its permissions"),
    ],
)
def test_an_error_of_the_disk_is_said_and_loses_nothing(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, function: str, number: int, said: str
) -> None:
    root = workshop.write()
    before = files_of(root)
    monkeypatch.setattr(write.os, function, fails(number))
    assert synsml("extend", "submission", "+5d") == Result(3, "", f"synsml: {said}\n")
    assert {name: data for name, data in files_of(root).items() if name != LOCK} == before


def test_a_disk_that_is_full_in_the_middle_of_a_file_loses_nothing(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write()
    really = os.fdopen

    def fdopen(descriptor: int, mode: str, **options: bool) -> object:
        stream = really(descriptor, mode, **options)
        return FullStream(stream) if "w" in mode else stream

    monkeypatch.setattr(write.os, "fdopen", fdopen)
    result = synsml("extend", "submission", "+5d")
    assert result == Result(3, "", "synsml: the disk is full: workshop.yaml\n  nothing was changed\n  fix: free some space\n")
    monkeypatch.undo()
    assert files_of(root) == {"workshop.yaml": MINIMAL.encode()}


def test_a_file_that_somebody_saved_meanwhile_is_not_written_over(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write()
    really = Draft.checked

    def saved_meanwhile(draft: Draft) -> object:
        after = really(draft)
        (root / "workshop.yaml").write_text(f"{MINIMAL}place: Vienna\n")
        return after

    monkeypatch.setattr(Draft, "checked", saved_meanwhile)
    error = (
        "synsml: workshop.yaml changed while this command was running\n  nothing was written\n  fix: run the command again\n"
    )
    assert synsml("extend", "submission", "+5d") == Result(3, "", error)
    assert (root / "workshop.yaml").read_text() == f"{MINIMAL}place: Vienna\n"


def test_a_link_is_followed_and_stays_one(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    (root / "facts").mkdir()
    (root / "workshop.yaml").rename(root / "facts" / "2023.yaml")
    (root / "workshop.yaml").symlink_to("facts/2023.yaml")
    assert synsml("extend", "submission", "+5d").code == 0
    assert (root / "workshop.yaml").is_symlink()
    assert "2023-05-29 23:59 AoE" in (root / "facts" / "2023.yaml").read_text()


def test_a_link_out_of_the_workshop_is_not_followed(synsml: Synsml, workshop: Workshop, tmp_path: Path) -> None:
    root = workshop.write()
    outside = tmp_path.with_name(f"{tmp_path.name}-outside.yaml")
    (root / "workshop.yaml").rename(outside)
    (root / "workshop.yaml").symlink_to(outside)
    result = synsml("extend", "submission", "+5d")
    error = f"synsml: workshop.yaml leads out of its folder, to {outside}\n  fix: replace the link with the file\n"
    assert result == Result(3, "", error)
    assert outside.read_text() == MINIMAL


def test_the_mode_of_a_file_stays(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    (root / "workshop.yaml").chmod(0o640)
    assert synsml("extend", "submission", "+5d").code == 0
    assert (root / "workshop.yaml").stat().st_mode & 0o7777 == 0o640


def test_a_temporary_file_of_a_process_that_died_is_swept_away_by_a_later_write(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({".workshop.yaml.abc123.synsml-tmp": "id: half", ".other.abc123.synsml-tmp": "x"})
    for name in (".workshop.yaml.abc123.synsml-tmp", ".other.abc123.synsml-tmp"):
        os.utime(root / name, (0, 0))
    (root / ".workshop.yaml.def456.synsml-tmp").write_text("being written now")
    assert synsml("extend", "submission", "+5d").code == 0
    left = [name for name in files_of(root) if name != "workshop.yaml"]
    assert left == [".other.abc123.synsml-tmp", ".workshop.yaml.def456.synsml-tmp"]


PEOPLE = "First name,Last name\n" + "".join(f"Ada,Love{letter}\n" for letter in "abcdef")


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_all_of_many_files_are_written_or_no_file(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    root = workshop.write({**FILES, "form.csv": PEOPLE + ",Bob\n"})
    before = files_of(root)
    really = os.replace
    calls = 0

    def replace(old: str, new: str) -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise error
        really(old, new)

    monkeypatch.setattr(write.os, "replace", replace)
    result = synsml("people", "import", "form.csv", "--role", "speaker", "--status", "confirmed", "--update", "--yes")
    said = "synsml: the disk is full: people/ada-loved.yaml\n  nothing was changed\n  fix: free some space\n"
    expected = (130, False) if isinstance(error, KeyboardInterrupt) else (3, True)
    assert (result.code, result.err.endswith(said)) == expected
    assert calls >= 4
    assert {name: data for name, data in files_of(root).items() if not is_left_over(name)} == before


def test_a_command_that_moves_a_record_puts_it_back_where_a_later_step_fails(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write({**FILES, "private/carl.yaml": "last: Carl\nroles:\n  speaker: invited\n"})
    before = files_of(root)
    really = Path.rename

    def rename(path: Path, new: Path) -> Path:
        if path.name == "carl.yaml":
            raise OSError(errno.EACCES, "Permission denied")
        return really(path, new)

    monkeypatch.setattr(Path, "rename", rename)
    result = synsml("people", "confirm", "bob", "carl")
    assert result == Result(
        3,
        "",
        "synsml: no permission to write private/carl.yaml\n  nothing was changed\n  fix: check its permissions\n",
    )
    assert {name: data for name, data in files_of(root).items() if not is_left_over(name)} == before


def test_temporary_files_of_a_process_that_died_are_swept_away_from_many_files_at_once(
    synsml: Synsml, workshop: Workshop
) -> None:
    left = "people/.ada-lovea.yaml.abc123.synsml-tmp"
    root = workshop.write({**FILES, "form.csv": PEOPLE, left: "last: half", "people/.other.abc123.synsml-tmp": "x"})
    for name in (left, "people/.other.abc123.synsml-tmp"):
        os.utime(root / name, (0, 0))
    assert synsml("people", "import", "form.csv", "--role", "speaker", "--status", "confirmed").code == 0
    hidden = [name for name in files_of(root) if is_left_over(name)]
    assert hidden == ["people/.other.abc123.synsml-tmp"]
