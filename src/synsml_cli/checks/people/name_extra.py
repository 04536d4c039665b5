"""A name holds a state, a role or a title.

"Ada Lovelace (tentative)" tells the public what is for the organizers, and is another person than Ada Lovelace for
sorting and for the calendar. States and roles stand in `roles`; titles are not written on the cards of colleagues. Names of
more than 300 characters are not looked at.

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
    """Look at both parts of every name."""
    for person in context.project.people:
        for key in ("first", "last"):
            name = getattr(person, key)
            extra = extra_in(name)
            left = bare(name)
            if extra and (left or person.first or key == "first"):
                at = At(person.file, (key,))
                state = "; a state or role stands in 'roles:'" if is_state_or_role(extra) else ""
                yield Remark(
                    at,
                    f"{extra.strip()!r} is no part of the name {name!r}",
                    (f"write '{key}: {left}'" if left else f"leave '{key}' out") + state,
                )
