"""Sort and compare people by name, and propose ids, in the same way for every script."""

import re
import unicodedata

from anyascii import anyascii

from synsml_cli.model.records.person import Person
from synsml_cli.model.schema.bad_names import name_fault

_WITHOUT_ORDER = 1_000_000
"""Greater than every possible `order`."""
_UMLAUTS = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae", "ø": "oe", "å": "aa", "æ": "ae", "Ö": "Oe", "Ü": "Ue", "Ä": "Ae"})


def in_two_letters(name: str) -> str:
    """Return a name with umlauts written as two letters: Mueller for Müller."""
    return unicodedata.normalize("NFC", name).translate(_UMLAUTS)


def spelling(name: str) -> str:
    """Return `name` casefolded and without punctuation; accents are dropped in Latin script only.

    In other scripts a mark makes another letter, as in が and か; 王伟 and 王维 are two names, though both are Wang Wei.
    """
    plain = "".join(
        ascii_folded(character) if unicodedata.name(character, "").startswith("LATIN") else character
        for character in unicodedata.normalize("NFKC", name)
    )
    return " ".join(re.findall(r"\w+", plain.casefold()))


def sort_key(person: Person) -> tuple[int, str, str, str]:
    """Return the sort key: `order`, then sort name without accents or case, then first name, then id.

    "Çelik" comes before "Zanna". Pages need no Liquid sort, which compares code points.
    """
    return int(person.order or _WITHOUT_ORDER), ascii_folded(person.sort or person.last), ascii_folded(person.first), person.id


def ascii_folded(text: str) -> str:
    """Return `text` in lower-case ASCII: "angstrom" for "Ångström"."""
    return anyascii(text).casefold()


def same_name(name: str) -> str:
    """Return a common form of the spellings of a name: without accents, case, punctuation or extra blanks."""
    return " ".join(re.findall(r"[a-z0-9]+", ascii_folded(name)))


def propose_id(name: str) -> str:
    """Return an id for a name: `johannes-diderik-van-der-waals` for "Johannes Diderik van der Waals"; may be empty.

    Windows reserves names such as `con.yaml`: a person whose only name is Con becomes `con-1`.
    """
    # Apostrophes are dropped, other characters separate words: O'Neil is oneil, Jean-Luc is jean-luc. The soft sign of Ольга
    # becomes an apostrophe too.
    id = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ`]", "", ascii_folded(re.sub(r"['’ʼ`]", "", name)))))
    return f"{id}-1" if name_fault(id)[0] else id
