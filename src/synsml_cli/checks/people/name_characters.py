"""A name holds an e-mail address, a digit or the mark of a footnote.

It was pasted from a list of addresses or of authors, where they refer to an affiliation.

Bad:  last: Lovelace ada@example.org
Bad:  last: Lovelace1
Bad:  last: Lovelace²
Good: last: Lovelace
      email: ada@example.org
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark

_EMAIL = re.compile(r"(?<!\S)[^\s@]+@\S+")
# A word of digits, or digits behind letters; X Æ A-12 is a name.
_DIGIT = r"[\d\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2473\u2020\u2021\u00a7\u00b6]"
"""Also raised, lowered and ringed ones, daggers, the signs of a section and of a paragraph."""
_DIGITS = re.compile(rf"(?:^|(?<=\s)){_DIGIT}+(?=\s|$)|(?<=[^\W\d_]){_DIGIT}+(?:,{_DIGIT}+)*")


def run(context: Context) -> Iterator[Remark]:
    """Look at both parts of every name."""
    for person in context.project.people:
        for key in ("first", "last"):
            name = getattr(person, key)
            at = At(person.file, (key,))
            if email := _EMAIL.search(name):
                remedy = f"move it to 'email: {email[0].strip('<>()')}'"
                yield Remark(at, f"an e-mail address stands in the name {name!r}", remedy)
            elif _DIGITS.search(name):
                bare = " ".join(_DIGITS.sub("", name).split())
                what = "a digit" if any(map(str.isdecimal, _DIGITS.findall(name)[0])) else "the mark of a footnote"
                yield Remark(at, f"{what} stands in the name {name!r}", f"write '{key}: {bare}'" if bare else "write the name")
