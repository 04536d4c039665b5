r"""Everything that is printed goes through here: it survives `| head`, a full disk, odd encodings and control characters.

A terminal never gets a control character that came from a file: it is spelled out (`\x1b`). Data in a file or a pipe is
exact, byte for byte. Colours are ours alone, and only `painted` text may hold them.
"""

import os
import sys
from collections.abc import Iterable
from typing import Any

import typer

from synsml_cli.cli.advice import advised
from synsml_cli.cli.streams import discard
from synsml_cli.errors import CannotRun
from synsml_cli.model.plain import visible


class Closed(Exception):
    """Whoever read our output has gone: nothing more to say, and no reason to complain."""

    def __init__(self, exit_code: int) -> None:
        self.exit_code = exit_code


class Unprintable(CannotRun):
    """The answer did not reach standard output; the only failure that can follow a successful change of files."""

    def __init__(self, why: str) -> None:
        from synsml_cli.store.writing.written import has_written

        changed = "files that the command changes may already be changed: see `git diff` before you repeat it"
        remedy = changed if has_written() else "no file was changed; make room, or print to another place, and run it again"
        super().__init__(f"the answer cannot be printed: {why}", remedy=remedy)


def say(text: str, *, painted: bool = False, exit_code: int = 0) -> None:
    """Print text to standard output; `exit_code` is the command's, should the reader have gone."""
    text = text if painted else _visible_lines(text)
    _write(f"{text}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"), exit_code=exit_code)


def say_json(data: Any, *, exit_code: int = 0) -> None:
    """Print machine output: UTF-8, indented, in the order of the data; a file name that is not UTF-8 is escaped."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2)
    # JSON leaves DEL, C1 controls and direction marks as they are; as escapes they are the same value and harmless.
    text = "".join(c if c.isprintable() or c in "\n\u200c\u200d" else json.dumps(c)[1:-1] for c in text)
    write(f"{text}\n".encode(), exit_code=exit_code)


def write(data: bytes, *, exit_code: int = 0) -> None:
    """Write data in UTF-8 to standard output, exactly; a terminal gets its control characters spelled out."""
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
        discard(sys.stdout)
        raise Closed(exit_code) from error
    except OSError as error:
        discard(sys.stdout)
        raise Unprintable(error.strerror or type(error).__name__) from error


def say_diff(diff: str, *, exit_code: int = 0) -> None:
    """Print a diff."""
    write(diff.encode(), exit_code=exit_code)


def complain(message: str, remedy: str = "") -> None:
    """Print what is wrong and what to do to standard error."""
    say_aside(f"synsml: {visible(message)}" + (f"\n  fix: {visible(advised(remedy))}" if remedy else ""))


def say_aside(text: str, *, painted: bool = False) -> None:
    """Print to standard error, where it does not mix with data; nothing depends on whether it can be printed."""
    try:
        typer.echo(text if painted else _visible_lines(text), err=True)
    except OSError:
        discard(sys.stderr)


def _visible_lines(text: str) -> str:
    return text if text.isprintable() else "\n".join(map(visible, text.split("\n")))


def painter(stream_is_terminal: bool) -> Any:
    """Return the function that colours parts of a report; it does nothing away from a terminal or with NO_COLOR."""
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
    """Join lines to a text without a last line end."""
    return "\n".join(texts)
