"""The lock of a workshop: without `flock`, after killed processes, and while it is held."""

import errno
import fcntl
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import NOW, Synsml, Workshop
from processes import PATIENCE
from synsml_cli.store.writing import lock

NO_FLOCK = (errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK)
CHILD = """\
    import errno, fcntl, os, sys, warnings
    from pathlib import Path
    warnings.simplefilter("error")
    def flock(*_):
        raise OSError(errno.ENOSYS, "no flock here")
    fcntl.flock = flock
    from synsml_cli.store.writing import lock
    lock.LOCK_SECONDS = 200  # what is tested is that nothing is lost, on a busy machine too
    root = Path(sys.argv[1])
    for turn in range(int(sys.argv[2])):
        with lock.locked(root):
            count = root / "count"
            number = int(count.read_text())
            count.write_text("")
            count.write_text(str(number + 1))
            if "--die" in sys.argv:
                os.kill(os.getpid(), 9)
            if "--hold" in sys.argv:
                print(flush=True)
                sys.stdin.read()
    """


def child(root: Path, turns: int, *options: str) -> "subprocess.Popen[bytes]":
    """Start a process without flock that counts in a file, once for each time that it holds the lock."""
    command = [sys.executable, "-c", dedent(CHILD), str(root), str(turns), *options]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def ended(process: "subprocess.Popen[bytes]") -> int:
    """Wait for a process and close its pipes; return its exit code."""
    process.communicate(timeout=PATIENCE)
    return process.returncode


def without_flock(number: int = errno.ENOSYS) -> Callable[..., None]:
    def flock(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return flock


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def dead(tmp_path: Path) -> Path:
    """Create the lock of a killed process, on a disk without flock."""
    (tmp_path / "count").write_text("0")
    assert ended(child(tmp_path, 1, "--die")) == -signal.SIGKILL
    assert len((tmp_path / lock.LOCK).read_text().splitlines()) == 3
    return tmp_path


@pytest.mark.parametrize("number", NO_FLOCK)
def test_without_flock_everything_is_written_and_nobody_is_warned(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(fcntl, "flock", without_flock(number))
    root = workshop.write()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = synsml("extend", "submission", "+7d")
    assert result.code == 0
    assert "Warning" not in result.err
    assert not list(root.glob(f"{lock.LOCK}*"))


def test_without_flock_no_update_of_four_processes_is_lost(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    children = [child(tmp_path, 25) for _ in range(4)]
    assert [ended(process) for process in children] == [0] * 4
    assert (tmp_path / "count").read_text() == "100"
    assert [path.name for path in tmp_path.iterdir()] == ["count"]


def test_what_a_killed_process_left_does_not_stop_the_next_ones(dead: Path) -> None:
    children = [child(dead, 10) for _ in range(3)]
    assert [ended(process) for process in children] == [0] * 3
    assert (dead / "count").read_text() == "31"


def test_what_a_killed_process_left_does_not_stop_one_that_has_flock(dead: Path) -> None:
    with lock.locked(dead):
        assert (dead / lock.LOCK).read_text().startswith(f"{os.getpid()}\n")
    assert not (dead / lock.LOCK).exists()


@pytest.mark.parametrize("has_flock", [True, False])
def test_a_lock_without_flock_is_respected_and_named(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, *, has_flock: bool
) -> None:
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.2)
    root = workshop.write({"count": "0"})
    with child(root, 1, "--hold") as holder:
        assert holder.stdout
        holder.stdout.readline()
        if not has_flock:
            monkeypatch.setattr(fcntl, "flock", without_flock())
        result = synsml("extend", "submission", "+7d")
        holder.communicate(timeout=PATIENCE)
    path = root / lock.LOCK
    assert (result.code, result.out) == (3, "")
    whose = rf"process {holder.pid} of \S+ on {re.escape(socket.gethostname())} has held {re.escape(str(path))}"
    error = rf"synsml: another synsml is writing: {whose} for [0-9]+ seconds?\n"
    remedy = (
        rf"wait until it ends, then run this command again; if that process has ended: rm {re.escape(shlex.quote(str(path)))}"
    )
    assert re.fullmatch(rf"{error}  fix: {remedy}\n", result.err)
    assert synsml("extend", "submission", "+7d").code == 0


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("1\nelsewhere?pidns-4026532281\n77\n", r"process 1 of \S+ on elsewhere"),
        ("999999999\nelsewhere\n", r"process 999999999 of \S+ on elsewhere"),
        ("4711\n", r"an unknown process of \S+"),
        ("\0\xff", r"an unknown process of \S+"),
        ("", r"an unknown process of \S+"),
    ],
)
def test_a_lock_of_an_unknown_process_is_left_alone(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, text: str, holder: str
) -> None:
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.1)
    monkeypatch.setattr(fcntl, "flock", without_flock())
    root = workshop.write({lock.LOCK: text})
    result = synsml("extend", "submission", "+7d")
    assert result.code == 3
    assert re.search(rf": {holder} has held {re.escape(str(root / lock.LOCK))} for ", result.err)
    assert (root / lock.LOCK).read_text() == text


