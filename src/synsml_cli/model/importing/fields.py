"""Map the names that other sites and forms use to the fields of a person: YAML keys and column headers."""

import re

from synsml_cli.model.schema.aliases import FIELD_ALIASES
from synsml_cli.model.source.patterns import lazy_pattern

IMPORT_FIELDS = tuple(FIELD_ALIASES)
"""The fields that a key or a column can be assigned to."""

_RANKS = {alias: (field, rank) for field, aliases in FIELD_ALIASES.items() for rank, alias in enumerate(aliases)}

FROM_THE_FORM = frozenset(("timestamp", "zeitstempel", "horodateur", "marcatemporal", "informazionicronologiche", "score"))
"""Columns that forms add themselves; the user is never asked about them."""
INSTANTS = FROM_THE_FORM - {"score"}
"""Columns with the time of an answer: of two answers by one person, the later one counts."""

# Phrases in questions of forms. If two end at the same place, the longer one counts: "first name" is not "name".
_PHRASES: dict[str, tuple[str, ...]] = {
    "first": ("first name", "given name", "given names", "forename"),
    "last": ("last name", "family name", "surname"),
    "name": ("full name", "your name", "speaker name"),
    "email": ("email", "email address", "e mail", "e mail address"),
    "orcid": ("orcid", "orcid id"),
    "affiliation": ("affiliation", "institution", "organization", "organisation", "university", "company", "employer"),
    "url": ("homepage", "home page", "website", "webpage", "web page", "web site"),
    "photo": ("headshot", "photo", "picture", "portrait"),
    "bio": ("biography", "bio"),
    "role": ("role", "roles"),
}
_OF_PHRASE = {phrase: field for field, phrases in _PHRASES.items() for phrase in phrases}
# The page of an institution belongs to no single person.
_OF_PHRASE |= {f"{one} {page}": "" for one in _PHRASES["affiliation"] for page in (*_PHRASES["url"], "url", "link")}
_PHRASE = lazy_pattern(rf"\b(?:{'|'.join(sorted(_OF_PHRASE, key=len, reverse=True))})\b")
_PARTS = lazy_pattern(r"\b(?:for|of|on|in|to|at|from|as|with)\b|[(),:;?!]")
"""Words that divide a question: "photo for the website" asks for the photo."""
_OF_OTHERS = frozenset(
    (
        *("advisor", "adviser", "supervisor", "coauthor", "coauthors", "co", "assistant", "emergency", "host", "second"),
        *("talk", "paper", "abstract", "title", "slides", "session", "project", "dietary"),
    )
)
"""A question with one of these words asks for something else: the title of the talk, the e-mail of the assistant."""
_YES_OR_NO = lazy_pattern(r"(?:do|does|did|may|might|can|could|are|is|will|would|shall|should|have|has|i)\b")


def field_of(key: str) -> str:
    """Return the field of a key (`name` for a full name), or "" if it is unknown."""
    return _RANKS.get(folded_key(key), ("", 0))[0]


def rank_of(key: str) -> int:
    """Return the priority of a key among those for its field; the lowest number wins."""
    return _RANKS.get(folded_key(key), ("", len(_RANKS)))[1]


def field_of_header(header: str) -> str:
    """Return the field of a column, whose header may be a whole question, or "" if it is unknown."""
    if exact := field_of(header):
        return exact
    text = re.sub(r"[^a-z(),:;?!]+", " ", header.casefold()).strip()
    words = re.findall(r"[a-z]+", text)
    if _YES_OR_NO.match(text) or _OF_OTHERS & set(words):
        return ""
    if words[:1] == ["name"] and words[1:2] != ["of"]:
        return "name"
    for part in _PARTS.split(text):
        if found := _PHRASE.findall(part):
            return _OF_PHRASE[found[-1]]
    return ""


def folded_key(text: str) -> str:
    """Return the letters and digits of a key in any script: `givennames` for `Given-Names`."""
    return re.sub(r"[\W_]", "", text.casefold())
