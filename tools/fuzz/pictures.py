"""Pictures: sound ones, and those that are truncated, lie about themselves or are far too large."""

import io
import random
import struct
import zlib
from functools import cache

from PIL import Image


@cache
def photo(kind: str, width: int = 120, height: int = 90) -> bytes:
    """Return a sound picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (40, 90, 160)).save(out, kind)
    return out.getvalue()


@cache
def located() -> bytes:
    """Return a JPEG whose EXIF tells where it was taken, and that it is stored on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (16.0, 22.0, 0.0)}
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (200, 90, 60)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def drawing(inside: str, attributes: str = "") -> bytes:
    """Return an SVG with something in it."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {attributes}>{inside}</svg>\n'.encode()


def _chunk(tag: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))


def png(
    width: int, height: int, *, depth: int = 8, colour: int = 2, row: bytes = b"", rows: int = 0, more: bytes = b""
) -> bytes:
    """Return a PNG that says to be so large, whatever rows it holds (https://www.w3.org/TR/png-3/)."""
    head = struct.pack(">IIBBBBB", width & 0xFFFFFFFF, height & 0xFFFFFFFF, depth, colour, 0, 0, 0)
    packer = zlib.compressobj()
    body = _chunk(b"IDAT", b"".join(packer.compress(row) for _ in range(rows)) + packer.flush())
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + body + _chunk(b"IEND", b"")


@cache
def bombs() -> tuple[bytes, ...]:
    """Return PNGs that are as large as they say, and small as files."""
    black = tuple(
        png(w, h, depth=1, colour=0, row=bytes(1 + (w + 7) // 8), rows=h)
        for w, h in ((9_400, 9_400), (30_000, 200), (1, 60_000))
    )
    return (
        *black,
        png(9_400, 9_400, row=bytes(1 + 3 * 9_400), rows=9_400),
        png(5_000, 5_000, colour=6, row=bytes(20_001), rows=5_000),
    )


def bad_picture(rng: random.Random) -> bytes:
    """Return something that is called a picture."""
    sound = photo(rng.choice(("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")))
    kind = rng.randrange(11)
    if kind == 0:
        return sound[: rng.randrange(len(sound))]
    if kind == 1:
        at = rng.randrange(len(sound))
        return sound[:at] + rng.randbytes(rng.choice((1, 4, 40))) + sound[at + 1 :]
    if kind == 2:
        return png(rng.choice((0, 1, 9400, 60_000, 2**31, -1)), rng.choice((0, 1, 9400, 60_000, -1)))
    if kind == 3:
        return rng.choice(bombs())
    if kind == 4:
        return png(64, 64, row=bytes(193), rows=64, more=_chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(5_000_000))))
    if kind == 5:
        return png(64, 64, row=bytes(193), rows=64, more=_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(9_000_000))))
    if kind == 6:
        return located()
    if kind == 7:
        return rng.randbytes(rng.choice((0, 1, 8, 4000)))
    if kind == 8:
        return b"\xff\xd8\xff\xe1\xff\xff" + rng.randbytes(300) + sound
    if kind == 9:
        return b"%PDF-1.4\n" + rng.randbytes(90)
    return sound


_INSIDE = (
    "<script>alert(1)</script>", '<image href="http://example.org/x.png"/>', '<use href="#a"/>', "<g>" * 3000,
    '<foreignObject><iframe src="javascript:alert(1)"/></foreignObject>', "<style>@import url(//example.org)</style>",
    "&lol9;", "<!-- " + "-" * 40_000, '<a xlink:href="javascript:alert(1)">', "<animate/>", "\x00",
    "<path d='" + "M0 0" * 50_000 + "'/>",
)  # fmt: skip


def bad_drawing(rng: random.Random) -> bytes:
    """Return something that is called an SVG."""
    data = drawing(rng.choice(_INSIDE), rng.choice(("", 'onload="x()"', 'width="1e9" height="1e999"', 'viewBox="0 0 -1 nan"')))
    bombs = "".join(f'<!ENTITY lol{n + 1} "&lol{n};&lol{n};&lol{n};&lol{n};">' for n in range(9))
    if rng.random() < 0.2:
        data = f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY lol0 "x">{bombs}]>'.encode() + data
    if rng.random() < 0.2:
        data = data.decode("latin-1").encode(rng.choice(("utf-16", "utf-8-sig", "utf-32")))
    return data[: rng.randrange(len(data))] if rng.random() < 0.2 else data
