"""Any text in a record is shown literally on the built page: nothing runs, nothing breaks."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pytest
import yaml
from ruamel.yaml import YAML

import jekyll
from helpers import Synsml, Workshop
from hostile import ADDRESSES, VALUES
from hostile_workshop import OWN, PAGES, STAND_INS, TEXTS, TEXTS_PAGE, dumped, facts, person
from same_page import Twins, joined, stand_in
from seen_page import parse, plain
from synsml_cli.model.project.page_text import PageText
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import Workshop as Facts
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.pages.fill import fill_page


def render(synsml: Synsml, root: Path, values: Sequence[str], generator: str, *, include: bool = False) -> Path:
    """Render the workshop that has these values, and return its site folder."""
    people = {f"people/p{number:03d}.yaml": dumped(person(value, number)) for number, value in enumerate(values)}
    return written(synsml, root, {"workshop.yaml": dumped(facts(values, generator, include=include)), **people})


def written(synsml: Synsml, root: Path, files: dict[str, str]) -> Path:
    """Render a workshop of these files and one page a block, and return its site folder."""
    pages = {f"pages/{page}.md": f"---\nlayout: home\n---\n\n## {page}\n\n{block}\n" for page, block in PAGES.items()}
    Workshop(root).write({**files, **pages, "site/own.md": f"---\nlayout: home\n---\n\n{OWN}"})
    result = synsml("render", "-C", str(root))
    assert (result.code, result.err) == (0, "")
    return root / "site"


def render_addresses(synsml: Synsml, root: Path, addresses: Sequence[str], generator: str) -> Path:
    """Render a workshop in which everything that may have an address has one of these, and return its site folder."""
    names = [f"Name{number:03d}" for number in range(len(addresses))]
    given = facts(names, generator, include=True)
    for date, address in zip(given["dates"].values(), addresses, strict=True):
        date["url"] = address
    for session, address in zip(given["schedule"]["sessions"], addresses, strict=True):
        session["links"] = {"Slides": address}
    for sponsor, address in zip(given["sponsors"], addresses, strict=True):
        sponsor["url"] = address
    files = {
        f"people/p{number:03d}.yaml": dumped(person(names[number], number) | {"url": address})
        for number, address in enumerate(addresses)
    }
    return written(synsml, root, {"workshop.yaml": dumped(given), **files})


def blocks_of(**given: str) -> Blocks:
    """Return the blocks of a workshop that has these facts."""
    workshop = Facts(**{"format": "1", "id": "demo", "name": "Demo", "dates": {}, **given})
    return Blocks(Project(workshop), dt.datetime(2023, 5, 20, tzinfo=dt.UTC))


def tree(built: Path, page: str) -> Element:
    return parse((built / f"{page}.html").read_text(encoding="utf-8"))


def test_there_are_enough_values_and_each_differs() -> None:
    assert len(VALUES) >= 200
    assert len(set(VALUES)) == len(VALUES)
    assert len(set(ADDRESSES)) == len(ADDRESSES)


@pytest.mark.parametrize("generator", ["jekyll", "markdown"])
def test_every_value_lands_on_every_page_as_the_text_that_it_is(synsml: Synsml, tmp_path: Path, generator: str) -> None:
    one, other = (
        jekyll.build(render(synsml, tmp_path / name, values, generator, include=True), tmp_path / f"{name}-built")
        for name, values in (("hostile", VALUES), ("harmless", STAND_INS))
    )
    for page in (*PAGES, "own"):
        found = list(Twins(VALUES).differences(tree(one, page), tree(other, page)))
        assert found == [], page
        text = "".join(tree(other, page).itertext())
        assert [name for name in STAND_INS if name not in text] == [], page


def test_what_check_accepts_is_right_in_a_theme_that_escapes_nothing(synsml: Synsml, tmp_path: Path) -> None:
    """Of a quote in a name such a theme makes the end of the picture's description: it looks odd, and runs nothing."""
    render(synsml, tmp_path / "all", VALUES, "jekyll")
    found = json.loads(synsml("check", "--select", "P218", "--json", "-C", str(tmp_path / "all")).out)["findings"]
    refused = {int(finding["file"][-8:-5]) for finding in found if finding["file"].startswith("people/")}
    accepted = [value for number, value in enumerate(VALUES) if number not in refused]
    with_quotes = [value for value in accepted if '"' in value]
    right = [value for value in accepted if '"' not in value]
    assert len(right) >= 200
    one, other = (
        jekyll.build(render(synsml, tmp_path / name, values, "jekyll"), tmp_path / f"{name}-built")
        for name, values in (("hostile", right), ("harmless", STAND_INS[: len(right)]))
    )
    assert list(Twins(right).differences(tree(one, "people"), tree(other, "people"))) == []
    quoted = jekyll.build(render(synsml, tmp_path / "quoted", with_quotes, "jekyll"), tmp_path / "quoted-built")
    elements = list(tree(quoted, "people").iter())
    assert {element.tag for element in elements} <= {element.tag for element in tree(other, "people").iter()}
    assert not [name for element in elements for name in element.attrib if name.startswith("on")]


