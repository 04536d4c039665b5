"""The sponsors block: logos or names, level by level."""

from collections.abc import Mapping
from typing import NamedTuple

from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.records.workshop import Sponsor
from synsml_cli.site.blocks.rendering import Rendering
from synsml_cli.site.pictures import source
from synsml_cli.site.sponsors import by_level, is_number

_HEIGHTS = ("5.5rem", "4.5rem", "3.5rem", "3rem")
"""Of logos, from the highest level down; further levels are as the last."""


class SponsorView(NamedTuple):
    """A sponsor as templates see one. Texts are not escaped: use a filter."""

    name: str
    url: str
    src: str
    """The address of the logo for this page, ready for an attribute; empty without one."""


class LevelView(NamedTuple):
    """The sponsors of one level."""

    name: str
    """Empty where it is only a number, or not given: then it is not shown."""
    height: str
    """Of the logos, for CSS."""
    sponsors: tuple[SponsorView, ...]


def context(blocks: Rendering, token: Token, page: str) -> Mapping[str, object]:
    """Return the levels, in the order of the page."""
    levels = by_level(blocks.workshop.sponsors)

    def view(sponsor: Sponsor) -> SponsorView:
        return SponsorView(
            sponsor.name, sponsor.url, source(sponsor.logo, generator=blocks.generator, page=page, rooted=blocks.rooted)
        )

    views = tuple(
        LevelView(
            "" if is_number(name) else name,
            _HEIGHTS[min(number, len(_HEIGHTS) - 1)],
            tuple(view(sponsor) for sponsor in sponsors),
        )
        for number, (name, sponsors) in enumerate(levels)
    )
    usual = "logos" if any(sponsor.logo for sponsor in blocks.workshop.sponsors) else "list"
    return {"levels": views, "style": token.args.get("style", usual), "placeholder": token.args.get("placeholder", "")}
