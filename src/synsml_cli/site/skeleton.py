"""The files of a new workshop that are always the same: a first page, a record as an example, and a small Jekyll site."""

import importlib.resources

HOME = "home.md"
"""A call for papers that shows what pages can do."""
PERSON_FILE = "ada-lovelace.yaml"
LOOK = ("_layouts/workshop.html", "assets/css/workshop.css")
"""What a site without a theme needs."""
LAYOUT = "workshop"
"""The layout that the first page has there."""


def skeleton_file(path: str) -> str:
    """Return the text of one of them; those of the site are named as below its folder."""
    return importlib.resources.files("synsml_cli.site").joinpath("skeleton", *path.split("/")).read_text("utf-8")
