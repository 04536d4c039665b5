"""A workshop with planted mistakes: each is found on its line, and nothing else is reported.

Every line of `planted/workshop` with a mistake ends with the codes that have to be found there.
"""

import json
import re
import shutil
from pathlib import Path

from helpers import TESTS, Synsml, make_pictures

PLANTED = TESTS / "planted" / "workshop"
_CODES = re.compile(r"(?:#|<!--)((?: [A-Z][0-9]{3})+)(?: -->)?$")


def planted(folder: Path) -> set[tuple[str, int, str]]:
    """Return (file, line, code) of all that was planted."""
    files = [path for path in folder.rglob("*") if path.suffix in (".yaml", ".md")]
    return {
        (path.relative_to(folder).as_posix(), number, code)
        for path in files
        for number, line in enumerate(path.read_text().splitlines(), 1)
        for match in _CODES.finditer(line)
        for code in match[1].split()
    }


def test_every_planted_mistake_is_found_in_its_line_and_nothing_else(synsml: Synsml, tmp_path: Path) -> None:
    root = tmp_path / "planted"
    shutil.copytree(PLANTED, root)
    make_pictures(root)
    wanted = planted(root)
    assert len(wanted) >= 50
    findings = json.loads(synsml("check", "--json", "-C", str(root)).out)["findings"]
    found = {(item["file"], item["line"], item["code"]) for item in findings}
    assert sorted(found - wanted) == []
    assert sorted(wanted - found) == []
    assert len(findings) == len(wanted)
