"""No words about people who are not public leak: values, ids, file names, UIDs, manifests, pictures, in every output."""

import datetime as dt
import re
from pathlib import Path

import pytest

from helpers import MINIMAL, NOW, Synsml, Workshop
from leaks import SENTINELS, WORLD, found_in, leaks_in, write_world
from synsml_cli.tasks.site.preview import Preview

LIFE: tuple[tuple[str, ...], ...] = (
    ("schedule", "add", "09:10-10:00", "Keynote", "--speakers", "noah", "--kind", "talk"),
    ("schedule", "add", "10:00-10:30", "Second keynote", "--speakers", "tim", "--kind", "talk"),
    ("schedule", "add", "10:30-11:00", "A talk by Noah Zzinvited", "--speakers", "noah", "--kind", "talk"),
    ("people", "photo", "noah", "phone.jpg"),
    ("people", "photo", "tim", "phone.jpg", "--folder", "assets/people"),
    ("people", "add", "--first", "Xaver", "--last", "Zzwithdrawn", "--role", "speaker=withdrawn", "--photo", "phone.jpg"),
    ("deadlines", "extend", "submission", "+5d"),
    ("schedule", "set", "opening", "time=08:55-09:10"),
    ("people", "photo", "ada", "phone.jpg"),
)
"""What organizers do while nobody of them is public but Ada; the title that names somebody is taken back below."""
PUBLIC: tuple[tuple[str, ...], ...] = (
    ("render", "--stdout"),
    ("render", "--diff"),
    ("export", "ics", "-o", "-"),
    ("export", "ics", "-o", "-", "--schedule", "--breaks"),
    ("people", "export", "--csv"),
    ("sponsors", "list", "--json"),
)
"""Commands whose output is for everybody."""


@pytest.fixture
def world(synsml: Synsml, workshop: Workshop) -> Path:
    """Write the workshop and live through it."""
    write_world(workshop.root)
    for words in LIFE:
        result = synsml(*words)
        assert result.code == 0, (words, result)
    text = (workshop.root / "workshop.yaml").read_text().replace("title: A talk by Noah Zzinvited", "title: A talk")
    assert "speakers: [tim]" in text
    # By hand: a command would not take people who have declined.
    text = text.replace("speakers: [tim]", "speakers: [dana-zzdeclined, tim]\n      moderator: wim-zzwithdrawn")
    (workshop.root / "workshop.yaml").write_text(text)
    return workshop.root


def test_every_sentinel_is_there_to_leak(world: Path) -> None:
    there = {word for name in WORLD for word in found_in(name) | found_in((world / name).read_bytes())}
    there |= found_in((world / "phone.jpg").read_bytes())
    there |= {word for path in world.rglob("*.jpg") for word in found_in(path.name)}
    assert there == set(SENTINELS)


def test_the_search_finds_what_is_hidden_in_folds_names_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "zzinvited").mkdir()
    (tmp_path / "a.ics").write_bytes(b"UID:session.keynote-zzdec\r\n lined@x\r\n")
    (tmp_path / "b.yml").write_bytes("ZZADAMAIL".encode("utf-16"))
    write_world(tmp_path / "w")
    (tmp_path / "c.jpg").write_bytes((tmp_path / "w/phone.jpg").read_bytes())
    leaks = {name: words for name, words in leaks_in(tmp_path).items() if not name.startswith("w")}
    assert leaks == {
        "zzinvited": {"zzinvited"},
        "a.ics": {"zzdeclined"},
        "b.yml": {"zzadamail"},
        "c.jpg": {"GPS", "secret-place", "zzinvited", "zzinvitedphoto"},
    }


@pytest.mark.parametrize("generator", ["jekyll", "markdown"])
def test_nothing_leaks_into_the_site_folder(synsml: Synsml, world: Path, generator: str) -> None:
    text = (world / "workshop.yaml").read_text()
    (world / "workshop.yaml").write_text(text.replace("  people_include: true\n", f"  generator: {generator}\n"))
    assert synsml("render").code == 0
    assert (world / "site/.synsml-rendered").is_file()
    assert (world / "site/calendar.ics").is_file()
    assert leaks_in(world / "site") == {}


