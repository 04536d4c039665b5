"""Pictures for tests, created on demand: the repository contains none."""

import io
import struct
from pathlib import Path
from typing import Any

from PIL import Image

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 40), (40, 60, 200), (255, 255, 255)
PLACE = "SECRET-PLACE"
"""Stands in every note that a picture can carry; no output may hold it."""
GPS_IFD, ORIENTATION, ARTIST = 0x8825, 0x0112, 0x013B


def encoded(image: Image.Image, format: str, **options: Any) -> bytes:
    """Return the bytes of a picture."""
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def decoded(data: bytes | Path) -> Image.Image:
    """Return a picture with its pixels read."""
    image = Image.open(io.BytesIO(data) if isinstance(data, bytes) else data)
    image.load()
    return image


def flat(width: int, height: int, colour: Any = RED, mode: str = "RGB") -> Image.Image:
    """Return a picture of one colour."""
    return Image.new(mode, (width, height), colour)


def quarters(width: int = 64, height: int = 32) -> Image.Image:
    """Return red above green on the left, blue above white on the right: no turn or mirroring leaves it the same."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (0, height // 2, width // 2, height))
    image.paste(BLUE, (width // 2, 0, width, height // 2))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """Return EXIF with an orientation, a place and an artist."""
    data = Image.Exif()
    data[ORIENTATION] = orientation
    data[ARTIST] = PLACE
    data[GPS_IFD] = {1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (16.0, 22.0, 0.0), 0x1D: "2023:05:20"}
    read = Image.Exif()
    read.load(data.tobytes())  # TIFF takes only what was read
    return read


def turned(image: Image.Image, orientation: int) -> Image.Image:
    """Return how a camera stores a picture that EXIF says to be looked at so (EXIF 2.32, section 4.6.4, Orientation)."""
    width, height = image.size
    # Where row 0 and column 0 of what is stored lie in the picture that is seen.
    seen = {
        1: lambda row, column: (row, column),
        2: lambda row, column: (row, width - 1 - column),
        3: lambda row, column: (height - 1 - row, width - 1 - column),
        4: lambda row, column: (height - 1 - row, column),
        5: lambda row, column: (column, row),
        6: lambda row, column: (column, width - 1 - row),
        7: lambda row, column: (height - 1 - column, width - 1 - row),
        8: lambda row, column: (height - 1 - column, row),
    }[orientation]
    stored = Image.new(image.mode, (width, height) if orientation < 5 else (height, width))
    for row in range(stored.height):
        for column in range(stored.width):
            there_row, there_column = seen(row, column)
            stored.putpixel((column, row), image.getpixel((there_column, there_row)))
    return stored


def pixels_of(image: Image.Image) -> list[Any]:
    """Return all pixels, row by row."""
    return [image.getpixel((column, row)) for row in range(image.height) for column in range(image.width)]


def difference(one: Image.Image, other: Image.Image) -> int:
    """Return the largest difference of a channel between two pictures of one size."""
    assert (one.size, one.mode) == (other.size, other.mode)
    pairs = zip(pixels_of(one), pixels_of(other), strict=True)
    return max(abs(a - b) for left, right in pairs for a, b in zip(left, right, strict=True))


def swapped_profile() -> bytes:
    """Return a colour profile in which red and blue change places (ICC.1:2001-04, sections 6.1 and 6.3.1.2).

    It is the matrix of sRGB, adapted to D50, with two columns swapped.
    """

    def fixed(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    red, green, blue = (0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
    text = PLACE.encode() + b"\0"
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256)) + bytes(2)
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78),
        b"cprt": b"text" + bytes(4) + text,
        b"wtpt": b"XYZ " + bytes(4) + fixed(0.9642, 1.0, 0.8249),
        b"rXYZ": b"XYZ " + bytes(4) + fixed(*blue),
        b"gXYZ": b"XYZ " + bytes(4) + fixed(*green),
        b"bXYZ": b"XYZ " + bytes(4) + fixed(*red),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = start + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    header += bytes(12) + b"acsp" + bytes(28) + fixed(0.9642, 1.0, 0.8249)
    return header.ljust(128, b"\0") + table + body
