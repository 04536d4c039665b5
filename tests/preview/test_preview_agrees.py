"""The preview, without Ruby, shows the same headings, texts, dates, cards and links as Jekyll."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import jekyll
from helpers import NOW, Synsml, Workshop
from life import states
from seen_page import Card, Section, Seen, read
from site_cases import BETWEEN, WORDS, every_block
from story import live
from synsml_cli.tasks.site.preview import Preview


def previewed(root: Path, address: str, now: str) -> Seen:
    """Return what the preview of a workshop shows at an address, without the bar."""
    preview = Preview(root, clock=lambda: dt.datetime.fromisoformat(now))
    answer = preview.answer(address)
    assert answer.status == 200
    document = answer.data.decode()
    return read(f"<title></title><body>{document[document.index('<header id=') :]}")


def built(folder: Path, name: str) -> Seen:
    """Return what is seen of a built page, with the addresses that a preview gives: it has no `baseurl`."""
    seen = read((folder / name).read_text(encoding="utf-8"))
    return replace(seen, title="", sections=[_rooted(section) for section in seen.sections])


def _rooted(section: Section) -> Section:
    def rooted(card: Card) -> Card:
        return replace(card, image=card.image.removeprefix(jekyll.BASE))

    return replace(section, cards=[rooted(card) for card in section.cards])


def assert_agrees(preview: Seen, page: Seen) -> None:
    """Compare all that is seen of a page; of links only where they lead, for a theme's may be round the whole card."""
    assert preview.headings == page.headings
    assert preview.anchors == page.anchors
    for ours, theirs in zip(preview.sections, page.sections, strict=True):
        assert ours == theirs
    assert [href for _, href in preview.links] == [href for _, href in page.links]


def test_the_shipped_page_and_its_life(synsml: Synsml, workshop: Workshop, tmp_path: Path) -> None:
    root = workshop.copy_shipped()
    for name, _ in states(root, synsml):
        page = built(jekyll.build(root / "site", tmp_path / name), "index.html")
        assert len(page["Organizers"].cards) == 9
        assert_agrees(previewed(root, "/", NOW), page)


def test_every_state_of_the_story(synsml: Synsml, tmp_path: Path) -> None:
    root = tmp_path / "workshop"
    for state, _ in live(root, synsml):
        folder = jekyll.build(root / "site", tmp_path / state.name)
        for address, name in (("/", "index.html"), ("/cfp.html", "cfp.html")):
            assert_agrees(previewed(root, address, state.now), built(folder, name))


@pytest.mark.parametrize("include", [False, True], ids=["theme", "ours"])
def test_every_block_on_pages_of_both_kinds(synsml: Synsml, workshop: Workshop, tmp_path: Path, include: bool) -> None:
    files = every_block("jekyll", include=include)
    facts = f"{files.pop('workshop.yaml')}  - source: pages/words.md\n    path: words.md\n"
    root = workshop.write({**files, "workshop.yaml": facts, "pages/words.md": WORDS})
    assert synsml("render", "--now", BETWEEN).code == 0
    folder = jekyll.build(root / "site", tmp_path / "jekyll")
    for name in ("words.html", "index.html"):
        assert_agrees(previewed(root, f"/{name}", BETWEEN), built(folder, name))
    call = previewed(root, "/cfp.html", BETWEEN)
    # What only Jekyll knows is marked as code.
    call["Call for papers"].texts[1] = call["Call for papers"].texts[1].replace("`{{ site.title | downcase }}`", "skeleton")
    assert_agrees(call, built(folder, "cfp.html"))
