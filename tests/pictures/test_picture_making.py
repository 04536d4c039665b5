"""Pictures are converted for a site: upright, small, in sRGB, and without metadata."""

import io
import struct
import subprocess
import sys
import textwrap
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from helpers import png
from images import (
    BLUE,
    GREEN,
    PLACE,
    RED,
    WHITE,
    decoded,
    difference,
    encoded,
    exif,
    flat,
    pixels_of,
    quarters,
    swapped_profile,
    turned,
)
from synsml_cli.errors import Refused
from synsml_cli.model.pictures.strip import stripped
from synsml_cli.store.pictures.jpeg import is_read_whole
from synsml_cli.tasks.pictures.prepare_picture import PreparedPicture, prepare_picture

KINDS = {"jpg": "JPEG", "webp": "WEBP", "png": "PNG"}


def made(folder: Path, data: bytes, **options: Any) -> PreparedPicture:
    """Return what is made of a file that holds these bytes."""
    (folder / "given").write_bytes(data)
    return prepare_picture(folder / "given", name="given", **options)


def refused(folder: Path, data: bytes, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        made(folder, data, **options)
    return str(caught.value)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_rotated_pixel_by_pixel(tmp_path: Path, orientation: int) -> None:
    stored = turned(quarters(), orientation)
    data = encoded(stored, "PNG", exif=exif(orientation))
    picture = made(tmp_path, data, format="png", logo=True)
    assert pixels_of(decoded(picture.data)) == pixels_of(quarters())
    assert ("rotated upright" in picture.notes) == (orientation != 1)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "TIFF"])
def test_a_photo_of_a_camera_is_rotated_upright(tmp_path: Path, orientation: int, kind: str) -> None:
    lossless = {"WEBP": {"lossless": True}, "JPEG": {"quality": 95}}.get(kind, {})
    data = encoded(turned(quarters(), orientation), kind, exif=exif(orientation), **lossless)
    photo = decoded(made(tmp_path, data).data)
    assert photo.size == (64, 32)
    # JPEG keeps colours at half the size, so that they run into each other where the quarters meet.
    for at, colour in {(10, 5): RED, (10, 26): GREEN, (54, 5): BLUE, (54, 26): WHITE}.items():
        assert all(abs(a - b) < 12 for a, b in zip(photo.getpixel(at), colour, strict=True)), (orientation, at)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_there_is_not_turns_nothing(tmp_path: Path, orientation: int) -> None:
    data = encoded(quarters(), "PNG", exif=exif(orientation))
    assert pixels_of(decoded(made(tmp_path, data, logo=True).data)) == pixels_of(quarters())


def test_exif_that_cannot_be_read_is_said_and_the_picture_is_taken(tmp_path: Path) -> None:
    whole = exif(6).tobytes()
    data = encoded(quarters(), "JPEG", exif=whole[:8] + b"\xff\xff\xff\xff" + whole[12:])
    photo = made(tmp_path, data)
    assert photo.pixels == (64, 32)
    assert b"Exif" in data
    assert b"Exif" not in photo.data


def notes_of(kind: str) -> dict[str, Any]:
    """Return all that a picture of this kind can carry besides its pixels."""
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{PLACE}</x:xmpmeta>".encode()
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", PLACE)
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    more = {"JPEG": {"comment": PLACE, "xmp": xmp}, "PNG": {"pnginfo": text}, "WEBP": {"xmp": xmp}}
    return {"exif": exif(), "icc_profile": swapped_profile(), **more.get(kind, {})}


