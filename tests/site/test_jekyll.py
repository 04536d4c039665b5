"""Jekyll builds the rendered site into the expected pages, without warnings."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
import yaml

import jekyll
from helpers import MINIMAL, REPOSITORY, TESTS, Synsml, Workshop, assert_golden, png, write_files
from life import STATES, states
from seen_page import Card, Seen, read
from site_cases import BETWEEN, CALL, every_block

GOLDEN = TESTS / "golden" / "jekyll"


def see(folder: Path, name: str = "index.html") -> Seen:
    """Return what is seen of a built page."""
    return read((folder / name).read_text(encoding="utf-8"))


def rendered(synsml: Synsml, workshop: Workshop, files: dict[str, str], now: str = "2023-05-20") -> Path:
    """Return the site folder of a workshop that has been rendered."""
    root = workshop.write(files)
    result = synsml("render", "-C", str(root), "--now", now)
    assert (result.code, result.err) == (0, "")
    return root / "site"


def test_the_shipped_page_shows_what_its_files_say(synsml: Synsml, workshop: Workshop, tmp_path: Path) -> None:
    root = workshop.copy_shipped()
    assert synsml("render").code == 0
    seen = see(jekyll.build(root / "site", tmp_path / "jekyll"))
    assert_golden(GOLDEN / "shipped.txt", seen.outline)
    assert seen.headings == [
        (1, "Synergy of Scientific and Machine Learning Modeling"),
        *((2, name) for name in ("Introduction", "Key dates", "Speakers & Panelists", "Organizers", "Contact")),
    ]
    records = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (REPOSITORY / "people").glob("*.yaml")]
    organizers = [person for person in records if person["roles"].get("organizer") == "confirmed"]
    assert len(organizers) == 9
    # This page lets Liquid sort, by code point, as the one that was published does.
    organizers.sort(key=lambda person: person["last"])
    assert seen["Organizers"].cards == [
        Card(
            " ".join(part for part in (person.get("first"), person["last"]) if part),
            person["affiliation"],
            person["url"],
            f"{jekyll.BASE}/{person['photo']}" if "photo" in person else "",
        )
        for person in organizers
    ]
    assert seen["Speakers & Panelists"].cards == []
    assert ("synsandml@gmail.com", "mailto:synsandml@gmail.com") in seen.links


def test_what_changes_on_the_page_from_state_to_state(workshop: Workshop, synsml: Synsml, tmp_path: Path) -> None:
    root = workshop.copy_shipped()
    outlines = [""]
    for name, _ in states(root, synsml):
        outlines.append(see(jekyll.build(root / "site", tmp_path / name)).outline)
    assert len(outlines) == len(STATES) + 1
    lines = []
    for (name, _), (before, after) in zip(STATES, pairwise(outlines), strict=True):
        old = set(before.splitlines())
        lines += [f"== {name}", *(line for line in after.splitlines() if line and line not in old)]
    assert_golden(GOLDEN / "life.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("generator", ["jekyll", "markdown"])
def test_every_block_is_built_as_it_was_meant(synsml: Synsml, workshop: Workshop, tmp_path: Path, generator: str) -> None:
    built = jekyll.build(rendered(synsml, workshop, every_block(generator), BETWEEN), tmp_path / "jekyll")
    assert_golden(GOLDEN / f"every_block_{generator}.txt", see(built).outline)


def test_our_card_our_plain_page_and_a_theme_show_the_same(synsml: Synsml, tmp_path: Path) -> None:
    theme, ours, plain = (
        see(jekyll.build(rendered(synsml, Workshop(tmp_path / name), files, BETWEEN), tmp_path / f"{name}-built"))
        for name, files in (
            ("theme", every_block("jekyll")),
            ("ours", every_block("jekyll", include=True)),
            ("plain", every_block("markdown")),
        )
    )
    assert ours.sections == theme.sections
    for other in (ours, plain):  # a theme's link may be round the whole card
        assert [href for _, href in other.links] == [href for _, href in theme.links]
    assert (plain.title, plain.headings) == (theme.title, theme.headings)
    for before, after in zip(theme.sections, plain.sections, strict=True):
        # A page for any generator links pictures relative to its own file, without the base address of the site.
        below_base = [replace(card, image=card.image.removeprefix(f"{jekyll.BASE}/")) for card in before.cards]
        assert after == replace(before, cards=below_base)
    assert len(plain["Organizers"].cards) == 3


def test_the_blocks_on_a_page_of_the_users_own_are_those_of_a_page_of_ours(
    synsml: Synsml, workshop: Workshop, tmp_path: Path
) -> None:
    built = jekyll.build(rendered(synsml, workshop, every_block("jekyll"), BETWEEN), tmp_path / "jekyll")
    ours, theirs = see(built), see(built, "cfp.html")
    assert theirs.headings == [(1, "Call for papers"), (2, "Key dates"), (2, "Speakers"), (2, "Schedule")]
    assert theirs["Call for papers"].texts == ["Nothing here is ours", "Words of their own, skeleton and `code`."]
    assert theirs["Key dates"] == ours["Key dates"]
    assert theirs["Speakers"] == ours["Speakers"]
    assert theirs["Schedule"].rows == ours["Schedule"].rows
    assert theirs["Schedule"].texts == ["**July 28, 2027**", "The end."]


TITLES = (
    "ICML: 2023",
    'The "best" workshop',
    "It's #1: 'quoted'",
    "- [x]: {y} | z",
    "{{ site.title }} {% raw %}",
    "<b>bold</b> & R&copy;",
    "no",
    "2023-05-24",
    "09:00",
    ":symbol",
    "1,000",
    "\\n @x %y `z` !w",
)
QUOTES = {"plain": "", "single": "'", "double": '"'}


def test_a_page_keeps_its_front_matter_whatever_is_filled_in(synsml: Synsml, tmp_path: Path) -> None:
    """All pages are put into one site, because Jekyll takes its time to begin."""
    site = tmp_path / "site"
    site.mkdir()
    for number, text in enumerate(TITLES):
        workshop = Workshop(tmp_path / str(number))
        facts = MINIMAL.replace("Demo Workshop", yaml.safe_dump(text, default_style='"', width=1000).strip()) + "pages:\n"
        pages = {}
        for name, mark in QUOTES.items():
            facts += f"  - source: pages/{name}.md\n    path: {name}.md\n"
            title = f"title: {mark}[[workshop.name]]{mark}\nhometitle: {mark}About [[workshop.name]]{mark}\n"
            subtitle = f"subtitle: {mark}[[workshop.name]], [[date workshop]]{mark}\n"
            pages[f"pages/{name}.md"] = f"---\nlayout: home\n{title}{subtitle}---\n\n## Words\n"
        rendered(synsml, workshop, {"workshop.yaml": facts, **pages})
        for name in QUOTES:
            (workshop.root / "site" / f"{name}.md").rename(site / f"{number}-{name}.md")
    built = jekyll.build(site, tmp_path / "jekyll")
    for number, text in enumerate(TITLES):
        for name in QUOTES:
            seen = see(built, f"{number}-{name}.html")
            assert seen.title == f"{text} | Skeleton"
            assert seen.headings == [(1, f"About {text}"), (2, "Words")]
            assert seen[f"About {text}"].texts == [f"{text}, July 28, 2023"]


def test_line_ends_of_other_systems_are_no_matter_but_a_byte_order_mark_is(
    synsml: Synsml, workshop: Workshop, tmp_path: Path
) -> None:
    files = every_block("jekyll")
    plain = see(jekyll.build(rendered(synsml, workshop, files, BETWEEN), tmp_path / "plain"), "cfp.html")
    site = rendered(synsml, Workshop(tmp_path / "w"), {**files, "site/cfp.md": CALL.replace("\n", "\r\n")}, BETWEEN)
    assert see(jekyll.build(site, tmp_path / "crlf"), "cfp.html") == plain
    (site / "cfp.md").write_bytes(b"\xef\xbb\xbf" + (site / "cfp.md").read_bytes())
    built = jekyll.build(site, tmp_path / "marked")
    assert not (built / "cfp.html").exists()
    assert (built / "cfp.md").read_bytes() == (site / "cfp.md").read_bytes()
    assert "site/cfp.md:1:1: error[G304]" in synsml("check", "-C", str(tmp_path / "w")).out


@pytest.mark.parametrize("generator", ["jekyll", "markdown"])
def test_pictures_and_links_are_found_from_a_page_in_any_folder(
    synsml: Synsml, workshop: Workshop, tmp_path: Path, generator: str
) -> None:
    files = every_block(generator, include=True)
    facts = files.pop("workshop.yaml") + "  - source: pages/deep.md\n    path: call/for papers/index.md\n"
    deep = (
        "---\nlayout: home\n---\n\n## People\n\n[[people organizer moderator data=organizers]]\n\n## Sponsors\n\n[[sponsors]]\n"
    )
    site = rendered(synsml, workshop, {**files, "workshop.yaml": facts, "pages/deep.md": deep}, BETWEEN)
    pictures = {"assets/img/ada lovelace.png", "assets/img/engines.png"}
    write_files(site, dict.fromkeys(pictures, png(4, 4)))
    built = jekyll.build(site, tmp_path / "jekyll")
    for name in ("index.html", "call/for papers/index.html"):
        found = set()
        for section in see(built, name).sections:
            for address in (card.image for card in section.cards if card.image):
                path = urlsplit(urljoin(f"https://example.org{jekyll.BASE}/{quote(name)}", address)).path
                found.add(unquote(path).removeprefix(f"{jekyll.BASE}/"))
        assert found == pictures, name
        assert all((built / path).is_file() for path in found)


@pytest.mark.parametrize(
    "keys",
    [
        "{first: given name, last: family-name, affiliation: where.from, url: home page, photo: picture}",
        """{first: "it's", last: "n:1", affiliation: "#", url: "é", photo: "a.0"}""",
    ],
)
def test_our_card_reads_the_keys_that_the_site_names(synsml: Synsml, workshop: Workshop, tmp_path: Path, keys: str) -> None:
    files = every_block("jekyll", include=True)
    files["workshop.yaml"] = files["workshop.yaml"].replace("site:\n", f"site:\n  person_keys: {keys}\n")
    seen = see(jekyll.build(rendered(synsml, workshop, files, BETWEEN), tmp_path / "jekyll"))
    usual = see(
        jekyll.build(rendered(synsml, Workshop(tmp_path / "usual"), every_block("jekyll"), BETWEEN), tmp_path / "built")
    )
    assert seen["Organizers"].cards == usual["Organizers"].cards


def test_a_site_that_jekyll_warns_of_fails(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.md").write_text("---\ntitle: x\nsubtitle: ICML: 2023\n---\n\nwords\n")
    with pytest.raises(AssertionError, match="YAML Exception reading"):
        jekyll.build(site, tmp_path / "front")
    (site / "index.md").write_text("---\ntitle: x\n---\n\n{{ 'a' | date: }} {{ a b }}\n")
    with pytest.raises(AssertionError, match="Liquid Warning"):
        jekyll.build(site, tmp_path / "liquid")
