"""The rich console: as wide as the terminal, and as wide as needed away from one."""

import io
import os
import sys
from typing import Any, TextIO

from rich.console import Console

_ENDLESS = 10_000
"""Columns for a pipe or file: no cell is cut or wrapped there."""


class _Page(io.StringIO):
    """Keeps what is printed, and passes for standard output: rich writes to that also while it captures."""

    encoding = property(lambda _: sys.stdout.encoding)

    def isatty(self) -> bool:
        return sys.stdout.isatty()


def console(file: TextIO | None = None) -> Console:
    """Return a console for standard output that takes user text as it is: no markup, emoji codes or highlighting."""
    width = None if sys.stdout.isatty() else _ENDLESS
    return Console(file=file, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False, _environ=surroundings())


def surroundings() -> dict[str, str]:
    """Return the environment for rich, which fails on a width such as COLUMNS=\u00b2: a digit that is no number."""
    sizes = ("COLUMNS", "LINES")
    return {name: value for name, value in os.environ.items() if name not in sizes or value.isdecimal()}


def printed(*renderables: Any) -> str:
    """Return what rich would print, without the blanks with which it fills lines."""
    page = _Page()
    target = console(page)
    for renderable in renderables:
        target.print(renderable)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())
