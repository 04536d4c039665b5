r"""Standard input, output and error as the shell left them: closed, full, or in an encoding that cannot show every name.

One rule for all commands. A terminal gets its own encoding, and an escape such as `\xe9` for a character that it lacks; a
file or a pipe gets UTF-8, whatever the locale says. A stream that the shell closed (`<&-`) is empty, and nobody reads it.
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Any

from synsml_cli.errors import Usage


def open_streams() -> None:
    """Make the three streams usable."""
    for number in range(3):
        # The lowest free number is the one that is closed; otherwise a file of ours would get it, and children with it.
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    with contextlib.suppress(AttributeError):  # `typed` reads what is not in its encoding
        sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a test may have put something else there
            encoding = {} if stream.isatty() else {"encoding": "utf-8"}
            stream.reconfigure(errors="backslashreplace", **encoding)  # type: ignore[union-attr]


def typed(text: str) -> str:
    """Return a typed text whose bytes are UTF-8, whatever standard input takes them for; raises Usage for others."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError as error:
        raise Usage("the typed text is not UTF-8", remedy="set the encoding of the terminal to UTF-8") from error


def drained() -> bool:
    """Flush standard output and error; whether all that was printed to standard output has arrived.

    The interpreter would flush again at its end, complain in its own words and end with 120.
    """
    arrived = True
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            discard_rest(stream)
        except OSError:
            discard_rest(stream)
            arrived = arrived and stream is not sys.stdout
    return arrived


def discard_rest(stream: Any) -> None:
    """Let the rest of what a stream holds go nowhere: its file is full, or its reader has gone."""
    with contextlib.suppress(OSError):  # a stream of a test has no number
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def in_utf8_mode(command: Sequence[str]) -> None:
    """Start the process again in UTF-8 mode where file names are ASCII to Python; else return.

    So it is only for the locale C with PYTHONUTF8=0: without that, Python does the same (PEP 540). No name with an accent
    could be found otherwise.
    """
    if sys.getfilesystemencoding() == "ascii" and sys.executable and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *command[1:]])  # noqa: S606  our own command
