r"""Prepare standard input, output and error, which may be closed, full, or in a limited encoding.

- A terminal gets its own encoding, with escapes such as `\xe9` for missing characters.
- A file or a pipe gets UTF-8, in every locale.
- A stream that the shell closed (`<&-`) becomes an empty one.
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
        # Reserve the number of a closed stream; otherwise the next file that we open would get it.
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
        with contextlib.suppress(AttributeError):  # a test may have replaced the stream
            encoding = {} if stream.isatty() else {"encoding": "utf-8"}
            stream.reconfigure(errors="backslashreplace", **encoding)  # type: ignore[union-attr]


def typed(text: str) -> str:
    """Return a typed text whose bytes are UTF-8, whatever standard input takes them for; raises Usage for others."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError as error:
        raise Usage("the typed text is not UTF-8", remedy="set the encoding of the terminal to UTF-8") from error


def drained() -> bool:
    """Flush standard output and error; return whether standard output could be written.

    Otherwise the interpreter would flush at its end, print its own message and exit with 120.
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
    """Discard the rest of a stream whose file is full or whose reader has gone."""
    with contextlib.suppress(OSError):  # a stream of a test has no file descriptor
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def in_utf8_mode(command: Sequence[str]) -> None:
    """Restart the process in UTF-8 mode if Python reads file names as ASCII.

    This happens only in the locale C with PYTHONUTF8=0 (PEP 540); files with accents in their names would not be found.
    """
    if sys.getfilesystemencoding() == "ascii" and sys.executable and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *command[1:]])  # noqa: S606  our own command
