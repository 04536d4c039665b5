"""A key of a page's front matter looks like a slip of a known one.

Jekyll ignores a key that it does not know and says nothing: `ne:ws: false` stood for months on a page that showed the
news all the same.

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

# Jekyll's own (https://jekyllrb.com/docs/front-matter/), jekyll-seo-tag's, and those of the themes that workshop
# sites are made with.
_WORDS = """
layout permalink published date category categories tags title excerpt excerpt_separator render_with_liquid
description image author lang locale last_modified_at sitemap robots canonical_url redirect_from redirect_to
subtitle hometitle news nav nav_order nav_title dropdown children social profile selected_papers subsite
latest_posts announcements toc sidebar comments related_posts bibliography header footer footer_text
background style class author_profile classes parent has_children grand_parent has_toc order weight menu slug
status
"""
_MANY = 200
"""Unknown keys of a page that are compared with the known ones; nobody reads on."""
_LONG = 100
"""Characters of a key that may be a known one, spelled otherwise."""
KNOWN = frozenset(_WORDS.split())
_PARTS = re.compile(r"[^\W\d_]+|[0-9]+")


def run(context: Context) -> Iterator[Remark]:
    """Compare every unknown key with the known ones and with those of the other pages."""
    project = context.project
    found = [(file, keys_of(project.sources[file].text)) for file in project.page_files.values()]
    names = Counter(key.name for _, keys in found for key in keys)
    # A key that several pages have is one of the theme's, whatever it looks like.
    known = KNOWN | {name for name, count in names.items() if count > 1}
    for file, keys in found:
        left = known - {key.name for key in keys}
        unknown = tuple(dict.fromkeys(key.name for key in keys if key.name not in known))
        meant_by = {name: _meant(name, left) or _meant(name, known) for name in unknown[:_MANY]}
        for key in keys:
            if meant := meant_by.get(key.name):
                at = At(file, start=key.start, end=key.end)
                yield Remark(at, f"unknown front-matter key {key.name!r}", f"did you mean {meant!r}?")


def _meant(name: str, known: frozenset[str] | set[str]) -> str:
    if len(name) > _LONG:
        return ""
    bare = re.sub(r"[^a-z0-9]", "", name.casefold())
    for other in sorted(known):
        if bare == re.sub(r"[^a-z0-9]", "", other):
            return other
    # A short word is near to too many others: "data" is no slip of "date".
    # A plural is no slip: themes have `authors` and `images` beside `author` and `image`.
    if bare.removesuffix("s") in known:
        return ""
    near = difflib.get_close_matches(name.casefold(), sorted(known), n=1, cutoff=0.8) if len(name) > 4 else []
    # A known word with another one, or a number, is a key of the site's own: `news_archive`, `title2`.
    return near[0] if near and not set(_PARTS.findall(near[0])) < set(_PARTS.findall(name.casefold())) else ""