@pytest.mark.parametrize("target", ["jpeg", "webp", "png"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("size", [(300, 200), (1700, 900)], ids=["small", "large"])
def test_neither_place_nor_any_other_note_is_left(tmp_path: Path, kind: str, target: str, size: tuple[int, int]) -> None:
    data = encoded(flat(*size), kind, **notes_of(kind))
    assert PLACE.encode() in data
    picture = made(tmp_path, data, format=target, logo=True)
    for word in (PLACE.encode(), b"Exif", b"EXIF", b"eXIf", b"GPS", b"adobe", b"XMP", b"ICC", b"iCCP", b"mntr", b"2023"):
        assert word not in picture.data
    assert stripped(picture.data, KINDS[picture.suffix]) == picture.data
    assert dict(decoded(picture.data).getexif()) == {}
    assert "location removed" in picture.notes


def test_data_after_the_end_of_a_picture_is_removed(tmp_path: Path) -> None:
    for kind in ("JPEG", "PNG"):
        picture = made(tmp_path, encoded(flat(300, 300), kind) + PLACE.encode(), logo=True)
        assert PLACE.encode() not in picture.data


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((1, 1), (1, 1)),
        ((800, 800), (800, 800)),
        ((801, 801), (800, 800)),
        ((3000, 2000), (800, 533)),
        ((2000, 3000), (533, 800)),
        ((9000, 1), (800, 1)),
        ((640, 480), (640, 480)),
        ((7999, 100), (800, 10)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_no_side_exceeds_800_pixels_and_no_picture_is_enlarged(
    tmp_path: Path, kind: str, size: tuple[int, int], shown: tuple[int, int]
) -> None:
    picture = made(tmp_path, encoded(flat(*size), kind))
    assert (picture.pixels, decoded(picture.data).size, picture.source_pixels) == (shown, shown, size)


@pytest.mark.parametrize("scale", [1, 50])
def test_a_square_keeps_the_top_of_a_tall_photo(tmp_path: Path, scale: int) -> None:
    tall = flat(20 * scale, 60 * scale, BLUE)
    tall.paste(RED, (0, 0, 20 * scale, 20 * scale))
    square = decoded(made(tmp_path, encoded(tall, "PNG"), square=True).data)
    side = min(20 * scale, 800)
    assert square.size == (side, side)
    assert difference(square, flat(side, side, RED)) < 6


def test_a_square_keeps_the_middle_of_a_wide_photo(tmp_path: Path) -> None:
    wide = flat(600, 200, BLUE)
    wide.paste(RED, (200, 0, 400, 200))
    square = decoded(made(tmp_path, encoded(wide, "PNG"), square=True).data)
    assert square.size == (200, 200)
    assert difference(square, flat(200, 200, RED)) < 6


def test_the_top_is_that_of_the_picture_as_it_is_looked_at(tmp_path: Path) -> None:
    tall = flat(16, 64, BLUE)
    tall.paste(RED, (0, 0, 16, 16))
    data = encoded(turned(tall, 6), "PNG", exif=exif(6))
    square = decoded(made(tmp_path, data, square=True).data)
    assert difference(square, flat(16, 16, RED)) < 6


def test_a_large_jpeg_that_is_cropped_is_still_sharp(tmp_path: Path) -> None:
    """It is read at a fraction of its size, which must not be less than what is shown of it."""
    wide = flat(9000, 1700, BLUE)
    square = decoded(made(tmp_path, encoded(wide, "JPEG"), square=True).data)
    assert square.size == (800, 800)


def test_a_logo_is_put_onto_a_square_and_nothing_is_cut_off(tmp_path: Path) -> None:
    logo = made(tmp_path, encoded(flat(300, 100), "PNG"), square=True, logo=True)
    square = decoded(logo.data)
    assert (logo.suffix, square.size, square.mode) == ("png", (300, 300), "RGBA")
    assert square.getpixel((150, 50)) == (0, 0, 0, 0)
    assert [square.getpixel((x, y)) for x in (0, 299) for y in (100, 199)] == [(*RED, 255)] * 4
    jpeg = made(tmp_path, encoded(flat(300, 100), "JPEG"), square=True, logo=True)
    assert jpeg.suffix == "png"


def test_transparent_parts_of_a_photo_become_white_in_jpeg_and_stay_in_webp(tmp_path: Path) -> None:
    image = flat(300, 300, (0, 0, 0, 0), "RGBA")
    image.paste((*RED, 255), (0, 0, 150, 300))
    data = encoded(image, "PNG")
    jpeg = made(tmp_path, data)
    assert jpeg.notes == ("transparent parts are white now",)
    assert all(channel > 250 for channel in decoded(jpeg.data).getpixel((290, 10)))
    webp = made(tmp_path, data, format="webp")
    assert (webp.notes, decoded(webp.data).getpixel((290, 10))[3]) == ((), 0)
    assert difference(decoded(webp.data).crop((0, 0, 100, 300)), flat(100, 300, (*RED, 255), "RGBA")) < 12


def test_a_logo_keeps_its_transparent_parts_and_every_pixel(tmp_path: Path) -> None:
    image = quarters().convert("RGBA")
    image.putpixel((3, 3), (10, 20, 30, 77))
    for kind, format in (("PNG", ""), ("PNG", "webp"), ("WEBP", "png"), ("TIFF", "")):
        lossless = {"lossless": True, "exact": True} if kind == "WEBP" else {}
        logo = made(tmp_path, encoded(image, kind, **lossless), format=format, logo=True)
        assert pixels_of(decoded(logo.data)) == pixels_of(image), (kind, format)


def test_a_picture_that_only_could_be_transparent_is_not_said_to_be(tmp_path: Path) -> None:
    photo = made(tmp_path, encoded(flat(300, 300, (*RED, 255), "RGBA"), "PNG"))
    assert photo.notes == ()


def sixteen_bits(value: int) -> Image.Image:
    return Image.frombytes("I;16", (30, 20), value.to_bytes(2, "little") * 600)


@pytest.mark.parametrize(
    ("image", "kind", "colour"),
    [
        (flat(30, 20, (0, 255, 255, 0), "CMYK"), "JPEG", (254, 0, 0)),
        (flat(30, 20, (0, 255, 255, 0), "CMYK"), "TIFF", (255, 0, 0)),
        (sixteen_bits(0x8000), "PNG", (128, 128, 128)),
        (sixteen_bits(0xFFFF), "TIFF", WHITE),
        (sixteen_bits(0x0080), "TIFF", (0, 0, 0)),
        (flat(30, 20, 200, "I"), "TIFF", (200, 200, 200)),
        (flat(30, 20, 200, "L"), "JPEG", (200, 200, 200)),
        (flat(30, 20, (200, 255), "LA"), "PNG", (200, 200, 200)),
        (flat(30, 20, 1, "1"), "BMP", WHITE),
        (quarters().convert("P", palette=Image.Palette.ADAPTIVE), "PNG", RED),
        (quarters().convert("P", palette=Image.Palette.ADAPTIVE), "GIF", RED),
        (flat(30, 20), "BMP", RED),
        (flat(30, 20), "WEBP", RED),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "mode", ""),
)
def test_every_kind_of_pixels_becomes_colours_of_eight_bits(
    tmp_path: Path, image: Image.Image, kind: str, colour: tuple[int, int, int]
) -> None:
    shown = decoded(made(tmp_path, encoded(image, kind), format="png", logo=True).data).convert("RGB")
    assert all(abs(a - b) <= 6 for a, b in zip(shown.getpixel((2, 2)), colour, strict=True)), shown.getpixel((2, 2))


def test_a_colour_that_is_transparent_in_a_palette_is_transparent(tmp_path: Path) -> None:
    palette = quarters().convert("P", palette=Image.Palette.ADAPTIVE)
    red = palette.getpixel((0, 0))
    for kind in ("PNG", "GIF"):
        data = encoded(palette, kind, transparency=red)
        shown = decoded(made(tmp_path, data, format="webp", logo=True).data)
        assert (shown.mode, shown.getpixel((0, 0))[3], shown.getpixel((60, 30))[3]) == ("RGBA", 0, 255)


def test_pixels_that_are_fractions_are_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, encoded(flat(30, 20, 0.5, "F"), "TIFF"))
    assert said.startswith("'given' cannot be read as a picture: its pixels are fractions; ")
    said = refused(tmp_path, encoded(flat(30, 20, 1 << 20, "I"), "TIFF"))
    assert said.startswith("'given' cannot be read as a picture: its pixels have more than 16 bits; ")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_colours_of_another_profile_become_those_of_srgb(tmp_path: Path, kind: str) -> None:
    data = encoded(flat(300, 300, (220, 30, 60)), kind, icc_profile=swapped_profile())
    shown = decoded(made(tmp_path, data).data).getpixel((100, 100))
    assert all(abs(a - b) < 12 for a, b in zip(shown, (60, 30, 220), strict=True)), shown


def test_transparent_parts_stay_where_colours_change(tmp_path: Path) -> None:
    image = flat(300, 300, (220, 30, 60, 128), "RGBA")
    shown = decoded(made(tmp_path, encoded(image, "PNG", icc_profile=swapped_profile()), logo=True).data).getpixel((9, 9))
    assert all(abs(a - b) < 12 for a, b in zip(shown[:3], (60, 30, 220), strict=True)), shown
    assert shown[3] == 128


@pytest.mark.parametrize("profile", [b"nonsense", swapped_profile()[:200], b""])
def test_an_invalid_profile_changes_nothing(tmp_path: Path, profile: bytes) -> None:
    data = encoded(flat(300, 300), "PNG", icc_profile=profile)
    assert decoded(made(tmp_path, data, logo=True).data).getpixel((9, 9)) == RED


def test_a_profile_for_other_pixels_changes_nothing(tmp_path: Path) -> None:
    data = encoded(flat(300, 300, (0, 255, 255, 0), "CMYK"), "TIFF", icc_profile=swapped_profile())
    assert decoded(made(tmp_path, data, logo=True).data).getpixel((9, 9)) == (255, 0, 0)


@pytest.mark.parametrize(("kind", "word"), [("GIF", "frames"), ("WEBP", "frames"), ("PNG", "frames"), ("TIFF", "pages")])
def test_of_what_moves_the_first_frame_is_taken_and_that_is_said(tmp_path: Path, kind: str, word: str) -> None:
    more = [flat(300, 300, colour) for colour in (GREEN, BLUE)]
    photo = made(tmp_path, encoded(flat(300, 300), kind, save_all=True, append_images=more))
    assert photo.notes == (f"the first of 3 {word}",)
    assert difference(decoded(photo.data), flat(300, 300)) < 12


def test_the_further_pictures_of_a_phone_are_left_out_without_a_word(tmp_path: Path) -> None:
    data = encoded(flat(300, 300), "MPO", save_all=True, append_images=[flat(300, 300, BLUE)])
    photo = made(tmp_path, data)
    assert (photo.notes, photo.suffix) == ((), "jpg")
    assert difference(decoded(photo.data), flat(300, 300)) < 12


def test_the_same_bytes_come_out_of_the_same_bytes(tmp_path: Path) -> None:
    image = Image.effect_noise((900, 700), 60).convert("RGB")
    for format in ("jpeg", "webp"):
        data = encoded(image, "PNG", exif=exif(3))
        assert made(tmp_path, data, format=format) == made(tmp_path, data, format=format)


@pytest.mark.parametrize("format", ["jpeg", "webp", "png"])
def test_a_picture_that_is_as_it_should_be_stays_byte_for_byte(tmp_path: Path, format: str) -> None:
    """A second encoding would cost quality, and the same picture would be another one each time."""
    image = Image.effect_noise((900, 700), 20).convert("RGB")
    image.paste(RED, (0, 0, 900, 500))
    once = made(tmp_path, encoded(image, "PNG"), format=format, logo=True)
    again = made(tmp_path, once.data, format=format, logo=True)
    assert again.data == once.data
    assert again.pixels == once.pixels == (800, 622)


def test_a_picture_of_sixteen_bits_or_much_too_large_a_file_does_not_stay(tmp_path: Path) -> None:
    data = encoded(sixteen_bits(0x8000), "PNG")
    assert made(tmp_path, data, logo=True).data != data
    noise = encoded(Image.effect_noise((800, 800), 90).convert("RGB"), "JPEG", quality=100)
    assert len(made(tmp_path, noise).data) < len(noise)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"])
@pytest.mark.parametrize("part", [0.001, 0.1, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, kind: str, part: float) -> None:
    data = encoded(Image.effect_noise((300, 200), 60).convert("RGB"), kind)
    said = refused(tmp_path, data[: max(12, round(part * len(data)))])
    assert said.startswith(
        ("'given' cannot be read as a picture: ", f"'given' starts like {kind}, but is not a valid {kind} file; ")
    )
    assert said.endswith("; copy or download it again, or save it as JPEG or PNG")


@pytest.mark.filterwarnings("ignore")
@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_broken_file_holds_ends_in_a_picture_or_in_words(tmp_path: Path, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "BMP"]))
    whole = bytearray(encoded(quarters(), kind, **({"exif": exif(6)} if kind in ("JPEG", "PNG", "WEBP") else {})))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=8)):
        whole[at] = byte
    cut = bytes(whole[: data.draw(st.integers(1, len(whole)))])
    try:
        picture = made(tmp_path, cut, format=data.draw(st.sampled_from(["jpeg", "webp"])))
    except Refused as refusal:
        assert "given" in str(refusal)
        return
    assert max(decoded(picture.data).size) <= 800
    assert stripped(picture.data, KINDS[picture.suffix]) == picture.data


