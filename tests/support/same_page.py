"""Compare two pages that must be equal except for inserted values, as the trees that browsers build."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree.ElementTree import Element

_STAND_IN = re.compile(r"Harmless(\d{3})")
_BLANKS = " \t\n\f\r\x85\u2028\u2029"
"""What parts words, with the ends of lines that only Unicode knows."""
_CALENDARS = ("calendar.google.com", "outlook.live.com", "outlook.office.com")


def stand_in(number: int) -> str:
    """Return a harmless replacement of a value on the page."""
    return f"Harmless{number:03d}"


class Twins:
    """A page, and the one that has stand-ins for its values."""

    def __init__(self, values: Sequence[str]) -> None:
        self._values = values

    def differences(self, one: Element, other: Element, path: str = "") -> Iterator[str]:
        """Yield what the page has otherwise than it should: an element or attribute more or less, or another text."""
        path = f"{path}/{other.tag if isinstance(other.tag, str) else '<!---->'}"
        for what, text, wanted in (("text", one.text, other.text), ("tail", one.tail, other.tail)):
            if joined(text or "") != self._meant(wanted or ""):
                yield f"{path}: {what} {joined(text or '')!r} is not {self._meant(wanted or '')!r}"
        names, wanted_names = ([name for name in each.attrib if name != "id"] for each in (one, other))
        if names != wanted_names or ("id" in one.attrib and "id" not in other.attrib):
            yield f"{path}: attributes {list(one.attrib)} are not {list(other.attrib)}"
        else:
            yield from self._attributes(one, other, path)
        tags, wanted_tags = [child.tag for child in one], [child.tag for child in other]
        if tags != wanted_tags:
            yield f"{path}: elements {tags} are not {wanted_tags}: {self._meant(''.join(other.itertext()))!r}"
        else:
            for child, twin in zip(one, other, strict=True):
                yield from self.differences(child, twin, path)

    def _attributes(self, one: Element, other: Element, path: str) -> Iterator[str]:
        for name, wanted in other.attrib.items():
            value = one.get(name, "")
            if name == "href":
                same = self._address(value) == self._address(wanted)
            else:  # kramdown makes ids of the words of headings, and none where it finds no letter
                same = name == "id" or joined(value) == self._meant(wanted)
            if not same:
                yield f"{path}: {name} {value!r} is not {self._meant(wanted)!r}"

    def _meant(self, text: str) -> str:
        return joined(_STAND_IN.sub(lambda match: self._values[int(match[1])].strip(_BLANKS), text))

    def _address(self, href: str) -> object:
        """Return an address without its percent-encoding.

        Of one that adds to a calendar, whose texts are cut and cleaned, only where it leads and what it gives.
        """
        parts = urlsplit(href)
        if parts.hostname not in _CALENDARS:
            return self._meant(unquote(href))
        return parts.hostname, parts.path, sorted(parse_qs(parts.query, keep_blank_values=True))


def joined(text: str) -> str:
    """Return `text` with its blanks joined as in a page, ends of lines too."""
    return re.sub(f"[{_BLANKS}]+", " ", text).strip(" ")
