"""The rich console: as wide as the terminal, or as wide as necessary without one."""

import io
import os
import sys
from typing import Any, TextIO

from rich.console import Console

_ENDLESS = 10_000
"""Columns for a pipe or file, so that no cell is cut or wrapped."""


class _Page(io.StringIO):
    """Captures output in place of standard output, because rich writes there even while it captures."""

    encoding = property(lambda _: sys.stdout.encoding)

    def isatty(self) -> bool:
        return sys.stdout.isatty()


def console(file: TextIO | None = None) -> Console:
    """Return a console for standard output that prints user text literally: no markup, emoji codes or highlighting."""
    width = None if sys.stdout.isatty() else _ENDLESS
    return Console(file=file, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False, _environ=surroundings())


def surroundings() -> dict[str, str]:
    """Return the environment for rich, without invalid sizes such as COLUMNS=\u00b2, on which rich fails."""
    sizes = ("COLUMNS", "LINES")
    return {name: value for name, value in os.environ.items() if name not in sizes or value.isdecimal()}


def printed(*renderables: Any) -> str:
    """Return what rich would print, without trailing blanks."""
    page = _Page()
    target = console(page)
    for renderable in renderables:
        target.print(renderable)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())
