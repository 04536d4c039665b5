"""The entry point ends the process with the right exit code, also while it is only beginning."""

import sys

import pytest

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
