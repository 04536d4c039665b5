"""Locations of pictures are found in every kind of note, and removed without changing a pixel."""

import io
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from helpers import MINIMAL, Synsml, Workshop, png
from images import GPS_IFD, ORIENTATION, PLACE, decoded, encoded, exif, flat, pixels_of, quarters, swapped_profile
from synsml_cli.model.pictures.kinds import kind_of
from synsml_cli.model.pictures.notes import place_in
from synsml_cli.model.pictures.strip import stripped

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description %s</rdf:Description></x:xmpmeta>'
COORDINATES = XMP % b'exif:GPSLatitude="48,12.5N">'
CITY = XMP % b"><photoshop:City>\n Vienna</photoshop:City>"
NOWHERE = XMP % b'exif:GPSLatitude="" photoshop:City="" dc:title="SECRET-PLACE">'
IPTC = (
    b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", 14) + b"\x1c\x02\x00\x00\x02\x00\x02\x1c\x02\x5a\x00\x06Vienna"
)
KINDS = ("JPEG", "PNG", "WEBP")


def place_of(data: bytes) -> str:
    kind = kind_of(data)
    return place_in(io.BytesIO(data), kind.name if kind else "")


def segment(data: bytes, marker: int, body: bytes) -> bytes:
    """Return a JPEG with a further segment at its beginning."""
    return data[:2] + bytes((0xFF, marker)) + struct.pack(">H", 2 + len(body)) + body + data[2:]


def chunk(data: bytes, name: bytes, body: bytes) -> bytes:
    """Return a PNG with a further chunk at its end."""
    made = struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return data[:-12] + made + data[-12:]


@pytest.mark.parametrize("kind", KINDS)
def test_coordinates_in_exif_are_found_and_taken_out(kind: str) -> None:
    data = encoded(quarters(), kind, exif=exif())
    assert place_of(data) == "EXIF"
    bare = stripped(data, kind)
    assert bare is not None
    assert place_of(bare) == ""
    assert PLACE.encode() not in bare
    assert pixels_of(decoded(bare)) == pixels_of(decoded(data))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_how_a_picture_is_turned_stays_and_is_all_that_stays(kind: str, orientation: int) -> None:
    bare = stripped(encoded(quarters(), kind, exif=exif(orientation)), kind)
    assert bare is not None
    read = decoded(bare).getexif()
    assert dict(read) == ({ORIENTATION: orientation} if orientation > 1 else {})
    assert stripped(bare, kind) == bare


@pytest.mark.parametrize("kind", KINDS)
def test_the_profile_of_the_colours_stays(kind: str) -> None:
    profile = swapped_profile()
    bare = stripped(encoded(quarters(), kind, exif=exif(), icc_profile=profile), kind)
    assert bare is not None
    assert decoded(bare).info["icc_profile"] == profile


@pytest.mark.parametrize(
    ("mode", "options"), [("CMYK", {}), ("L", {}), ("RGB", {"progressive": True}), ("RGB", {"restart_marker_rows": 1})]
)
def test_every_kind_of_jpeg_keeps_its_pixels(mode: str, options: dict[str, Any]) -> None:
    data = encoded(quarters(200, 100).convert(mode), "JPEG", exif=exif(), **options)
    bare = stripped(data, "JPEG")
    assert bare is not None
    assert pixels_of(decoded(bare)) == pixels_of(decoded(data))
    assert data[data.index(b"\xff\xda") :] == bare[bare.index(b"\xff\xda") :]


@pytest.mark.parametrize(("note", "place"), [(COORDINATES, "XMP"), (CITY, "XMP"), (NOWHERE, "")])
def test_xmp_is_read_in_every_kind(note: bytes, place: str) -> None:
    plain = PngImagePlugin.PngInfo()
    plain.add_itxt("XML:com.adobe.xmp", note.decode(), zip=False)
    packed = PngImagePlugin.PngInfo()
    packed.add_itxt("XML:com.adobe.xmp", note.decode(), zip=True)
    jpeg = segment(encoded(flat(8, 8), "JPEG"), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + note)
    made = {
        "JPEG": [jpeg],
        "PNG": [encoded(flat(8, 8), "PNG", pnginfo=info) for info in (plain, packed)],
        "WEBP": [encoded(flat(8, 8), "WEBP", xmp=note)],
    }
    for kind, pictures in made.items():
        for data in pictures:
            assert place_of(data) == place
            bare = stripped(data, kind)
            assert bare is not None
            assert not {b"GPS", b"Vienna", PLACE.encode()} & {
                word for word in (b"GPS", b"Vienna", PLACE.encode()) if word in bare
            }


def test_iptc_and_the_raw_profiles_of_png_are_read() -> None:
    jpeg = segment(encoded(flat(8, 8), "JPEG"), 0xED, IPTC)
    assert place_of(jpeg) == "IPTC"
    bare = stripped(jpeg, "JPEG")
    assert bare is not None
    assert b"Vienna" not in bare
    raw = b"\nexif\n  %d\n" % len(exif().tobytes()) + exif().tobytes().hex().encode()
    for name, body in ((b"tEXt", raw), (b"zTXt", b"\0" + zlib.compress(raw))):
        data = chunk(png(8, 8), name, b"Raw profile type exif\0" + body)
        assert place_of(data) == "EXIF"
        assert stripped(data, "PNG") == png(8, 8)
    assert place_of(chunk(png(8, 8), b"zTXt", b"Raw profile type exif\0\0not packed")) == ""
    assert place_of(chunk(png(8, 8), b"eXIf", exif().tobytes()[6:])) == "EXIF"


