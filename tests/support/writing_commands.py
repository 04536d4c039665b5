"""A workshop, and one call of each writing command, for tests of all of them."""

import shutil
from pathlib import Path

from fuzz.samples import DRY_RUNS, OTHERS, PICTURE
from helpers import MINIMAL, REPOSITORY, Workshop
from images import encoded, flat

FILES = {
    "workshop.yaml": MINIMAL
    + "    was:\n      - {when: 2023-07-27, changed: 2023-05-01T10:00Z, why: corrected}\n"
    + "schedule:\n  date: workshop\n  sessions:\n    - id: opening\n      time: 09:00-09:30\n      title: Opening\n"
    + "sponsors:\n  - name: Engines\n",
    "people/ada.yaml": "first: Ada\nlast: Lovelace\nroles:\n  speaker: confirmed\n",
    "private/bob.yaml": "last: Bob\nroles:\n  speaker: invited\n",
    "form.csv": "First name,Last name\nEmmy,Noether\n",
}
WRITING = {
    name: (*name.split(), *words, *(["--yes"] if name.endswith(" remove") else []))
    for name, words in {**DRY_RUNS, **OTHERS}.items()
}
"""Command -> what is typed after `synsml` so that it writes."""


def documented() -> list[str]:
    """Return the names of all commands in docs/commands.md."""
    return [text.partition("\n")[0] for text in _manual().split("\n## synsml ")[1:]]


def has_dry_run(name: str) -> bool:
    """Whether docs/commands.md gives a command the option --dry-run."""
    return "--dry-run" in _manual().partition(f"\n## synsml {name}\n")[2].partition("\n## synsml ")[0]


def _manual() -> str:
    return (REPOSITORY / "docs" / "commands.md").read_text("utf-8")


GROUPS = ("people", "sponsors", "export")
"""Commands that do nothing without another one."""
SERVERS = ("preview",)
_ARGUMENTS = {"people show": ("ada",), "schema": ("person",)}
READING = {name: _ARGUMENTS.get(name, ()) for name in documented() if name and name not in {*WRITING, *GROUPS, *SERVERS}}
"""Command -> arguments, of those that only print: all that are not named above."""


def write_workshop(workshop: Workshop) -> Path:
    """Write the files that these commands work on; `check --fix` and `render` find something to do."""
    pages = "pages: [{source: pages/home.md, path: index.md}]\n"
    home = "---\ntitle: Home\n---\nOn Monday, May 24, 2023. \n\n[[dates]]\n"
    root = workshop.write({**FILES, "workshop.yaml": FILES["workshop.yaml"] + pages, "pages/home.md": home})
    (root / PICTURE).write_bytes(encoded(flat(300, 300), "PNG"))
    return root


def copy_of(root: Path, place: Path) -> Path:
    """Return a fresh copy of a folder at a place, where an earlier one may be."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(root, place, symlinks=True)
    return place
