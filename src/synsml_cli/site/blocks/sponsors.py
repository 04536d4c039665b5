"""The sponsors block: logos or names, level by level."""

from collections.abc import Mapping
from typing import NamedTuple

from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.records.workshop import Sponsor
from synsml_cli.site.blocks.rendering import Rendering
from synsml_cli.site.pictures import source
from synsml_cli.site.sponsors import by_level, is_number

_HEIGHTS = ("5.5rem", "4.5rem", "3.5rem", "3rem")
"""Heights of logos, from the highest level down; further levels use the last one."""


class SponsorView(NamedTuple):
    """A sponsor as seen by templates. Texts are not escaped: use a filter."""

    name: str
    url: str
    src: str
    """Address of the logo for this page, escaped for an attribute; empty without a logo."""


class LevelView(NamedTuple):
    """The sponsors of one level."""

    name: str
    """Empty, so not shown, if it is a number or missing."""
    height: str
    """Height of the logos, for CSS."""
    sponsors: tuple[SponsorView, ...]


def context(blocks: Rendering, token: Token, page: str) -> Mapping[str, object]:
    """Return the context of a sponsors block: the levels in page order."""
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
