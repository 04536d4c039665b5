"""Lets the user edit a text in their own editor, on a copy: what they typed is never lost."""

import contextlib
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Self

from synsml_cli.errors import CannotRun


class Editing:
    """A copy of a text that is edited, again and again, and removed at the end unless it is to be kept."""

    def __init__(self, text: str, *, name: str, command: str) -> None:
        """`command` is the editor's, as a shell would read it."""
        self._command = command
        self._folder = Path(tempfile.mkdtemp(prefix="synsml-"))
        self._path = self._folder / name
        self._path.write_bytes(text.encode())
        self._kept = False

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the copy, unless it is kept."""
        if not self._kept:
            self._path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # the editor may have left a backup beside it
                self._folder.rmdir()

    def edited(self) -> str:
        """Open the editor and return the text; raises CannotRun if there is no editor or it fails."""
        command = self._command
        try:
            code = subprocess.run([*shlex.split(command), str(self._path)], check=False).returncode  # noqa: S603  the user's own
        except (OSError, ValueError) as error:
            raise CannotRun(f"the editor {command!r} cannot be started", remedy="set EDITOR, or write field=value") from error
        if code:
            raise CannotRun(
                f"the editor {command!r} ended with {code}", remedy=f"nothing was changed; your text: {self.keep()}"
            )
        try:
            return self._path.read_text("utf-8").removeprefix("\ufeff")
        except (OSError, UnicodeDecodeError) as error:
            raise CannotRun("what the editor wrote is not text in UTF-8", remedy=f"it is kept in {self.keep()}") from error

    def keep(self) -> Path:
        """Keep the copy, and return where it is."""
        self._kept = True
        return self._path
