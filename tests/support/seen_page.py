"""The visible content of a built page: headings, paragraphs, lists, tables and cards, parsed like in browsers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import html5lib

HEADINGS = ("h1", "h2", "h3", "h4", "h5")
"""Those of a page; `h6` is the name on a card."""
_MARKS = {"s": "~~", "del": "~~", "strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_BLOCKS = ("div", "p", "pre", "ul", "table")
_LONG = 90
"""Characters of an address in a text; the links have all of it."""


@dataclass(frozen=True)
class Card:
    """A person, or whoever else is shown with a picture."""

    name: str
    affiliation: str
    link: str
    """Empty without one, like the picture."""
    image: str


@dataclass(frozen=True)
class Section:
    """A heading and the content up to the next one; texts contain markdown."""

    heading: str
    level: int
    texts: list[str] = field(default_factory=list)
    """Paragraphs."""
    items: list[str] = field(default_factory=list)
    """Those of its lists, in one."""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    """Those of its tables."""
    cards: list[Card] = field(default_factory=list)
    flow: list[str] = field(default_factory=list, compare=False)
    """All of that, as it comes."""


@dataclass(frozen=True)
class Seen:
    """A page."""

    title: str
    sections: list[Section]
    links: list[tuple[str, str]]
    """(text, address), as they come."""
    anchors: list[str]
    """The ids of the headings, for links that lead there."""

    @property
    def headings(self) -> list[tuple[int, str]]:
        """(level, text) of each."""
        return [(section.level, section.heading) for section in self.sections if section.level]

    def __getitem__(self, heading: str) -> Section:
        [section] = [section for section in self.sections if section.heading == heading]
        return section

    @property
    def outline(self) -> str:
        """All of it as text, for golden files."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"title: {self.title}"
        for section in self.sections:
            if section.level:
                yield f"\n{'#' * section.level} {section.heading}"
            yield from section.flow


def parse(text: str) -> Element:
    """Return the tree that a browser makes of a page."""
    return html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)


def read(text: str) -> Seen:
    """Return what is seen of a page."""
    root = parse(text)
    body = root.find("body")
    assert body is not None
    sections = [Section("", 0)]
    _walk(body, sections)
    links = [(words(link), link.get("href", "")) for link in body.iter("a")]
    anchors = [element.get("id", "") for element in body.iter() if element.tag in HEADINGS]
    return Seen(words(root.find("head/title")), sections, links, anchors)


def words(element: Element | None) -> str:
    """Return the text of an element without any mark."""
    return "" if element is None else plain("".join(_texts(element)))


def _texts(element: Element) -> Iterator[str]:
    """Yield the texts of an element and what is in it; not those of comments, whose tag is no text."""
    if isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def plain(text: str) -> str:
    """Return `text` with its blanks joined as browsers join them: no-break spaces and their like stay."""
    return re.sub(r"[ \t\n\f\r]+", " ", text).strip(" ")


def _walk(element: Element, sections: list[Section]) -> None:
    section = sections[-1]
    if not isinstance(element.tag, str):
        return
    if element.tag in HEADINGS:
        sections.append(Section(words(element), int(element.tag[1])))
    elif {"person", "sponsor"} & set(element.get("class", "").split()):
        card = _card(element)
        section.cards.append(card)
        section.flow.append(f"[{card.name}] [{card.affiliation}] <{card.link}> <{card.image}>")
    elif element.tag == "li":
        section.items.append(_inline(element))
        section.flow.append(f"- {section.items[-1]}")
    elif element.tag == "tr":
        section.rows.append(tuple(_inline(cell) for cell in element))
        section.flow.append(f"| {' | '.join(section.rows[-1])} |")
    elif element.tag in ("p", "pre") or (element.tag == "div" and not any(child.tag in _BLOCKS for child in element)):
        if text := _inline(element):
            section.texts.append(text)
            section.flow.append(text)
    else:
        for child in element:
            _walk(child, sections)


def _card(element: Element) -> Card:
    link, image = element.find(".//a"), element.find(".//img")
    parts = {name.removeprefix("person-"): words(part) for part in element.iter() for name in part.get("class", "").split()}
    src, alt = ("", "") if image is None else (image.get("src", ""), image.get("alt", ""))
    name = parts.get("name") or words(element) or alt
    return Card(name, parts.get("affiliation", ""), "" if link is None else link.get("href", ""), src)


def _inline(element: Element) -> str:
    return plain("".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        inner = "".join(_pieces(child))
        if child.tag == "a":
            href = child.get("href", "")
            yield f"[{inner}]({href if len(href) <= _LONG else href[:_LONG] + '…'})"
        elif child.tag == "img":
            yield f"![{child.get('alt', '')}]({child.get('src', '')})"
        else:
            mark = _MARKS.get(child.tag, "") if inner else ""
            yield f"{mark}{inner}{mark}"
        yield child.tail or ""