def test_too_many_pixels_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    for side in (9460, 14000, 60000):
        said = refused(tmp_path, png(side, side))
        assert said == "'given' has more than 89 million pixels; scale it down first"


@pytest.mark.parametrize(
    ("format", "options", "side", "most"),
    [
        ("PNG", {"compress_level": 1}, 4500, 20),
        ("GIF", {}, 4500, 20),
        ("TIFF", {"compression": "tiff_lzw"}, 4500, 20),
        ("JPEG", {"progressive": True}, 4500, 20),
        ("WEBP", {"method": 0}, 3500, 12),
    ],
)
def test_what_would_take_too_much_memory_is_refused_with_the_limit(
    tmp_path: Path, format: str, options: dict[str, Any], side: int, most: int
) -> None:
    said = refused(tmp_path, encoded(flat(side, side), format, **options))
    shrink = "scale it down first, to 2000 pixels on its longer side"
    assert said == f"'given' has {side:,} x {side:,} pixels: more than {most} million; {shrink}"


def test_a_large_jpeg_is_read_at_a_fraction_of_its_size_unless_it_is_too_narrow(tmp_path: Path) -> None:
    assert made(tmp_path, encoded(flat(9400, 9400), "JPEG")).pixels == (800, 800)
    assert refused(tmp_path, encoded(flat(60000, 1000), "JPEG")).startswith("'given' has 60,000 x 1,000 pixels: more than 20")


