"""The address of a picture below the site folder, as the page that shows it has to write it."""

import posixpath
from urllib.parse import quote


def source(path: str, *, generator: str, page: str, rooted: bool = False) -> str:
    """Return the `src` of a picture, percent-encoded, so that it is safe in an attribute and within a tag of Liquid.

    Jekyll knows where a page and a site will be published; everything else gets it relative to the page's own file, or,
    `rooted`, from the root of the site, for who serves it there.
    """
    if not path:
        return ""
    if generator == "jekyll":
        return "{{ '" + quote(f"/{path}") + "' | relative_url }}"
    if rooted:
        return quote(f"/{path}")
    return quote(posixpath.relpath(path, posixpath.dirname(page) or "."))
