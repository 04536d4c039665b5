"""A page shows people of a role that nobody has.

Not even an invitation is noted, so the block can never show anybody: mostly the role is the wrong one, or the records
have not been written yet. A block between `[[if confirmed ROLE]]` and its end waits for them, and nothing is said of it.
Nothing is reported where the private folder is not on this computer: the role may be that of somebody in it.

Bad:  [[people moderator]]          # while no record has the role moderator
Good: [[people speaker]]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pages.branches import asked_before
from synsml_cli.model.records.roles import ROLES, STATES
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at the people blocks of every page."""
    project = context.project
    if project.has_errors_in("people/", f"{project.known.private.folder}/") or project.lacks("roles", "private"):
        return  # somebody who could not be read may have the role
    if context.survey.lacks_private:
        return  # somebody who is not public may have it
    held = {role for person in project.people for role, state in person.roles.items() if state in STATES}
    for page in project.texts:
        for token, asked in asked_before(page):
            if set(token.words) & set(asked):
                continue
            known = bool(token.words) and all(role in (*ROLES, *project.known.roles) for role in token.words)
            if token.name == "people" and known and held.isdisjoint(token.words):
                at = At(page.file, start=token.start, end=token.end)
                yield Remark(at, f"nobody has the role {' or '.join(token.words)}", "add them, or remove the block")
