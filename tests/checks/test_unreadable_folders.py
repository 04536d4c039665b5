"""Unusable folders: a site folder that is not a folder, and folders without read permission."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import MINIMAL, Synsml, Workshop
from synsml_cli.errors import CannotRun
from synsml_cli.store.files import folder_entries, read_bytes


def itself(path: Path) -> None:
    path.symlink_to(path.name)


def below_itself(path: Path) -> None:
    path.symlink_to(f"{path.name}/inner")


def each_other(path: Path) -> None:
    path.symlink_to("other")
    path.with_name("other").symlink_to(path.name)


def a_file(path: Path) -> None:
    path.write_text("x")


@pytest.mark.parametrize("make", [itself, below_itself, each_other, a_file])
def test_check_and_render_agree_that_a_site_is_no_folder(
    synsml: Synsml, workshop: Workshop, make: Callable[[Path], None]
) -> None:
    root = workshop.write({"workshop.yaml": f"{MINIMAL}site:\n  folder: web\n"})
    make(root / "web")
    result = synsml("check")
    what = "is not a folder" if make is a_file else "is a circular link"
    assert result.code == 1
    assert f"error[R112] folder: 'web' {what}\n" in result.out
    assert "  fix: remove it (`synsml render` creates the folder), or correct the path\n" in result.out
    assert synsml("render").code == 1
    (root / "web").unlink()
    assert (synsml("check").code, synsml("render").code) == (0, 0)


@pytest.mark.parametrize("name", ["private", "people", "my people"])
@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM])
def test_a_folder_that_nobody_may_read_is_opened_with_chmod(
    name: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> object:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(CannotRun) as raised:
        folder_entries(tmp_path / name, name=name, remedy="it has to be a folder of records")
    quoted = f"'{name}'" if " " in name else name
    assert raised.value.remedy == f"type: chmod u+rx {quoted}"
    monkeypatch.undo()
    (tmp_path / name).write_text("")
    with pytest.raises(CannotRun) as raised:
        folder_entries(tmp_path / name, name=name, remedy="it has to be a folder of records")
    assert raised.value.remedy == "it has to be a folder of records"


def test_a_file_in_a_folder_that_nobody_may_enter_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "private").mkdir()
    (tmp_path / "private/a.yaml").write_text("last: Ada")
    monkeypatch.setattr(os, "open", denied)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotRun) as raised:
        read_bytes(tmp_path / "private/a.yaml", name="private/a.yaml", within=tmp_path)
    assert raised.value.remedy == "try: chmod u+rx private"
