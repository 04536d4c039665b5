"""A text that begins with a dash and a blank is not an option, for any parameter."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import typer.main

from helpers import Synsml, Workshop, png
from synsml_cli.cli.app import app

WORDS = ("- x.png", "-\t7", "- ", "-  -x")


def leaves(group: Any, *path: str) -> list[tuple[tuple[str, ...], Any]]:
    """Return every command with the words that lead to it."""
    context = typer.Context(group)
    found: list[tuple[tuple[str, ...], Any]] = []
    for name in group.list_commands(context) if hasattr(group, "list_commands") else ():
        command = group.get_command(context, name)
        below = leaves(command, *path, name)
        found += below or [((*path, name), command)]
    return found


LEAVES = leaves(typer.main.get_command(app))


def lines(path: tuple[str, ...], command: Any, word: str) -> list[list[str]]:
    """Return command lines that give `word` for all arguments, and for each option that takes a value as well."""
    arguments = [word for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option" and not param.is_flag]
    given = [[*path, *arguments, param.opts[0], word] for param in options]
    return [[*path, *arguments], *given] if arguments else given


def test_the_commands_are_found() -> None:
    assert {("people", "photo"), ("sponsors", "logo"), ("export", "ics"), ("init",)} <= {path for path, _ in LEAVES}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(("path", "command"), LEAVES, ids=[" ".join(path) for path, _ in LEAVES])
def test_every_parameter_of_every_command_takes_such_a_word_as_text(
    synsml: Synsml,
    workshop: Workshop,
    monkeypatch: pytest.MonkeyPatch,
    path: tuple[str, ...],
    command: Any,
    word: str,
) -> None:
    monkeypatch.setattr("synsml_cli.tasks.site.preview_server.PreviewServer.run", lambda _: None)
    workshop.write()
    for line in lines(path, command, word):
        result = synsml(*line)
        assert result.code in (0, 1, 2, 3), line
        assert "internal error" not in result.err, line
        assert "\0" not in result.out + result.err, line


def test_a_file_of_such_a_name_is_read_and_written(synsml: Synsml, workshop: Workshop, tmp_path: Path) -> None:
    workshop.copy_shipped()
    pytest.importorskip("PIL")
    (tmp_path / "- x.png").write_bytes(png(400, 400))
    assert synsml("people", "photo", "ada", "- x.png").code == 0
    assert synsml("export", "ics", "-o", "- x.ics").code == 0
    assert (tmp_path / "- x.ics").is_file()
    assert synsml("export", "ics", "-o", "-", "--previous", "- x.ics").code == 0
    (tmp_path / "- x.csv").write_text("name\nEmmy Noether\n")
    assert synsml("people", "import", "- x.csv", "--role", "speaker").code == 0
    shutil.move(tmp_path / "workshop.yaml", tmp_path / "w.yaml")
    assert synsml("init", "- new", "--name", "- Name").code == 0
    assert "name: '- Name'" in (tmp_path / "- new" / "workshop.yaml").read_text().replace('"', "'")
