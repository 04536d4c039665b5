"""What the template of a block gets beyond what every template gets; a block without an entry needs no more."""

from collections.abc import Callable, Mapping

from synsml_cli.model.pages.tokens import Token
from synsml_cli.site.blocks import calendar as calendar_block
from synsml_cli.site.blocks import dates as dates_block
from synsml_cli.site.blocks import people as people_block
from synsml_cli.site.blocks import schedule as schedule_block
from synsml_cli.site.blocks import sponsors as sponsors_block
from synsml_cli.site.blocks.rendering import Rendering

CONTEXTS: Mapping[str, Callable[[Rendering, Token, str], Mapping[str, object]]] = {
    "dates": dates_block.context,
    "people": people_block.context,
    "schedule": schedule_block.context,
    "sponsors": sponsors_block.context,
    "calendar": calendar_block.context,
}
"""Name of a block -> what is made for one token of it, on the page with this path."""


def own_context(blocks: Rendering, token: Token, page: str) -> Mapping[str, object]:
    """Return what this block's template gets of its own."""
    make = CONTEXTS.get(token.name)
    return make(blocks, token, page) if make else {}
