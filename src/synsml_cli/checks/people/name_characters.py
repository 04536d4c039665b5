"""A name contains an e-mail address, a digit or a footnote mark.

It was copied from a list of addresses, or from a list of authors whose marks refer to affiliations.

Bad:  last: Lovelace ada@example.org
Bad:  last: Lovelace1
Bad:  last: Lovelace²
Good: last: Lovelace
      email: ada@example.org
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern

_EMAIL = lazy_pattern(r"(?<!\S)[^\s@]+@\S+")
# A word of digits, or digits after letters; X Æ A-12 is a name.
_DIGIT = r"[\d\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2473\u2020\u2021\u00a7\u00b6]"
"""Also superscript, subscript and circled digits, daggers, section and paragraph signs."""
_DIGITS = lazy_pattern(rf"(?:^|(?<=\s)){_DIGIT}+(?=\s|$)|(?<=[^\W\d_]){_DIGIT}+(?:,{_DIGIT}+)*")


def run(context: Context) -> Iterator[Remark]:
    """Check both parts of every name."""
    for person in context.project.people:
        for key in ("first", "last"):
            name = getattr(person, key)
            at = At(person.file, (key,))
            if email := _EMAIL.search(name):
                address = f"'email: {email[0].strip('<>()')}'"
                bare = " ".join(name.replace(email[0], " ").split())
                remedy = f"write '{key}: {bare}' and {address}" if bare else f"write the name, and add {address}"
                yield Remark(at, f"the name {name!r} contains an e-mail address", remedy)
            elif _DIGITS.search(name):
                bare = " ".join(_DIGITS.sub("", name).split())
                what = "a digit" if any(map(str.isdecimal, _DIGITS.findall(name)[0])) else "a footnote mark"
                yield Remark(at, f"the name {name!r} contains {what}", f"write '{key}: {bare}'" if bare else "write the name")
