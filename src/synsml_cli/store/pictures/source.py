"""Reads a picture that somebody named on the command line, from wherever it lies."""

import re
from pathlib import Path

from synsml_cli.errors import CannotRun, Refused, Usage
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.store.files import read_bytes

MAX_PICTURE_BYTES = 50_000_000
"""A picture of the largest cameras has 30 MB."""


def read_picture(path: Path, *, name: str) -> bytes:
    """Return the bytes of a picture that messages call `name`.

    Raises Usage for an address of the web, CannotRun where the file cannot be got at, Refused if it is empty or too large.
    """
    if not path.exists() and not path.is_symlink():
        if re.match(r"https?:/", name):
            raise Usage(f"{name!r} is an address, not a file", remedy="download the picture, and give the file")
        raise CannotRun(f"there is no file {name!r}", remedy=similar_file(path) or "give the path of a picture")
    if path.is_dir():
        raise CannotRun(f"{name!r} is a folder", remedy="give the path of one picture in it")
    # What the user typed may lead anywhere: this is a path of the command line, not of the data.
    data = read_bytes(path, name=name, within=Path(path.anchor), limit=MAX_PICTURE_BYTES)
    if not data:
        raise Refused(f"{name!r} is empty", remedy="copy or download it once more")
    if len(data) > MAX_PICTURE_BYTES:
        raise Refused(f"{name!r} has more than {MAX_PICTURE_BYTES // 1_000_000} MB", remedy="scale it down first")
    return data


def similar_file(path: Path) -> str:
    """Return "did you mean" for a file beside it whose name is similar."""
    try:
        return did_you_mean(path.name, [file.name for file in path.parent.iterdir() if file.is_file()])
    except OSError:
        return ""
