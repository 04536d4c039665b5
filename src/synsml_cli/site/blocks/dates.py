"""The dates block: selects key dates, as a list or a table, and decides how to show dates that are over."""

from collections.abc import Mapping

from synsml_cli.model.pages.tokens import Token
from synsml_cli.site.blocks.rendering import Rendering


def context(blocks: Rendering, token: Token, _page: str) -> Mapping[str, object]:
    """Return the context of a dates block; a track includes the dates without a track."""
    defaults = blocks.site.key_dates
    passed = token.args.get("passed", defaults.passed)
    track = token.args.get("track", "")
    dates = tuple(
        date for date in blocks.dates if (not track or date.track in ("", track)) and not (passed == "hidden" and date.passed)
    )
    return {
        "dates": dates,
        "style": token.args.get("style", defaults.style),
        "strike": passed == "struck",
        # Only Jekyll supports the include; others get its content.
        "shared": token.args.get("shared") == "yes" and blocks.generator == "jekyll",
        "notes": any(date.note for date in dates),
    }
