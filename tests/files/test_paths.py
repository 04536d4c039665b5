"""Paths in data from others cannot lead out of their folder, for reading or writing."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import MINIMAL, Synsml, Workshop, git, png
from synsml_cli.model.people.names import propose_id
from synsml_cli.model.schema.bad_names import belongs_to_git
from synsml_cli.model.schema.kinds import PERSON_ID, is_inner

PAGE = "---\ntitle: Demo\n---\n\nWords.\n"
OF_GIT = (
    ".git",
    ".GIT",
    ".Git.",
    ".git ",
    ".git. .",
    "git~1",
    "GIT~1",
    ".g\u200cit",
    ".git\u200d",
    "\ufeff.git",
    ".git::$INDEX_ALLOCATION",
)
DEVICES = ("con", "CON", "nul.md", "aux", "prn.txt", "com1.x", "LPT9", "con.tar.gz", "nul ", "com¹", "CONIN$")
FINE = (
    "context.md",
    "git",
    "a.git",
    "gitlab",
    ".github",
    "console",
    "com",
    "com10",
    "lpt",
    "nulls.md",
    "auxiliary",
    "git~2",
    "my con.md",
)


def with_page(path: str, *, folder: str = "site", more: str = "") -> dict[str, str]:
    page = f"site:\n  folder: {folder}\n  generator: markdown\n{more}pages:\n  - source: pages/a.md\n    path: '{path}'\n"
    return {"workshop.yaml": MINIMAL + page, "pages/a.md": PAGE}


@pytest.mark.parametrize("name", OF_GIT)
def test_no_path_is_git_s_own_in_any_spelling(name: str) -> None:
    assert belongs_to_git(name)
    assert not any(map(is_inner, (name, f"{name}/hooks/x", f"a/{name}", f"a/{name}/x.md")))


@pytest.mark.parametrize("name", DEVICES)
def test_no_path_is_a_device_of_windows(name: str) -> None:
    assert not any(map(is_inner, (name, f"{name}/x.md", f"a/{name}")))


@pytest.mark.parametrize("name", FINE)
def test_names_that_only_look_alike_are_fine(name: str) -> None:
    assert is_inner(name)
    assert is_inner(f"a/{name}/x.md")


@pytest.mark.parametrize("id", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_no_new_id_is_a_device_and_one_in_use_is_a_finding(id: str, synsml: Synsml, workshop: Workshop) -> None:
    assert not PERSON_ID.fullmatch(id)
    assert propose_id(id.upper()) == f"{id}-1"
    workshop.write({f"people/{id}.yaml": "last: Other\naffiliation: MIT\nroles: {speaker: confirmed}\n"})
    checked = synsml("check")
    assert checked.code == 0
    said = f"people/{id}.yaml:1:1: hint[P217] people/{id}.yaml cannot be cloned on Windows: '{id}' is a reserved name"
    assert said in checked.out
    assert f"fix: run `synsml people rename {id} {id}-1`" in checked.out
    assert synsml("render").code == 0
    assert "Other" in synsml("people", "list").out
    assert synsml("people", "rename", id, "other").code == 0
    assert "is a device" not in synsml("check").out
    assert synsml("people", "rename", "other", id).code == 2
    assert synsml("people", "add", "--last", id.title(), "--role", "speaker").code == 0
    assert (workshop.root / f"private/{id}-1.yaml").exists()


@pytest.mark.parametrize("name", ["GIT~1/x.md", ".git./config", ".GIT /x", "con.md", "a/nul", "a/COM1.x/b.md"])
@pytest.mark.parametrize("key", ["path", "source", "logo", "photo", "folder", "private"])
def test_a_name_that_is_refused_is_a_finding_in_every_record(key: str, name: str, synsml: Synsml, workshop: Workshop) -> None:
    texts = {
        "path": f"pages:\n  - source: pages/a.md\n    path: '{name}'\n",
        "source": f"pages:\n  - source: '{name}'\n    path: a.md\n",
        "logo": f"sponsors:\n  - name: X\n    logo: '{name}'\n",
        "photo": "",
        "folder": f"site:\n  folder: '../{name}'\n",
        "private": f"private:\n  folder: '{name}'\n",
    }
    photo = f"last: Lovelace\nphoto: '{name}'\nroles: {{speaker: confirmed}}\n"
    workshop.write(
        {
            "workshop.yaml": MINIMAL + texts[key],
            "pages/a.md": PAGE,
            "people/ada.yaml": photo if key == "photo" else "last: Lovelace\n",
        }
    )
    before = sorted(workshop.root.rglob("*"))
    result = synsml("check")
    assert result.code == 1
    assert "error[R112]" in result.out
    assert synsml("render").code == 1
    assert sorted(workshop.root.rglob("*")) == before


def outside(workshop: Workshop, path: str = "index.md") -> tuple[Path, Path]:
    """Write a workshop that renders into a folder beside it; return its root and that folder."""
    root, home = workshop.root / "w", workshop.root / "home"
    home.mkdir()
    Workshop(root).write(with_page(path, folder="../home"))
    return root, home


def test_nothing_is_written_to_a_folder_outside_that_is_no_site(synsml: Synsml, workshop: Workshop) -> None:
    root, home = outside(workshop)
    (root / "a.png").write_bytes(png(300, 300))
    (root / "people").mkdir()
    (root / "people/ada.yaml").write_text("last: Lovelace\naffiliation: MIT\nroles: {speaker: confirmed}\n")
    (home / "notes.txt").write_text("mine\n")
    for command in (("render",), ("render", "--force"), ("people", "photo", "ada", str(root / "a.png"))):
        result = synsml("-C", str(root), *command)
        assert result.code == 3
        assert result.err == (
            f"synsml: {home} is outside the workshop and is not a site: no _config.yml, not in a git repository\n"
            "  fix: run `git init` there if it is the right folder, or correct site.folder in workshop.yaml\n"
        )
    assert [path.name for path in home.iterdir()] == ["notes.txt"]
    checked = synsml("-C", str(root), "check")
    assert "hint[G318] '../home' is outside the workshop and not a site: nothing is rendered there" in checked.out


def has_git(home: Path) -> None:
    git(home, "init", "-q")


def is_in_a_repository(home: Path) -> None:
    git(home.parent, "init", "-q")


def has_config(home: Path) -> None:
    (home / "_config.yml").write_text("title: Demo\n")


def has_manifest(home: Path) -> None:
    (home / ".synsml-rendered").write_text("")


@pytest.mark.parametrize("sign", [has_git, is_in_a_repository, has_config, has_manifest])
def test_a_folder_outside_that_shows_that_it_is_a_site_is_written_to(
    sign: Callable[[Path], None], synsml: Synsml, workshop: Workshop
) -> None:
    root, home = outside(workshop)
    sign(home)
    assert synsml("-C", str(root), "render").code == 0
    assert (home / "index.md").read_text() == PAGE
    assert "G318" not in synsml("-C", str(root), "check").out


def test_a_link_inside_the_workshop_to_a_folder_outside_is_outside_too(synsml: Synsml, workshop: Workshop) -> None:
    root, home = outside(workshop)
    (root / "workshop.yaml").write_text(with_page("index.md", folder="linked")["workshop.yaml"])
    (root / "linked").symlink_to(home)
    assert synsml("-C", str(root), "render").code == 3
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("path", [".bash_profile", ".github/workflows/x.yml", ".ssh/authorized_keys", "a/.hidden/x.md", "..x"])
def test_no_hidden_file_is_written_outside(path: str, synsml: Synsml, workshop: Workshop) -> None:
    root, home = outside(workshop, path)
    has_git(home)
    result = synsml("-C", str(root), "render")
    assert result.code == 1
    assert f"error[R112] path: '{path}' is a hidden file in a folder outside the workshop" in result.err
    assert [item.name for item in home.iterdir()] == [".git"]


def test_a_hidden_page_inside_the_workshop_is_rendered(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(with_page(".github/README.md"))
    assert synsml("render").code == 0
    assert (workshop.root / "site/.github/README.md").exists()


@pytest.mark.parametrize("link", ["site", "site/docs"])
def test_a_link_into_git_s_own_folder_is_not_followed(link: str, synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(with_page("docs/pre-commit"))
    git(workshop.root, "init", "-q")
    path = workshop.root / link
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(os.path.relpath(workshop.root / ".git/hooks", path.parent))
    before = sorted((workshop.root / ".git").rglob("*"))
    result = synsml("render")
    assert result.code == 3
    assert re.search("git's folder|leads out of its folder", result.err)
    assert sorted((workshop.root / ".git").rglob("*")) == before


@pytest.mark.parametrize("key", ["data_dir", "includes_dir", "layouts_dir", "source", "collections_dir", "plugins_dir"])
@pytest.mark.parametrize("path", ["/", "/etc", "../../../../..", "..", "linked", "/linked/../..", "."])
def test_no_folder_outside_is_walked_through(
    path: str, key: str, synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.write({"site/_config.yml": f"title: x\n{key}: {path}\n", "site/_data/x.yml": "a: 1\n"})
    (workshop.root / "site/linked").symlink_to("/etc")
    walked: list[Path] = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda folder=".": walked.append(Path(folder).resolve()) or scandir(folder))
    assert synsml("check").code == 0
    assert [folder for folder in walked if not folder.is_relative_to(workshop.root)] == []


def test_a_data_folder_that_is_too_large_is_not_relied_on(synsml: Synsml, workshop: Workshop) -> None:
    page = "---\ntitle: x\n---\n{{ site.data.nowhere.x }}\n"
    workshop.write({**with_page("index.md"), "pages/a.md": page, "site/_config.yml": "title: x\n"})
    (workshop.root / "workshop.yaml").write_text(
        (workshop.root / "workshop.yaml").read_text().replace("  generator: markdown\n", "")
    )
    reported = "nowhere" in synsml("check").out
    for number in range(1100):
        (workshop.root / f"site/_data/{number}").mkdir(parents=True)
    assert (reported, "nowhere" in synsml("check").out) == (True, False)


@pytest.mark.parametrize("key", ["data_dir", "includes_dir", "layouts_dir", "source", "collections_dir", "plugins_dir"])
@pytest.mark.parametrize("path", ["a" * 300, "a/" * 3_000])
def test_a_folder_whose_name_is_too_long_for_the_disk_is_not_found(
    path: str, key: str, synsml: Synsml, workshop: Workshop
) -> None:
    workshop.write({"site/_config.yml": f"title: x\n{key}: {path}\n"})
    assert synsml("check").code == 0
