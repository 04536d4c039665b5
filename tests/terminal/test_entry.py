"""The entry point ends the process with the right exit code, even while it is starting."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import Workshop
from processes import SYNSML
from synsml_cli import cli
from synsml_cli.cli import streams


def ended(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """Return the exit code of the process with these arguments."""
    monkeypatch.setattr(sys, "argv", ["synsml", *arguments])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return end.value.code


def interrupt(*_: object) -> int:
    raise KeyboardInterrupt


def test_process_ends_with_the_code_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ended(monkeypatch, "--version") == 0
    assert ended(monkeypatch, "nonsense") == 2


@pytest.mark.parametrize(("module", "name"), [(cli, "_run"), (streams, "drained"), (streams, "in_utf8_mode")])
def test_ctrl_c_outside_of_a_command_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], module: object, name: str
) -> None:
    monkeypatch.setattr(module, name, interrupt)
    assert ended(monkeypatch, "--version") == 130
    assert "Traceback" not in capsys.readouterr().err


HOSTILE = ("yaml", "jinja2", "typer", "rich", "filelock", "icalendar", "imagesize", "pendulum", "decimal", "sitecustomize")


def test_no_module_of_the_current_folder_is_imported(workshop: Workshop) -> None:
    root = workshop.copy_shipped()
    for name in HOSTILE:
        (root / f"{name}.py").write_text(f"open({str(root / 'ran')!r}, 'w').close()\n")
    for command in ("check", "render", "deadlines"):
        done = subprocess.run([*SYNSML, command], cwd=root, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), command
        assert not (root / "ran").exists(), command


RUN = """
import runpy, sys
sys.argv = ["synsml", "--version"]
try:
    runpy.run_module("synsml_cli", {}, "__main__")
except SystemExit:
    import imagesize
"""


def test_modules_beside_synsml_are_imported_from_the_current_folder(tmp_path: Path) -> None:
    shutil.copytree(Path(cli.__file__).parents[1], tmp_path / "synsml_cli")
    (tmp_path / "imagesize.py").write_text("raise SystemExit('this one')\n")
    done = subprocess.run([sys.executable, "-c", RUN], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "this one\n")
