"""Let the user edit a text in their own editor, on a copy that is never lost."""

import contextlib
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Self

from synsml_cli.errors import CannotRun
from synsml_cli.model.source.byte_order_mark import MARK
from synsml_cli.store.programs import program


class Editing:
    """A temporary copy of a text for repeated editing; it is deleted at the end only if it contains no unsaved changes.

    So it survives an error, a refusal and Ctrl-C.
    """

    def __init__(self, text: str, *, name: str, command: str, tell: Callable[[Path], None]) -> None:
        """Create the copy; `command` is in shell syntax, `tell` is called with the path of a copy that is kept."""
        self._command = command
        self._tell = tell
        self._folder = Path(tempfile.mkdtemp(prefix="synsml-"))
        self._path = self._folder / name
        self._old = text.encode()
        self._path.write_bytes(self._old)
        self.written = False
        """Whether the edited text was saved to its target."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Delete the copy, or keep it and report its path."""
        if not self.written and self._has_changed():
            self._tell(self._path)
            return
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # the editor may have left a backup next to it
            self._folder.rmdir()

    def edited(self) -> str:
        """Open the editor and return the text; raises CannotRun if there is no editor or it fails."""
        command = self._command
        try:
            name, *options = shlex.split(command)
            code = subprocess.run([program(name), *options, str(self._path)], check=False).returncode  # noqa: S603  the user's own
        except (OSError, ValueError) as error:
            raise CannotRun(
                f"the editor {command!r} cannot be started",
                remedy="set EDITOR to the command of an editor, or give field=value",
            ) from error
        if code:
            raise CannotRun(
                f"the editor {command!r} exited with code {code}", remedy="run the command again; nothing was changed"
            )
        try:
            return self._path.read_text("utf-8").removeprefix(MARK)
        except (OSError, UnicodeDecodeError) as error:
            raise CannotRun("the edited text is not UTF-8", remedy="save it as UTF-8; nothing was changed") from error

    def _has_changed(self) -> bool:
        try:
            return self._path.read_bytes() != self._old
        except OSError:
            return self._path.exists()
