"""The interface between a rendering and the contexts of blocks."""

from typing import Protocol

from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.site import Site
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.site.blocks.date_view import DateView


class Rendering(Protocol):
    """One project at one instant for one generator; `Blocks` implements it."""

    project: Project
    workshop: Workshop
    site: Site
    generator: str
    """The generator that reads the pages: "jekyll" or "markdown"."""
    rooted: bool
    """Whether addresses of pictures start at the root of the site."""

    @property
    def dates(self) -> tuple[DateView, ...]:
        """All public dates, in page order."""

    def people(self, token: Token) -> tuple[Person, ...]:
        """Return the people that a people block shows."""
