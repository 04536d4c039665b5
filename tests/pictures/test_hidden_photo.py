"""The photo of a person who is not public is kept in the private folder, and moves with the record."""

import signal
from pathlib import Path

import pytest

from helpers import HOME_PAGE, Result, Synsml, Workshop, commit, write_files
from images import BLUE, encoded, flat
from processes import Step, run_on_terminal
from synsml_cli.model.records.file_names import LOCK

ADA = "last: Ada\naffiliation: Society\nphoto: assets/img/ada.jpg\nroles:\n  speaker: confirmed\n"
BOB = "last: Bob\naffiliation: Society\nroles:\n  speaker: invited\n"
PUBLIC, KEPT = "site/assets/img/bob.jpg", "private/assets/img/bob.jpg"
OLD, NEW = encoded(flat(300, 300), "JPEG"), encoded(flat(300, 300, BLUE), "JPEG")


@pytest.fixture
def root(workshop: Workshop) -> Path:
    """Write a workshop with Ada, who is public and has a photo, and Bob, who is invited."""
    folder = workshop.write({"people/ada.yaml": ADA, "private/bob.yaml": BOB})
    (folder / "site/assets/img").mkdir(parents=True)
    (folder / "site/assets/img/ada.jpg").write_bytes(OLD)
    (folder / "new.jpg").write_bytes(NEW)
    return folder


def files(root: Path) -> set[str]:
    """Return all files but locks, and those of the test itself."""
    paths = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.name != LOCK)
    return {path for path in paths if not path.startswith(".git/") and path not in ("new.jpg", "workshop.yaml")}


def with_photo(root: Path, path: str, data: bytes = OLD, record: str = BOB) -> None:
    """Let Bob's record name a photo, which lies in a place."""
    (root / "private/bob.yaml").write_text(record.replace("roles", "photo: assets/img/bob.jpg\nroles"))
    write_files(root, {path: data})


def test_a_photo_goes_to_the_private_folder_until_the_person_confirms(synsml: Synsml, root: Path) -> None:
    before = files(root)
    result = synsml("people", "photo", "bob", "new.jpg")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"wrote {KEPT}: 300 by 300 pixels, ")
    assert "kept in the private folder: `synsml people confirm bob` moves it to the site\n" in result.out
    assert files(root) == {*before, KEPT, "private/.gitignore"}
    photo = (root / KEPT).read_bytes()
    assert "photo: assets/img/bob.jpg\n" in (root / "private/bob.yaml").read_text()
    assert synsml("check", "--select", "P206,P222,I").out == "no problems found\n"
    done = synsml("people", "confirm", "bob")
    assert f"  {KEPT} -> {PUBLIC}\n" in done.out
    assert (root / PUBLIC).read_bytes() == photo
    assert files(root) == {*before - {"private/bob.yaml"}, "people/bob.yaml", PUBLIC, "private/.gitignore"}
    assert "photo: assets/img/bob.jpg\n" in (root / "people/bob.yaml").read_text()
    assert synsml("check", "--select", "P206,P222,I").out == "no problems found\n"


def test_people_add_keeps_the_photo_of_an_invited_person_private_unlike_a_confirmed_one(synsml: Synsml, root: Path) -> None:
    result = synsml("people", "add", "--last", "Carl", "--role", "speaker", "--photo", "new.jpg")
    assert (result.code, result.err) == (0, "  not public until confirmed; kept in the private folder\n")
    assert (root / "private/assets/img/carl.jpg").is_file()
    assert not (root / "site/assets/img/carl.jpg").exists()
    words = ("--affiliation", "There", "--role", "speaker=confirmed", "--photo", "new.jpg")
    assert synsml("people", "add", "--last", "Dora", *words).code == 0
    assert (root / "site/assets/img/dora.jpg").is_file()


@pytest.mark.parametrize(
    "command",
    [
        ("people", "confirm", "bob"),
        ("people", "edit", "bob", "role.speaker=confirmed"),
        ("people", "edit", "bob", "role.organizer=confirmed"),
        ("people", "import", "form.csv", "--role", "speaker", "--status", "confirmed", "--update", "--yes"),
    ],
)
def test_every_way_to_become_public_takes_the_photo_along(synsml: Synsml, root: Path, command: tuple[str, ...]) -> None:
    with_photo(root, KEPT)
    (root / "form.csv").write_text("First name,Last name,Affiliation\n,Bob,Society\n")
    assert synsml(*command).code == 0
    assert (root / PUBLIC).read_bytes() == OLD
    assert not (root / KEPT).exists()
    assert synsml("check", "--select", "P206").out == "no problems found\n"


