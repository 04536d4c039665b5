"""A file is replaced completely or not at all, by one process at a time, and never outside its folder."""

import errno
import os
import re
import socket
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from helpers import MINIMAL, Result, Synsml, Workshop
from processes import PATIENCE, SYNSML, environment, hold_lock
from synsml_cli.errors import CannotRun
from synsml_cli.store.writing import lock, write
from synsml_cli.store.writing.write import write_atomic


def put(path: Path, data: bytes, *, within: Path | None = None) -> None:
    write_atomic(path, data, name=path.name, within=within or path.parent)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return path -> bytes of everything below a folder, hidden files too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fails(code: int) -> Callable[..., None]:
    """Return a function that fails as the system does."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o464])
def test_a_replaced_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    put(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_that_the_users_mask_gives(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        put(tmp_path / "a.yaml", b"new")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == mode


def test_folders_are_made_as_needed(tmp_path: Path) -> None:
    put(tmp_path / "a" / "b" / "c.yaml", b"new", within=tmp_path)
    assert files_in(tmp_path) == {"a/b/c.yaml": b"new"}


@pytest.mark.parametrize("name", ["é" * 100 + ".yaml", "x" * 255, ".hidden", "a b'c\".yaml", "-rf"])
def test_odd_names_can_be_written(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, b"new")
    put(tmp_path / name, b"newer")
    assert files_in(tmp_path) == {name: b"newer"}


def test_a_link_inside_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_bytes(b"old")
    (tmp_path / "a.yaml").symlink_to("real/a.yaml")
    put(tmp_path / "a.yaml", b"new")
    assert (tmp_path / "a.yaml").is_symlink()
    assert (tmp_path / "real" / "a.yaml").read_bytes() == b"new"


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_that_leads_outside_is_refused(tmp_path: Path, exists: bool) -> None:
    outside, inside = tmp_path / "outside.yaml", tmp_path / "inside"
    inside.mkdir()
    if exists:
        outside.write_bytes(b"old")
    (inside / "a.yaml").symlink_to(outside)
    with pytest.raises(CannotRun, match=r"^a\.yaml leads out of its folder, to .*/outside\.yaml; remove the link$"):
        put(inside / "a.yaml", b"new")
    assert files_in(tmp_path) == ({"outside.yaml": b"old", "inside/a.yaml": b"old"} if exists else {})


def test_a_linked_folder_that_leads_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "people").symlink_to(tmp_path / "outside")
    with pytest.raises(CannotRun, match="leads out of its folder"):
        put(tmp_path / "inside" / "people" / "a.yaml", b"new", within=tmp_path / "inside")
    assert files_in(tmp_path) == {}


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    with pytest.raises(CannotRun):
        put(tmp_path / "a.yaml", b"new")
    assert (tmp_path / "a.yaml").is_symlink()


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(
        CannotRun, match=r"^a folder has the name of the file a\.yaml; rename that folder; nothing was changed$"
    ):
        put(tmp_path / "a.yaml", b"new")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people").write_bytes(b"old")
    with pytest.raises(CannotRun, match=r"a file has the name of a folder of a\.yaml"):
        put(tmp_path / "people" / "a.yaml", b"new", within=tmp_path)
    assert files_in(tmp_path) == {"people": b"old"}


def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    with pytest.raises(CannotRun, match="not a file"):
        put(tmp_path / "a.yaml", b"new")
    assert (tmp_path / "a.yaml").is_fifo()


WORDS = {
    errno.ENOSPC: "the disk is full: a.yaml; free some space",
    errno.EDQUOT: "your disk quota is used up: a.yaml; free some space",
    errno.EROFS: "the disk is read-only: a.yaml; use a writable disk",
    errno.EACCES: "no permission to write a.yaml; check its permissions",
    errno.EIO: "Input/output error: a.yaml; check the disk",
}


@pytest.mark.parametrize("code", WORDS, ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize("step", ["replace", "fsync", "fchmod", "fdopen"])
def test_where_a_step_fails_the_old_file_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    with monkeypatch.context() as broken:
        broken.setattr(write.os, step, fails(code))
        with pytest.raises(CannotRun) as caught:
            put(path, b"new")
    assert str(caught.value) == f"{WORDS[code]}; nothing was changed"
    assert files_in(tmp_path) == {"a.yaml": b"old"}


@pytest.mark.parametrize("method", ["write", "flush"])
def test_a_disk_that_fills_up_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    real = os.fdopen

    def open_on_a_full_disk(descriptor: int, mode: str) -> object:
        class Full:
            def __enter__(self) -> Self:
                self.stream = real(descriptor, mode)
                return self

            def __exit__(self, *_: object) -> None:
                self.stream.close()

            def __getattr__(self, name: str) -> object:
                return fails(errno.ENOSPC) if name == method else getattr(self.stream, name)

        return Full()

    with monkeypatch.context() as broken:
        broken.setattr(write.os, "fdopen", open_on_a_full_disk)
        with pytest.raises(CannotRun, match=r"^the disk is full: a\.yaml; free some space; nothing was changed$"):
            put(path, b"new")
    assert files_in(tmp_path) == {"a.yaml": b"old"}


def test_ctrl_c_in_the_middle_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(write.os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            put(path, b"new")
    assert files_in(tmp_path) == {"a.yaml": b"old"}


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no such thing here")
        real(descriptor)

    monkeypatch.setattr(write.os, "fsync", only_files)
    put(tmp_path / "a.yaml", b"new")
    assert files_in(tmp_path) == {"a.yaml": b"new"}


def test_file_and_folder_are_synced_before_and_after_the_rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def renamed(old: str, new: Path) -> None:
        steps.append("rename")
        replace(old, new)

    monkeypatch.setattr(write.os, "fsync", synced)
    monkeypatch.setattr(write.os, "replace", renamed)
    put(tmp_path / "a.yaml", b"new")
    assert steps == ["file", "rename", "folder"]


def test_a_full_disk_ends_a_command_with_3_and_nothing_written(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write()
    with monkeypatch.context() as broken:
        broken.setattr(write.os, "fsync", fails(errno.ENOSPC))
        answers = [
            synsml("people", "add", "--last", "Ada", "--role", "speaker=confirmed"),
            synsml("export", "ics"),
            synsml("render"),
        ]
    names = ["people/ada.yaml", "demo-2023.ics", "site/.synsml-rendered"]
    assert answers == [
        Result(3, "", f"synsml: the disk is full: {name}\n  nothing was changed\n  fix: free some space\n") for name in names
    ]
    assert [name for name in files_in(root) if name != lock.LOCK] == ["workshop.yaml"]


COMMANDS = ("", "check", "check --json", "deadlines", "people list", "render --stdout", "export ics -o -", "--help")
WRITING = ("render", "extend submission +7d", "people add --last Bee --role speaker", "export ics -o new.ics")


def run_in_shell(workshop: Workshop, command: str, streams: str) -> tuple[int, bytes, bytes]:
    """Run a command on the shipped workshop, with streams as a shell can set them."""
    root = workshop.copy_shipped()
    line = f"{' '.join(SYNSML)} {command} {streams}"
    done = subprocess.run(["sh", "-c", line], cwd=root, capture_output=True, env=environment(), timeout=PATIENCE)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
@pytest.mark.parametrize("command", (*COMMANDS, *WRITING, "extend submission +7d --dry-run"))
def test_an_answer_that_finds_the_disk_full_ends_with_3(workshop: Workshop, command: str) -> None:
    changed = "some files may have been changed: see `git diff` before you run it again"
    kept = "free disk space, or print to another place, and run it again"
    remedy = f"  fix: {changed}" if command in WRITING else f"  nothing was changed\n  fix: {kept}"
    error = f"synsml: the output cannot be printed: {os.strerror(errno.ENOSPC)}\n{remedy}\n"
    assert run_in_shell(workshop, command, "> /dev/full") == (3, b"", error.encode())


@pytest.mark.parametrize("command", (*COMMANDS, "render"))
def test_an_answer_that_nobody_wants_is_not_missed(workshop: Workshop, command: str) -> None:
    assert run_in_shell(workshop, command, ">&-") == (0, b"", b"")


def test_a_render_that_broke_off_halfway_can_be_taken_up_again(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.copy_shipped()
    real, written = os.replace, []

    def full_after_two(old: str, new: Path) -> None:
        if len(written) == 2:
            fails(errno.ENOSPC)()
        written.append(new)
        real(old, new)

    with monkeypatch.context() as broken:
        broken.setattr(write.os, "replace", full_after_two)
        assert synsml("render").code == 3
    assert len(written) == 2
    text = (root / "workshop.yaml").read_text()
    (root / "workshop.yaml").write_text(text.replace("when: 2023-06-07", "when: 2023-06-08"))
    result = synsml("render")
    assert (result.code, result.err) == (0, "")
    assert "June 8, 2023" in (root / "site" / "index.md").read_text()


def test_a_broken_off_update_can_be_taken_up_again(synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workshop.copy_shipped()
    assert synsml("render").code == 0
    real, written = os.replace, []

    def full_after_one(old: str, new: Path) -> None:
        if written:
            fails(errno.ENOSPC)()
        written.append(new)
        real(old, new)

    text = (root / "workshop.yaml").read_text()
    (root / "workshop.yaml").write_text(text.replace("when: 2023-06-07", "when: 2023-06-08"))
    with monkeypatch.context() as broken:
        broken.setattr(write.os, "replace", full_after_one)
        assert synsml("render").code == 3
    (root / "workshop.yaml").write_text(text.replace("when: 2023-06-07", "when: 2023-06-09"))
    result = synsml("render")
    assert (result.code, result.err) == (0, "")
    assert "June 9, 2023" in (root / "site" / "index.md").read_text()


def test_a_folder_without_permission_ends_a_command_with_3(synsml: Synsml, workshop: Workshop) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere: a folder without permission cannot be made for this test")
    root = workshop.write()
    (root / "people").mkdir()
    (root / "people").chmod(0o555)
    try:
        result = synsml("people", "add", "--last", "Ada", "--role", "speaker=confirmed")
        assert result == Result(
            3,
            "",
            "synsml: no permission to write people/ada.yaml\n  nothing was changed\n  fix: check its permissions\n",
        )
    finally:
        (root / "people").chmod(0o755)


def test_a_site_folder_that_nobody_may_look_into_ends_a_command_with_3(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not by chmod: root may look into every folder.
    root = workshop.copy_shipped()
    assert synsml("render").code == 0
    for name in ("stat", "open"):
        really = getattr(os, name)

        def refuse(path: str | Path, *more: object, really: Callable[..., object] = really, **options: object) -> object:
            if str(path).startswith(f"{root}/site/"):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return really(path, *more, **options)

        monkeypatch.setattr(os, name, refuse)
    for command in (("render",), ("render", "--check"), ("render", "--diff")):
        result = synsml(*command)
        assert (result.code, result.out) == (3, "")
        assert "permission" in result.err.casefold()
        assert "internal error" not in result.err


def test_a_workshop_that_cannot_be_written_to_can_still_be_read(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.copy_shipped()
    monkeypatch.setattr(lock.UnixFileLock, "acquire", fails(errno.EROFS))
    for command in (
        ("check",),
        ("deadlines",),
        ("people", "list"),
        ("render", "--stdout"),
        ("render", "--diff"),
        ("export", "ics", "-o", "-"),
    ):
        assert synsml(*command).code == 0, command
    for command in (("render",), ("people", "add", "--last", "Ada", "--role", "speaker")):
        result = synsml(*command)
        assert (result.code, result.out) == (3, "")
        remedy = "make the folder writable"
        assert (
            result.err
            == f"synsml: cannot write in {workshop.root}: Read-only file system\n  nothing was changed\n  fix: {remedy}\n"
        )


def test_a_lock_that_another_process_holds_is_waited_for_and_then_given_up(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write()
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.2)
    with hold_lock(root) as holder:
        answers = [synsml("render"), synsml("people", "add", "--last", "Ada", "--role", "speaker")]
        holder.communicate(timeout=PATIENCE)
    path, whose = re.escape(str(root / lock.LOCK)), rf"process {holder.pid} of \S+ on {re.escape(socket.gethostname())}"
    error = rf"synsml: another synsml is writing: {whose} has held {path} for [0-9]+ seconds?\n"
    for answer in answers:
        assert (answer.code, answer.out) == (3, "")
        assert re.fullmatch(rf"{error}  fix: wait until it ends, then run this command again\n", answer.err)
    assert [name for name in files_in(root) if name != lock.LOCK] == ["workshop.yaml"]
    assert synsml("render").code == 0


def test_a_lock_that_becomes_free_in_time_is_taken(workshop: Workshop) -> None:
    root = workshop.write()
    with hold_lock(root) as holder:
        command = [*SYNSML, "render"]
        with subprocess.Popen(command, cwd=root, env=environment(), stdout=subprocess.DEVNULL) as waiting:
            holder.communicate(timeout=PATIENCE)
            assert waiting.wait(PATIENCE) == 0


def test_the_lock_is_given_back_also_after_a_refusal(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"people/ada.yaml": "last: Ada\n"})
    assert synsml("people", "add", "--last", "Ada", "--role", "speaker").code == 1
    assert not (root / lock.LOCK).exists()
    with lock.locked(root):
        assert (root / lock.LOCK).is_file()


def test_records_that_are_being_written_are_no_records(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(
        {
            "people/.ada.yaml.abc123.synsml-tmp": "last: [",
            "people/.#ada.yaml": "x",
            "people/#ada.yaml#": "x",
            "people/ada.yaml~": "x",
        }
    )
    assert synsml("check", "--json").code == 0
    assert synsml("people", "list") == Result(0, "nobody\n", "")


def test_nothing_is_written_for_a_workshop_that_cannot_be_read(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL.replace("format: 1", "format: 2")})
    before = files_in(root)
    for command in (("render",), ("export", "ics"), ("people", "add", "--last", "Ada", "--role", "speaker")):
        assert synsml(*command).code == 1
        assert {name: data for name, data in files_in(root).items() if name != lock.LOCK} == before