def test_every_fact_lands_on_the_page_as_the_text_that_it_is(tmp_path: Path) -> None:
    """All pages are put into one site, because Jekyll takes its time to begin."""
    site = tmp_path / "site"
    site.mkdir()
    for name, value in (("harmless", stand_in(0)), *((f"{number:03d}", value) for number, value in enumerate(VALUES))):
        page = fill_page(PageText("page.md", TEXTS_PAGE, own=False), blocks_of(**dict.fromkeys(TEXTS, value)))
        (site / f"{name}.md").write_text(page, encoding="utf-8", newline="")
    built = jekyll.build(site, tmp_path / "jekyll")
    harmless = tree(built, "harmless")
    found = {
        value: differences
        for number, value in enumerate(VALUES)
        if (differences := list(Twins([value]).differences(tree(built, f"{number:03d}"), harmless)))
    }
    assert found == {}


def test_every_value_reads_back_from_the_data_files_by_every_reader(synsml: Synsml, tmp_path: Path) -> None:
    site = render(synsml, tmp_path, VALUES, "jekyll")
    files = sorted((site / "_data").glob("*.yml"))
    script = "require 'json'; require 'psych'; print JSON.generate(ARGV.map { |file| Psych.safe_load(File.read(file)) })"
    ruby = jekyll.run([jekyll.program("ruby"), "-e", script, *map(str, files)], cwd=tmp_path)
    assert (ruby.returncode, ruby.stderr) == (0, "")
    for file, psych in zip(files, json.loads(ruby.stdout), strict=True):
        ours = yaml.safe_load(file.read_bytes())
        assert ours == YAML(typ="safe", pure=True).load(file.read_bytes())
        assert ours == psych
    organizers = yaml.safe_load((site / "_data" / "organizers.yml").read_bytes())
    assert [(one["first"], one["last"], one["aff"]) for one in organizers] == [(value, value, value) for value in VALUES]


@pytest.mark.parametrize("generator", ["jekyll", "markdown"])
def test_no_address_leads_to_a_script_or_breaks_out_of_its_link(synsml: Synsml, tmp_path: Path, generator: str) -> None:
    addresses = (*ADDRESSES, *VALUES)
    one, other = (
        jekyll.build(render_addresses(synsml, tmp_path / name, given, generator), tmp_path / f"{name}-built")
        for name, given in (("hostile", addresses), ("harmless", ["https://example.org/"] * len(addresses)))
    )
    for page in PAGES.keys() - {"calendar"}:
        elements, harmless = list(tree(one, page).iter()), list(tree(other, page).iter())
        assert {element.tag for element in elements} <= {element.tag for element in harmless}
        assert {name for element in elements for name in element.attrib} <= {name for e in harmless for name in e.attrib}
        for element in elements:
            href = re.sub(r"[\t\n\r]|^[\0- ]+", "", element.get("href", ""))
            assert re.match(r"https?://|mailto:|\Z", href, re.IGNORECASE), (page, href)
        texts = [joined("".join(element.itertext())) for element in (elements[0], harmless[0])]
        # A link that leads nowhere is left out of the programme with its label.
        assert len({re.sub(r" [–·] Slides", "", text) for text in texts}) == 1, page


