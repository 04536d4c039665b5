"""Pictures with a location that no record names, on pages and in the site's folders."""

from pathlib import Path

import pytest

from helpers import MINIMAL, Synsml, Workshop, png, write_files

PLACE = png(40, 40, place=True)
TAKEN = " contains the place where it was taken (EXIF)\n"


def put(root: Path, *paths: str, data: bytes = PLACE) -> None:
    write_files(root, dict.fromkeys(paths, data))


def reported(synsml: Synsml) -> list[str]:
    """Return the pictures that check reports, in its order."""
    lines = synsml("check", "--select", "I606").out.splitlines(keepends=True)
    return [line.split("the picture '")[1].removesuffix(f"'{TAKEN}") for line in lines if line.endswith(TAKEN)]


@pytest.mark.parametrize(
    "written",
    [
        "![The room](../pics/a.png)",
        "![The room](/2023/pics/a.png 'The room')",
        "![The room][room]\n\n[room]: /pics/a.png",
        '<img alt="" src="/pics/a.png?v=2">',
        "<img src=/pics/a.png>",
        "![]({{ '/pics/a.png' | relative_url }})",
        '{% include figure.liquid path="pics/a.png" class="img-fluid" %}',
        "![](https://example.org/2023/pics/a.png)",
        "See pics/a.png.",
    ],
)
@pytest.mark.parametrize("source", ["source: pages/cfp.md", ""])
def test_a_picture_on_a_page_is_found_at_its_place_and_stripped(
    synsml: Synsml, workshop: Workshop, written: str, source: str
) -> None:
    page = f"pages:\n  - path: cfp/index.md\n    {source}\n"
    file = "pages/cfp.md" if source else "site/cfp/index.md"
    root = workshop.write({"workshop.yaml": MINIMAL + page, file: f"---\ntitle: Call\n---\n\n{written}\n"})
    put(root, "site/pics/a.png", "site/pics/other.png")
    out = synsml("check", "--select", "I606").out
    assert f"warning[I606] the picture 'site/pics/a.png'{TAKEN}" in out
    assert out.startswith(f"{file}:")
    assert "other" not in out
    assert synsml("check", "--fix", "--select", "I606").code == 0
    assert (root / "site/pics/a.png").read_bytes() == png(40, 40)
    assert (root / "site/pics/other.png").read_bytes() == PLACE


def test_front_matter_names_with_blanks_and_several_pages_count(synsml: Synsml, workshop: Workshop) -> None:
    pages = "pages:\n  - path: index.md\n    source: pages/home.md\n  - path: b.md\n    source: pages/b.md\n"
    home = "---\nimg: pics/head.png\n---\n\n![](<pics/my room.png>) and ![](pics/the%20hall.png)\n"
    files = {"workshop.yaml": MINIMAL + pages, "pages/home.md": home, "pages/b.md": "![](pics/head.png) ![](x.png)\n"}
    root = workshop.write(files)
    names = [f"site/pics/{name}.png" for name in ("head", "my room", "the hall")]
    put(root, *names)
    assert reported(synsml) == names
    assert synsml("check", "--fix", "--select", "I606").code == 0
    assert reported(synsml) == []


def test_every_picture_in_the_folders_of_pictures_is_found(synsml: Synsml, workshop: Workshop) -> None:
    person = "last: Ada\naffiliation: Society\nphoto: faces/ada.png\nroles:\n  speaker: confirmed\n"
    root = workshop.write({"workshop.yaml": MINIMAL, "people/ada.yaml": person})
    put(root, "site/faces/ada.png", data=png(300, 300))
    found = ["site/assets/img/2023/dinner.PNG", "site/assets/img/group.jpg", "site/faces/old.png", "site/images/b.png"]
    put(root, *found)
    put(root, "site/assets/img/clean.png", "site/assets/img/text.txt", data=png(40, 40))
    assert sorted(reported(synsml)) == found
    assert synsml("check", "--fix", "--select", "I606").code == 0
    assert {(root / path).read_bytes() for path in found} == {png(40, 40)}


def test_what_is_not_published_is_left_alone(synsml: Synsml, workshop: Workshop, tmp_path: Path) -> None:
    page = "pages:\n  - path: index.md\n    source: pages/home.md\n"
    text = "![](_drafts/a.png) ![](../outside.png) ![](pics/link.png) ![](https://example.org/none.png)\n"
    root = workshop.write(
        {"workshop.yaml": f"{MINIMAL}private:\n  folder: site/assets/img/kept\n{page}", "pages/home.md": text}
    )
    kept = ["outside.png", "site/_drafts/a.png", "site/assets/img/.cache/a.png", "site/assets/img/kept/a.png"]
    put(root, *kept, "site/deep/a.png")
    (root / "site/pics").mkdir()
    (root / "site/pics/link.png").symlink_to(root / "outside.png")
    (root / "site/assets/img/all").symlink_to(root)
    assert reported(synsml) == []
    assert "nothing to fix automatically" in synsml("check", "--fix", "--select", "I606").err
    assert all((root / path).read_bytes() == PLACE for path in kept)


def test_no_more_pictures_and_bytes_are_read_than_said(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write({"workshop.yaml": MINIMAL})
    put(root, *(f"site/img/{number}.png" for number in range(5)))
    gif = b"GIF89a" + bytes(200) + b'exif:GPSLatitude="48,12.5N"'
    put(root, "site/img/z.gif", data=gif)
    assert len(reported(synsml)) == 5  # XMP is no EXIF
    assert "(XMP)" in synsml("check", "--select", "I606").out
    monkeypatch.setattr("synsml_cli.store.looking.site_pictures.MOST_BYTES", 100)
    assert "(XMP)" not in synsml("check", "--select", "I606").out
    monkeypatch.setattr("synsml_cli.store.looking.site_pictures.MOST_FILES", 3)
    assert len(reported(synsml)) == 3
