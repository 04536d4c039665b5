"""Shared by the tests of `synsml init`: folders for a new workshop, and all written files as one text."""

import json
from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from synsml_cli import __version__
from synsml_cli.cli.field_notes import field_notes
from synsml_cli.export.json_schema import document
from synsml_cli.site.skeleton import HOME, LOOK, PERSON_FILE, skeleton_file

CONFIG = """\
# The site of the group.
title:   "Our group"   # quoted as ever
theme: minima

exclude:               # not for the web
  - Gemfile            # nor this
  - "vendor"
plugins: []
"""
SITE = {
    "_config.yml": CONFIG,
    "_layouts/page.html": "<html><head><title>{{ page.title }}</title></head><body>{{ content }}</body></html>\n",
    "_includes/people.html": '<div class="person"><h6 class="name">{{ person.first }} {{ person.last }}</h6></div>\n',
    "index.md": "---\nlayout: page\ntitle: Our group\n---\n\n# Our group\n",
    "pages/about.md": "---\nlayout: page\ntitle: About\n---\n\n# About\n",
    ".gitignore": "_site/\n*.swp",
    ".github/workflows/pages.yml": "on: push\njobs:\n  build:\n    steps:\n      - uses: actions/deploy-pages@v4\n",
}
"""A Jekyll site that is there before."""


class Case(NamedTuple):
    """A folder as it is before, and what is typed."""

    before: dict[str, str]
    options: tuple[str, ...]


FULL = (
    "--name",
    "Synergy of Scientific and Machine Learning: a Workshop",
    "--short-name",
    "SynS & ML",
    "--host",
    "NeurIPS 2023",
)
FULL += ("--place", "Vienna, Austria", "--timezone", "Vienna", "--contact", "organizers@example.org")
FULL += ("--url", "https://example.org/2023/")
CASES = {
    "a day that is known": Case({}, (*FULL, "--days", "2023-12-15")),
    "nothing but a name": Case({}, ("--name", "Workshop on Examples")),
    "two days that are possible": Case({}, (*FULL, "--days", "2023-12-15 or 2023-12-16", "--id", "examples-2023")),
    "another script and zone": Case(
        {}, ("--name", "科学機械学習", "--days", "2023-07-20 to 2023-07-21", "--place", "京都", "--timezone", "Kyoto")
    ),
    "too near for a proposal": Case({}, ("--name", "Workshop on Haste", "--days", "2023-06-22", "--timezone", "Europe/Oslo")),
    "inside a site": Case(SITE, (*FULL, "--days", "2023-12-15")),
    "a site elsewhere": Case({"../2023/_config.yml": "theme: minima\n"}, (*FULL, "--site", "../2023")),
}
"""Name of a golden file -> case."""


def tree(root: Path) -> dict[str, str]:
    """Return every file below a folder."""
    return {str(p.relative_to(root)): p.read_bytes().decode() for p in sorted(root.rglob("*")) if p.is_file()}


def shown(files: dict[str, str], before: dict[str, str], *, rendered: Container[str]) -> str:
    """Return new and changed files as one text; of what is the same in every workshop, or is rendered, only that it is."""
    known = {skeleton_file(path): f"(the shipped {path})" for path in (HOME, PERSON_FILE, *LOOK)}
    for name in ("workshop", "person"):
        schema = json.dumps(document(name, notes=field_notes), ensure_ascii=False, indent=2)
        known[f"{schema}\n"] = f"(as `synsml schema {name}` prints it)"
    parts = []
    for name, text in files.items():
        if text != before.get(name):
            said = "(as `synsml render` writes it)" if name in rendered else known.get(text, text.rstrip("\n"))
            parts.append(f"=== {name}\n{said}\n".replace(f"=={__version__}", "==VERSION"))
    return "\n".join(parts)
