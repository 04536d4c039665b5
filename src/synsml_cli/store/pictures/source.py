"""Read a picture that the user named on the command line, from any folder."""

import re
from pathlib import Path

from synsml_cli.errors import CannotRun, Refused, Usage
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.store.files import read_bytes

MAX_PICTURE_BYTES = 50_000_000
"""Read limit in bytes; pictures of the largest cameras have 30 MB."""


def read_picture(path: Path, *, name: str) -> bytes:
    """Return the bytes of a picture that messages call `name`.

    Raises Usage for a web address, CannotRun if the file cannot be read, Refused if it is empty or too large.
    """
    if not path.exists() and not path.is_symlink():
        if re.match(r"https?:/", name):
            raise Usage(f"{name!r} is a web address, not a file", remedy="download the picture, then give the file")
        raise CannotRun(f"there is no file {name!r}", remedy=similar_file(path) or "give the path of a picture")
    if path.is_dir():
        raise CannotRun(f"{name!r} is a folder", remedy="give the path of one picture in it")
    # The path may lead anywhere: it comes from the command line, not from the data.
    data = read_bytes(path, name=name, within=Path(path.anchor), limit=MAX_PICTURE_BYTES)
    if not data:
        raise Refused(f"{name!r} is empty", remedy="copy or download it again")
    if len(data) > MAX_PICTURE_BYTES:
        raise Refused(f"{name!r} has more than {MAX_PICTURE_BYTES // 1_000_000} MB", remedy="scale it down first")
    return data


def similar_file(path: Path) -> str:
    """Return "did you mean 'x'" for a file in the same folder with a similar name; otherwise ""."""
    try:
        return did_you_mean(path.name, [file.name for file in path.parent.iterdir() if file.is_file()])
    except OSError:
        return ""
