"""Prepare a photo or logo for the site: read any file, and return a converted copy."""

from dataclasses import dataclass
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.model.pictures.kinds import kind_of
from synsml_cli.model.pictures.svg import svg_fault
from synsml_cli.store.pictures.convert import TARGETS, convert_picture
from synsml_cli.store.pictures.source import read_picture

_MAX_SVG = 1_000_000
"""Bytes; a larger SVG contains a photo or a whole poster."""


@dataclass(frozen=True)
class PreparedPicture:
    """A converted picture."""

    data: bytes
    suffix: str
    """File suffix without the dot."""
    pixels: tuple[int, int] | None
    """Width and height; None for SVG."""
    source: str
    """Name of the original, as in messages."""
    source_bytes: int
    source_pixels: tuple[int, int] | None
    notes: tuple[str, ...]
    """Changes to report."""


def prepare_picture(path: Path, *, name: str, format: str = "", square: bool = False, logo: bool = False) -> PreparedPicture:
    """Return a picture that is upright, at most 800 by 800 pixels, in sRGB, without EXIF or other metadata.

    `format` is jpeg, webp or png; without one photos become JPEG, which everything shows, and logos PNG, which keeps
    edges and what is transparent, unless they are JPEG already. The SVG of a logo stays as it is.

    Raises CannotRun where the file or Pillow is missing, Refused for what is no picture, or an SVG that does not only draw.
    """
    data = read_picture(path, name=name)
    kind = kind_of(data)
    if kind is None:
        raise Refused(f"{name!r} is no picture that is known here", remedy="save it as JPEG or PNG, and give that file")
    if kind.remedy:
        raise Refused(f"{name!r} is {kind.name}", remedy=kind.remedy)
    if kind.name == "SVG":
        return _drawing(data, name=name, logo=logo, changes="--square" if square else "--format" if format else "")
    as_jpeg = kind.name == "JPEG" and not square if logo else True
    target = TARGETS[format or ("jpeg" if as_jpeg else "png")]
    done = convert_picture(data, kind, name=name, target=target, square=square, drawing=logo)
    return PreparedPicture(done.data, target.suffix, done.pixels, name, len(data), done.before, done.notes)


def _drawing(data: bytes, *, name: str, logo: bool, changes: str) -> PreparedPicture:
    if not logo:
        raise Refused(f"{name!r} is SVG, a drawing", remedy="save the photo as JPEG or PNG, and give that file")
    if changes:
        raise Refused(f"{name!r} is SVG, which is copied as it is", remedy=f"leave out {changes}, or save it as PNG first")
    if len(data) > _MAX_SVG:
        raise Refused(f"{name!r} has more than {_MAX_SVG // 1_000_000} MB of SVG", remedy="save it as PNG, and give that file")
    if fault := svg_fault(data):
        raise Refused(f"{name!r} {fault.message}", remedy=fault.remedy)
    return PreparedPicture(data, "svg", None, name, len(data), None, ())
