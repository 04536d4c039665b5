"""A workshop with words that must never be public, and a search for them in all published output."""

import re
import struct
import unicodedata
from pathlib import Path

from helpers import write_files
from images import encoded, exif, flat

SENTINELS = (
    "zzinvited", "zzinvitedlab", "zzinvitedmail", "zzinvitednote", "zzinvitedbio", "zzinvitedurl", "zzinvitedphoto",
    "zzdeclined", "zzdeclinedmail", "zztentativemail", "zztentativenote", "zztentativephoto",
    "zzwithdrawn", "zzadamail", "zzadanote", "zzinternaldate", "zzinternalnote", "secret-place",
)  # fmt: skip
"""Lower case; each occurs in one private place of WORLD."""

WORLD = {
    "workshop.yaml": """\
format: 1
id: demo-2023
created: 2023-01-10
name: Workshop on Examples
url: https://example.org/demo/
contact: organizers@example.org
timezone: Europe/Vienna
dates:
  submission:
    label: Submission Deadline
    when: 2023-05-29 23:59 AoE
  zzinternaldate:
    label: Zzinternaldate Reviews
    when: 2023-06-01 to 2023-06-10
    internal: true
    note: zzinternalnote
  workshop:
    label: Workshop
    kind: event
    when: 2023-07-28
schedule:
  date: workshop
  sessions:
    - id: opening
      time: 09:00-09:10
      title: Opening
sponsors:
  - name: Engines
    logo: assets/img/engines.png
site:
  people_include: true
pages:
  - source: pages/home.md
    path: index.md
  - path: cfp.md
""",
    "pages/home.md": """\
---
title: Home
---
[[dates]]

[[people speaker]]

[[people organizer style=list]]

[[schedule abstracts=yes]]

[[sponsors]]

[[calendar]]

[[contact]]
""",
    "site/cfp.md": """\
---
title: Call
---
<!-- synsml:dates -->
<!-- /synsml -->

<!-- synsml:people speaker style=list -->
<!-- /synsml -->
""",
    "people/ada.yaml": """\
first: Ada
last: Lovelace
affiliation: Society
roles:
  organizer: confirmed
email: zzadamail@example.org
notes: zzadanote
""",
    "private/noah-zzinvited.yaml": """\
first: Noah
last: Zzinvited
affiliation: Zzinvitedlab
url: https://zzinvitedurl.example.org/
roles:
  speaker: invited
email: zzinvitedmail@example.org
bio: zzinvitedbio
notes: zzinvitednote
""",
    "private/dana-zzdeclined.yaml": """\
first: Dana
last: Zzdeclined
roles:
  speaker: declined
email: zzdeclinedmail@example.org
""",
    "private/wim-zzwithdrawn.yaml": """\
first: Wim
last: Zzwithdrawn
roles:
  speaker: withdrawn
""",
    "private/tim.yaml": """\
first: Tim
last: Tentative
photo: assets/img/zztentativephoto.jpg
roles:
  speaker: tentative
email: zztentativemail@example.org
notes: zztentativenote
""",
}  # fmt: skip


def write_world(root: Path) -> None:
    """Write the workshop with its pictures; the one of a phone has a location."""
    pictures = {
        "phone.jpg": encoded(flat(400, 400), "JPEG", exif=exif(6), comment=b"zzinvitedphoto"),
        "site/assets/img/engines.png": encoded(flat(300, 300), "PNG"),
        "private/assets/img/zztentativephoto.jpg": encoded(flat(300, 300), "JPEG"),
    }
    write_files(root, {**WORLD, **pictures})


def found_in(text: str | bytes) -> set[str]:
    """Return the sentinels that a text holds, however it is written: folded lines, escapes, other case, UTF-16."""
    data = text if isinstance(text, bytes) else text.encode()
    plain = unicodedata.normalize("NFKC", data.decode("utf-8", "replace")).casefold()
    unfolded = re.sub(r"\r?\n[ \t]|%2d|\\", lambda match: "-" if match[0] == "%2d" else "", plain)
    wide = data.replace(b"\0", b"").decode("latin-1").casefold()
    return {word for word in SENTINELS if word in plain or word in unfolded or word in wide}


def leaks_in(folder: Path) -> dict[str, set[str]]:
    """Return the sentinels in the names and bytes of all files below a folder, and the pictures that tell a place."""
    leaks: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        words = found_in(name) | (found_in(path.read_bytes()) if path.is_file() else set())
        if path.suffix in (".jpg", ".jpeg", ".png", ".webp") and struct.pack(">H", 0x8825) in path.read_bytes()[:4096]:
            words.add("GPS")
        if words:
            leaks[name] = words
    return leaks
