"""A key in the front matter of a page is probably misspelled.

Jekyll ignores unknown keys without a warning. One real page had `ne:ws: false` for months and still showed the news.

Bad:  ne:ws: false
Good: news: false
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.model.source.front_matter import keys_of
from synsml_cli.model.source.patterns import lazy_pattern

# Keys of Jekyll (https://jekyllrb.com/docs/front-matter/), of jekyll-seo-tag, and of themes that workshop sites use.
_WORDS = """
layout permalink published date category categories tags title excerpt excerpt_separator render_with_liquid
description image author lang locale last_modified_at sitemap robots canonical_url redirect_from redirect_to
subtitle hometitle news nav nav_order nav_title dropdown children social profile selected_papers subsite
latest_posts announcements toc sidebar comments related_posts bibliography header footer footer_text
background style class author_profile classes parent has_children grand_parent has_toc order weight menu slug
status
"""
_MANY = 200
"""Most unknown keys of a page that are compared with the known ones."""
_LONG = 100
"""Most characters of a key that is compared with the known ones."""
KNOWN = frozenset(_WORDS.split())
_PARTS = lazy_pattern(r"[^\W\d_]+|[0-9]+")


def run(context: Context) -> Iterator[Remark]:
    """Yield every unknown key that resembles a known key or a key of another page."""
    project = context.project
    found = [(file, keys_of(project.sources[file].text)) for file in project.page_files.values()]
    names = Counter(key.name for _, keys in found for key in keys)
    # A key on several pages is a key of the theme, even if it looks misspelled.
    keys_in_use = KNOWN | {name for name, count in names.items() if count > 1}
    for file, keys in found:
        left = keys_in_use - {key.name for key in keys}
        unknown = tuple(dict.fromkeys(key.name for key in keys if key.name not in keys_in_use))
        meant_by = {name: _meant(name, left) or _meant(name, keys_in_use) for name in unknown[:_MANY]}
        for key in keys:
            if meant := meant_by.get(key.name):
                at = At(file, start=key.start, end=key.end)
                yield Remark(at, f"unknown front-matter key {key.name!r}", f"did you mean {meant!r}?")


def _meant(name: str, keys: frozenset[str] | set[str]) -> str:
    """Return the key that `name` is a misspelling of, or an empty text."""
    if len(name) > _LONG:
        return ""
    bare = re.sub(r"[^a-z0-9]", "", name.casefold())
    for other in sorted(keys):
        if bare == re.sub(r"[^a-z0-9]", "", other):
            return other
    # A plural is not a misspelling: themes have `authors` and `images` besides `author` and `image`.
    if bare.removesuffix("s") in keys:
        return ""
    # Short words resemble too many others: "data" is not a misspelling of "date".
    near = difflib.get_close_matches(name.casefold(), sorted(keys), n=1, cutoff=0.8) if len(name) > 4 else []
    # A known key with another word or a number is a key of the site: `news_archive`, `title2`.
    return near[0] if near and not set(_PARTS.findall(near[0])) < set(_PARTS.findall(name.casefold())) else ""
