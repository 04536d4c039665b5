"""A repository's configuration can name programs; none of them is ever run."""

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import MINIMAL, NOW, Synsml, commit, git, png, write_files
from hostile_repositories import HOSTILE, Hostile
from synsml_cli.cli import run
from synsml_cli.tasks.site.preview import Preview

BY_NAME = {hostile.name: hostile for hostile in HOSTILE}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with a rendered workshop, whose last commit lacks the objects that a promisor would bring."""
    root = tmp_path_factory.mktemp("template") / "w"
    files = {
        "workshop.yaml": MINIMAL.replace("submission:", "papers:\n    label: Papers\n    when: 2023-05-22\n  submission:"),
        "people/ada.yaml": "last: Lovelace\nemail: ada@example.org\nphoto: assets/img/ada.png\nroles: {speaker: confirmed}\n",
        "people/bob.yaml": "last: Bob\nroles: {organizer: confirmed}\n",
    }
    pictures = {"site/assets/img/ada.png": png(400, 400), "new.png": png(500, 500)}
    write_files(root, {**files, **pictures, "odd.txt": "even\n"})
    assert run(["render", "-C", str(root), "--now", NOW]) == 0
    commit(root)
    (root / "people/bob.yaml").write_text("last: Bob\naffiliation: MIT\nroles: {organizer: confirmed}\n")
    commit(root)
    git(root, "clone", "-q", "--bare", ".", "twin")
    for name in ("workshop.yaml", "site/calendar.ics"):
        blob = subprocess.run(["git", "rev-parse", f"HEAD:{name}"], cwd=root, capture_output=True, check=True).stdout.decode()
        (root / ".git/objects" / blob[:2] / blob[2:].strip()).unlink()
    return root


def hostile_world(template: Path, folder: Path, hostile: Hostile) -> tuple[Path, Path]:
    """Copy the template with a hostile configuration; return its root and the file that its program would make."""
    root, ran = folder / "w", folder / "ran"
    shutil.copytree(template, root, symlinks=True)
    evil = folder / "evil"
    evil.write_text(f"#!/bin/sh\necho $0 $@ >> {ran}\nexit 1\n")
    evil.chmod(0o755)
    for base, files in ((root / ".git", {"config": hostile.config, **hostile.files}), (root, hostile.tree)):
        for name, text in files.items():
            (base / name).parent.mkdir(parents=True, exist_ok=True)
            with (base / name).open("a") as stream:
                stream.write(text.replace("EVIL", str(evil)))
            if text.startswith("#!"):
                (base / name).chmod(0o755)
    return root, ran


def plain_git(root: Path, *words: str) -> None:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
    surroundings |= {f"GIT_{who}_{what}": "ada@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    asked = b"protocol=https\nhost=nowhere.invalid\n\n"
    subprocess.run(["git", *words], cwd=root, input=asked, env=surroundings, check=False, capture_output=True)


@pytest.mark.parametrize("name", BY_NAME)
def test_plain_git_runs_the_program_of_every_hostile_repository(name: str, template: Path, tmp_path: Path) -> None:
    root, ran = hostile_world(template, tmp_path, BY_NAME[name])
    plain_git(root, *BY_NAME[name].provoke)
    assert ran.exists()


ASKING = (
    ("check",),
    (),
    ("people", "photo", "ada", "new.png", "--yes"),
    ("people", "add", "--last", "Curie", "--role", "speaker=confirmed", "--photo", "new.png"),
    ("people", "remove", "bob", "--yes"),
    ("deadlines", "undo", "submission"),
    ("deadlines", "remove", "papers", "--yes"),
    ("preview",),
)
"""The commands that ask git, in an order in which each has something to ask."""
OTHERS = (
    ("extend", "submission", "+7d"),
    ("render", "--force"),
    ("export", "ics", "-o", "-", "--previous", "site/calendar.ics"),
)


def use(synsml: Synsml, root: Path, command: tuple[str, ...]) -> None:
    if command != ("preview",):
        assert synsml(*command).code in (0, 1), command
    else:
        Preview(root, clock=lambda: dt.datetime.fromisoformat(NOW)).answer("/")


def test_these_commands_ask_git(synsml: Synsml, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, _ = hostile_world(template, tmp_path, BY_NAME["fsmonitor"])
    monkeypatch.chdir(root)
    started: list[object] = []
    start = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *words, **options: started.append(words) or start(*words, **options))
    for command in ASKING:
        use(synsml, root, command)
        assert started, command
        started.clear()


def in_both_folders(root: Path) -> None:
    """An archive that somebody has unpacked: its `.git`, and the files of a bare repository in the site folder."""
    shutil.copytree(root / ".git", root / "site", dirs_exist_ok=True)
    with (root / "site/config").open("a") as stream:
        stream.write("[core]\n\tbare = false\n\tworktree = .\n")
    (root / "site/HEAD").write_text(f"{'1' * 40}\n")  # a promisor would have to bring it


def named_by_a_file(root: Path) -> None:
    (root / ".git").rename(root / "kept")
    (root / ".git").write_text("gitdir: kept\n")


def below_a_sound_one(root: Path) -> None:
    """The files of a bare repository in the site folder, as a clone can bring them."""
    in_both_folders(root)
    shutil.rmtree(root / ".git")
    git(root, "init", "-q")


def in_the_site_alone(root: Path) -> None:
    in_both_folders(root)
    shutil.rmtree(root / ".git")


ELSEWHERE = (named_by_a_file, below_a_sound_one, in_the_site_alone)
FEW = ("fsmonitor", "a promisor's upload-pack", "a hook on every change of the index")
"""Those that the commands of git that are used could run."""
CASES = [(name, in_both_folders) for name in BY_NAME] + [(name, place) for name in FEW for place in ELSEWHERE]


@pytest.mark.parametrize(("name", "place"), CASES)
def test_no_command_runs_the_program_of_a_hostile_repository(
    name: str, place: Callable[[Path], None], synsml: Synsml, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, ran = hostile_world(template, tmp_path, BY_NAME[name])
    place(root)
    monkeypatch.chdir(root)
    for command in (*ASKING, *OTHERS):
        use(synsml, root, command)
        assert not ran.exists(), (command, ran.read_text())
