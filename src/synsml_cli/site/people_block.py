"""The people block: cards of those who have the roles that it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synsml_cli.model.blocks import DEFAULT_COLUMNS
from synsml_cli.model.people import Person
from synsml_cli.model.tokens import Token

if TYPE_CHECKING:
    from synsml_cli.site.blocks import Blocks

_PLACEHOLDER = "**More information coming soon!**"


@dataclass(frozen=True)
class PersonView:
    """A person as templates see one; e-mail and notes are not for pages. Texts are not escaped: use a filter."""

    name: str
    first: str
    last: str
    affiliation: str
    url: str
    photo: str
    bio: str
    """Markdown."""
    state: str
    """confirmed, or tentative where the block asks for those too."""


def context(blocks: Blocks, token: Token) -> Mapping[str, object]:
    """Return who is shown, and how the theme's include is told of them."""
    return {
        "people": tuple(_view(person, token) for person in blocks.people(token)),
        "data": token.data_name,
        # 3 columns are 33.33%: four digits fill the row to less than a pixel.
        "width": f"{100 / int(token.args.get('columns', DEFAULT_COLUMNS)):.4g}%",
        "sort": token.args.get("sort", ""),
        "placeholder": token.args.get("placeholder", _PLACEHOLDER),
    }


def _view(person: Person, token: Token) -> PersonView:
    state = "confirmed" if person.has(token.words) else "tentative"
    return PersonView(person.name, person.first, person.last, person.affiliation, person.url, person.photo, person.bio, state)