@pytest.mark.parametrize("verb", ["withdraw", "decline", "invite", "tentative"])
def test_the_photo_of_somebody_not_public_any_more_moves_if_asked_and_comes_back(synsml: Synsml, root: Path, verb: str) -> None:
    result = synsml("people", verb, "ada")
    expected = "synsml: warning: the photo of Ada is still in the site: site/assets/img/ada.jpg\n"
    words = f"people {verb} ada --role speaker --remove-photo"
    assert (result.code, result.err) == (0, f"{expected}  fix: `synsml {words}`\n")
    assert (root / "site/assets/img/ada.jpg").read_bytes() == OLD
    again = synsml(*words.split())
    assert (again.code, again.err) == (0, "")
    assert "  site/assets/img/ada.jpg -> private/assets/img/ada.jpg\n" in again.out
    assert (root / "private/assets/img/ada.jpg").read_bytes() == OLD
    assert not (root / "site/assets/img/ada.jpg").exists()
    assert synsml("check", "--select", "P206,P222").out == "no problems found\n"
    assert synsml("people", "confirm", "ada").code == 0
    assert (root / "site/assets/img/ada.jpg").read_bytes() == OLD


def test_what_undoes_a_confirmation_takes_the_photo_back_too(synsml: Synsml, root: Path) -> None:
    with_photo(root, KEPT)
    (root / "private/.gitignore").write_text("*\n")
    before = {name: (root / name).read_bytes() for name in files(root)}
    undo = synsml("people", "confirm", "bob").out.rpartition("to undo   synsml ")[2]
    assert undo.endswith(" --remove-photo\n")
    assert synsml(*undo.split()).code == 0
    assert {name: (root / name).read_bytes() for name in files(root)} == before


@pytest.mark.parametrize("verb", ["withdraw", "decline", "invite"])
def test_no_undo_is_printed_where_the_photo_would_not_move_back(synsml: Synsml, root: Path, verb: str) -> None:
    with_photo(root, PUBLIC)
    hidden = synsml("people", verb, "bob", "--role", "speaker", "--remove-photo")
    assert (hidden.code, f"  {PUBLIC} -> {KEPT}\n" in hidden.out) == (0, True)
    assert "to undo" not in hidden.out
    (root / PUBLIC).write_bytes((root / KEPT).read_bytes())
    confirmed = synsml("people", "confirm", "bob")
    assert (confirmed.code, (root / KEPT).exists()) == (0, False)
    assert "to undo" not in confirmed.out


def test_on_a_terminal_the_photo_is_asked_for(root: Path) -> None:
    code, screen = run_on_terminal("people", "withdraw", "ada", cwd=root, steps=[Step("[y/N]", "y\n")])
    assert code == 0
    assert "Move site/assets/img/ada.jpg to the private folder" in screen
    assert (root / "private/assets/img/ada.jpg").read_bytes() == OLD
    assert not (root / "site/assets/img/ada.jpg").exists()


@pytest.mark.parametrize("step", [Step("[y/N]", "\x04"), Step("[y/N]", sent=signal.SIGINT), Step("[y/N]", "n\n")])
def test_no_answer_about_the_photo_leaves_it_and_the_command_succeeds(root: Path, step: Step) -> None:
    code, screen = run_on_terminal("people", "withdraw", "ada", cwd=root, steps=[step])
    assert code == 0
    assert "warning: the photo of Ada is still in the site: site/assets/img/ada.jpg" in screen
    assert "speaker: withdrawn" in (root / "private/ada.yaml").read_text()
    assert (root / "site/assets/img/ada.jpg").read_bytes() == OLD


@pytest.mark.parametrize(("options", "kept"), [((), True), (("--remove-photo",), False)])
def test_removing_a_record_keeps_the_photo_unless_asked(
    synsml: Synsml, root: Path, options: tuple[str, ...], kept: bool
) -> None:
    result = synsml("people", "remove", "ada", "--yes", *options)
    assert result.code == 0
    assert (root / "site/assets/img/ada.jpg").exists() is kept
    assert ("warning: the photo of Ada was kept: site/assets/img/ada.jpg" in result.err) is kept
    assert ("removed site/assets/img/ada.jpg\n" in result.out) is not kept


@pytest.mark.parametrize("options", [(), ("--yes",)])
def test_a_photo_that_lies_in_the_site_already_is_replaced_only_if_asked(
    synsml: Synsml, root: Path, options: tuple[str, ...]
) -> None:
    with_photo(root, PUBLIC)
    result = synsml("people", "photo", "bob", "new.jpg", *options)
    if not options:
        error = f"synsml: {PUBLIC} is another picture\n  nothing was changed\n  fix: add --yes to replace it\n"
        assert result == Result(1, "", error)
        assert (root / PUBLIC).read_bytes() == OLD
        assert not (root / KEPT).exists()
        return
    assert (result.code, result.err) == (0, "")
    assert f"removed {PUBLIC}\n" in result.out
    assert not (root / PUBLIC).exists()
    assert (root / KEPT).is_file()


