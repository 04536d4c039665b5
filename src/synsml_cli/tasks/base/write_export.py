"""Write an exported file where the user asked for it, but never over something of another kind."""

from pathlib import Path

from synsml_cli.errors import CannotRun, Refused
from synsml_cli.store.files import read_bytes
from synsml_cli.store.writing.write import write_atomic


def write_export(path: Path, data: bytes, *, begins: bytes, name: str) -> None:
    """Replace `path` by `data`; raises Refused if a file is there that does not begin as an export of this format does."""
    folder = path.parent
    if not folder.is_dir():
        raise CannotRun(f"there is no folder {folder}", remedy="make it, or name another file")
    # What the user typed may lead anywhere: this is a path of the command line, not of the data.
    within = Path(path.anchor)
    if path.is_file():
        old = read_bytes(path, name=name, within=within, limit=len(begins))
        if old and not old.startswith(begins):
            raise Refused(f"{name} holds something else", remedy="remove it, or name another file with -o")
    write_atomic(path, data, name=name, within=within)
