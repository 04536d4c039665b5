"""The fixed files of a new workshop: a first page, a sample record, and a small Jekyll site."""

import importlib.resources

HOME = "home.md"
"""A call for papers that demonstrates the features of pages."""
PERSON_FILE = "ada-lovelace.yaml"
LOOK = ("_layouts/workshop.html", "assets/css/workshop.css")
"""The files that a site without a theme needs."""
LAYOUT = "workshop"
"""The layout of the first page in such a site."""


def skeleton_file(path: str) -> str:
    """Return the text of a fixed file; names of site files are relative to the site folder."""
    return importlib.resources.files("synsml_cli.site").joinpath("skeleton", *path.split("/")).read_text("utf-8")