def test_a_place_in_the_site_that_somebody_else_has_is_refused(synsml: Synsml, root: Path) -> None:
    (root / PUBLIC).write_bytes(OLD)
    error = f"synsml: {PUBLIC} is there already, and no record names it\n"
    error += "  fix: look whose it is and remove it, or give another --folder\n"
    assert synsml("people", "photo", "bob", "new.jpg") == Result(1, "", error)
    with_photo(root, KEPT, NEW)
    error = f"synsml: {PUBLIC} already exists and differs from {KEPT}\n  nothing was changed\n  fix: remove one of them\n"
    assert synsml("people", "confirm", "bob") == Result(1, "", error)
    assert (root / "private/bob.yaml").exists()
    (root / PUBLIC).write_bytes(NEW)
    assert synsml("people", "confirm", "bob").code == 0
    assert not (root / KEPT).exists()


def test_a_photo_that_is_shown_elsewhere_too_is_left_in_the_site(synsml: Synsml, root: Path) -> None:
    (root / "people/cora.yaml").write_text(ADA.replace("Ada", "Cora"))
    result = synsml("people", "withdraw", "ada", "--remove-photo")
    assert (result.code, result.err) == (0, "")
    assert (root / "site/assets/img/ada.jpg").read_bytes() == OLD


def test_a_link_in_the_place_of_a_photo_is_never_moved(synsml: Synsml, root: Path, tmp_path: Path) -> None:
    outside = tmp_path.with_name(f"{tmp_path.name}-outside.jpg")
    outside.write_bytes(OLD)
    for path in (KEPT, "site/assets/img/ada.jpg"):
        with_photo(root, path)
        (root / path).unlink()
        (root / path).symlink_to(outside)
    assert synsml("people", "withdraw", "ada", "--remove-photo").code == 0
    assert synsml("people", "confirm", "bob").code == 0
    assert [(root / path).readlink() for path in (KEPT, "site/assets/img/ada.jpg")] == [outside] * 2
    assert outside.read_bytes() == OLD


def test_check_fix_moves_a_photo_to_where_it_belongs_both_ways(synsml: Synsml, root: Path) -> None:
    with_photo(root, PUBLIC)
    (root / "private/assets/img").mkdir(parents=True)
    (root / "site/assets/img/ada.jpg").rename(root / "private/assets/img/ada.jpg")
    shown = synsml("check", "--select", "P206,P222").out
    assert "people/ada.yaml:3:8: error[P206] the photo of a public person, 'private/assets/img/ada.jpg', is not in" in shown
    assert (
        f"private/bob.yaml:3:8: warning[P222] the photo of Bob, who is not public, is in the site folder: '{PUBLIC}'" in shown
    )
    result = synsml("check", "--fix", "--select", "P206,P222")
    assert (result.code, result.out) == (0, "no problems found\n")
    moved = f"private/assets/img/ada.jpg -> site/assets/img/ada.jpg\n{PUBLIC} -> {KEPT}\nfixed 2 problems\n"
    assert sorted(result.err.splitlines()) == sorted(moved.splitlines())
    assert (root / KEPT).read_bytes() == (root / "site/assets/img/ada.jpg").read_bytes() == OLD
    assert (root / "private/.gitignore").read_text() == "*\n"


def test_a_tracked_photo_is_said_to_be_in_git(synsml: Synsml, root: Path) -> None:
    with_photo(root, PUBLIC)
    (root / "site/assets/img/bob-2.png").write_bytes(OLD)
    commit(root, "private")
    shown = synsml("check", "--select", "P222").out
    assert f"is in the site folder: '{PUBLIC}'; git tracks it\n" in shown
    assert "the file name 'site/assets/img/bob-2.png' reveals Bob, who is not public; git tracks it\n" in shown
    assert ", then commit (earlier commits still contain it)\n" in shown


@pytest.mark.parametrize("name", ["placeholder.png", "ada.jpg"])
def test_a_placeholder_and_the_photo_of_a_public_person_are_not_reported(synsml: Synsml, root: Path, name: str) -> None:
    (root / "site/assets/img/placeholder.png").write_bytes(OLD)
    (root / "private/bob.yaml").write_text(BOB.replace("roles", f"photo: assets/img/{name}\nroles"))
    assert synsml("check", "--select", "P222").out == "no problems found\n"


def test_a_tentative_person_is_shown_without_the_photo(synsml: Synsml, workshop: Workshop, root: Path) -> None:
    with_photo(root, KEPT, record=BOB.replace("invited", "tentative"))
    page = '[[people speaker states="confirmed tentative" style=list]]\n\n[[people speaker states="confirmed tentative"]]\n'
    facts = (root / "workshop.yaml").read_text() + HOME_PAGE
    workshop.write({"workshop.yaml": facts, "pages/home.md": page})
    for generator in ("jekyll", "markdown"):
        (root / "workshop.yaml").write_text(f"{facts}site:\n  generator: {generator}\n")
        shown = synsml("render", "--stdout").out
        assert "bob.jpg" not in shown
        assert "ada.jpg" in shown or generator == "jekyll"
    assert synsml("render").code == 0
    assert "bob.jpg" not in "".join(path.read_text() for path in (root / "site").rglob("*") if path.suffix in (".yml", ".md"))
