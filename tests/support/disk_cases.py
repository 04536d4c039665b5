"""Each writing command on one workshop, some in several ways, for tests of crashes and broken disks."""

from pathlib import Path

from helpers import HOME_PAGE, MINIMAL, png, write_files
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
    + HOME_PAGE
)
FILES = {
    "workshop.yaml": FACTS,
    "pages/home.md": "---\ntitle: Home\n---\nOn Monday, May 24, 2023.\n\n[[dates]]\n",
    "people/ada.yaml": ADA.format("confirmed"),
    "private/bob.yaml": "last: Bob\nphoto: assets/img/bob.jpg\nroles:\n  speaker: invited\n",
    "private/eve.yaml": "last: Eve\nroles:\n  speaker: invited\n",
    "site/assets/img/bob.jpg": "<svg/>",
    "people/dan.yaml": "last: Dan\naffiliation: Society\nphoto: assets/img/dan.jpg\nroles:\n  speaker: confirmed\n",
    "site/assets/img/dan.jpg": "<svg><g/></svg>",
    "private/fay.yaml": "last: Fay\nphoto: assets/img/fay.jpg\nroles:\n  speaker: invited\n",
    "private/assets/img/fay.jpg": "<svg><a/></svg>",
    "people/gus.yaml": "last: Gus\naffiliation: Society\nphoto: assets/img/gus.png\nroles:\n  speaker: confirmed\n",
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
    "people add --photo, private": ("people", "add", "--last", "Hypatia", "--role", "organizer", "--photo", "photo.png"),
    "people edit, with a photo": ("people", "edit", "fay", "role.speaker=confirmed"),
    "people photo, over another": ("people", "photo", "dan", "photo.png", "--yes"),
    "people photo, private": ("people", "photo", "eve", "photo.png"),
    "people photo, over a private one": ("people", "photo", "fay", "photo.png", "--yes"),
    "people photo, out of the site": ("people", "photo", "bob", "photo.png", "--yes"),
    "people confirm, two": ("people", "confirm", "bob", "eve"),
    "people confirm, two with photos": ("people", "confirm", "fay", "bob"),
    "people withdraw --remove-photo": ("people", "withdraw", "dan", "--remove-photo"),
    "people decline --remove-photo": ("people", "decline", "bob", "--remove-photo"),
    "people remove --remove-photo": ("people", "remove", "dan", "--yes", "--remove-photo"),
    "people remove": ("people", "remove", "eve", "--yes"),
    "people import": (*IMPORT, "--yes"),
    "people import --update": (*IMPORT, "--update", "--yes"),
    "schedule cancel --undo": ("schedule", "cancel", "closing", "--undo"),
    "render --force": ("render", "--force"),
}
"""Command, or what a case is about -> what is typed; each command that writes is there."""


def write_workshop(root: Path, files: dict[str, str] = FILES) -> Path:
    """Write the workshop, with a picture for each photo, and one with a location."""
    pictures = {"photo.png": encoded(flat(300, 300), "PNG"), "site/assets/img/gus.png": png(300, 300, place=True)}
    return write_files(root, {**files, **pictures})