def test_a_jpeg_with_a_scan_for_each_colour_is_read_whole() -> None:
    data = encoded(flat(16, 16), "JPEG")
    scan = data.index(b"\xff\xda\x00\x0c\x03")
    assert not is_read_whole(data)
    assert is_read_whole(data[:scan] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + data[scan + 14 :])
    assert is_read_whole(encoded(flat(16, 16), "JPEG", progressive=True))
    assert not any(is_read_whole(data[:end]) for end in range(scan + 4))


@pytest.mark.parametrize(
    ("format", "options", "mode"),
    [
        ("JPEG", {}, "RGB"),
        ("JPEG", {"progressive": True}, "CMYK"),
        ("PNG", {"compress_level": 1}, "RGBA"),
        ("PNG", {"compress_level": 1}, "I;16"),
        ("PNG", {"compress_level": 1, "transparency": 3}, "P"),
        ("WEBP", {"method": 0}, "RGBA"),
        ("GIF", {}, "L"),
    ],
)
def test_a_picture_just_below_the_limit_takes_less_than_300_mb(
    tmp_path: Path, format: str, options: dict[str, Any], mode: str
) -> None:
    side = 9400 if options == {} and format == "JPEG" else 3400 if format == "WEBP" else 4470
    colour = 3 if mode in ("P", "L", "I;16") else (*RED, 128)[: len(mode)]
    (tmp_path / "given").write_bytes(encoded(flat(side, side, colour, mode), format, **options))
    script = """\
        import resource, sys
        from pathlib import Path
        from synsml_cli.tasks.pictures.prepare_picture import prepare_picture
        prepare_picture(Path("given"), name="given")
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
        """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    # A shell between them: a process begins with the peak of the one that started it.
    done = subprocess.run(["sh", "-c", '"$@"; exit $?', "sh", *command], cwd=tmp_path, capture_output=True, check=True)
    assert int(done.stdout) < 300_000_000


