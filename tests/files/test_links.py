"""Circular links wherever a command reads: the same message on every Python."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import NOW, REPOSITORY, Synsml, Workshop, commit, png
from synsml_cli.cli import run
from synsml_cli.errors import CannotRun
from synsml_cli.store.files import Folders, read_bytes
from synsml_cli.store.links import is_circle, is_inside, real_path

FILES = {
    "workshop.yaml": """\
        format: 1
        id: demo-2023
        name: Demo Workshop
        timezone: Europe/Vienna
        dates:
          submission:
            label: Submission Deadline
            when: 2023-05-24 23:59 AoE
        pages:
          - source: pages/home.md
            path: index.md
          - path: own.md
        """,
    "pages/home.md": "---\ntitle: Demo\n---\n\n[[dates]]\n",
    "site/own.md": "<!-- synsml:dates -->\n<!-- /synsml -->\n",
    "site/_config.yml": "title: Demo\n",
    "site/_data/other.yml": "a: 1\n",
    "people/ada.yaml": "last: Lovelace\nemail: ada@example.org\nphoto: assets/img/ada.png\nroles: {speaker: confirmed}\n",
    "private/bob.yaml": "last: Bob\nroles: {speaker: invited}\n",
    "templates/contact.md.j2": "x\n",
}
PLACES = (
    "workshop.yaml",
    "pages",
    "pages/home.md",
    "people",
    "people/ada.yaml",
    "people/eve.yaml",
    "private",
    "private/bob.yaml",
    "templates",
    "templates/contact.md.j2",
    "site",
    "site/index.md",
    "site/own.md",
    "site/_config.yml",
    "site/_data",
    "site/_data/speakers.yml",
    "site/_includes",
    "site/assets",
    "site/assets/img/ada.png",
    "site/calendar.ics",
    "site/.synsml-rendered",
    ".git",
    ".gitignore",
    ".synsml.lock",
)
COMMANDS = (
    ("check",),
    ("render",),
    ("check", "--fix"),
    ("people", "add", "--last", "Curie", "--role", "speaker"),
    ("people", "confirm", "bob"),
    ("people", "photo", "ada", "new.png", "--yes"),
    ("people", "remove", "ada", "--yes", "--force"),
    ("extend", "submission", "+7d"),
    ("deadlines", "undo", "submission"),
    ("export", "ics", "-o", "site/calendar.ics"),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Workshop(tmp_path_factory.mktemp("template")).write(FILES)
    (root / "site/assets/img").mkdir(parents=True)
    (root / "site/assets/img/ada.png").write_bytes(png(400, 400))
    (root / "new.png").write_bytes(png(500, 500))
    assert run(["render", "-C", str(root), "--now", NOW]) == 0
    commit(root)
    return root


def itself(path: Path) -> None:
    path.symlink_to(path.name)


def each_other(path: Path) -> None:
    path.symlink_to("other")
    path.with_name("other").symlink_to(path.name)


def below_itself(path: Path) -> None:
    path.symlink_to(f"{path.name}/inner")


CASES = [
    *((place, itself) for place in PLACES),
    *((place, circle) for place in ("pages/home.md", "site", "people") for circle in (each_other, below_itself)),
]


@pytest.mark.parametrize(("place", "circle"), CASES)
def test_a_circle_of_links_ends_with_a_message(
    place: str, circle: Callable[[Path], None], synsml: Synsml, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "w"
    shutil.copytree(template, root, symlinks=True)
    path = root / place
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    circle(path)
    monkeypatch.chdir(root)
    for command in COMMANDS:
        result = synsml(*command)
        assert result.code in (0, 1, 3), (command, result)
        assert "internal error" not in result.err, (command, result)
        assert result.code != 3 or result.err.startswith("synsml: "), (command, result)
        assert path.is_symlink()


def test_a_root_that_is_a_circle_is_no_workshop(synsml: Synsml, tmp_path: Path) -> None:
    itself(tmp_path / "w")
    result = synsml("check", "-C", str(tmp_path / "w"))
    assert (result.code, result.out) == (3, "")
    assert "internal error" not in result.err


def test_paths_are_followed_as_far_as_they_lead(tmp_path: Path) -> None:
    home = real_path(tmp_path)
    (home / "a").mkdir()
    (home / "link").symlink_to("a")
    itself(home / "loop")
    assert real_path(home / "link/../link/new/file") == home / "a/new/file"
    assert real_path(home / "loop/x") == home / "loop/x"
    assert is_inside(home / "link/x", home / "a")
    assert not is_inside(home / "link/../x", home / "link")
    assert [is_circle(home / name) for name in ("a", "link", "loop", "loop/x", "nothing")] == [False, False, True, True, False]
    for name, error in (("nothing", FileNotFoundError), ("loop", OSError)):
        with pytest.raises(error):
            real_path(home / name, strict=True)


def test_every_path_is_followed_by_the_one_helper() -> None:
    found = [
        f"{path.name}: {line.strip()}"
        for layer in ("store", "tasks", "cli")
        for path in sorted((REPOSITORY / "src/synsml_cli" / layer).rglob("*.py"))
        for line in path.read_text().splitlines()
        if re.search(r"\.resolve\(|realpath|samefile|readlink\(\)\.", line) and path.name != "links.py"
    ]
    assert found == []


def read(path: Path, within: Path, folders: Folders | None, limit: int = 5) -> bytes | str:
    try:
        return read_bytes(path, name="x", within=within, limit=limit, folders=folders)
    except CannotRun as error:
        return str(error)


def test_remembered_folders_change_no_answer(tmp_path: Path) -> None:
    home = real_path(tmp_path) / "home"
    (home / "people").mkdir(parents=True)
    (tmp_path / "away").mkdir()
    for name, data in (
        ("home/people/a", b"abc"),
        ("home/people/long", b"x" * 3_000_000),
        ("home/people/empty", b""),
        ("away/a", b"z"),
    ):
        (tmp_path / name).write_bytes(data)
    for name, goal in (("b", "a"), ("out", "../../away/a"), ("loop", "loop"), ("gone", "nothing"), ("dir", "../people")):
        (home / "people" / name).symlink_to(goal)
    (home / "linked").symlink_to("people")
    (home / "away").symlink_to("../away")
    os.mkfifo(home / "people/pipe")
    folders = Folders()
    names = ("a", "b", "out", "loop", "gone", "dir", "pipe", "empty", "long", "none", "a/b", ".", "..", "../../away/a")
    paths = [home / folder / name for folder in ("people", "linked", "away", "nowhere") for name in names]
    for limit in (5, 2, 4_000_000):
        plain = [read(path, home, None, limit) for path in paths]
        assert [read(path, home, folders, limit) for path in paths] == plain
        assert [read(path, home, folders, limit) for path in paths] == plain
    assert read(home / "people/a", home, folders) == b"abc"
    assert read(home / "people/long", home, folders) == b"x" * 6
    assert "leads out of its folder" in str(read(home / "away/a", home, folders))
