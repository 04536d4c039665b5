"""A record's file is called otherwise than its person, or has a name that Windows reserves.

The file's name is the id: whoever looks for somebody looks for it. It was copied from another record, mostly. Only
names in Latin letters are compared. No clone on Windows can have a file like con.yaml, aux.yaml or com1.yaml.

Bad:  people/thomas-bayes.yaml with `last: Lovelace`
Good: people/ada-lovelace.yaml with `last: Lovelace`
"""

import re
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.names import folded, in_two_letters, propose_id
from synsml_cli.model.people.placeholders import placeholder_in
from synsml_cli.model.schema.kinds import PERSON_ID, RECORD_STEM
from synsml_cli.model.source.findings import At, Remark

# Other scripts are written in Latin letters in more than one way: 大隅 is Osumi, and not what a library makes of it.
_LATIN = re.compile(r"[^\u0250-\u1dff\u1f00-\uffff\U00010000-\U0010ffff]*")


def run(context: Context) -> Iterator[Remark]:
    """Compare the words of both; joined ones and initials count."""
    for person in context.project.people:
        if RECORD_STEM.fullmatch(person.id) and not PERSON_ID.fullmatch(person.id):
            said = f"{person.id!r} is a device on Windows: no clone there can have {person.file}"
            remedy = f"run `synsml people rename {person.id} {propose_id(person.id)}`"
            yield Remark(At(person.file, start=0, end=0), said, remedy)
        stem = set(re.findall(r"[a-z0-9]+", person.id))
        name = f"{person.first} {person.last} {person.sort}"
        words = set(propose_id(name).split("-")) | set(
            re.findall(r"[a-z0-9]+", f"{folded(name)} {folded(in_two_letters(name))}")
        )
        words.discard("")
        if placeholder_in(person) or not _LATIN.fullmatch(person.name) or not PERSON_ID.fullmatch(person.id):
            continue
        joined = "".join(sorted(stem, key=person.id.find))
        alike = any(a.startswith(b) or b.startswith(a) or b in joined for a in stem for b in words)
        initials = {word[0] for word in words}
        if words and not alike and not (len(joined) <= 3 and set(joined) <= initials):
            at = At(person.file, ("last",))
            meant = propose_id(person.name) or "first-last"
            yield Remark(at, f"{person.name!r} stands in {person.file}", f"call the file {meant}.yaml, or correct the name")