def test_a_note_that_unpacks_to_a_gigabyte_is_refused(tmp_path: Path) -> None:
    whole = png(300, 300)
    body = b"zTXt" + b"Comment\0\0" + zlib.compress(bytes(100_000_000))
    bomb = whole[:33] + struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)) + whole[33:]
    assert refused(tmp_path, bomb).startswith("'given' cannot be read as a picture: ")


_JPEG = "save it as JPEG, and give that file"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "'given' is empty; copy or download it again"),
        (b"hello", "'given' is no picture that is known here; save it as JPEG or PNG, and give that file"),
        (b"\0" * 5000, "'given' is no picture that is known here; save it as JPEG or PNG, and give that file"),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99),
            "'given' is HEIC; open it in a viewer (on a Mac: Preview, File > Export) and save it as JPEG, and give that file",
        ),
        (
            b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(99),
            "'given' is HEIC; open it in a viewer (on a Mac: Preview, File > Export) and save it as JPEG, and give that file",
        ),
        (b"\0\0\0\x0cJXL \r\n\x87\n", f"'given' is JPEG XL; {_JPEG}"),
        (b"II*\0\x10\0\0\0CR\2\0", f"'given' is a camera's raw file; {_JPEG}"),
        (b"%PDF-1.7\n", "'given' is PDF; save the picture in it as SVG, PNG or JPEG, and give that file"),
        (b"PK\3\4", "'given' is a ZIP archive or a document; take the picture out of it, and give that file"),
        (b"<!DOCTYPE HTML>\n<svg/>", "'given' is a web page; save the picture itself"),
        (b"\n<html><body>404", "'given' is a web page; save the picture itself"),
        (b"<svg/>", "'given' is SVG, a drawing; save the photo as JPEG or PNG, and give that file"),
    ],
)  # fmt: skip
def test_what_is_no_photo_is_named_with_what_to_do(tmp_path: Path, data: bytes, said: str) -> None:
    assert refused(tmp_path, data) == said


