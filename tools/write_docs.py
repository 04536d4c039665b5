"""Writes what the documentation takes from the code; a test compares them.

docs/commands.md comes from `--help`, docs/checks.md from the docstrings of the checks, and the table of blocks in
docs/files.md from their list.
"""

import importlib
import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from synsml_cli.checks.registry import CHECKS
from synsml_cli.cli.app import COMMANDS
from synsml_cli.cli.explain import manual_entries
from synsml_cli.model.pages.blocks import BLOCKS

REPOSITORY = Path(__file__).resolve().parents[1]
_ABOUT_CHECKS = """\
# Checks

Written by `make docs` from what `synsml check --explain CODE` prints. An *error* is certain, a *warning* is probable
(`--strict` makes it fail), a *hint* is a matter of style.
"""
_GROUPS = {
    "R": "Reading",
    "D": "Dates",
    "C": "Calendar",
    "P": "People",
    "I": "Pictures",
    "S": "Schedule",
    "G": "Pages",
    "W": "Words of the pages",
    "M": "Comments",
}


def names() -> Iterator[str]:
    """Yield every command as it is typed after `synsml`; groups list their own commands as `app` does."""
    yield ""
    for name, module, _ in COMMANDS:
        yield name
        yield from (f"{name} {command}" for command, _, _ in getattr(importlib.import_module(module), "COMMANDS", ()))


def commands() -> str:
    """Return the help of every command as it is printed at 100 columns."""
    parts = ["# Commands\n\nWritten by `make docs` from `--help`.\n"]
    for command in names():
        shown = subprocess.run(
            [sys.executable, "-m", "synsml_cli", *command.split(), "--help"],
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        parts.append(f"## synsml {command}".rstrip() + f"\n\n```text\n{shown.strip()}\n```\n")
    return "\n".join(parts)


def checks() -> str:
    """Return the manual entries of all codes, as `synsml check --explain CODE` prints them."""
    parts = [_ABOUT_CHECKS]
    clock_bound = {check.code for check in CHECKS if check.clock_bound}
    group = ""
    for code, (severity, text) in sorted(
        manual_entries().items(), key=lambda item: ("".join(_GROUPS).index(item[0][0]), item[0])
    ):
        if code[0] != group:
            group = code[0]
            parts.append(f"## {_GROUPS[group]}\n")
        title, _, rest = inspect.cleandoc(text).partition("\n")
        prose, bad, example = rest.partition("\nBad: ")
        body = "\n\n".join(part for part in (prose.strip(), f"```text\n{(bad + example).strip()}\n```" if bad else "") if part)
        today = ", depends on today" if code in clock_bound else ""
        parts.append(f"### {code}: {title}\n\n*{severity}{today}*\n\n{body}".rstrip() + "\n")
    return "\n".join(parts)


def files() -> str:
    """Return docs/files.md with the table of blocks as it is now."""
    text = (REPOSITORY / "docs" / "files.md").read_text("utf-8")
    before, head, rest = text.partition("| block | shows | arguments |\n|---|---|---|\n")
    rows = "".join(
        f"| `[[{block.name}{' ROLE ...' if block.takes_roles else ''}]]` | {block.title} | "
        f"{'; '.join(f'`{name}=`: {argument.wanted}' for name, argument in block.arguments.items())} |\n"
        for block in BLOCKS
    )
    return f"{before}{head}{rows.replace('|  |', '| |')}\n{rest.partition(f'{chr(10)}{chr(10)}')[2]}"


DOCUMENTS = {"docs/commands.md": commands, "docs/checks.md": checks, "docs/files.md": files}
"""Path -> the function that makes the text."""


def documents() -> dict[str, str]:
    """Return path -> text of all generated documents."""
    return {name: write() for name, write in DOCUMENTS.items()}


if __name__ == "__main__":
    for name, text in documents().items():
        path = REPOSITORY / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
