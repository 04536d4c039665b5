"""Splits a whole name into what is before the sort name and the sort name; only where somebody has agreed to the rule."""

from synsml_cli.model.source.patterns import lazy_pattern

RULE = (
    "the last word is the last name, with the particles that lead it (van, de, von ...) and what follows it (Jr., III); "
    "'Last, First' is split at its comma; names in Chinese, Japanese or Korean script are kept whole"
)
"""What is asked for agreement."""

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
"""Particles; of the first ones some are names in upper case: Thanh Do, Kim Le."""
_JOINING = frozenset(("y", "e", "i"))
"""These join two last names: Ortega y Gasset."""
_SUFFIX = lazy_pattern(r"[JS]r\.?|I{2,3}|IV|Ph\.?\s?D\.?|M\.D\.|\(.*\)")
_WHOLE = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Kana, Han and Hangul: there the family name comes first, and is sorted by as it stands."""
_SEVERAL = lazy_pattern(r"\s(?:and|und|et)\s|[&;/]|,.*,")
"""Two people, or more than a name."""
_WORDS = 7
"""A text of more words is a sentence."""


def split_name(name: str) -> tuple[str, str] | None:
    """Return (first, last), or None for what the rule does not fit; a name of one word has only a last.

    A tab parts the two where a spreadsheet has put one.
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
    # "Ada Lovelace, London" is no "Last, First".
    return (after.strip(), before) if begin == 0 and words and after.strip() else None


def _begin(words: list[str]) -> int:
    """Return the number of the word at which the last name begins."""
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
