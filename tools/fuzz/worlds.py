"""The workshops that cases start from, each as path -> bytes below a folder; the workshop itself is in `w/`.

Words with `zq` are private: no public file and no public export may contain them.
"""

import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fuzz.pictures import photo
from fuzz.texts import CALENDAR, CONFIG, FACTS, FORM, LAYOUT, LIST, LOGO, OWN, PLAIN, RECORDS, WORDS

HOME = "w"
"""The folder of the workshop, below the folder of the case."""


class Secret(NamedTuple):
    """A word that must stay private, and the file that says so."""

    word: str
    file: str
    person: str = ""
    """The person that it belongs to; empty for what is private whatever that person answers."""


SECRETS = (
    Secret("zqinvited", "private/ines-zqinvited.yaml", "ines-zqinvited"),
    Secret("zqlaboratory", "private/ines-zqinvited.yaml", "ines-zqinvited"),
    Secret("zqinesmail@", "private/ines-zqinvited.yaml"),
    Secret("zqinesnote", "private/ines-zqinvited.yaml"),
    Secret("zqdeclined", "private/dirk-zqdeclined.yaml", "dirk-zqdeclined"),
    Secret("zqtheamail@", "private/thea-maybe.yaml"),
    Secret("zqtheanote", "private/thea-maybe.yaml"),
    Secret("zqmarymail@", "people/mary-somerville.yaml"),
    Secret("zqmarynote", "people/mary-somerville.yaml"),
    Secret("zqinternal", "workshop.yaml"),
    Secret("zqdatenote", "workshop.yaml"),
)


def _inputs() -> dict[str, bytes]:
    """Return the files that commands are given."""
    texts = {"form.csv": FORM, "list.yml": LIST, "old.ics": CALENDAR, "logo.svg": LOGO}
    return {name: text.encode() for name, text in texts.items()} | {"face.jpg": photo("JPEG"), "face.png": photo("PNG")}


def _full(facts: str = FACTS) -> dict[str, bytes]:
    files = {"workshop.yaml": facts, "pages/home.md": WORDS, "site/call.md": OWN, "site/_config.yml": CONFIG, **RECORDS}
    made = {name: text.encode() for name, text in files.items()}
    images = ("lighthouse.png", "mary.jpg", "sahl.png")
    made |= {f"site/assets/img/{name}": photo("JPEG" if name.endswith("jpg") else "PNG", 64, 64) for name in images}
    return made | _inputs()


def _in(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


def small() -> dict[str, bytes]:
    """Return a workshop with two dates, a page and an organizer; its site is not rendered yet."""
    page = b"---\ntitle: Tides\n---\n\n[[dates]]\n\n[[people organizer]]\n"
    files = {"workshop.yaml": PLAIN.encode(), "pages/home.md": page}
    return _in(HOME, files | {name: text.encode() for name, text in RECORDS.items()} | _inputs())


def full() -> dict[str, bytes]:
    """Return a workshop with everything that facts and pages can hold."""
    return _in(HOME, _full())


def jekyll() -> dict[str, bytes]:
    """Return a workshop whose site is the checkout of a Jekyll site beside it."""
    files = _full(FACTS.replace("  folder: site\n", "  folder: ../checkout\n").replace("  people_include: true\n", ""))
    site = {name.removeprefix("site/"): data for name, data in files.items() if name.startswith("site/")}
    own = {"_layouts/page.html": LAYOUT, "_layouts/home.html": LAYOUT, "_data/news.yml": "- {day: 1, text: open}\n"}
    own |= {"_includes/people.html": "<b>{{ person.first }}</b>\n", "about.md": "---\ntitle: About\n---\n# About\n"}
    site |= {name: text.encode() for name, text in own.items()} | {"_config.yml": f"{CONFIG}plugins: []\n".encode()}
    return _in(HOME, {name: data for name, data in files.items() if not name.startswith("site/")}) | _in("checkout", site)


def root() -> dict[str, bytes]:
    """Return a workshop that is its own site, in German, without Jekyll and with a template of its own."""
    facts = FACTS.replace("folder: site", "folder: .").replace("generator: jekyll", "generator: markdown")
    facts = facts.replace("locale: en", "locale: de").replace("  date_format: MMMM D, YYYY\n", "")
    files = _full(facts) | {"templates/contact.md.j2": b"Write to [[ contact ]]\n"}
    return _in(HOME, {name.removeprefix("site/"): data for name, data in files.items()})


@cache
def git() -> dict[str, bytes]:
    """Return the full workshop in a repository of git, beside another repository that its site is rendered into."""
    files = _in(HOME, _full(FACTS.replace("  folder: site\n", "  folder: ../published\n")))
    prefix = f"{HOME}/site/"
    files = {f"published/{n.removeprefix(prefix)}" if n.startswith(prefix) else n: data for n, data in files.items()}
    names = ("AUTHOR", "COMMITTER")
    identity = {f"GIT_{who}_{key}": text for who in names for key, text in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))}
    identity |= {f"GIT_{who}_DATE": "2023-05-01T12:00:00Z" for who in names}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), files)
        for repository in (HOME, "published"):
            for words in ("init -q -b main", "add -A", "commit -q -m start"):
                command = ["git", "-C", f"{folder}/{repository}", *words.split()]
                subprocess.run(command, check=True, env={**os.environ, **identity, **quiet})
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and "/hooks/" not in str(path)
        } | _in(HOME, {".git/refs/tags/.keep": b""})


WORLDS = {"small": small, "full": full, "jekyll": jekyll, "root": root, "git": git}
"""Name -> function that returns the files."""


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
