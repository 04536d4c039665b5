"""Makes of any picture one for the web: upright, small, in sRGB, and without EXIF (which tells the place) or other notes.

The only module that imports Pillow, which is an extra of the package; the same bytes come out of the same bytes.
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
from synsml_cli.model.pictures.jpeg import is_read_whole
from synsml_cli.model.pictures.kinds import PictureKind
from synsml_cli.model.pictures.strip import stripped

if TYPE_CHECKING:
    from PIL import Image

MAX_SIDE = 800
"""Pixels of the longer side: a card shows 400, and screens have two for one."""
_LEAVE = 250_000
"""Bytes up to which a picture that is as it should be stays as it is; more than ours ever has of that size."""
_MAX_PIXELS = 20_000_000
_MAX_PIXELS_OF: Mapping[str, int] = {"WEBP": 12_000_000, "AVIF": 12_000_000}
"""Pixels that are held in memory at once, so that 300 MB are enough: up to 11 bytes each, 20 where a frame is put together."""
_ORIENTATION = 0x0112
_GPS = 0x8825
"""Tags of EXIF 2.32: orientation (4.6.4) and the place (4.6.6)."""


class Target(NamedTuple):
    """A format that can be written."""

    kind: str
    """As Pillow and `PictureKind` call it."""
    suffix: str
    transparent: bool
    """Whether it can have transparent parts."""
    options: Mapping[str, Any]


TARGETS: Mapping[str, Target] = {
    "jpeg": Target("JPEG", "jpg", False, {"quality": 85, "optimize": True, "progressive": True}),
    "webp": Target("WEBP", "webp", True, {"quality": 85, "method": 6}),
    "png": Target("PNG", "png", True, {"optimize": True}),
}
_LOSSLESS: Mapping[str, Any] = {"lossless": True, "method": 6}
"""WebP for drawings, whose edges would blur."""


@dataclass(frozen=True)
class Converted:
    """A picture that was made."""

    data: bytes
    pixels: tuple[int, int]
    """Width and height."""
    before: tuple[int, int]
    """Width and height of the original, as it is stored."""
    notes: tuple[str, ...]
    """What was changed that somebody may want to know, in a few words each."""


def convert_picture(
    data: bytes, kind: PictureKind, *, name: str, target: Target, square: bool, drawing: bool = False
) -> Converted:
    """Return the picture as `target`; a photo is cropped to a square, a drawing is put onto one.

    Raises CannotRun without Pillow, Refused for a file that is broken or too large.
    """
    _need_pillow()
    from PIL import Image, ImageOps

    from synsml_cli.store.pictures import pixels as pixels

    Image.init()
    if not _reads(kind.name, data):
        said = f"{name!r} cannot be read: the Pillow that is installed knows no {kind.name}"
        raise Refused(said, remedy="install a newer one, or save it as JPEG or PNG")
    if target.kind not in Image.SAVE:
        raise Refused(
            f"the Pillow that is installed writes no {target.kind}", remedy="install a newer one, or leave out --format"
        )
    with _said(name, kind):
        image: Image.Image = Image.open(io.BytesIO(data), formats=[kind.name])
        before = image.size
        # JPEG has one picture; what Pillow counts there are a phone's further ones, for depth or a second eye.
        frames = getattr(image, "n_frames", 1) if kind.name != "JPEG" else 1
        image.draft(None, (2 * MAX_SIDE, 2 * MAX_SIDE))  # a large JPEG is read at half, a quarter or an eighth
        _check_pixels(before if is_read_whole(data) else image.size, before, kind, name)
        image.load()
        notes = [f"the first of {frames} {'pages' if kind.name == 'TIFF' else 'frames'}"] if frames > 1 else []
        as_it_should_be = frames == 1 and image.mode in ("L", "P", "RGB", "RGBA")
        profile = image.info.get("icc_profile")
        image, told = _upright(image)
        notes += told
        image = pixels.plain(image)
        if square and not drawing:  # the middle of a wide picture, and the top of a tall one, where the face is
            side = min(image.size)
            left = (image.width - side) // 2  # ImageOps.fit would blur by half a pixel where this is odd
            image = image.crop((left, 0, left + side, side))
        image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=None)
        image = pixels.in_srgb(image, profile)
        if square and drawing and image.width != image.height:
            image = ImageOps.pad(image.convert("RGBA"), (max(image.size),) * 2, color=(0, 0, 0, 0))
        if image.mode == "RGBA" and not target.transparent:
            image = pixels.on_white(image)
            notes.append("white where it was transparent")
        may_stay = as_it_should_be and not profile and not told and image.size == before and len(data) <= _LEAVE
        if may_stay and kind.name == target.kind and stripped(data, kind.name) == data:
            return Converted(data, before, before, tuple(notes))
        # Made anew of nothing but its pixels: what Pillow carries along (a comment, a profile) would be written too.
        bare = Image.frombytes(image.mode, image.size, image.tobytes())
        out = io.BytesIO()
        bare.save(out, target.kind, **(_LOSSLESS if drawing and target.kind == "WEBP" else target.options))
        return Converted(out.getvalue(), bare.size, before, tuple(notes))


def _check_pixels(held: tuple[int, int], before: tuple[int, int], kind: PictureKind, name: str) -> None:
    """Refuse a picture that takes too much memory at the size at which it is held there."""
    most = _MAX_PIXELS_OF.get(kind.name, _MAX_PIXELS)
    if held[0] * held[1] > most:
        said = f"{name!r} has {before[0]:,} x {before[1]:,} pixels: more than {most // 1_000_000} million"
        raise Refused(said, remedy=_SHRINK)


def _reads(kind: str, data: bytes) -> bool:
    """Whether this Pillow was built with what a format needs; where it was not, it says so in place of yes or no."""
    from PIL import Image

    _, accepts = Image.OPEN.get(kind, (None, lambda _: "unknown"))
    return accepts is None or not isinstance(accepts(data[:16]), str)


def _upright(image: Image.Image) -> tuple[Image.Image, list[str]]:
    """Return the picture as EXIF tells to turn it, and what to say of that."""
    from PIL import ImageOps

    try:
        exif = image.getexif()
        turned = ["turned upright"] if exif.get(_ORIENTATION) in range(2, 9) else []
        place = ["the place where it was taken is left out"] if _GPS in exif else []
        return ImageOps.exif_transpose(image), turned + place
    except _FAULTS:
        return image, ["its EXIF cannot be read: look whether it stands upright"]


def _need_pillow() -> None:
    try:
        import PIL  # noqa: F401  only whether it is there
    except ImportError as error:
        remedy = "install it beside synsml: `pipx inject synsml-cli Pillow`, or `python -m pip install Pillow`"
        raise CannotRun("pictures need Pillow, which is not installed", remedy=remedy) from error


@contextmanager
def _said(name: str, kind: PictureKind) -> Iterator[None]:
    """Turn what Pillow raises into words."""
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
        raise Refused(f"{name!r} begins as {kind.name} and is none", remedy=_OTHER) from error
    except MemoryError as error:
        raise Refused(f"there is not enough memory for {name!r}", remedy="scale it down first") from error
    except _FAULTS as error:
        said = str(error).split("\n")[0][:100]
        raise Refused(f"{name!r} cannot be read as a picture: {said}", remedy=_OTHER) from error


_FAULTS = (
    OSError, SyntaxError, ValueError, TypeError, AttributeError, AssertionError, LookupError, ArithmeticError, EOFError,
    RuntimeError, struct.error,
)  # fmt: skip
"""What a broken file can raise in Pillow, which has no exception of its own for it."""
_SHRINK = "scale it down first, to 2000 pixels on its longer side"
_OTHER = "copy or download it once more, or save it as JPEG or PNG"