def test_nothing_leaks_into_the_site_of_a_clone_without_the_private_folder(synsml: Synsml, world: Path) -> None:
    (world / "private").rename(world.with_name(f"{world.name}-private"))
    checked = synsml("check")
    assert checked.code == 0, checked.out
    assert "hint[S514]" in checked.out
    assert synsml("render").code == 0
    assert leaks_in(world / "site") == {}
    before = {path: path.read_bytes() for path in (world / "site").rglob("*") if path.is_file()}
    world.with_name(f"{world.name}-private").rename(world / "private")
    assert synsml("render", "--check").code == 0
    assert {path: path.read_bytes() for path in (world / "site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("words", PUBLIC, ids=" ".join)
def test_nothing_leaks_into_what_a_command_prints_for_everybody(synsml: Synsml, world: Path, words: tuple[str, ...]) -> None:
    if "--diff" in words:
        assert synsml("render").code == 0
        (world / "site/index.md").unlink()
    result = synsml(*words)
    assert result.code in (0, 1)
    assert result.out
    assert found_in(result.out) == set()
    assert world.is_dir()


def test_nothing_leaks_into_the_preview(world: Path) -> None:
    now = dt.datetime.fromisoformat(NOW)
    preview = Preview(world, clock=lambda: now)
    for path in ("/", "/index.html", "/cfp.html", "/assets/img/zztentativephoto.jpg", "/assets/img/noah-zzinvited.jpg"):
        # The bar is the organizer's own: it names what `check` finds. The name of a missing page is what was asked for.
        page = re.sub(rb"(?s)<aside.*</aside>", b"", preview.answer(path).data).replace(path.strip("/").encode(), b"")
        assert found_in(page) == set(), path


def test_only_a_tentative_name_that_a_page_asks_for_is_shown(synsml: Synsml, world: Path) -> None:
    (world / "pages/home.md").write_text('[[people speaker states="confirmed tentative" data=maybe]]\n')
    assert synsml("render").code == 0
    assert "Tentative" in (world / "site/_data/maybe.yml").read_text()
    assert leaks_in(world / "site") == {}


def test_confirmed_people_leave_no_private_files(synsml: Synsml, world: Path) -> None:
    assert synsml("people", "confirm", "noah").code == 0
    assert synsml("render").code == 0
    shown = {word for words in leaks_in(world / "site").values() for word in words}
    assert shown <= {"zzinvited", "zzinvitedlab", "zzinvitedurl"}
    assert (world / "site/assets/img/noah-zzinvited.jpg").is_file()
    withdrawn = synsml("people", "withdraw", "noah", "--remove-photo")
    assert withdrawn.code == 0
    assert synsml("render").code == 0
    assert leaks_in(world / "site") == {}


@pytest.mark.parametrize("source", ["private/noah.yaml", "private/notes.md", "pages/link.md", "pages/to/notes.md"])
def test_no_page_is_made_of_a_file_in_the_private_folder(workshop: Workshop, synsml: Synsml, source: str) -> None:
    page = f"pages:\n  - source: {source}\n    path: index.md\n"
    files = {"private/noah.yaml": "last: Berg\nroles:\n  speaker: invited\n", "private/notes.md": "Noah Berg\n"}
    root = workshop.write({**files, "workshop.yaml": MINIMAL + page})
    (root / "pages").mkdir(exist_ok=True)
    (root / "pages/link.md").symlink_to("../private/notes.md")
    (root / "pages/to").symlink_to("../private")
    result = synsml("render")
    assert (result.code, f"error[R112] source: {source!r} is in the private folder" in result.out + result.err) == (1, True)
    assert not (root / "site/index.md").exists()
