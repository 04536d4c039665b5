"""Finds what the template of a block gets beyond the facts, which every template gets."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from synsml_cli.model.pages.blocks import BLOCK_NAMES
from synsml_cli.model.pages.tokens import Token
from synsml_cli.site.blocks.rendering import Rendering

_Make = Callable[[Rendering, Token, str], Mapping[str, object]]


def own_context(blocks: Rendering, token: Token, page: str) -> Mapping[str, object]:
    """Return the values that `site/blocks/NAME.py` makes for one token on the page with this path; nothing without one."""
    if not BLOCK_NAMES[token.name].context:
        return {}
    make = import_module(f"{__package__}.{token.name}").context
    return cast("_Make", make)(blocks, token, page)
