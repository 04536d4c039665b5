"""A name contains a state, a role or a title.

"Ada Lovelace (tentative)" shows visitors a note for organizers, and is sorted and matched as another person than Ada
Lovelace. States and roles belong in `roles`; the cards of her colleagues have no titles. Names of more than 300 characters
are not checked.

Bad:  last: Lovelace (tentative)
Good: last: Lovelace
      roles:
        speaker: tentative
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.name_extras import bare, extra_in, is_state_or_role
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Check both parts of every name."""
    for person in context.project.people:
        for key in ("first", "last"):
            name = getattr(person, key)
            extra = extra_in(name)
            left = bare(name)
            if extra and (left or person.first or key == "first"):
                at = At(person.file, (key,))
                state = "; states and roles belong in 'roles:'" if is_state_or_role(extra) else ""
                yield Remark(
                    at,
                    f"{extra.strip()!r} is not part of a name: {name!r}",
                    (f"write '{key}: {left}'" if left else f"remove '{key}'") + state,
                )
