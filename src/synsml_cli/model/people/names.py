"""How people are sorted, told apart and given ids; the same in every script."""

import re
import unicodedata

from anyascii import anyascii

from synsml_cli.model.records.person import Person
from synsml_cli.model.schema.bad_names import name_fault

_WITHOUT_ORDER = 1_000_000
"""Above every `order` that can be given."""
_UMLAUTS = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae", "ø": "oe", "å": "aa", "æ": "ae", "Ö": "Oe", "Ü": "Ue", "Ä": "Ae"})


def in_two_letters(name: str) -> str:
    """Return a name as those write it who have no umlauts: Mueller for Müller."""
    return unicodedata.normalize("NFC", name).translate(_UMLAUTS)


def spelling(name: str) -> str:
    """Return what stays of a name without case, punctuation and, in Latin script alone, accents.

    In other scripts a mark makes another letter, as が and か are two; 王伟 and 王维 are two names, though both are Wang Wei.
    """
    plain = "".join(
        ascii_folded(character) if unicodedata.name(character, "").startswith("LATIN") else character
        for character in unicodedata.normalize("NFKC", name)
    )
    return " ".join(re.findall(r"\w+", plain.casefold()))


def sort_key(person: Person) -> tuple[int, str, str, str]:
    """Sort by `order`, then the sort name without accents or case, then first name, then id: "Çelik" before "Zanna".

    The page needs no Liquid sort then, which goes by code points.
    """
    return int(person.order or _WITHOUT_ORDER), ascii_folded(person.sort or person.last), ascii_folded(person.first), person.id


def ascii_folded(text: str) -> str:
    """Return `text` in lower-case ASCII: "Ångström" as "angstrom"."""
    return anyascii(text).casefold()


def same_name(name: str) -> str:
    """Return what two spellings of one name have in common: no accents, case, punctuation or order of blanks."""
    return " ".join(re.findall(r"[a-z0-9]+", ascii_folded(name)))


def propose_id(name: str) -> str:
    """Return an id for a name: "Johannes Diderik van der Waals" as `johannes-diderik-van-der-waals`; may be empty.

    Windows has no file `con.yaml`: somebody who is called Con alone is `con-1`.
    """
    # An apostrophe joins, everything else that is no letter or digit parts: O'Neil is oneil, Jean-Luc is jean-luc.
    # The soft sign of Ольга becomes an apostrophe too.
    id = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ`]", "", ascii_folded(re.sub(r"['’ʼ`]", "", name)))))
    return f"{id}-1" if name_fault(id)[0] else id
