"""One way or more to type each command that writes, on one workshop: what tests of crashes and of broken disks go through."""

from pathlib import Path

from helpers import MINIMAL
from images import encoded, flat

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
INIT = ("init", "new", "--name", "Workshop on Tides", "--days", "2023-12-15", "--yes")
COMMANDS = {
    "init": INIT,
    "check --fix": ("check", "--fix"),
    "deadlines extend": ("extend", "submission", "+5d"),
    "deadlines extend --cascade": ("deadlines", "extend", "submission", "+5d", "--cascade"),
    "deadlines set": ("deadlines", "set", "submission", "2023-05-20"),
    "deadlines add": ("deadlines", "add", "rebuttal", "2023-06-01", "--label", "Rebuttal"),
    "deadlines cancel": ("deadlines", "cancel", "submission"),
    "deadlines remove": ("deadlines", "remove", "submission", "--yes"),
    "deadlines undo": ("deadlines", "undo", "workshop"),
    "people add": ("people", "add", "--last", "Hypatia", "--affiliation", "Museion", "--role", "organizer=confirmed"),
    "people add, private": ("people", "add", "--last", "Hypatia", "--role", "organizer"),
    "people add --photo": ("people", "add", "--last", "Hypatia", "--role", "organizer=confirmed", "--photo", "photo.png"),
    "people edit": ("people", "edit", "ada", "affiliation=MIT", "bio=Counts."),
    "people photo": ("people", "photo", "ada", "photo.png"),
    "people photo, over another": ("people", "photo", "bob", "photo.png", "--yes"),
    "people invite": ("people", "invite", "ada", "--role", "organizer"),
    "people tentative": ("people", "tentative", "bob"),
    "people confirm": ("people", "confirm", "bob"),
    "people confirm, two": ("people", "confirm", "bob", "eve"),
    "people decline": ("people", "decline", "bob"),
    "people withdraw": ("people", "withdraw", "ada"),
    "people rename": ("people", "rename", "ada", "countess"),
    "people remove": ("people", "remove", "eve", "--yes"),
    "people import": (*IMPORT, "--yes"),
    "people import --update": (*IMPORT, "--update", "--yes"),
    "people export": ("people", "export", "--csv", "-o", "people.csv"),
    "schedule add": ("schedule", "add", "10:00-10:30", "Hype or Reality?"),
    "schedule set": ("schedule", "set", "opening", "title=Welcome: all"),
    "schedule cancel": ("schedule", "cancel", "opening"),
    "schedule cancel --undo": ("schedule", "cancel", "closing", "--undo"),
    "schedule remove": ("schedule", "remove", "closing", "--yes"),
    "sponsors logo": ("sponsors", "logo", "Engines", "photo.png"),
    "export ics": ("export", "ics", "-o", "dates.ics"),
    "render": ("render",),
    "render --force": ("render", "--force"),
}
"""Command and, after it, what makes it another case -> what is typed."""
ONLY_READ = {
    *("", "deadlines", "schedule", "schema", "preview", "sponsors list"),
    *("people list", "people show", "people missing", "people emails"),
}
"""The commands that write nothing."""


def command_of(case: str) -> str:
    """Return the command that a case is one of."""
    return case.partition(",")[0].partition(" --")[0]


def write_workshop(root: Path, files: dict[str, str] = FILES) -> Path:
    """Write the workshop, with a picture for those who get one."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    (root / "photo.png").write_bytes(encoded(flat(300, 300), "PNG"))
    return root
