"""The theme's data files that are written: which facts, which block of which page, or which habit asks for each."""

from collections.abc import Iterator

from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.records.project import Project
from synsml_cli.model.records.workshop import FILE

_ALWAYS = (Token("people", 0, 0, ("organizer",)), Token("people", 0, 0, ("speaker",)))
"""Data files that are written even if no page asks for them, because themes read them."""

OF_FACTS = ("sponsors", "schedule")
"""Data files of what `workshop.yaml` has under these names; who has none keeps what the theme brings."""


def people_data(project: Project) -> dict[str, Token]:
    """Return the name in `_data`, without suffix -> the people block that it holds the people of."""
    asked_for = (token for token in _blocks(project) if token.name == "people" and token.words)
    return {token.data_name: token for token in (*_ALWAYS, *asked_for)}


def facts_data(project: Project) -> tuple[str, ...]:
    """Return those of `OF_FACTS` that are written: where the workshop says them, if only as empty, or a page shows them."""
    shown = {token.name for token in _blocks(project)}
    return tuple(name for name in OF_FACTS if name in shown or (FILE, (name,)) in project.places)


def _blocks(project: Project) -> Iterator[Token]:
    for page in project.texts:
        yield from page.tokens
