"""Each command that writes, some in several ways, on one workshop: what tests of crashes and of broken disks try."""

from pathlib import Path

from helpers import MINIMAL
from images import encoded, flat
from writing_commands import WRITING

ADA = "first: Ada\nlast: Lovelace\naffiliation: Society\nroles:\n  speaker: {}\n"
FACTS = (
    MINIMAL.replace("Demo Workshop", "Demo  Workshop")
    + "    was:\n      - {when: 2023-07-27, changed: 2023-05-01T10:00Z, why: corrected}\n"
    + "schedule:\n  date: workshop\n  sessions:\n"
    + "    - id: opening\n      time: 09:00-09:30\n      title: Opening\n      speakers: [ada]\n"
    + "    - id: closing\n      time: 17:00-17:10\n      title: Closing\n      cancelled: 2023-05-20T11:00Z\n"
    + "sponsors:\n  - name: Engines\n"
    + "pages:\n  - source: pages/home.md\n    path: index.md\n"
)
FILES = {
    "workshop.yaml": FACTS,
    "pages/home.md": "---\ntitle: Home\n---\nOn Monday, May 24, 2023.\n\n[[dates]]\n",
    "people/ada.yaml": ADA.format("confirmed"),
    "private/bob.yaml": "last: Bob\nphoto: assets/img/bob.jpg\nroles:\n  speaker: invited\n",
    "private/eve.yaml": "last: Eve\nroles:\n  speaker: invited\n",
    "site/assets/img/bob.jpg": "<svg/>",
    "private/.gitignore": "*\n",
    "form.csv": "First name,Last name,Affiliation\nEmmy,Noether,Göttingen\n,Bob,There\n",
}
IMPORT = ("people", "import", "form.csv", "--role", "speaker", "--status", "confirmed")
CASES = {
    **WRITING,
    "deadlines extend --cascade": ("deadlines", "extend", "submission", "+5d", "--cascade"),
    "people add, public": ("people", "add", "--last", "Hypatia", "--affiliation", "Museion", "--role", "organizer=confirmed"),
    "people add --photo": ("people", "add", "--last", "Hypatia", "--role", "organizer=confirmed", "--photo", "photo.png"),
    "people edit, two fields": ("people", "edit", "ada", "affiliation=MIT", "bio=Counts."),
    "people photo, over another": ("people", "photo", "bob", "photo.png", "--yes"),
    "people confirm, two": ("people", "confirm", "bob", "eve"),
    "people remove": ("people", "remove", "eve", "--yes"),
    "people import": (*IMPORT, "--yes"),
    "people import --update": (*IMPORT, "--update", "--yes"),
    "schedule cancel --undo": ("schedule", "cancel", "closing", "--undo"),
    "render --force": ("render", "--force"),
}
"""Command, or what a case is about -> what is typed; each command that writes is there."""


def write_workshop(root: Path, files: dict[str, str] = FILES) -> Path:
    """Write the workshop, with a picture for those who get one."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    (root / "photo.png").write_bytes(encoded(flat(300, 300), "PNG"))
    return root
