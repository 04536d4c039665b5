"""Read the cases of checks: one markdown file per check, with small workshops and the expected reports.

A case is a heading `## bad: title` or `## good: title`. A fence is a file, its name in the info string after the language:
`yaml people/ada.yaml`; `crlf`, `no-newline` and `base64` say how its text becomes bytes. The fence `report` of a bad case
is the text report of that check alone; a good case has none. Fences above the first case belong to every case that has no
file of that name. `now.txt` sets the clock, `pictures.txt` lists PNG files to make (path, width x height, bytes) and
`git.txt` lists the files that git tracks. A title with "unreadable" has an error of the reader on purpose.
"""

import base64
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from helpers import make_pictures, write_files

FOLDER = Path(__file__).resolve().parents[1] / "checks"
REPORT = "report"
CLEAN = "no problems found\n"
_PART = re.compile(
    r"^## (?P<kind>bad|good): (?P<title>[^\n]+)$|^(?P<ticks>`{3,})\w+ (?P<name>[^\n]+)\n(?P<text>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)


class Case(NamedTuple):
    """One small workshop and the report that a check gives on it."""

    check: str
    """The check's name in the registry, such as `dates.date_order`."""
    kind: str
    """`bad` or `good`."""
    title: str
    files: dict[str, bytes]
    report: str

    @property
    def id(self) -> str:
        """A name for the test, such as `dates.date_order/bad: in two tracks`."""
        return f"{self.check}/{self.kind}: {self.title}"

    def write(self, folder: Path) -> None:
        """Write the workshop, its pictures, and a git repository if the case names tracked files."""
        write_files(folder, self.files)
        make_pictures(folder)
        if (listed := folder / "git.txt").exists():
            subprocess.run(["git", "init", "-q", folder], check=True)
            subprocess.run(["git", "-C", folder, "add", "-f", *listed.read_text().split()], check=True)


def path_of(check: str) -> Path:
    """Return the file with the cases of a check."""
    return FOLDER / f"{check.replace('.', '/')}.md"


def cases_of(check: str) -> list[Case]:
    """Return the cases of a check, in the order of its file; none without a file."""
    if not path_of(check).exists():
        return []
    shared: dict[str, bytes] = {}
    cases: list[Case] = []
    for part in _PART.finditer(path_of(check).read_text("utf-8")):
        if part["kind"]:
            cases.append(Case(check, part["kind"], part["title"], dict(shared), CLEAN if part["kind"] == "good" else ""))
            continue
        name, *how = part["name"].split(" ")
        if name == REPORT:
            cases[-1] = cases[-1]._replace(report=part["text"])
        else:
            (cases[-1].files if cases else shared)[name] = _bytes(part["text"], how)
    return cases


def update(case: Case, report: str) -> None:
    """Write the report of a bad case into its file."""
    path = path_of(case.check)
    text = path.read_text("utf-8")
    begin = text.index(f"## {case.kind}: {case.title}\n")
    after = re.compile(r"\n## (?:bad|good): ").search(text, begin)  # a page may have headings of its own
    part = text[begin : after.start() if after else len(text)]
    old = re.search(r"^(`{3,})text report\n.*?^\1\n", part, re.MULTILINE | re.DOTALL)
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`{3,}", report)), 3)
    new = f"{fence}text {REPORT}\n{report}{fence}\n"
    changed = part.replace(old[0], new) if old else f"{part.rstrip()}\n\n{new}"
    path.write_text(text[:begin] + changed + text[begin + len(part) :], "utf-8")


def _bytes(text: str, how: list[str]) -> bytes:
    if "base64" in how:
        return base64.b64decode(text)
    if "no-newline" in how:
        text = text.removesuffix("\n")
    return text.replace("\n", "\r\n" if "crlf" in how else "\n").encode()
