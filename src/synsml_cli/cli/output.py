r"""Print everything: the one place that handles `| head`, a full disk, odd encodings and control characters.

A terminal never gets a control character of a file: it is escaped (`\x1b`). Data in a file or a pipe are exact, byte for
byte. Only `painted` text may contain colours.
"""

import os
import sys
from collections.abc import Iterable
from typing import Any

import typer

from synsml_cli.cli.advice import advised
from synsml_cli.cli.streams import discard_rest
from synsml_cli.errors import CannotRun
from synsml_cli.model.plain import visible

_UNCHANGED = ("nothing was changed", "nothing was written")
"""Parts of a remedy that say what became of the files, which is not a fix."""


class Closed(Exception):
    """The reader of our output has gone: print nothing more, and no error."""

    def __init__(self, exit_code: int) -> None:
        self.exit_code = exit_code


class Unprintable(CannotRun):
    """Standard output cannot be written; the only failure that can follow a successful change of files."""

    def __init__(self, why: str) -> None:
        from synsml_cli.store.writing.written import has_written

        changed = "some files may have been changed: see `git diff` before you run it again"
        remedy = (
            changed if has_written() else "nothing was changed; free disk space, or print to another place, and run it again"
        )
        super().__init__(f"the output cannot be printed: {why}", remedy=remedy)


def say(text: str, *, painted: bool = False, exit_code: int = 0) -> None:
    """Print text to standard output; `exit_code` is that of the command if the reader has gone."""
    text = text if painted else _visible_lines(text)
    _write(f"{text}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"), exit_code=exit_code)


def say_json(data: Any, *, exit_code: int = 0) -> None:
    """Print JSON: UTF-8, indented, in the order of the data; a file name that is not UTF-8 is escaped."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2)
    # JSON keeps DEL, C1 controls and direction marks; escapes have the same value and are harmless.
    text = "".join(c if c.isprintable() or c in "\n\u200c\u200d" else json.dumps(c)[1:-1] for c in text)
    write(f"{text}\n".encode(), exit_code=exit_code)


def write(data: bytes, *, exit_code: int = 0) -> None:
    """Write UTF-8 data to standard output, exactly; on a terminal control characters are escaped."""
    if sys.stdout.isatty():
        text = _visible_lines(data.decode("utf-8", "backslashreplace").replace("\r\n", "\n"))
        data = text.encode(sys.stdout.encoding or "utf-8", "backslashreplace")
    _write(data, exit_code=exit_code)


def _write(data: bytes, *, exit_code: int) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        discard_rest(sys.stdout)
        raise Closed(exit_code) from error
    except OSError as error:
        discard_rest(sys.stdout)
        raise Unprintable(error.strerror or type(error).__name__) from error


def say_diff(diff: str, *, exit_code: int = 0) -> None:
    """Print a diff."""
    write(diff.encode(), exit_code=exit_code)


def complain(message: str, remedy: str = "") -> None:
    """Print what is wrong and what to do to standard error; "nothing was changed" gets a line of its own."""
    parts = remedy.split("; ")
    fix = "; ".join(part for part in parts if part not in _UNCHANGED)
    say_aside(f"synsml: {visible(message)}")
    for part in parts:
        if part in _UNCHANGED:
            say_aside(f"  {part}")
    if fix:
        say_aside(f"  fix: {visible(advised(fix))}")


def say_aside(text: str, *, painted: bool = False) -> None:
    """Print to standard error, apart from the data; if that fails, go on."""
    try:
        typer.echo(text if painted else _visible_lines(text), err=True)
    except OSError:
        discard_rest(sys.stderr)


def _visible_lines(text: str) -> str:
    return text if text.isprintable() else "\n".join(map(visible, text.split("\n")))


def painter(stream_is_terminal: bool) -> Any:
    """Return the function that colours parts of a report; it colours nothing without a terminal or with NO_COLOR."""
    if not stream_is_terminal or os.environ.get("NO_COLOR"):
        return lambda text, _: text
    styles: dict[str, dict[str, Any]] = {
        "error": {"fg": "red", "bold": True},
        "warning": {"fg": "yellow", "bold": True},
        "hint": {"fg": "cyan"},
        "bold": {"bold": True},
        "dim": {"dim": True},
    }
    return lambda text, style: typer.style(text, **styles[style])


def lines(texts: Iterable[str]) -> str:
    """Join lines; the result has no line end at the end."""
    return "\n".join(texts)
