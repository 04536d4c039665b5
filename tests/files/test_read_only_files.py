"""No command replaces a read-only file. The file's mode decides, because root may write everywhere."""

from pathlib import Path

import pytest

from helpers import MINIMAL, Result, Synsml, Workshop, png

READ_ONLY = [
    ("extend submission +7d", "workshop.yaml"),
    ("deadlines set workshop 2023-07-29", "workshop.yaml"),
    ("deadlines add extra 2023-06-20 --label Extra", "workshop.yaml"),
    ("schedule add 09:00-10:00 Keynote --kind talk --date workshop", "workshop.yaml"),
    ("sponsors logo ACME logo.png", "workshop.yaml"),
    ("people edit ada affiliation=Nowhere", "people/ada.yaml"),
    ("people decline ada", "people/ada.yaml"),
    ("people remove ada --yes", "people/ada.yaml"),
    ("people photo ada logo.png", "people/ada.yaml"),
    ("check --fix", "pages/home.md"),
    ("export ics -o old.ics", "old.ics"),
    ("render", "site/index.md"),
]
FILES = {
    "people/ada.yaml": "last: Ada\naffiliation: Society\nroles:\n  speaker: confirmed\n",
    "pages/home.md": "---\ntitle: Home\n---\n# Home\n\n[[dates]]\n\nThe 21th workshop.\n",
    "old.ics": "BEGIN:VCALENDAR\n",
}
MORE = "pages:\n  - source: pages/home.md\n    path: index.md\nsponsors:\n  - name: ACME\n    url: https://example.org/\n"


def written(workshop: Workshop) -> Path:
    root = workshop.write({"workshop.yaml": MINIMAL + MORE, **FILES})
    (root / "logo.png").write_bytes(png(400, 400))
    return root


@pytest.mark.parametrize(("command", "name"), READ_ONLY, ids=[command for command, _ in READ_ONLY])
def test_a_read_only_file_stays_and_what_to_type_helps(synsml: Synsml, workshop: Workshop, command: str, name: str) -> None:
    root = written(workshop)
    assert synsml("render").code == 0
    (root / "pages" / "home.md").write_text(FILES["pages/home.md"].replace("# Home", "# Welcome"))
    (root / name).chmod(0o444)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = synsml(*command.split())
    assert (result.code, result.out) == (3, "")
    remedy = f"run `chmod u+w {name}`{', or add --force' if command == 'render' else ''}"
    assert result.err.endswith(f"synsml: {name} is read-only\n  nothing was changed\n  fix: {remedy}\n")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    (root / name).chmod(0o644)
    assert synsml(*command.split()).code in (0, 1)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} != before


def test_render_replaces_a_read_only_file_with_force_and_keeps_its_mode(synsml: Synsml, workshop: Workshop) -> None:
    root = written(workshop)
    assert synsml("render").code == 0
    page = root / "site" / "index.md"
    page.chmod(0o444)
    (root / "pages" / "home.md").write_text("# Welcome\n")
    assert synsml("render", "--force").code == 0
    assert "# Welcome" in page.read_text()
    assert page.stat().st_mode & 0o777 == 0o444


def test_a_read_only_file_that_needs_no_change_is_no_obstacle(synsml: Synsml, workshop: Workshop) -> None:
    root = written(workshop)
    assert synsml("render").code == 0
    for path in (root / "site").rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    assert synsml("render").code == 0


def test_a_name_with_a_blank_is_quoted_in_what_to_type(synsml: Synsml, workshop: Workshop) -> None:
    root = written(workshop)
    (root / "my calendar.ics").write_text("BEGIN:VCALENDAR\n")
    (root / "my calendar.ics").chmod(0o400)
    error = "my calendar.ics is read-only\n  nothing was changed\n  fix: run `chmod u+w 'my calendar.ics'`\n"
    assert synsml("export", "ics", "-o", "my calendar.ics") == Result(3, "", f"synsml: {error}")
