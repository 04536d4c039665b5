"""Change the pixels of a picture for the web; only `convert` calls it, after it has checked for Pillow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL import Image


def plain(image: Image.Image) -> Image.Image:
    """Return a picture as L, RGB, RGBA or CMYK with eight bits a channel; raises ValueError for other pixel formats."""
    if image.mode.startswith("I"):  # grey with 16 bits, or with 32 bits of which a PNG uses 16
        wide = image.convert("I")
        lowest, highest = cast("tuple[float, float]", wide.getextrema())
        if lowest < 0 or highest >= 1 << 16:
            raise ValueError("its pixels have more than 16 bits")
        if image.mode == "I" and highest < 1 << 8:
            return wide.convert("L")
        return wide.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "F":
        raise ValueError("its pixels are fractions")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        shown = image.convert("RGBA")
        lowest, _ = cast("tuple[int, int]", shown.getchannel("A").getextrema())
        return shown if lowest < 255 else shown.convert("RGB")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("L" if image.mode == "1" else "RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture as RGB or RGBA in sRGB; without a valid colour profile, it is assumed to be sRGB."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    colours = (_by_profile(colours, profile) if profile else colours).convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, ImportError, OSError, ValueError, TypeError):  # ImportError: Pillow without colour management
        return image
    return converted or image


def on_white(image: Image.Image) -> Image.Image:
    """Return a picture with a white background: cards are white in most themes, and so is paper."""
    from PIL import Image

    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
