"""Compute the address of a picture below the site folder, as seen from the page that shows it."""

import posixpath
from urllib.parse import quote


def source(path: str, *, generator: str, page: str, rooted: bool = False) -> str:
    """Return the `src` of a picture, percent-encoded, so that it is safe in attributes and Liquid tags.

    Jekyll computes the address itself. Otherwise it is relative to the page's file or, with `rooted`, to the root of the site,
    for a server.
    """
    if not path:
        return ""
    if generator == "jekyll":
        return "{{ '" + quote(f"/{path}") + "' | relative_url }}"
    if rooted:
        return quote(f"/{path}")
    return quote(posixpath.relpath(path, posixpath.dirname(page) or "."))
