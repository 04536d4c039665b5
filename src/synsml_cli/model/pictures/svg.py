"""Check that an SVG only draws, so that it may be published unchanged.

In an `<img>` a browser neither runs scripts of an SVG nor loads anything for it; opened directly, it is a page of the site like
any other. So only drawing elements are allowed, from a list; unknown ones are refused.
"""

import re
from xml.parsers import expat  # the parser alone: it reads no other file, and entities are refused below

from synsml_cli.model.source.findings import Refusal
from synsml_cli.model.source.patterns import lazy_pattern

_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2001/xml-events")
"""Namespaces that browsers interpret everywhere; they ignore others, such as those of editors."""

_READ = ("", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
"""Namespaces of attributes that browsers interpret."""

# SVG 1.1, appendix K, and SVG 2, as drawing programs write them, without elements that run, animate, play, or embed a page:
# script, handler, foreignObject, set, animate..., audio, video, iframe, canvas. All filters begin with "fe".
_ELEMENTS = """
    svg g defs symbol use switch title desc metadata style a path rect circle ellipse line polyline polygon image
    text tspan textPath font font-face font-face-name font-face-src glyph missing-glyph hkern vkern
    clipPath mask pattern marker linearGradient radialGradient meshgradient meshrow meshpatch stop filter
"""
_DRAWS = frozenset(_ELEMENTS.split())
_INNER = lazy_pattern(r"\s*(#|data:(image/(png|jpe?g|gif|webp)|(application/(x-)?font-|font/)[\w.-]+)\s*[;,]|$)", re.IGNORECASE)
"""Addresses inside the file: a part of the drawing, or an embedded picture or font."""
_PAGE = lazy_pattern(r"\s*https?://", re.IGNORECASE)
_URL = lazy_pattern(r"url\(\s*[\"']?([^)]*)", re.IGNORECASE)
_LOADS = lazy_pattern(r"@import|expression\s*\(|-moz-binding|behavior\s*:|javascript:|image-set|\bsrc\s*\(", re.IGNORECASE)
_REMEDY = "save it as plain SVG without that, or as PNG"


class _Found(Exception):
    """Ends the parsing; its text is what was found."""


def svg_fault(data: bytes) -> Refusal | None:
    """Return why an SVG must not be published unchanged, or None if it is well-formed and only draws."""
    walk = _Walk()
    try:
        walk.parser.Parse(data, True)
    except _Found as found:
        return Refusal(f"contains {found}", _REMEDY)
    except (expat.ExpatError, ValueError, LookupError) as error:  # ValueError and LookupError: an unknown encoding
        return Refusal(f"is not well-formed XML ({error})", "export it again from the program that drew it")
    return None if walk.is_svg else Refusal("is not an SVG", "export it again as SVG, or save it as PNG")


class _Walk:
    """Checks all parts in file order."""

    def __init__(self) -> None:
        self.is_svg = False
        self._begun = False
        self._style: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.buffer_text = True
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.AttlistDeclHandler = self._attlist
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _entity(self, *_: object) -> None:
        raise _Found("its own entities")

    def _attlist(self, *_: object) -> None:
        raise _Found("attributes in its document type")

    def _instruction(self, target: str, _: str) -> None:
        raise _Found(f"an instruction <?{target[:40]}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._begun:
            self._begun = True
            self.is_svg = (namespace, local) == (_SVG, "svg")
        if namespace in _ACTIVE or (namespace == _SVG and local not in _DRAWS and local[:2] != "fe"):
            raise _Found(f"the element <{local[:40]}>")
        if self._style is not None:
            raise _Found("an element in its style")
        for key, value in attributes.items():
            of, _, plain = key.rpartition(" ")
            if of in _READ:
                _check_attribute(local, plain, value)
        if local == "style":
            self._style = []

    def _end(self, _: str) -> None:
        if self._style is not None:
            _check_style("".join(self._style))
            self._style = None

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)


def _check_attribute(element: str, key: str, value: str) -> None:
    folded = key.casefold()
    if folded.startswith("on"):
        raise _Found(f"a script in {key[:40]}=")
    if folded == "base":
        raise _Found("a base address")
    if folded in ("href", "src", "ping"):
        # A link is followed by the reader who clicks on it, not by the page.
        if not _INNER.match(value) and not (element == "a" and folded == "href" and _PAGE.match(value)):
            raise _Found(f"the address {value[:60]!r}")
    elif folded == "style" or "(" in value or ":" in value:
        _check_style(value)


def _check_style(text: str) -> None:
    """Raise _Found for anything in a style, or in an attribute such as fill=, that could load or run something.

    Comments are checked too, because a string may look like one.
    """
    if "\\" in text:
        raise _Found("escapes in its style")
    if found := _LOADS.search(text):
        raise _Found(f"{found[0]!r} in its style")
    for address in _URL.findall(text):
        if not _INNER.match(address.strip("\"' ")):
            raise _Found(f"the address {address[:60]!r}")
