"""The theme's data files that `render` writes, and the facts, blocks or conventions that request them."""

from collections.abc import Iterator

from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE

_ALWAYS = (Token("people", 0, 0, ("organizer",)), Token("people", 0, 0, ("speaker",)))
"""Data files that are always written, because themes read them."""

OF_FACTS = ("sponsors", "schedule")
"""Data files with the same name as a section of `workshop.yaml`; without the section, the theme's own file is kept."""


def people_data(project: Project) -> dict[str, Token]:
    """Return name in `_data` without suffix -> the people block whose people it contains."""
    asked_for = (token for token in _blocks(project) if token.name == "people" and token.words)
    return {token.data_name: token for token in (*_ALWAYS, *asked_for)}


def facts_data(project: Project) -> tuple[str, ...]:
    """Return the names in `OF_FACTS` that are written: if `workshop.yaml` has the section, even empty, or a page shows it."""
    shown = {token.name for token in _blocks(project)}
    return tuple(name for name in OF_FACTS if name in shown or (FILE, (name,)) in project.places)


def _blocks(project: Project) -> Iterator[Token]:
    for page in project.texts:
        yield from page.tokens
