"""A name or affiliation contains an HTML tag, attribute or entity.

Themes print these texts unchanged: a `<b>` in an affiliation makes the rest of the page bold, `" onload=` in a name runs a
script, and `&amp;` is shown as `&amp;` by a theme that escapes.

Bad:  affiliation: AT&amp;T <i>Labs</i>
Good: affiliation: AT&T Labs
"""

import html
import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.importing.markup import plain_text
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern

_TAG = lazy_pattern(r"</?[A-Za-z!?][^<>]*>?|<[^\s<>=0-9]")
_QUOTE = lazy_pattern("[\"'`]")
_PIECE = lazy_pattern(r"[^<>]+")
_NAMED = lazy_pattern(r"""(?<=[\s/"'`])(?:on[a-z]+|style|src|srcset|href|class|id)\s*=""", re.IGNORECASE)
_ENTITY = lazy_pattern(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")


def run(context: Context) -> Iterator[Remark]:
    """Check the names and affiliations of people, and the names of sponsors."""
    texts = [
        (At(person.file, (key,)), getattr(person, key))
        for person in context.project.people
        for key in ("first", "last", "affiliation", "sort")
    ]
    texts += [(At(FILE, ("sponsors", sponsor.number, "name")), sponsor.name) for sponsor in context.project.known.sponsors]
    for at, text in texts:
        tag = _TAG.search(text)
        attribute = _attribute(text)
        entity = next((match for match in _ENTITY.finditer(text) if html.unescape(match[0]) != match[0]), None)
        found = tag[0] if tag else attribute or (entity[0] if entity else "")
        if found:
            kind = "an HTML tag" if tag else "an HTML attribute" if attribute else "an HTML entity"
            plain = plain_text(text).text
            without = "remove '=' from the text" if attribute and not tag else "remove '<' from the text"
            remedy = f"write {plain!r}" if plain and plain != text and not _attribute(plain) else without
            yield Remark(at, f"{at.path[-1]}: {found!r} in {text!r} looks like {kind}", remedy)


def _attribute(text: str) -> str:
    """Return a text that looks like the end of an attribute and a new one, such as `" onload=`; or an empty text."""
    for piece in _PIECE.finditer(text):
        if quote := _QUOTE.search(text, piece.start(), piece.end()):
            names = tuple(_NAMED.finditer(text, quote.start(), piece.end()))
            if names:
                return text[quote.start() : names[-1].end()]
    return ""