def test_further_pictures_of_a_phone_are_searched_and_cut_off() -> None:
    first = encoded(quarters(), "JPEG")
    data = segment(first, 0xE2, b"MPF\0II*\0" + bytes(40)) + encoded(flat(8, 8), "JPEG", exif=exif())
    assert place_of(data) == "EXIF"
    assert stripped(data, "JPEG") == stripped(first, "JPEG")


def test_a_place_is_found_in_kinds_that_are_not_walked() -> None:
    body = exif().tobytes()
    heic = b"\0\0\0\x18ftypheic" + bytes(12) + b"\0\0\0\x06" + body + bytes(100)
    assert place_of(heic) == "EXIF"
    assert stripped(heic, "HEIC") is None
    gif = encoded(flat(8, 8), "GIF") + b"\x21\xff\x0bXMP DataXMP" + COORDINATES
    assert place_of(gif) == "XMP"
    assert place_of(encoded(flat(8, 8), "GIF")) == ""


@pytest.mark.parametrize(
    "gps", [{}, {0: b"\2\3\0\0"}, {29: "2023:05:20"}, {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}]
)
def test_a_gps_note_without_a_location_is_ignored(gps: dict[int, Any]) -> None:
    note = Image.Exif()
    note[GPS_IFD] = gps
    assert place_of(encoded(flat(8, 8), "JPEG", exif=note)) == ""


def test_broken_pictures_raise_nothing() -> None:
    chance = random.Random(1)
    good = [encoded(quarters(), kind, exif=exif(6)) for kind in KINDS]
    good += [
        segment(good[0], 0xED, IPTC),
        chunk(png(8, 8), b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n 4\nzz")),
    ]
    for number in range(2000):
        data = bytearray(good[number % len(good)])
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
        text = bytes(data[: chance.randrange(len(data))] if number % 3 else data)
        kind = kind_of(text)
        place_of(text)
        stripped(text, kind.name if kind else "")


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_check_finds_a_place_and_fix_takes_it_out(synsml: Synsml, workshop: Workshop, suffix: str) -> None:
    kind = {"jpg": "JPEG"}.get(suffix, suffix.upper())
    photo = f"assets/img/ada.{suffix}"
    sponsor = "sponsors:\n  - name: Engines\n    logo: assets/img/ada.jpg\n" if suffix == "jpg" else ""
    person = f"last: Ada\naffiliation: Society\nphoto: {photo}\nroles:\n  speaker: confirmed\n"
    root = workshop.write({"workshop.yaml": MINIMAL + sponsor, "people/ada.yaml": person})
    (root / "site/assets/img").mkdir(parents=True)
    data = encoded(flat(300, 300), kind, exif=exif(6))
    (root / "site" / photo).write_bytes(data)
    shown = synsml("check", "--select", "I606").out
    assert f"people/ada.yaml:3:8: warning[I606] the photo {photo!r} contains the place where it was taken (EXIF)\n" in shown
    assert "  fix: run `synsml check --fix --select I606` (removes the metadata)\n" in shown
    result = synsml("check", "--fix", "--select", "I")
    assert (result.code, result.out) == (0, "no problems found\n")
    assert f"site/{photo}: notes removed, " in result.err
    bare = (root / "site" / photo).read_bytes()
    assert dict(decoded(bare).getexif()) == {ORIENTATION: 6}
    assert synsml("check", "--fix", "--select", "I").err == "nothing to fix automatically\n"
    assert (root / "site" / photo).read_bytes() == bare


@pytest.mark.parametrize("cut", [40, -13, -30])
def test_a_picture_that_cannot_be_rewritten_stays_as_it_is(synsml: Synsml, workshop: Workshop, cut: int) -> None:
    person = "last: Ada\naffiliation: Society\nphoto: assets/img/ada.png\nroles:\n  speaker: confirmed\n"
    root = workshop.write({"people/ada.yaml": person})
    (root / "site/assets/img").mkdir(parents=True)
    data = png(300, 300, place=True)[:cut]
    (root / "site/assets/img/ada.png").write_bytes(data)
    result = synsml("check", "--fix", "--select", "I606")
    assert result.code == (1 if place_of(data) else 0)
    assert (root / "site/assets/img/ada.png").read_bytes() == data


def test_a_picture_of_another_kind_is_written_anew_as_said(synsml: Synsml, workshop: Workshop, tmp_path: Path) -> None:
    person = "last: Ada\naffiliation: Society\nphoto: assets/img/old.gif\nroles:\n  speaker: confirmed\n"
    root = workshop.write({"people/ada.yaml": person})
    (root / "site/assets/img").mkdir(parents=True)
    (root / "site/assets/img/old.gif").write_bytes(encoded(flat(300, 300), "GIF") + b"\x21\xff\x0bXMP DataXMP" + COORDINATES)
    shown = synsml("check", "--select", "I606").out
    command = "synsml people photo ada site/assets/img/old.gif"
    assert f"  fix: run `{command}` (writes a copy without metadata), then `rm site/assets/img/old.gif`\n" in shown
    assert synsml(*command.split()[1:]).code == 0
    # It is in the site still, and everybody can download it.
    assert "without metadata, then run `rm site/assets/img/old.gif`\n" in synsml("check", "--select", "I").out
    (root / "site/assets/img/old.gif").unlink()
    assert synsml("check", "--select", "I").out == "no problems found\n"
    assert tmp_path == root
