"""The theme's data files that are written from people: which block of which page, or habit, asks for each."""

from collections.abc import Iterator

from synsml_cli.model.project import Project
from synsml_cli.model.tokens import Token, tokens_of

_ALWAYS = (Token("people", 0, 0, ("organizer",)), Token("people", 0, 0, ("speaker",)))
"""Data files that are written even if no page asks for them, because themes read them."""


def people_data(project: Project) -> dict[str, Token]:
    """Return the name in `_data`, without suffix -> the people block that it holds the people of."""
    return {token.data_name: token for token in (*_ALWAYS, *_asked_for(project))}


def _asked_for(project: Project) -> Iterator[Token]:
    for page, file in project.page_files.items():
        for token in tokens_of(project.sources[file].text, marked=not page.source):
            if token.name == "people":
                yield token
