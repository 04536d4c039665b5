"""Split a full name into first and family name; applied only after the user has agreed to the rule."""

from synsml_cli.model.source.patterns import lazy_pattern

RULE = (
    "the last word is the family name, with the particles before it (van, de, von ...) and a suffix (Jr., III); "
    "'Last, First' is split at the comma; names in Chinese, Japanese or Korean script are kept whole"
)
"""The text that the user agrees to."""

_LOWER = frozenset(
    (
        *("af", "al", "ap", "auf", "aus", "av", "bin", "das", "do", "el", "ibn"),
        *("la", "las", "le", "los", "ten", "ter", "z", "zu", "zum", "zur"),
    )
)
_ANY_CASE = frozenset(
    (
        *("da", "dal", "de", "degli", "dei", "del", "della", "den", "der", "des", "di"),
        *("dos", "du", "tot", "van", "ver", "vom", "von"),
    )
)
"""Particles; some of the first group are names in upper case: Thanh Do, Kim Le."""
_JOINING = frozenset(("y", "e", "i"))
"""Words that join two family names: Ortega y Gasset."""
_SUFFIX = lazy_pattern(r"[JS]r\.?|I{2,3}|IV|Ph\.?\s?D\.?|M\.D\.|\(.*\)")
_WHOLE = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Kana, Han and Hangul: these names begin with the family name and are sorted as written."""
_SEVERAL = lazy_pattern(r"\s(?:and|und|et)\s|[&;/]|,.*,")
"""Signs of two people, or of more than a name."""
_WORDS = 7
"""Limit: a text of more words is a sentence."""


def split_name(name: str) -> tuple[str, str] | None:
    """Return (first, last), or None if the rule does not apply; a single word is a family name.

    A tab separates the two parts if a spreadsheet has put one there.
    """
    parts = [part.split() for part in name.strip().split("\t") if part.strip()]
    if len(parts) == 2 and "," not in name:
        return " ".join(parts[0]), " ".join(parts[1])
    name = " ".join(name.split())
    if _SEVERAL.search(name) or len(name.split(" ")) > _WORDS:
        return None
    if _WHOLE.search(name):
        return "", name
    before, comma, after = name.partition(",")
    words = before.split()
    begin = _begin(words)
    if not comma:
        return " ".join(words[:begin]), " ".join(words[begin:])
    if _SUFFIX.fullmatch(after.strip()):
        return " ".join(words[:begin]), f"{' '.join(words[begin:])},{after}"
    # "Ada Lovelace, London" is not "Last, First".
    return (after.strip(), before) if begin == 0 and words and after.strip() else None


def _begin(words: list[str]) -> int:
    """Return the index of the first word of the family name."""
    begin = max(len(words) - 1, 0)
    while begin > 1 and _SUFFIX.fullmatch(words[begin]):
        begin -= 1
    while begin > 0:
        if begin > 2 and words[begin - 1] in _JOINING:
            begin -= 2
        elif _is_particle(words[begin - 1]) and (begin > 1 or words[0].islower()):
            begin -= 1
        else:
            break
    return begin


def _is_particle(word: str) -> bool:
    return word in _LOWER or word.casefold() in _ANY_CASE
