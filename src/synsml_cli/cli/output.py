"""Everything that is printed goes through here: it survives `| head`, odd encodings and control characters."""

import contextlib
import os
import sys
from collections.abc import Iterable
from typing import Any

import typer

from synsml_cli.cli.advice import advised
from synsml_cli.model.plain import visible


class Closed(Exception):
    """Whoever read our output has gone: nothing more to say, and no reason to complain."""

    def __init__(self, exit_code: int) -> None:
        self.exit_code = exit_code


def make_writable() -> None:
    """Let what a terminal's encoding cannot show be replaced instead of ending the command."""
    # Closed by the shell (`>&-`): Python has no stream then, and nobody reads.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def say(text: str, *, exit_code: int = 0) -> None:
    """Print text to standard output; `exit_code` is the command's, should the reader have gone."""
    write(f"{text}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"), exit_code=exit_code)


def say_json(data: Any, *, exit_code: int = 0) -> None:
    """Print machine output: UTF-8, indented, in the order of the data; a file name that is not UTF-8 is escaped."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2)
    # JSON leaves DEL, C1 controls and direction marks as they are; as escapes they are the same value and harmless.
    text = "".join(c if c.isprintable() or c in "\n\u200c\u200d" else json.dumps(c)[1:-1] for c in text)
    write(f"{text}\n".encode(), exit_code=exit_code)


def write(data: bytes, *, exit_code: int = 0) -> None:
    """Write bytes to standard output as they are."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # The interpreter flushes once more at its end and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Closed(exit_code) from error


def say_diff(diff: str, *, exit_code: int = 0) -> None:
    """Print a diff; a terminal gets no control characters of a file that somebody else wrote."""
    if sys.stdout.isatty():
        diff = "".join(f"{visible(line)}\n" for line in diff.splitlines())
    write(diff.encode(), exit_code=exit_code)


def complain(message: str, remedy: str = "") -> None:
    """Print what is wrong and what to do to standard error."""
    say_aside(f"synsml: {visible(message)}" + (f"\n  -> {visible(advised(remedy))}" if remedy else ""))


def say_aside(text: str) -> None:
    """Print to standard error, where it does not mix with data."""
    with contextlib.suppress(BrokenPipeError):
        typer.echo(text, err=True)


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
