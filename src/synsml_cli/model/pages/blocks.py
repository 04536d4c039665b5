"""The blocks of pages: their names and arguments; the template has the same name.

To add one, write an entry here, a template in `site/templates/` and, if the template needs more than the facts, a module
of the block's name in `site/blocks/`.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from synsml_cli.model.records.roles import SHOWN_STATES
from synsml_cli.model.schema.bad_names import DEVICE
from synsml_cli.model.source.patterns import lazy_pattern

DEFAULT_COLUMNS = 4


class Argument(NamedTuple):
    """An argument `name=value` of a token."""

    pattern: re.Pattern[str]
    wanted: str
    """The allowed values, for the fix and the documentation."""


def _choice(*words: str) -> Argument:
    return Argument(lazy_pattern("|".join(words)), " or ".join(words))


def _text(wanted: str) -> Argument:
    return Argument(lazy_pattern(r".*"), wanted)


_PLACEHOLDER = _text("the text while there is nothing to show")
_STATES = "|".join(SHOWN_STATES)


class Block(NamedTuple):
    """A block: `[[name role ... argument=value]]` on our pages, `<!-- synsml:name ... -->` on the user's pages."""

    name: str
    template: str
    """File name in `site/templates/`; the same name in the workshop's `templates/` overrides it."""
    title: str
    """Description for the documentation."""
    takes_roles: bool = False
    arguments: Mapping[str, Argument] = MappingProxyType({})
    needs: str = ""
    """The fact of the workshop that it requires."""
    inline: bool = False
    """Whether it may be inside a paragraph."""
    context: bool = False
    """Whether `site/blocks/NAME.py` has a function `context` that makes values for its template."""
    html: bool = False
    """Whether it is HTML, unless `style=list` requests markdown."""


BLOCKS = (
    Block(
        "dates",
        "dates.md.j2",
        "the key dates as a list or a table",
        context=True,
        arguments={
            "style": _choice("list", "table"),
            "passed": _choice("shown", "struck", "hidden"),
            "track": _text("the name of a track, for its dates and those of no track"),
            "shared": _choice("yes", "no"),
        },
    ),
    Block(
        "people",
        "people.html.j2",
        "cards of the people with these roles, or a placeholder while nobody is confirmed",
        takes_roles=True,
        context=True,
        html=True,
        arguments={
            "style": _choice("cards", "list"),
            # Widths in per cent must add up: themes have grids of at most 12 columns.
            "columns": Argument(lazy_pattern(r"[1-9]|1[0-2]"), "a number from 1 to 12"),
            # It is inserted into a Liquid tag, so it must be a plain word.
            "sort": Argument(lazy_pattern(r"[A-Za-z_][A-Za-z0-9_]*"), "a key of the data file, such as last"),
            "states": Argument(lazy_pattern(rf"({_STATES})([ ,]+({_STATES}))*"), "states, such as 'confirmed tentative'"),
            "data": Argument(
                lazy_pattern(rf"(?!{DEVICE}\Z)[a-z][a-z0-9_]*"), "the name of the file in _data, such as speakers"
            ),
            "placeholder": _PLACEHOLDER,
        },
    ),
    Block(
        "schedule",
        "schedule.md.j2",
        "the schedule as a table",
        context=True,
        arguments={"abstracts": _choice("yes", "no"), "placeholder": _PLACEHOLDER},
    ),
    Block(
        "sponsors",
        "sponsors.md.j2",
        "the logos or names of the sponsors, level by level",
        context=True,
        html=True,
        arguments={"style": _choice("logos", "list"), "placeholder": _PLACEHOLDER},
    ),
    Block("contact", "contact.md.j2", "the contact as a link", needs="contact", inline=True),
    Block(
        "calendar",
        "calendar.md.j2",
        "how to subscribe to the calendar, and links that add one date",
        context=True,
        arguments={"dates": _choice("yes", "no")},
        needs="url",
    ),
)
"""All blocks, in the order of the documentation."""

BLOCK_NAMES = {block.name: block for block in BLOCKS}
DATE_TEMPLATE = "date.md.j2"
"""The template of `[[date]]` in a date's line: bold, with history."""
INCLUDE_TEMPLATE = "people_include.html.j2"
"""The template of the card in PEOPLE_INCLUDE."""
TEMPLATE_NAMES = (*(block.template for block in BLOCKS), DATE_TEMPLATE, INCLUDE_TEMPLATE)
"""The built-in templates, all of which a workshop can override."""
FORMAT = Argument(lazy_pattern(r".+"), "pendulum's tokens, such as 'MMMM D'")
