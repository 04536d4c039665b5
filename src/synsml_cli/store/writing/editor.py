"""Lets the user edit a text in their own editor, on a copy: what they typed is never lost."""

import contextlib
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Self

from synsml_cli.errors import CannotRun
from synsml_cli.store.programs import program


class Editing:
    """A copy of a text that is edited, again and again; it is removed at the end only if nothing is lost with it.

    So it stays however the end comes: by an error, by a refusal, by Ctrl-C.
    """

    def __init__(self, text: str, *, name: str, command: str, tell: Callable[[Path], None]) -> None:
        """`command` is the editor's, as a shell would read it; `tell` gets to know where a copy that stays is."""
        self._command = command
        self._tell = tell
        self._folder = Path(tempfile.mkdtemp(prefix="synsml-"))
        self._path = self._folder / name
        self._old = text.encode()
        self._path.write_bytes(self._old)
        self.written = False
        """Whether what was typed is where it belongs."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the copy, or keep it and tell where it is."""
        if not self.written and self._has_changed():
            self._tell(self._path)
            return
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # the editor may have left a backup beside it
            self._folder.rmdir()

    def edited(self) -> str:
        """Open the editor and return the text; raises CannotRun if there is no editor or it fails."""
        command = self._command
        try:
            name, *options = shlex.split(command)
            code = subprocess.run([program(name), *options, str(self._path)], check=False).returncode  # noqa: S603  the user's own
        except (OSError, ValueError) as error:
            raise CannotRun(f"the editor {command!r} cannot be started", remedy="set EDITOR, or write field=value") from error
        if code:
            raise CannotRun(f"the editor {command!r} ended with {code}", remedy="nothing was changed")
        try:
            return self._path.read_text("utf-8").removeprefix("\ufeff")
        except (OSError, UnicodeDecodeError) as error:
            raise CannotRun("what the editor wrote is not text in UTF-8", remedy="nothing was changed") from error

    def _has_changed(self) -> bool:
        try:
            return self._path.read_bytes() != self._old
        except OSError:
            return self._path.exists()
