"""`synsml sponsors`: sponsors and their logos."""

import json
from pathlib import Path
from textwrap import dedent

import pytest
from test_photo import bytes_in, kilobytes, without_pillow

from helpers import MINIMAL, Result, Synsml, Workshop, png
from images import BLUE, decoded, encoded, exif, flat, pixels_of, quarters

SPONSORS = """\
sponsors:   # in the order of the page
  - name: Analytical Engines
    url: https://example.org/engines   # their page
    level: gold
  - {name: "Ångström & Söhne", level: silver}
  - name: Engines
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>\n'
IMG = "site/assets/img"


@pytest.fixture
def root(workshop: Workshop) -> Path:
    """Write a workshop with sponsors, and a logo that is transparent."""
    folder = workshop.write({"workshop.yaml": MINIMAL + SPONSORS})
    (folder / "logo.png").write_bytes(encoded(flat(600, 200, (200, 30, 30, 90), "RGBA"), "PNG", exif=exif()))
    (folder / "logo.svg").write_bytes(SVG)
    return folder


def test_sponsors_are_listed_in_the_order_of_the_file(synsml: Synsml, root: Path) -> None:
    out = """\
        Analytical Engines (gold)
          no logo
          https://example.org/engines
        Ångström & Söhne (silver)
          no logo
        Engines
          no logo
        """
    assert synsml("sponsors", "list") == Result(0, dedent(out), "")
    listed = json.loads(synsml("sponsors", "list", "--json").out)
    assert listed[0] == {"name": "Analytical Engines", "url": "https://example.org/engines", "logo": "", "level": "gold"}
    assert [sponsor["name"] for sponsor in listed] == ["Analytical Engines", "Ångström & Söhne", "Engines"]


def test_without_sponsors_it_says_where_they_are_written(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write()
    assert synsml("sponsors", "list") == Result(0, "no sponsors yet: list them under 'sponsors:' in workshop.yaml\n", "")
    assert synsml("sponsors", "list", "--json") == Result(0, "[]\n", "")
    (workshop.root / "a.png").write_bytes(png(300, 300))
    error = "synsml: there is no sponsor 'Apple'\n  fix: list them under 'sponsors:' in workshop.yaml first\n"
    assert synsml("sponsors", "logo", "Apple", "a.png") == Result(2, "", error)


def test_a_logo_keeps_its_transparent_parts_and_the_file_gains_one_line(synsml: Synsml, root: Path) -> None:
    before = bytes_in(root)
    result = synsml("sponsors", "logo", "analytical", "logo.png")
    path = root / IMG / "analytical-engines.png"
    out = f"""\
        wrote site/assets/img/analytical-engines.png: 600 by 200 pixels, {kilobytes(path)}
          from logo.png, 600 by 200 pixels, {kilobytes(root / "logo.png")}; location removed
        --- workshop.yaml
        +++ workshop.yaml
        @@ -13,6 +13,7 @@
         sponsors:   # in the order of the page
           - name: Analytical Engines
             url: https://example.org/engines   # their page
        +    logo: assets/img/analytical-engines.png
             level: gold
           - {{name: "Ångström & Söhne", level: silver}}
           - name: Engines
        """
    assert result == Result(0, dedent(out), "")
    assert pixels_of(decoded(path)) == [(200, 30, 30, 90)] * 120_000
    line = "    logo: assets/img/analytical-engines.png\n    level: gold"
    text = (MINIMAL + SPONSORS).replace("    level: gold", line)
    changed = {"workshop.yaml": text.encode(), "site/assets/img/analytical-engines.png": path.read_bytes()}
    assert bytes_in(root) == {**before, **changed}
    assert synsml("check", "--strict") == Result(0, "no problems found\n", "")
    said = "nothing to change: site/assets/img/analytical-engines.png is already this picture\n"
    assert synsml("sponsors", "logo", "analytical engines", "logo.png") == Result(0, said, "")


def test_a_sponsor_in_brackets_or_with_only_a_name_gets_a_logo(synsml: Synsml, root: Path) -> None:
    assert synsml("sponsors", "logo", "ångström", "logo.png").code == 0
    assert synsml("sponsors", "logo", "Engines", "logo.svg").code == 0
    text = (root / "workshop.yaml").read_text()
    assert '  - {name: "Ångström & Söhne", logo: assets/img/angstrom-sohne.png, level: silver}\n' in text
    assert text.endswith("  - name: Engines\n    logo: assets/img/engines.svg\n")
    assert [sponsor["logo"] for sponsor in json.loads(synsml("sponsors", "list", "--json").out)] == [
        "",
        "assets/img/angstrom-sohne.png",
        "assets/img/engines.svg",
    ]


@pytest.mark.parametrize(
    ("given", "suffix"),
    [((), "jpg"), (("--format", "png"), "png"), (("--format", "webp"), "webp"), (("--square",), "png")],
)
def test_a_logo_that_is_jpeg_stays_one_unless_asked(synsml: Synsml, root: Path, given: tuple[str, ...], suffix: str) -> None:
    (root / "logo.jpg").write_bytes(encoded(flat(600, 200), "JPEG"))
    assert synsml("sponsors", "logo", "Engines", "logo.jpg", *given).code == 0
    size = (600, 600) if "--square" in given else (600, 200)
    assert decoded(root / IMG / f"engines.{suffix}").size == size


def test_a_drawing_in_webp_loses_no_pixel(synsml: Synsml, root: Path) -> None:
    (root / "logo.png").write_bytes(encoded(quarters(400, 300), "PNG"))
    assert synsml("sponsors", "logo", "Engines", "logo.png", "--format", "webp").code == 0
    assert pixels_of(decoded(root / IMG / "engines.webp")) == pixels_of(quarters(400, 300))


def test_an_svg_is_copied_byte_for_byte_and_without_pillow(root: Path) -> None:
    result = without_pillow(root, "sponsors", "logo", "Engines", "logo.svg")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("wrote site/assets/img/engines.svg: 1 kB\n--- workshop.yaml\n")
    assert (root / IMG / "engines.svg").read_bytes() == SVG
    refused = without_pillow(root, "sponsors", "logo", "Engines", "logo.png")
    assert (refused.code, refused.out) == (3, "")
    assert refused.err.startswith("synsml: pictures need Pillow, which is not installed\n")


@pytest.mark.parametrize(
    ("data", "given", "error"),
    [
        (
            SVG.replace(b"<path", b"<script>alert(1)</script><path"),
            (),
            "'logo.svg' contains the element <script>\n  fix: save it as plain SVG without that, or as PNG",
        ),
        (SVG, ("--square",), "'logo.svg' is SVG, which is copied as it is\n  fix: leave out --square, or save it as PNG first"),
        (
            SVG,
            ("--format", "png"),
            "'logo.svg' is SVG, which is copied as it is\n  fix: leave out --format, or save it as PNG first",
        ),
        (SVG + b" " * 1_000_000, (), "'logo.svg' has more than 1 MB of SVG\n  fix: save it as PNG, and give that file"),
        (
            b"\x1f\x8b\x08" + bytes(60),
            (),
            "'logo.svg' is compressed\n  fix: unpack it first: an .svgz is an .svg in gzip",
        ),
    ],
)
def test_an_svg_that_cannot_be_published_as_it_is_is_refused(
    synsml: Synsml, root: Path, data: bytes, given: tuple[str, ...], error: str
) -> None:
    (root / "logo.svg").write_bytes(data)
    before = bytes_in(root)
    assert synsml("sponsors", "logo", "Engines", "logo.svg", *given) == Result(1, "", f"synsml: {error}\n")
    assert bytes_in(root) == before


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Enginse", "there is no sponsor 'Enginse'\n  fix: did you mean 'Engines'?"),
        ("zzz", "there is no sponsor 'zzz'\n  fix: see `synsml sponsors list`"),
        ("", "there is no sponsor ''\n  fix: see `synsml sponsors list`"),
    ],
)
def test_a_sponsor_that_there_is_not_is_said(synsml: Synsml, root: Path, name: str, error: str) -> None:
    assert synsml("sponsors", "logo", name, "logo.png") == Result(2, "", f"synsml: {error}\n")


def test_what_can_mean_several_sponsors_is_not_guessed_at(synsml: Synsml, root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL + "sponsors: [{name: Apple A}, {name: Apple B}, {name: Twin}, {name: Twin}]\n")
    for name, remedy in (("apple", "write one of Apple A, Apple B"), ("Twin", "give each sponsor another name first")):
        error = f"synsml: {name!r} matches several sponsors\n  fix: {remedy}\n"
        assert synsml("sponsors", "logo", name, "logo.png") == Result(2, "", error)


def test_a_name_that_gives_no_file_name_asks_for_an_id(synsml: Synsml, root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL + 'sponsors:\n  - name: "!!!"\n')
    remedy = "  fix: give --id with lower-case letters, digits and hyphens\n"
    error = f"synsml: cannot derive a file name from '!!!'\n{remedy}"
    assert synsml("sponsors", "logo", "!!!", "logo.png") == Result(2, "", error)
    error = f"synsml: '../up' is not a file name\n{remedy}"
    assert synsml("sponsors", "logo", "!!!", "logo.png", "--id", "../up") == Result(2, "", error)
    assert synsml("sponsors", "logo", "!!!", "logo.png", "--id", "bang").code == 0
    assert (root / IMG / "bang.png").is_file()


def test_a_logo_is_replaced_only_if_that_is_said_and_another_sponsors_never(synsml: Synsml, root: Path) -> None:
    assert synsml("sponsors", "logo", "Engines", "logo.png").code == 0
    (root / "new.png").write_bytes(encoded(flat(300, 300, BLUE), "PNG"))
    before = bytes_in(root)
    error = "synsml: site/assets/img/engines.png is another picture\n  nothing was changed\n  fix: add --yes to replace it\n"
    assert synsml("sponsors", "logo", "Engines", "new.png") == Result(1, "", error)
    error = "synsml: site/assets/img/engines.png is the logo of Engines\n  nothing was changed\n  fix: give another --id\n"
    assert synsml("sponsors", "logo", "ångström", "new.png", "--id", "engines", "--yes") == Result(1, "", error)
    assert bytes_in(root) == before
    assert synsml("sponsors", "logo", "Engines", "new.png", "--yes").code == 0
    assert decoded(root / IMG / "engines.png").size == (300, 300)


def test_a_logo_goes_where_the_others_are(synsml: Synsml, root: Path) -> None:
    text = MINIMAL + "sponsors:\n  - name: A\n    logo: logos/a.svg\n  - name: Engines\n"
    (root / "workshop.yaml").write_text(text)
    assert synsml("sponsors", "logo", "Engines", "logo.svg", "--dry-run").out.startswith("would write site/logos/engines.svg: ")
    assert not (root / "site").exists()
    assert synsml("sponsors", "logo", "Engines", "logo.svg", "--folder", "x").code == 0
    assert (root / "site" / "x" / "engines.svg").is_file()


def test_the_number_of_a_sponsor_holds_where_another_cannot_be_read(synsml: Synsml, root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL + "sponsors:\n  - url: https://example.org/\n  - name: Engines\n")
    assert synsml("sponsors", "logo", "Engines", "logo.svg").code == 0
    assert (root / "workshop.yaml").read_text().endswith("  - name: Engines\n    logo: assets/img/engines.svg\n")


def test_a_sponsor_cannot_command_the_terminal(synsml: Synsml, root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL + 'sponsors:\n  - name: "\\e[31mRed"\n    url: "\\e[0m"\n')
    assert synsml("sponsors", "list").out == "\\x1b[31mRed\n  no logo\n  \\x1b[0m\n"
