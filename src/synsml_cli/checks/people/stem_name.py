"""The file name of a record does not match the person's name, or is reserved on Windows.

The file name is the id that commands and the schedule use. Usually the file was copied from another record. Only names in
Latin letters are compared. A repository with con.yaml, aux.yaml or com1.yaml cannot be cloned on Windows.

Bad:  people/thomas-bayes.yaml with `last: Lovelace`
Good: people/ada-lovelace.yaml with `last: Lovelace`
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.names import ascii_folded, in_two_letters, propose_id
from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.schema.kinds import PERSON_ID, RECORD_STEM
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.patterns import lazy_pattern

# Other scripts have more than one transliteration: 大隅 is Osumi, and a library does not know it.
_LATIN = lazy_pattern(r"[^\u0250-\u1dff\u1f00-\uffff\U00010000-\U0010ffff]*")


def run(context: Context) -> Iterator[Remark]:
    """Compare the words of both; joined words and initials count too."""
    for person in context.project.people:
        if RECORD_STEM.fullmatch(person.id) and not PERSON_ID.fullmatch(person.id):
            message = f"{person.file} cannot be cloned on Windows: {person.id!r} is a reserved name"
            remedy = f"run `synsml people rename {person.id} {propose_id(person.id)}`"
            yield Remark(At(person.file, start=0, end=0), message, remedy)
        stem = set(re.findall(r"[a-z0-9]+", person.id))
        name = f"{person.first} {person.last} {person.sort}"
        words = set(propose_id(name).split("-")) | set(
            re.findall(r"[a-z0-9]+", f"{ascii_folded(name)} {ascii_folded(in_two_letters(name))}")
        )
        words.discard("")
        if placeholder_in(person) or not _LATIN.fullmatch(person.name) or not PERSON_ID.fullmatch(person.id):
            continue
        joined = "".join(sorted(stem, key=person.id.find))
        alike = any(a.startswith(b) or b.startswith(a) or b in joined for a in stem for b in words)
        initials = {word[0] for word in words}
        if words and not alike and not (len(joined) <= 3 and set(joined) <= initials):
            at = At(person.file, ("last",))
            remedy = f"run `synsml people rename {person.id} {propose_id(person.name)}`, or correct the name"
            yield Remark(at, f"the file name {person.file!r} does not match the name {person.name!r}", remedy)
