"""Write an exported file, but never over a file of another kind."""

from pathlib import Path

from synsml_cli.errors import CannotRun, Refused
from synsml_cli.store.files import read_bytes
from synsml_cli.store.writing.write import write_atomic


def write_export(path: Path, data: bytes, *, begins: bytes, name: str) -> None:
    """Replace `path` with `data`; raises Refused if an existing file does not begin like an export of this format."""
    folder = path.parent
    if not folder.is_dir():
        raise CannotRun(f"there is no folder {folder}", remedy="create it, or name another file")
    # A path of the command line may lead anywhere; a path in the data may not.
    within = Path(path.anchor)
    if path.is_file():
        old = read_bytes(path, name=name, within=within, limit=len(begins))
        if old and not old.startswith(begins):
            raise Refused(f"{name} exists and is not such an export", remedy="remove it, or name another file with -o")
    write_atomic(path, data, name=name, within=within)
