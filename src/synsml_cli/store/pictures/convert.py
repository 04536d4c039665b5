"""Convert any picture for the web: upright, small, in sRGB, without EXIF (which contains the location) or other notes.

The only module that imports Pillow, an extra of the package. The same input bytes always give the same output bytes.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from synsml_cli.errors import CannotRun, Refused
from synsml_cli.model.pictures.kinds import PictureKind
from synsml_cli.model.pictures.strip import stripped
from synsml_cli.store.pictures.jpeg import is_read_whole

if TYPE_CHECKING:
    from PIL import Image

MAX_SIDE = 800
"""Pixels of the longer side: a card shows 400, and high-density screens need twice as many."""
_LEAVE = 250_000
"""Bytes: a smaller picture without metadata stays unchanged. Our own output of 800 x 800 pixels is never larger."""
_MAX_PIXELS = 20_000_000
_MAX_PIXELS_OF: Mapping[str, int] = {"WEBP": 12_000_000, "AVIF": 12_000_000}
"""Limit on pixels in memory, so that 300 MB suffice: up to 11 bytes a pixel, 20 while a frame is assembled."""
_ORIENTATION = 0x0112
_GPS = 0x8825
"""Tags of EXIF 2.32: orientation (section 4.6.4) and location (4.6.6)."""


class Target(NamedTuple):
    """An output format."""

    kind: str
    """The name that Pillow and `PictureKind` use."""
    suffix: str
    transparent: bool
    """Whether it supports transparent parts."""
    options: Mapping[str, Any]


TARGETS: Mapping[str, Target] = {
    "jpeg": Target("JPEG", "jpg", False, {"quality": 85, "optimize": True, "progressive": True}),
    "webp": Target("WEBP", "webp", True, {"quality": 85, "method": 6}),
    "png": Target("PNG", "png", True, {"optimize": True}),
}
_LOSSLESS: Mapping[str, Any] = {"lossless": True, "method": 6}
"""Lossless WebP for drawings: lossy compression would blur their edges."""


@dataclass(frozen=True)
class Converted:
    """A converted picture."""

    data: bytes
    pixels: tuple[int, int]
    """Width and height."""
    before: tuple[int, int]
    """Width and height of the original as stored."""
    notes: tuple[str, ...]
    """Short notes on changes that the user should know."""


def convert_picture(
    data: bytes, kind: PictureKind, *, name: str, target: Target, square: bool, drawing: bool = False
) -> Converted:
    """Return the picture as `target`; a photo is cropped to a square, a drawing is padded to one.

    Raises CannotRun without Pillow, Refused for a file that is broken or too large.
    """
    _need_pillow()
    from PIL import Image, ImageOps

    from synsml_cli.store.pictures import pixels as pixels

    Image.init()
    if not _reads(kind.name, data):
        message = f"{name!r} cannot be read: the installed Pillow does not support {kind.name}"
        raise Refused(message, remedy="install a newer Pillow, or save the picture as JPEG or PNG")
    if target.kind not in Image.SAVE:
        raise Refused(f"the installed Pillow cannot write {target.kind}", remedy="install a newer Pillow, or omit --format")
    with _said(name, kind):
        image: Image.Image = Image.open(io.BytesIO(data), formats=[kind.name])
        before = image.size
        # A JPEG has one frame; Pillow also counts the extra pictures of a phone (depth, second lens).
        frames = getattr(image, "n_frames", 1) if kind.name != "JPEG" else 1
        image.draft(None, (2 * MAX_SIDE, 2 * MAX_SIDE))  # a large JPEG is decoded at a half, a quarter or an eighth of its size
        _check_pixels(before if is_read_whole(data) else image.size, before, kind, name)
        image.load()
        notes = [f"the first of {frames} {'pages' if kind.name == 'TIFF' else 'frames'}"] if frames > 1 else []
        is_ready = frames == 1 and image.mode in ("L", "P", "RGB", "RGBA")
        profile = image.info.get("icc_profile")
        image, exif_notes = _upright(image)
        notes += exif_notes
        image = pixels.plain(image)
        if square and not drawing:  # the middle of a wide picture, or the top of a tall one, where the face is
            side = min(image.size)
            left = (image.width - side) // 2  # ImageOps.fit would blur by half a pixel if this is odd
            image = image.crop((left, 0, left + side, side))
        image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=None)
        image = pixels.in_srgb(image, profile)
        if square and drawing and image.width != image.height:
            image = ImageOps.pad(image.convert("RGBA"), (max(image.size),) * 2, color=(0, 0, 0, 0))
        if image.mode == "RGBA" and not target.transparent:
            image = pixels.on_white(image)
            notes.append("transparent parts are white now")
        may_stay = is_ready and not profile and not exif_notes and image.size == before and len(data) <= _LEAVE
        if may_stay and kind.name == target.kind and stripped(data, kind.name) == data:
            return Converted(data, before, before, tuple(notes))
        # Built again from pixels only: Pillow would also write a comment or a profile that the image carries.
        bare = Image.frombytes(image.mode, image.size, image.tobytes())
        out = io.BytesIO()
        bare.save(out, target.kind, **(_LOSSLESS if drawing and target.kind == "WEBP" else target.options))
        return Converted(out.getvalue(), bare.size, before, tuple(notes))


def _check_pixels(held: tuple[int, int], before: tuple[int, int], kind: PictureKind, name: str) -> None:
    """Raise Refused for a picture that needs too much memory; `held` is its decoded size in pixels."""
    most = _MAX_PIXELS_OF.get(kind.name, _MAX_PIXELS)
    if held[0] * held[1] > most:
        message = f"{name!r} has {before[0]:,} x {before[1]:,} pixels: more than {most // 1_000_000} million"
        raise Refused(message, remedy=_SHRINK)


def _reads(kind: str, data: bytes) -> bool:
    """Return whether this Pillow can read a format; `accepts` returns a message instead of a bool if it cannot."""
    from PIL import Image

    _, accepts = Image.OPEN.get(kind, (None, lambda _: "unknown"))
    return accepts is None or not isinstance(accepts(data[:16]), str)


def _upright(image: Image.Image) -> tuple[Image.Image, list[str]]:
    """Return the picture rotated as EXIF demands, and notes for the user."""
    from PIL import ImageOps

    try:
        exif = image.getexif()
        turned = ["rotated upright"] if exif.get(_ORIENTATION) in range(2, 9) else []
        place = ["location removed"] if _GPS in exif else []
        return ImageOps.exif_transpose(image), turned + place
    except _FAULTS:
        return image, ["EXIF unreadable: check the orientation"]


def _need_pillow() -> None:
    try:
        import PIL  # noqa: F401  only its presence matters
    except ImportError as error:
        remedy = "install it next to synsml: `pipx inject synsml-cli Pillow`, or `python -m pip install Pillow`"
        raise CannotRun("pictures need Pillow, which is not installed", remedy=remedy) from error


@contextmanager
def _said(name: str, kind: PictureKind) -> Iterator[None]:
    """Turn the exceptions of Pillow into Refused with a plain message."""
    from PIL import Image, UnidentifiedImageError

    limit = f"more than {(Image.MAX_IMAGE_PIXELS or 0) // 1_000_000} million pixels"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(f"{name!r} has {limit}", remedy="scale it down first") from error
    except UnidentifiedImageError as error:
        raise Refused(f"{name!r} starts like {kind.name}, but is not a valid {kind.name} file", remedy=_OTHER) from error
    except MemoryError as error:
        raise Refused(f"not enough memory for {name!r}", remedy="scale it down first") from error
    except _FAULTS as error:
        detail = str(error).split("\n")[0][:100]
        raise Refused(f"{name!r} cannot be read as a picture: {detail}", remedy=_OTHER) from error


_FAULTS = (
    OSError, SyntaxError, ValueError, TypeError, AttributeError, AssertionError, LookupError, ArithmeticError, EOFError,
    RuntimeError, struct.error,
)  # fmt: skip
"""Exceptions that Pillow raises for broken files; it has no exception of its own for them."""
_SHRINK = "scale it down first, to 2000 pixels on its longer side"
_OTHER = "copy or download it again, or save it as JPEG or PNG"