def test_avif_is_read_where_this_pillow_can_and_else_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miafMA1B"
    Image.init()
    if "AVIF" in Image.SAVE:
        photo = made(tmp_path, encoded(flat(300, 300), "AVIF"))
        assert difference(decoded(photo.data), flat(300, 300)) < 12
    said = "'given' cannot be read: the installed Pillow does not support AVIF; "
    said += "install a newer Pillow, or save the picture as JPEG or PNG"
    monkeypatch.setitem(Image.OPEN, "AVIF", (lambda *_: None, lambda _: "AVIF support not installed"))
    assert refused(tmp_path, head) == said
    monkeypatch.delitem(Image.OPEN, "AVIF")
    monkeypatch.setattr(Image, "init", lambda: True)
    assert refused(tmp_path, head) == said


def test_a_format_that_this_pillow_cannot_write_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.init()
    monkeypatch.delitem(Image.SAVE, "WEBP")
    said = refused(tmp_path, encoded(flat(300, 300), "PNG"), format="webp")
    assert said == "the installed Pillow cannot write WEBP; install a newer Pillow, or omit --format"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_without_notes_is_stripped_of_nothing(kind: str) -> None:
    whole = encoded(quarters(), kind)
    assert stripped(whole, kind) == whole
    for other in (whole + b"x", whole[:40], b"", encoded(quarters(), kind, exif=exif())):
        assert stripped(other, kind) != other


def test_jpeg_of_every_form_without_notes_is_stripped_of_nothing() -> None:
    noise = Image.effect_noise((300, 200), 60).convert("RGB")
    for options in ({"progressive": True}, {"restart_marker_blocks": 1}):
        data = encoded(noise, "JPEG", **options)
        assert stripped(data, "JPEG") == data
    inks = encoded(noise.convert("CMYK"), "JPEG")
    assert stripped(inks, "JPEG") == inks
    plain = encoded(noise, "JPEG")
    thumbnail = plain.replace(b"\x00\x10JFIF", b"\x00\x13JFIF").replace(b"\x01\x00\x01\x00\x00", b"\x01\x00\x01\x01\x01abc", 1)
    assert b"abc" not in (stripped(thumbnail, "JPEG") or b"abc")


def test_chunks_that_nobody_knows_are_notes() -> None:
    whole = encoded(quarters(), "PNG")
    chunk = struct.pack(">I4s", 4, b"caBX") + b"note" + struct.pack(">I", zlib.crc32(b"caBXnote"))
    assert stripped(whole[:33] + chunk + whole[33:], "PNG") == whole  # after the header
    whole = encoded(quarters(), "WEBP")
    size = struct.pack("<I", len(whole) + 4)
    assert stripped(whole[:4] + size + whole[8:] + struct.pack("<4sI", b"NOTE", 4) + b"note", "WEBP") == whole


def test_what_pillow_carries_along_is_not_written(tmp_path: Path) -> None:
    data = encoded(flat(300, 300), "JPEG", comment="hello " + PLACE, dpi=(300, 300))
    assert decoded(data).info["comment"]
    assert "comment" not in decoded(made(tmp_path, data).data).info
    assert io.BytesIO(data).read(4) == made(tmp_path, data).data[:4]
