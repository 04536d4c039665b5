"""A page shows people of a role that nobody has.

Nobody was even invited in this role, so the block stays empty. Either the role is wrong, or the records are missing. A block
between `[[if confirmed ROLE]]` and `[[end]]` waits for people and is not reported. Neither is any block while the private
folder is not on this computer, because somebody in it may have the role.

Bad:  [[people moderator]]          # while no record has the role moderator
Good: [[people speaker]]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.roles import ROLES, STATES
from synsml_cli.model.rules.branches import asked_before
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield every people block whose roles nobody has."""
    project = context.project
    if project.has_errors_in("people/", f"{project.known.private.folder}/") or project.lacks("roles", "private"):
        return  # a person whose record could not be read may have the role
    if context.survey.lacks_private:
        return  # a person in the private folder may have the role
    held = {role for person in project.people for role, state in person.roles.items() if state in STATES}
    for page in project.texts:
        for token, asked in asked_before(page):
            if set(token.words) & set(asked):
                continue
            is_valid = bool(token.words) and all(role in (*ROLES, *project.known.roles) for role in token.words)
            if token.name == "people" and is_valid and held.isdisjoint(token.words):
                at = At(page.file, start=token.start, end=token.end)
                names = " or ".join(map(repr, token.words))
                remedy = f"run `synsml people add --role {token.words[0]}`, or remove the block"
                yield Remark(at, f"nobody has the role {names}", remedy)
