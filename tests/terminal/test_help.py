"""Every command explains itself: short lines, and examples that run on the shipped workshop."""

import shlex
from typing import Any

import pytest
import typer.main

import write_docs
from helpers import NOW, Synsml, Workshop, png
from synsml_cli.cli.app import app

NAMES = tuple(write_docs.names())


def find(name: str) -> Any:
    """Return Click's command for `deadlines extend`, the app itself for an empty name."""
    command: Any = typer.main.get_command(app)
    for word in name.split():
        command = command.get_command(None, word)
    return command


OPENING = "synsml schedule add 09:00-09:10 Opening --kind other"
BEFORE = {
    **dict.fromkeys(("schedule set", "schedule cancel", "schedule remove"), OPENING),
    "deadlines undo": "synsml extend submission +7d",
    "people confirm": "synsml people tentative emmy hypatia --role panelist",
    "people decline": "synsml people invite emmy --role panelist",
}
"""Name -> a command that its examples presuppose."""
ASKING = ("synsml init 2027", "synsml preview", "synsml preview --port 8000 --no-open")
"""Examples that wait for answers or for Ctrl-C."""
EXAMPLES = [(name, example) for name in NAMES for example in find(name).examples]


@pytest.mark.parametrize("name", NAMES)
def test_help_ends_with_one_or_two_examples_of_the_command(synsml: Synsml, name: str) -> None:
    examples = find(name).examples
    assert 1 <= len(examples) <= 2
    assert all(example.startswith(f"synsml {name}".rstrip()) or name == "deadlines extend" for example in examples)
    assert synsml(*name.split(), "--help").out.endswith("\nExamples:\n" + "".join(f"  {example}\n" for example in examples))


@pytest.mark.parametrize("name", NAMES)
def test_help_lines_are_shorter_than_70_characters(name: str) -> None:
    command = find(name)
    lines = [command.help.partition("\n")[0], *(param.help for param in command.params if getattr(param, "help", None))]
    lines = [line for line in lines if "completion for the current shell" not in line]  # Typer's own
    assert [line for line in lines if len(line) >= 70] == []


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_examples_run_on_the_shipped_workshop(synsml: Synsml, workshop: Workshop, name: str, example: str) -> None:
    assert len(example) < 77, "the line would be wider than the help"
    root = workshop.copy_shipped()
    for picture in ("photo.jpg", "logo.png"):
        (root / picture).write_bytes(png(900, 900))
    with (root / "workshop.yaml").open("a") as file:
        file.write("sponsors:\n  - name: Apple\n")
    (root / "answers.csv").write_text("First name,Last name,Affiliation\nGrace,Hopper,Yale\n")
    (root / "people.yml").write_text("- name: Grace Hopper\n  aff: Yale\n")
    if example in ASKING:
        assert find(name).make_context(name, shlex.split(example)[2:])
        return
    for command in (BEFORE.get(name), example):
        result = synsml(*shlex.split(command)[1:], "--now", NOW) if command else None
        assert result is None or result.code == 0, command
