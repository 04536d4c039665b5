"""Recognize placeholders for names and affiliations that are not known yet."""

import re

from synsml_cli.model.dates.unsettled import TO_COME
from synsml_cli.model.records.person import Person
from synsml_cli.model.source.patterns import lazy_pattern

_CERTAIN = (
    rf"{TO_COME}|fix ?me|x{{3,}}|[? ]*\?|n/a|n\. ?n\.?|"
    r"((first|full|last|given|family|your) ?|sur)name|vorname|nachname|(jane|john) doe|lorem ipsum"
)
_ROLE = r"((invited|keynote) )?(speaker|organi[sz]er|panelist|moderator|person|name)( name)? ?#?\d*"
_MODEL = (
    r"first last|last first|(first|given|sur)?name (last|family|sur)?name|vorname nachname|(max|erika) mustermann|(?-i:NN)|"
    r"(foo|bar|baz)( (foo|bar|baz))*|test( ?(person|user|speaker|organi[sz]er|panelist|name|test))?( ?\d+)?"
)
"""Placeholders of forms and templates; Foo, Last and Test are also family names."""
_PART = lazy_pattern(_CERTAIN, re.IGNORECASE)
_PLACE = lazy_pattern(rf"{_CERTAIN}|(your )?(affiliation|institution|organi[sz]ation)", re.IGNORECASE)
# Mayumi Todo and Hong-jin Na are people: such words are placeholders only as the full name.
_WHOLE = lazy_pattern(rf"{_CERTAIN}|{_ROLE}|{_MODEL}|to ?do|none", re.IGNORECASE)


def placeholder_in(person: Person) -> str:
    """Return the name, or its part, that is a placeholder, or "" for a real name."""
    for value, pattern in ((person.name, _WHOLE), (person.last, _PART)):
        if pattern.fullmatch(value.strip(" ()[]<>*_-.")):
            return value
    return ""


def is_no_affiliation(text: str) -> bool:
    """Return whether a text stands for an unknown affiliation: "TBD", "Affiliation"."""
    return bool(_PLACE.fullmatch(text.strip(" ()[]<>*_-.")))
