"""`--dry-run` writes nothing: it works in a read-only folder, and while another command writes."""

import errno
import os
import re
import tempfile
from pathlib import Path

import pytest

from fault_shim import calls_of
from helpers import Result, Synsml, Workshop
from images import encoded, flat
from processes import PATIENCE, hold_lock
from synsml_cli.tasks.base import opened
from writing_commands import DRY_RUNS as COMMANDS
from writing_commands import FILES, PICTURE, documented, has_dry_run


def read_only(*_: object, **__: object) -> object:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.fixture
def root(workshop: Workshop) -> Path:
    root = workshop.write(FILES)
    (root / PICTURE).write_bytes(encoded(flat(300, 300), "PNG"))
    return root


def test_every_command_that_has_a_dry_run_is_tried_here() -> None:
    assert sorted(filter(has_dry_run, documented())) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_dry_run_makes_no_call_that_changes_a_disk(root: Path, command: str) -> None:
    assert calls_of(root, (*command.split(), *COMMANDS[command], "--dry-run")) == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_on_a_disk_that_is_read_only_a_dry_run_says_what_would_be(
    synsml: Synsml, root: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", read_only)
    monkeypatch.setattr(os, "mkdir", read_only)
    really = os.open
    monkeypatch.setattr(
        os, "open", lambda path, flags, *more: read_only() if flags & os.O_CREAT else really(path, flags, *more)
    )
    words = (*command.split(), *COMMANDS[command])
    result = synsml(*words, "--dry-run")
    assert (result.code, result.err.splitlines()[-1]) == (0, "nothing was written (--dry-run)")
    assert re.search(r"^\+\+\+ |would (write|rename) ", result.out, re.MULTILINE)
    refused = synsml(*words, *(["--yes"] if "remove" in words else []))
    assert refused == Result(
        3,
        "",
        f"{refused.err.partition('synsml: ')[0]}synsml: cannot write in {root}: Read-only file "
        "system\n  nothing was changed\n  fix: make the folder writable\n",
    )


def test_a_dry_run_does_not_wait_for_a_writer(synsml: Synsml, root: Path) -> None:
    holder = hold_lock(root)
    try:
        assert synsml("extend", "submission", "+5d", "--dry-run").code == 0
    finally:
        holder.communicate(timeout=PATIENCE)


def test_a_dry_run_goes_by_what_it_has_read(synsml: Synsml, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = synsml("deadlines", "remove", "submission", "--dry-run")
    really = opened.load

    def overtaken(*arguments: object, **options: object) -> object:
        project = really(*arguments, **options)
        (root / "workshop.yaml").write_text("id: somebody-is-writing\n")
        return project

    monkeypatch.setattr(opened, "load", overtaken)
    assert synsml("deadlines", "remove", "submission", "--dry-run") == expected
    assert expected.code == 0