def test_a_lock_file_of_another_user_is_named(synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workshop.write({lock.LOCK: "4711\nhere\n"})
    really = os.open

    def refused(path: str, flags: int, *mode: int, **options: int) -> int:
        if Path(path).name == lock.LOCK and flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return really(path, flags, *mode, **options)

    monkeypatch.setattr(os, "open", refused)
    result = synsml("extend", "submission", "+7d")
    assert result.code == 3
    assert "process 4711 of " in result.err
    assert result.err.endswith(f"; if that process has ended: rm {shlex.quote(str(root / lock.LOCK))}\n")


def test_what_a_killed_process_left_where_there_is_flock_does_not_stop_the_next_one(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({lock.LOCK: "4711\nelsewhere\n"})
    assert synsml("extend", "submission", "+7d").code == 0
    assert not list(root.glob(f"{lock.LOCK}*"))


def test_a_full_disk_is_no_reason_not_to_lock_with_flock(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", full)
    root = workshop.write()
    with lock.locked(root):
        assert (root / lock.LOCK).read_bytes() == b""


def test_ctrl_c_while_the_holder_is_written_leaves_no_lock_file(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    root = workshop.write()
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(os, "write", interrupt)
        with lock.locked(root):
            pytest.fail("the lock was held after Ctrl-C")
    assert [path.name for path in root.iterdir()] == ["workshop.yaml"]


def test_a_lock_that_cannot_be_written_to_is_not_made_where_there_is_no_flock(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", without_flock())
    root = workshop.write()
    monkeypatch.setattr(os, "write", full)
    result = synsml("extend", "submission", "+7d")
    assert (result.code, result.err) == (
        3,
        f"synsml: cannot write in {root}: No space left on device\n  nothing was changed\n  fix: make the folder writable\n",
    )
    assert [path.name for path in root.iterdir()] == ["workshop.yaml"]


@pytest.mark.parametrize("make", [Path.symlink_to, Path.hardlink_to])
@pytest.mark.parametrize("name", ["precious", "workshop.yaml"])
def test_a_link_in_the_place_of_the_lock_is_not_followed(
    make: Callable[[Path, Path], None], name: str, synsml: Synsml, workshop: Workshop
) -> None:
    root = workshop.write({"precious": NOW})
    before = (root / name).read_text()
    make(root / lock.LOCK, root / name)
    result = synsml("extend", "submission", "+7d")
    assert (result.code, (root / name).read_text()) == (3, before)
    assert result.err.endswith(f"fix: remove it: rm {shlex.quote(str(root / lock.LOCK))}\n")


def test_a_link_that_leads_nowhere_in_the_place_of_the_lock_makes_no_file(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write()
    (root / lock.LOCK).symlink_to("new")
    assert synsml("extend", "submission", "+7d").code == 3
    assert not (root / "new").exists()
