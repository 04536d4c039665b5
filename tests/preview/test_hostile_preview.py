"""The preview shows any text in a record literally, and runs nothing."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from helpers import NOW, Workshop
from hostile import ADDRESSES, VALUES
from hostile_workshop import OWN, PAGES, STAND_INS, TEXTS, TEXTS_PAGE, dumped, facts, person
from same_page import Twins
from seen_page import parse
from synsml_cli.tasks.site.preview import Preview


def previewed(root: Path, files: dict[str, str]) -> Preview:
    root.mkdir(exist_ok=True)
    pages = {f"pages/{page}.md": f"---\nlayout: home\n---\n\n## {page}\n\n{block}\n" for page, block in PAGES.items()}
    Workshop(root).write({**files, **pages, "site/own.md": f"---\nlayout: home\n---\n\n{OWN}"})
    return Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW))


def of_values(root: Path, values: Sequence[str]) -> Preview:
    people = {f"people/p{number:03d}.yaml": dumped(person(value, number)) for number, value in enumerate(values)}
    return previewed(root, {"workshop.yaml": dumped(facts(values, "jekyll")), **people})


def tree(preview: Preview, page: str) -> Element:
    """Return the page without the bar, which shows findings of it."""
    answer = preview.answer(f"/{page}.html")
    text = answer.data.decode()
    assert (answer.status, "The page shows the last version" in text) == (200, False)
    return parse(f"<title>{page}</title><body>{text[text.index('<header id=') :]}")


def test_every_value_is_shown_on_every_page_as_the_text_that_it_is(tmp_path: Path) -> None:
    one, other = of_values(tmp_path / "hostile", VALUES), of_values(tmp_path / "harmless", STAND_INS)
    for page in (*PAGES, "own"):
        assert list(Twins(VALUES).differences(tree(one, page), tree(other, page))) == [], page
        text = "".join(tree(other, page).itertext())
        assert [name for name in STAND_INS if name not in text] == [], page


def test_no_address_leads_to_a_script_or_breaks_out_of_its_link(tmp_path: Path) -> None:
    addresses = (*ADDRESSES, *VALUES)
    names = [f"Name{number:03d}" for number in range(len(addresses))]
    given = facts(names, "jekyll")
    for date, session, sponsor, address in zip(
        given["dates"].values(), given["schedule"]["sessions"], given["sponsors"], addresses, strict=True
    ):
        date["url"] = sponsor["url"] = address
        session["links"] = {"Slides": address}
    people = {
        f"people/p{number:03d}.yaml": dumped(person(names[number], number) | {"url": address})
        for number, address in enumerate(addresses)
    }
    preview = previewed(tmp_path, {"workshop.yaml": dumped(given), **people})
    for page in PAGES:
        elements = list(tree(preview, page).iter())
        assert not {name for element in elements for name in element.attrib if name.startswith("on")}
        assert not {element.tag for element in elements} & {"script", "iframe", "object", "embed", "base", "form", "svg"}
        for element in elements:
            for name in ("href", "src"):
                target = re.sub(r"[\t\n\r]|^[\0- ]+", "", element.get(name, ""))
                assert re.match(r"https?://|mailto:|webcal:|/|\Z", target, re.IGNORECASE), (page, target)
        assert all(name in "".join(elements[0].itertext()) for name in names) or page == "calendar"


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "{{ x }}", '"><img src=x onerror=alert(1)>', "\u202ex"])
def test_a_hostile_name_of_a_page_is_text_in_links_to_it(value: str, tmp_path: Path) -> None:
    page = "pages/x.md"
    front = dumped({"title": value, "subtitle": value})
    root = Workshop(tmp_path).write(
        {
            "workshop.yaml": dumped(
                {"format": "1", "id": "demo", "name": "D", "dates": {}, "pages": [{"source": page, "path": "x.md"}]}
            ),
            page: f"---\n{front}---\nText.\n",
        }
    )
    document = Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW)).answer("/x.html").data.decode()
    found = parse(document)
    assert [element.tag for element in found.iter()].count("script") == 1
    assert [words.text for words in (found.find(".//h1"), found.find(".//header/p"), found.find(".//nav/a"))] == [value] * 3
    assert found.find("head/title").text == value


def test_every_fact_is_shown_as_the_text_that_it_is(tmp_path: Path) -> None:
    def page(name: str, value: str) -> Element:
        workshop = {"format": "1", "id": "demo", "dates": {}, "pages": [{"source": "pages/x.md", "path": "x.md"}]}
        given = dumped({**workshop, **dict.fromkeys(TEXTS, value)})
        root = Workshop(tmp_path).write({"workshop.yaml": given, "pages/x.md": TEXTS_PAGE})
        return tree(Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW)), "x")

    harmless = page("harmless", STAND_INS[0])
    found = {
        value: differences for value in VALUES if (differences := list(Twins([value]).differences(page("x", value), harmless)))
    }
    assert found == {}
