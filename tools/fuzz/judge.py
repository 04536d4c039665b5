"""Says what is wrong with what a command printed and left on disk."""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from fuzz.cases import Case
from fuzz.worlds import HOME

Files = dict[str, tuple[int, bytes]]
"""Path -> mode, and bytes or target of a link."""
_WARNING = re.compile(rb"^\S[^\n]*:\d+: \w*Warning: ", re.MULTILINE)
_OF_OURS = re.compile(r"^(real-)?w/(real-)?(people|private|nothing-is-here|workshop\.yaml)(/|$)|^(io|tmp|home)(/|$)|/\.git/")
"""Places where private words belong, or where nobody looks."""


def complaint(err: bytes, out: bytes) -> str:
    """Return what no user should ever see of what was printed; empty if there is nothing."""
    for text in (err, out):
        for word in (b"internal error", b"Traceback", b"Exception ignored", b"MemoryError"):
            if word in text:
                at = text.index(word)
                return (
                    (text[at : at + 400] + b" ... " + text[-600:]).decode("utf-8", "replace")
                    if word == b"Traceback"
                    else text[at : at + 300].decode("utf-8", "replace")
                )
        if found := _WARNING.search(text):
            return f"a warning of Python: {found[0].decode('utf-8', 'replace')}"
    return ""


def files_of(folder: Path) -> Files:
    """Return all that is below a folder, but what programs put into `tmp` and `io`: path -> mode, bytes or target of a link."""
    found: Files = {}
    base = os.fsencode(folder)
    for parent, folders, files in os.walk(base):
        if parent == base:
            folders[:] = [name for name in folders if name not in (b"tmp", b"io", b"home")]
        for name in (*folders, *files):
            path = os.path.join(parent, name)  # noqa: PTH118  names that are no text
            status = os.lstat(path)
            data = b""
            if stat.S_ISLNK(status.st_mode):
                data = os.readlink(path)  # noqa: PTH115
            elif stat.S_ISREG(status.st_mode):
                with open(path, "rb") as stream:  # noqa: PTH123
                    data = stream.read()
            found[os.fsdecode(path[len(base) + 1 :])] = (status.st_mode, data)
    return found


def changes(before: Files, after: Files) -> list[str]:
    """Return the paths that are not as they were."""
    return sorted(name for name in {**before, **after} if before.get(name) != after.get(name))


def leaks(case: Case, touched: Iterable[str], before: Files, after: Files, out: bytes) -> str:
    """Return which private words reached a public file or what was printed; empty if none did."""
    texts = {"what is printed": out}
    if "--internal" not in case.typed.words:
        public = {
            name: data
            for name, (_, data) in after.items()
            if not _OF_OURS.search(name) and before.get(name, (0, b""))[1] != data
        }
        texts |= {name: f"{name}\n".encode("utf-8", "surrogateescape") + data for name, data in public.items()}
    words = [secret.word.encode() for secret in case.secrets(touched)]
    found = [f"{word.decode()} in {name}" for name, text in texts.items() for word in words if word in text.lower()]
    return f"private: {', '.join(found)}" if found else ""


assert HOME == "w"