def test_liquid_in_markdown_of_the_organizers_own_neither_runs_nor_breaks_the_build(synsml: Synsml, tmp_path: Path) -> None:
    """A note and an abstract are markdown, so that only Liquid is kept from them."""
    liquid = [value for value in VALUES if ("{{" in value or "{%" in value) and "|" not in value]
    assert len(liquid) >= 20
    given = facts([f"Name{number:03d}" for number in range(len(VALUES))], "jekyll")
    for date, value in zip(given["dates"].values(), VALUES, strict=True):
        date["note"] = value
    for session, value in zip(given["schedule"]["sessions"], VALUES, strict=True):
        session["abstract"] = value
    jekyll.build(written(synsml, tmp_path / "all", {"workshop.yaml": dumped(given)}), tmp_path / "all-built")
    given["dates"] = {id: date for id, date in given["dates"].items() if date["note"] in liquid}
    given["schedule"] |= {"date": next(iter(given["dates"]))}
    given["schedule"]["sessions"] = [session for session in given["schedule"]["sessions"] if session["abstract"] in liquid]
    built = jekyll.build(written(synsml, tmp_path / "liquid", {"workshop.yaml": dumped(given)}), tmp_path / "liquid-built")
    for page in ("dates", "abstracts"):
        text = plain("".join(tree(built, page).itertext()))
        straight = text.translate({ord("’"): "'", ord("‘"): "'", ord("–"): "-"})
        assert [value for value in liquid if plain(value).replace("\\{", "{") not in straight] == [], page


def test_every_contact_is_a_link_that_shows_it_as_it_is(tmp_path: Path) -> None:
    """All pages are put into one site, because Jekyll takes its time to begin."""
    site = tmp_path / "site"
    site.mkdir()
    contacts = (*ADDRESSES, *VALUES)
    for number, contact in enumerate(contacts):
        source = PageText("page.md", "---\nlayout: home\n---\n\n[[contact]]\n\nWrite to [[contact]].\n", own=False)
        page = fill_page(source, blocks_of(contact=contact))
        (site / f"{number:03d}.md").write_text(page, encoding="utf-8", newline="")
    built = jekyll.build(site, tmp_path / "jekyll")
    for number, contact in enumerate(contacts):
        shown = joined(contact)
        article = tree(built, f"{number:03d}").find("body/article")
        assert [element.tag for element in article.iter()] == ["article", "p", "a", "p", "a"], contact
        target = shown if re.match("https?://", shown) else f"mailto:{shown}"
        for link in article.iter("a"):
            assert (joined(link.text), joined(unquote(link.attrib.pop("href")))) == (shown, unquote(target))
            assert link.attrib == {}


def test_the_comparison_sees_what_is_not_escaped() -> None:
    def found(page: str, harmless: str, value: str) -> list[str]:
        return list(Twins([value]).differences(parse(page), parse(harmless)))

    twin = f"<p title='{stand_in(0)}'>{stand_in(0)}</p>"
    assert found("<p title='a &amp; b'>a &amp; b</p>", twin, "a & b") == []
    assert found("<p title='a'>b</p>", twin, "a") == ["/html/body/p: text 'b' is not 'a'"]
    assert found("<p title='b'>a</p>", twin, "a") == ["/html/body/p: title 'b' is not 'a'"]
    assert found("<p title='a' onclick='x'>a</p>", twin, "a") == [
        "/html/body/p: attributes ['title', 'onclick'] are not ['title']"
    ]
    assert found("<p title='a'>a<b></b></p>", twin, "a") == ["/html/body/p: elements ['b'] are not []: 'a'"]
    assert found("<a href='/a%20b'></a>", f"<a href='/{stand_in(0)}'></a>", "a b") == []
    assert found("<a href='/a'></a>", f"<a href='/{stand_in(0)}'></a>", "b") == ["/html/body/a: href '/a' is not '/b'"]
