"""`synsml people photo`: the picture is added to the site before the record names it, and nothing is lost."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import MINIMAL, REPOSITORY, Result, Synsml, Workshop, png, write_files
from images import BLUE, GREEN, decoded, difference, encoded, exif, flat, turned
from processes import Step, environment, run_on_terminal
from synsml_cli.errors import CannotRun
from synsml_cli.model.records.file_names import LOCK
from synsml_cli.store.reading.load import load
from synsml_cli.store.writing.batch import Batch
from synsml_cli.store.writing.draft import Draft

ADA = "# the first\nfirst: Ada\nlast: Lovelace   # countess\naffiliation: Society\nroles: {speaker: confirmed}\n"
BOB = "last: Bob\naffiliation: Society\nroles: {speaker: confirmed}\n"
IMG = "site/assets/img"


@pytest.fixture
def root(workshop: Workshop) -> Path:
    """Write a workshop with Ada, and a photo of her that a phone made."""
    folder = workshop.write({"people/ada.yaml": ADA})
    (folder / "phone.jpg").write_bytes(encoded(turned(flat(400, 300), 6), "JPEG", exif=exif(6)))
    return folder


def kilobytes(path: Path) -> str:
    """Return the size of a file as it is said: it depends on the version of Pillow."""
    return f"{max(1, round(path.stat().st_size / 1000))} kB"


def bytes_in(root: Path) -> dict[str, bytes]:
    """Return path -> bytes of everything but the lock."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink() and ".git/" not in str(path))
    return {str(path.relative_to(root)): path.read_bytes() for path in files if path.name != LOCK}


def git(root: Path, *arguments: str) -> None:
    """Run git without the settings of whoever runs the tests."""
    nobody = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, check=True, env=environment(**nobody))


def test_a_photo_is_written_under_the_id_and_the_record_gains_one_line(synsml: Synsml, root: Path) -> None:
    before = bytes_in(root)
    result = synsml("people", "photo", "ada", "phone.jpg")
    now, then = kilobytes(root / IMG / "ada.jpg"), kilobytes(root / "phone.jpg")
    out = f"""\
        wrote site/assets/img/ada.jpg: 400 by 300 pixels, {now}
          from phone.jpg, 300 by 400 pixels, {then}; rotated upright; location removed
        --- people/ada.yaml
        +++ people/ada.yaml
        @@ -2,4 +2,5 @@
         first: Ada
         last: Lovelace   # countess
         affiliation: Society
        +photo: assets/img/ada.jpg
         roles: {{speaker: confirmed}}
        to undo   synsml people edit ada photo=
        """
    assert result == Result(0, dedent(out), "")
    record = ADA.replace("roles", "photo: assets/img/ada.jpg\nroles").encode()
    photo = (root / IMG / "ada.jpg").read_bytes()
    assert bytes_in(root) == {**before, "people/ada.yaml": record, "site/assets/img/ada.jpg": photo}
    assert difference(decoded(photo), flat(400, 300)) < 12
    assert synsml("check", "--strict") == Result(0, "no problems found\n", "")


def test_the_same_picture_once_more_changes_nothing(synsml: Synsml, root: Path) -> None:
    assert synsml("people", "photo", "ada", "phone.jpg").code == 0
    before = {path: (root / path).stat().st_mtime_ns for path in bytes_in(root)}
    said = "nothing to change: site/assets/img/ada.jpg is already this picture\n"
    assert synsml("people", "photo", "ada", "phone.jpg") == Result(0, said, "")
    assert synsml("people", "photo", "ada", f"{IMG}/ada.jpg") == Result(0, said, "")
    assert {path: (root / path).stat().st_mtime_ns for path in bytes_in(root)} == before


def test_a_dry_run_says_all_and_writes_nothing(synsml: Synsml, root: Path) -> None:
    before = bytes_in(root)
    result = synsml("people", "photo", "ada", "phone.jpg", "--dry-run")
    assert (result.code, result.err) == (0, "nothing was written (--dry-run)\n")
    assert result.out.startswith("would write site/assets/img/ada.jpg: 400 by 300 pixels, ")
    assert "\n+photo: assets/img/ada.jpg\n" in result.out
    assert bytes_in(root) == before
    assert not (root / "site").exists()


def test_the_original_stays_where_and_as_it_is(synsml: Synsml, root: Path) -> None:
    (root / "phone.jpg").chmod(0o400)
    before = (root / "phone.jpg").read_bytes()
    assert synsml("people", "photo", "ada", str(root / "phone.jpg")).code == 0
    assert (root / "phone.jpg").read_bytes() == before
    assert (root / "phone.jpg").stat().st_mode & 0o777 == 0o400


def test_webp_and_a_square_are_asked_for(synsml: Synsml, root: Path) -> None:
    assert synsml("people", "photo", "ada", "phone.jpg", "--format", "webp", "--square").code == 0
    assert json.loads(synsml("people", "show", "ada", "--json").out)["photo"] == "assets/img/ada.webp"
    photo = decoded(root / IMG / "ada.webp")
    assert (photo.format, photo.size) == ("WEBP", (300, 300))


@pytest.mark.parametrize(
    ("first", "last", "id"),
    [
        ("山田", "太郎", "shantian-tailang"),
        ("Пафнутий", "Чебышёв", "pafnutiy-chebyshev"),
        ("", "ثيقة", "thyqh"),
        ("Jan", "Łukasiewicz", "jan-lukasiewicz"),
    ],
)
def test_names_in_every_script_have_a_file(synsml: Synsml, root: Path, first: str, last: str, id: str) -> None:
    picture = root / f"{last} (1).jpg"
    picture.write_bytes((root / "phone.jpg").read_bytes())
    words = ("--first", first, "--last", last, "--affiliation", "x", "--role", "speaker=confirmed")
    assert synsml("people", "add", *words, "--photo", picture.name).code == 0
    assert synsml("people", "photo", id, picture.name).out.startswith("nothing to change")
    assert (root / IMG / f"{id}.jpg").is_file()
    assert synsml("check", "--strict") == Result(0, "no problems found\n", "")


def test_a_record_with_odd_line_ends_keeps_them(synsml: Synsml, root: Path) -> None:
    (root / "people" / "ada.yaml").write_bytes(b"\xef\xbb\xbf" + ADA.replace("\n", "\r\n").encode()[:-2])
    assert synsml("people", "photo", "ada", "phone.jpg").code == 0
    text = (root / "people" / "ada.yaml").read_bytes().decode()
    changed = ADA.replace("roles", "photo: assets/img/ada.jpg\nroles")
    assert text == "\ufeff" + changed.replace("\n", "\r\n")[:-2]


def with_others(root: Path, *paths: str) -> None:
    for number, path in enumerate(paths):
        (root / "people" / f"other-{number}.yaml").write_text(f"last: Other {chr(65 + number)}\nphoto: {path}\n")


@pytest.mark.parametrize(
    ("photos", "folder"),
    [
        (("static/a.png", "static/b.png", "img/c.png"), "static/"),
        (("b/1.png", "a/1.png"), "a/"),
        (("one.png", "two.png", "a/three.png"), ""),
        (("default/placeholder.png", "other/avatar.jpg", "img/c.png"), "img/"),
        (("_layouts/a.png", ".hidden/b.png"), "assets/img/"),
        ((), "assets/img/"),
    ],
)
def test_a_photo_goes_where_most_others_are(synsml: Synsml, root: Path, photos: tuple[str, ...], folder: str) -> None:
    with_others(root, *photos)
    assert synsml("people", "photo", "ada", "phone.jpg").code == 0
    assert (root / "site" / f"{folder}ada.jpg").is_file()


def test_without_others_a_photo_goes_where_the_persons_old_one_or_the_logos_are(synsml: Synsml, root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL + "sponsors:\n  - name: Engines\n    logo: logos/engines.png\n")
    assert synsml("people", "photo", "ada", "phone.jpg", "--dry-run").out.startswith("would write site/logos/ada.jpg: ")
    (root / "people" / "ada.yaml").write_text(ADA + "photo: heads/lovelace.png\n")
    assert synsml("people", "photo", "ada", "phone.jpg", "--dry-run").out.startswith("would write site/heads/ada.jpg: ")


@pytest.mark.parametrize(("folder", "path"), [("pics", "pics/ada.jpg"), ("./a/b/", "a/b/ada.jpg"), (".", "ada.jpg")])
def test_another_folder_is_named(synsml: Synsml, root: Path, folder: str, path: str) -> None:
    assert synsml("people", "photo", "ada", "phone.jpg", "--folder", folder).code == 0
    assert (root / "site" / path).is_file()
    assert f"photo: {path}\n" in (root / "people" / "ada.yaml").read_text()


_RELATIVE = "  fix: write one relative to it, such as assets/img\n"
_MIXED = (
    "  fix: write another, such as assets/img: what begins with . or _ is not published, nor may sources and pictures mix\n"
)


@pytest.mark.parametrize(
    ("folder", "site", "error"),
    [
        ("../elsewhere", "site", f"synsml: --folder: '../elsewhere' is no folder in the site folder\n{_RELATIVE}"),
        ("/tmp", "site", f"synsml: --folder: '/tmp' is no folder in the site folder\n{_RELATIVE}"),
        ("a/../../b", "site", f"synsml: --folder: 'a/../../b' is no folder in the site folder\n{_RELATIVE}"),
        (".git/hooks", "site", f"synsml: --folder: '.git/hooks' is no folder in the site folder\n{_RELATIVE}"),
        ("a/.hidden", "site", f"synsml: --folder: 'a/.hidden' cannot hold pictures\n{_MIXED}"),
        ("a/_drafts", "site", f"synsml: --folder: 'a/_drafts' cannot hold pictures\n{_MIXED}"),
        ("people", ".", f"synsml: --folder: 'people' cannot hold pictures\n{_MIXED}"),
        ("private/x", ".", f"synsml: --folder: 'private/x' cannot hold pictures\n{_MIXED}"),
    ],
)
def test_a_folder_that_cannot_hold_pictures_is_refused(synsml: Synsml, root: Path, folder: str, site: str, error: str) -> None:
    (root / "workshop.yaml").write_text(f"{MINIMAL}site:\n  folder: {site}\n")
    before = bytes_in(root)
    assert synsml("people", "photo", "ada", "phone.jpg", "--folder", folder) == Result(2, "", error)
    assert bytes_in(root) == before


def test_a_site_that_is_the_workshop_itself_has_its_pictures_beside_the_records(synsml: Synsml, root: Path) -> None:
    (root / "workshop.yaml").write_text(MINIMAL + "site:\n  folder: .\n")
    assert synsml("people", "photo", "ada", "phone.jpg").out.startswith("wrote assets/img/ada.jpg: ")
    assert (root / "assets" / "img" / "ada.jpg").is_file()


def test_a_site_elsewhere_is_written_to_if_it_is_there_and_refused_if_not(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.root / "facts"
    Workshop(root).write({"workshop.yaml": MINIMAL + "site:\n  folder: ../2023\n", "people/ada.yaml": ADA})
    (root / "a.png").write_bytes(png(300, 300))
    before = bytes_in(root)
    command = ("-C", str(root), "people", "photo", "ada", str(root / "a.png"))
    gone = f"synsml: there is no folder {workshop.root}/2023\n  fix: clone the site there, or correct site.folder\n"
    assert synsml(*command) == Result(3, "", gone)
    assert bytes_in(root) == before
    (workshop.root / "2023").mkdir()
    assert synsml(*command).code == 3
    assert list((workshop.root / "2023").iterdir()) == []
    (workshop.root / "2023/_config.yml").write_text("title: Demo\n")
    assert synsml(*command).out.startswith("wrote ../2023/assets/img/ada.jpg: 300 by 300 pixels, ")
    assert decoded(workshop.root / "2023/assets/img/ada.jpg").size == (300, 300)


def test_another_picture_of_the_person_is_replaced_only_if_that_is_said(synsml: Synsml, root: Path) -> None:
    assert synsml("people", "photo", "ada", "phone.jpg").code == 0
    (root / "new.png").write_bytes(encoded(flat(300, 300, BLUE), "PNG"))
    before = bytes_in(root)
    error = "synsml: site/assets/img/ada.jpg is another picture\n  nothing was changed\n  fix: add --yes to replace it\n"
    assert synsml("people", "photo", "ada", "new.png") == Result(1, "", error)
    assert synsml("people", "photo", "ada", "new.png", "--dry-run").out.startswith("would replace site/assets/img/ada.jpg: ")
    assert bytes_in(root) == before
    result = synsml("people", "photo", "ada", "new.png", "--yes")
    now, then = kilobytes(root / IMG / "ada.jpg"), kilobytes(root / "new.png")
    out = f"replaced site/assets/img/ada.jpg: 300 by 300 pixels, {now}\n  from new.png, 300 by 300 pixels, {then}\n"
    assert result == Result(0, out, "")
    photo = (root / IMG / "ada.jpg").read_bytes()
    assert difference(decoded(photo), flat(300, 300, BLUE)) < 12
    assert bytes_in(root) == {**before, "site/assets/img/ada.jpg": photo}


@pytest.mark.parametrize("answer", ["y", "n"])
def test_on_a_terminal_it_asks_before_a_picture_is_replaced(synsml: Synsml, root: Path, answer: str) -> None:
    assert synsml("people", "photo", "ada", "phone.jpg").code == 0
    (root / "new.png").write_bytes(encoded(flat(300, 300, BLUE), "PNG"))
    before = bytes_in(root)
    question = "Replace site/assets/img/ada.jpg (git does not have it)? [y/N]: "
    code, screen = run_on_terminal("people", "photo", "ada", "new.png", cwd=root, steps=[Step(question, f"{answer}\n")])
    assert (code, bytes_in(root) == before) == ((0, False) if answer == "y" else (1, True))
    if answer == "n":
        end = "synsml: site/assets/img/ada.jpg was not replaced\n  nothing was changed\n"
        assert screen.replace("\r\n", "\n") == f"{question}n\n{end}"


def test_what_git_still_has_is_said(synsml: Synsml, root: Path) -> None:
    assert synsml("people", "photo", "ada", "phone.jpg").code == 0
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")
    old = (root / IMG / "ada.jpg").read_bytes()
    (root / "new.png").write_bytes(encoded(flat(300, 300, BLUE), "PNG"))
    result = synsml("people", "photo", "ada", "new.png", "--yes")
    assert result.out.splitlines()[-1] == "  to restore the old one: git -C site restore assets/img/ada.jpg"
    git(root, "-C", "site", "restore", "assets/img/ada.jpg")
    assert (root / IMG / "ada.jpg").read_bytes() == old


def test_an_old_picture_of_another_name_stays_and_that_is_said(synsml: Synsml, root: Path) -> None:
    (root / IMG).mkdir(parents=True)
    (root / IMG / "lovelace.png").write_bytes(png(300, 300))
    (root / "people" / "ada.yaml").write_text(ADA + "photo: assets/img/lovelace.png\n")
    result = synsml("people", "photo", "ada", "phone.jpg")
    assert "\n-photo: assets/img/lovelace.png\n+photo: assets/img/ada.jpg\n" in result.out
    assert "\n  old picture kept: site/assets/img/lovelace.png\n" in result.out
    assert result.out.endswith("\nto undo   synsml people edit ada photo=assets/img/lovelace.png\n")
    assert (root / IMG / "lovelace.png").read_bytes() == png(300, 300)


def test_an_old_picture_that_others_show_too_is_said_to_be_theirs(synsml: Synsml, root: Path) -> None:
    (root / IMG).mkdir(parents=True)
    (root / IMG / "both.png").write_bytes(png(300, 300))
    (root / "people" / "ada.yaml").write_text(ADA + "photo: assets/img/both.png\n")
    (root / "people" / "bob.yaml").write_text(BOB + "photo: assets/img/both.png\n")
    result = synsml("people", "photo", "ada", "phone.jpg")
    assert "\n  old picture kept: site/assets/img/both.png, also used by Bob\n" in result.out


_ANOTHER = "give another --folder"
_LOOK = "  fix: look whose it is and remove it"
_CASE = f"in upper and lower case only\n  fix: rename it, or {_ANOTHER}: not every disk tells the two apart"


def taken(root: Path, files: dict[str, bytes], **people: str) -> dict[str, bytes]:
    for name, text in people.items():
        (root / "people" / f"{name}.yaml").write_text(text)
    write_files(root, files)
    return bytes_in(root)


@pytest.mark.parametrize(
    ("files", "people", "error"),
    [
        (
            {f"{IMG}/ada.jpg": b"somebody"},
            {},
            f"site/assets/img/ada.jpg is there already, and no record names it\n{_LOOK}, or {_ANOTHER}",
        ),
        (
            {f"{IMG}/ada.jpg": b"bob"},
            {"bob": f"{BOB}photo: assets/img/ada.jpg\n"},
            f"site/assets/img/ada.jpg is the photo of Bob\n  nothing was changed\n  fix: {_ANOTHER}",
        ),
        (
            {},
            {"bob": f"{BOB}photo: assets/img/ada.jpg\n"},
            f"site/assets/img/ada.jpg is the photo of Bob\n  nothing was changed\n  fix: {_ANOTHER}",
        ),
        (
            {},
            {"bob": f"{BOB}photo: assets/img/Ada.JPG\n"},
            f"site/assets/img/ada.jpg is the photo of Bob\n  nothing was changed\n  fix: {_ANOTHER}",
        ),
        (
            {f"{IMG}/ada.jpg": b"both"},
            {"ada": f"{ADA}photo: assets/img/ada.jpg\n", "bob": f"{BOB}photo: assets/img/ada.jpg\n"},
            f"site/assets/img/ada.jpg is the photo of Bob\n  nothing was changed\n  fix: {_ANOTHER}",
        ),
        (
            {f"{IMG}/ada.jpg": b"both"},
            {"ada": f"{ADA}photo: assets/img/ada.jpg\n", "bob": "first: Bob\nphoto: assets/img/ada.jpg\n"},
            f"site/assets/img/ada.jpg is named in people/bob.yaml, which has errors\n  nothing was changed\n  fix: {_ANOTHER}",
        ),
        (
            {f"{IMG}/ADA.jpg": b"upper"},
            {},
            f"site/assets/img/ADA.jpg differs from site/assets/img/ada.jpg {_CASE}",
        ),
        (
            {"site/Assets/x.txt": b""},
            {},
            f"site/Assets differs from site/assets/img/ada.jpg {_CASE}",
        ),
    ],
)  # fmt: skip
def test_what_is_not_this_persons_is_never_overwritten(
    synsml: Synsml, root: Path, files: dict[str, bytes], people: dict[str, str], error: str
) -> None:
    before = taken(root, files, **people)
    assert synsml("people", "photo", "ada", "phone.jpg", "--yes") == Result(1, "", f"synsml: {error}\n")
    assert bytes_in(root) == before


def test_a_link_in_the_place_of_the_picture_is_not_followed(synsml: Synsml, root: Path) -> None:
    before = taken(root, {f"{IMG}/bob.jpg": b"bob"}, bob=f"{BOB}photo: assets/img/bob.jpg\n")
    for target in ("bob.jpg", "nothing.jpg", "/etc/hostname", "ada.jpg"):
        (root / IMG / "ada.jpg").unlink(missing_ok=True)
        (root / IMG / "ada.jpg").symlink_to(target)
        error = f"synsml: site/assets/img/ada.jpg is a link to {target}\n"
        error += f"  nothing was changed\n  fix: remove the link, or {_ANOTHER}\n"
        assert synsml("people", "photo", "ada", "phone.jpg", "--yes") == Result(1, "", error)
    assert bytes_in(root) == before


def test_the_picture_of_another_is_theirs_also_by_a_link(synsml: Synsml, root: Path) -> None:
    before = taken(root, {f"{IMG}/ada.jpg": b"bob"}, bob=f"{BOB}photo: assets/img/bob.jpg\n")
    (root / IMG / "bob.jpg").symlink_to("ada.jpg")
    error = f"synsml: site/assets/img/ada.jpg is the photo of Bob\n  nothing was changed\n  fix: {_ANOTHER}\n"
    assert synsml("people", "photo", "ada", "phone.jpg", "--yes") == Result(1, "", error)
    (root / IMG / "bob.jpg").unlink()
    (root / IMG / "bob.jpg").symlink_to("bob.jpg")
    assert "no record names it" in synsml("people", "photo", "ada", "phone.jpg", "--yes").err
    assert bytes_in(root) == before


def test_folders_that_are_links_in_a_circle_are_refused(synsml: Synsml, root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "assets").symlink_to("assets")
    error = "synsml: site/assets/img/ada.jpg is a link to itself\n  fix: remove the link\n"
    assert synsml("people", "photo", "ada", "phone.jpg") == Result(3, "", error)
    assert (root / "people" / "ada.yaml").read_text() == ADA


def test_a_folder_of_pictures_that_leads_out_of_the_site_is_refused(synsml: Synsml, root: Path, tmp_path: Path) -> None:
    outside = tmp_path.with_name(f"{tmp_path.name}-outside")
    outside.mkdir()
    (root / "site" / "assets").mkdir(parents=True)
    (root / IMG).symlink_to(outside)
    error = f"synsml: site/assets/img/ada.jpg leads out of its folder, to {outside}/ada.jpg\n  fix: remove the link\n"
    assert synsml("people", "photo", "ada", "phone.jpg") == Result(3, "", error)
    assert list(outside.iterdir()) == []
    assert (root / "people" / "ada.yaml").read_text() == ADA


def test_a_folder_or_a_pipe_in_the_place_of_the_picture_is_refused(synsml: Synsml, root: Path) -> None:
    (root / IMG / "ada.jpg").mkdir(parents=True)
    error = "synsml: site/assets/img/ada.jpg is a folder\n  fix: replace it with a file\n"
    assert synsml("people", "photo", "ada", "phone.jpg") == Result(3, "", error)
    (root / IMG / "ada.jpg").rmdir()
    os.mkfifo(root / IMG / "ada.jpg")
    error = "synsml: site/assets/img/ada.jpg is not a file\n  fix: replace it with a file\n"
    assert synsml("people", "photo", "ada", "phone.jpg") == Result(3, "", error)
    assert (root / "people" / "ada.yaml").read_text() == ADA


def test_a_file_in_the_place_of_the_folder_is_refused(synsml: Synsml, root: Path) -> None:
    before = taken(root, {"site/assets": b"x"})
    result = synsml("people", "photo", "ada", "phone.jpg")
    error = (
        "synsml: a file has the name of a folder of site/assets/img/ada.jpg\n  nothing was changed\n  fix: rename that file\n"
    )
    assert result == Result(3, "", error)
    assert bytes_in(root) == before


@pytest.mark.parametrize(
    ("file", "code", "error"),
    [
        ("phone.jpeg", 3, "there is no file 'phone.jpeg'\n  fix: did you mean 'phone.jpg'?"),
        ("nowhere/x.jpg", 3, "there is no file 'nowhere/x.jpg'\n  fix: give the path of a picture"),
        ("people", 3, "'people' is a folder\n  fix: give the path of one picture in it"),
        ("pipe.jpg", 3, "pipe.jpg is not a file\n  fix: replace it with a file"),
        ("loose.jpg", 3, "loose.jpg is a broken link to nothing.jpg\n  fix: correct or delete the link"),
        ("empty.jpg", 1, "'empty.jpg' is empty\n  fix: copy or download it again"),
        ("large.jpg", 1, "'large.jpg' has more than 50 MB\n  fix: scale it down first"),
        (
            "https://example.org/ada.jpg",
            2,
            "'https:/example.org/ada.jpg' is a web address, not a file\n  fix: download the picture, then give the file",
        ),
        ("text.jpg", 1, "'text.jpg' is no picture that is known here\n  fix: save it as JPEG or PNG, and give that file"),
        ("\x1b[31m.jpg", 3, "there is no file '\\x1b[31m.jpg'\n  fix: give the path of a picture"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_nothing_written(
    synsml: Synsml, root: Path, file: str, code: int, error: str
) -> None:
    os.mkfifo(root / "pipe.jpg")
    (root / "loose.jpg").symlink_to("nothing.jpg")
    (root / "empty.jpg").write_bytes(b"")
    (root / "text.jpg").write_text("hello")
    with (root / "large.jpg").open("wb") as stream:
        stream.truncate(50_000_001)
    listed = sorted(root.rglob("*"))
    assert synsml("people", "photo", "ada", file) == Result(code, "", f"synsml: {error}\n")
    assert [path for path in sorted(root.rglob("*")) if path.name != LOCK] == listed
    assert (root / "people" / "ada.yaml").read_text() == ADA


def test_a_file_without_permission_is_refused(synsml: Synsml, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not by chmod: root may read every file.
    really = os.open

    def refuse(path: str | Path, *more: int, **options: int) -> int:
        if str(path).endswith("phone.jpg"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return really(path, *more, **options)

    monkeypatch.setattr(os, "open", refuse)
    error = "synsml: no permission to read phone.jpg\n  fix: try: chmod u+r phone.jpg\n"
    assert synsml("people", "photo", "ada", "phone.jpg") == Result(3, "", error)


def test_an_unknown_id_or_an_invalid_picture_writes_nothing(synsml: Synsml, root: Path) -> None:
    before = bytes_in(root)
    error = "synsml: there is no person 'adda'\n  fix: did you mean 'ada'?\n"
    assert synsml("people", "photo", "adda", "phone.jpg") == Result(2, "", error)
    (root / "phone.jpg").write_bytes(before["phone.jpg"][:900])
    assert synsml("people", "photo", "ada", "phone.jpg").code == 1
    (root / "phone.jpg").write_bytes(before["phone.jpg"])
    assert bytes_in(root) == before


def test_a_picture_that_git_ignores_is_warned_of(synsml: Synsml, root: Path) -> None:
    git(root, "init", "--quiet")
    assert synsml("people", "photo", "ada", "phone.jpg", "--folder", "kept").err == ""
    (root / ".gitignore").write_text("/site/assets/\n")
    error = "synsml: warning: git ignores site/assets/img/ada.jpg, so others do not get it\n"
    error += "  fix: git -C site/ add --force assets/img/ada.jpg\n"
    assert synsml("people", "photo", "ada", "phone.jpg", "--folder", "assets/img").err == error


def test_git_is_asked_where_a_linked_site_really_is(synsml: Synsml, root: Path, tmp_path: Path) -> None:
    checkout = tmp_path.with_name(f"{tmp_path.name}-checkout")
    (checkout / "docs").mkdir(parents=True)
    git(checkout, "init", "--quiet")
    (root / "site").symlink_to(checkout / "docs")
    assert synsml("people", "photo", "ada", "phone.jpg").err == ""
    git(checkout, "add", "--all")
    (root / "new.png").write_bytes(encoded(flat(300, 300, BLUE), "PNG"))
    assert "to restore the old one" in synsml("people", "photo", "ada", "new.png", "--yes").out
    (checkout / ".gitignore").write_text("*.webp\n")
    assert "git ignores site/assets/img/ada.webp" in synsml("people", "photo", "ada", "new.png", "--format", "webp").err


def test_what_the_checks_say_of_the_picture_is_said(synsml: Synsml, root: Path) -> None:
    (root / "tall.png").write_bytes(encoded(flat(100, 400, GREEN), "PNG"))
    error = (
        "synsml: warning: the photo 'assets/img/ada.jpg' is too small: 100 by 400 pixels\n"
        "  fix: ask for a photo of at least 200 by 200 pixels\n"
        "synsml: hint: the photo 'assets/img/ada.jpg' is far from square (100 by 400 pixels)\n"
        "  fix: run `synsml people photo ada site/assets/img/ada.jpg --square`\n"
    )
    dry = synsml("people", "photo", "ada", "tall.png", "--dry-run")
    assert (dry.code, dry.err) == (0, error + "nothing was written (--dry-run)\n")
    assert synsml("people", "photo", "ada", "tall.png").err == error


def test_errors_elsewhere_do_not_stop_a_photo(synsml: Synsml, root: Path) -> None:
    (root / "people" / "bob.yaml").write_text("first: Bob\n")
    assert synsml("people", "photo", "ada", "phone.jpg").code == 0


def test_a_picture_that_appears_or_changes_meanwhile_is_not_overwritten(workshop: Workshop) -> None:
    root = workshop.write({"site/a.jpg": "old"})
    for name, old in (("site/a.jpg", None), ("site/a.jpg", b"ol"), ("site/a.jpg", b"new"), ("site/b.jpg", b"old")):
        draft = Draft(root, load(root))
        draft.pictures.bring(name, b"mine", old=old)
        with pytest.raises(CannotRun, match=f"{name} changed while this command was running"):
            draft.write()
    assert (root / "site/a.jpg").read_bytes() == b"old"
    assert not (root / "site/b.jpg").exists()
    draft = Draft(root, load(root))
    draft.pictures.bring("site/a.jpg", b"mine", old=b"old")
    draft.write()
    assert (root / "site/a.jpg").read_bytes() == b"mine"


_LATER = "  fix: leave it out; `synsml people photo ID FILE` adds it later"
ADD = ("people", "add", "--last", "Hypatia", "--affiliation", "Museion", "--role", "speaker=confirmed", "--photo")
HYPATIA = """\
last: Hypatia
affiliation: Museion
photo: {}
roles:
  speaker: confirmed
since:
  speaker: 2023-05-20T12:00Z
"""


def test_somebody_is_added_with_a_picture_from_elsewhere(synsml: Synsml, root: Path) -> None:
    before = bytes_in(root)
    result = synsml(*ADD, "phone.jpg")
    now, then = kilobytes(root / IMG / "hypatia.jpg"), kilobytes(root / "phone.jpg")
    out = f"""\
        wrote site/assets/img/hypatia.jpg: 400 by 300 pixels, {now}
          from phone.jpg, 300 by 400 pixels, {then}; rotated upright; location removed
        wrote people/hypatia.yaml: Hypatia
        """
    assert result == Result(0, dedent(out), "")
    photo = (root / IMG / "hypatia.jpg").read_bytes()
    record = HYPATIA.format("assets/img/hypatia.jpg").encode()
    assert bytes_in(root) == {**before, "people/hypatia.yaml": record, "site/assets/img/hypatia.jpg": photo}
    assert synsml("check", "--strict").code == 0


@pytest.mark.parametrize("given", ["pics/h.png", "site/pics/h.png", "absolute"])
def test_a_picture_in_the_site_is_named_as_it_is(synsml: Synsml, root: Path, given: str) -> None:
    (root / "site" / "pics").mkdir(parents=True)
    (root / "site" / "pics" / "h.png").write_bytes(png(300, 300))
    before = bytes_in(root)
    given = str(root / "site" / "pics" / "h.png") if given == "absolute" else given
    assert synsml(*ADD, given) == Result(0, "wrote people/hypatia.yaml: Hypatia\n", "")
    assert bytes_in(root) == {**before, "people/hypatia.yaml": HYPATIA.format("pics/h.png").encode()}


def test_a_picture_in_the_site_wins_over_one_of_the_same_path_beside_the_records(synsml: Synsml, root: Path) -> None:
    for folder in ("site/pics", "pics"):
        (root / folder).mkdir(parents=True)
        (root / folder / "h.png").write_bytes(png(300, 300))
    assert synsml(*ADD, "pics/h.png").out == "wrote people/hypatia.yaml: Hypatia\n"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (
            "pics/H.png",
            "picture 'pics/H.png' not found, neither here nor in 'site'\n  fix: did you mean 'pics/h.png'?",
        ),
        (
            "pics/x.png",
            f"picture 'pics/x.png' not found, neither here nor in 'site'\n{_LATER}",
        ),
        ("phone.jpeg", "picture 'phone.jpeg' not found, neither here nor in 'site'\n  fix: did you mean 'phone.jpg'?"),
        ("../h.png", "there is no file '../h.png'\n  fix: give the path of a picture"),
        ("people", "'people' is a folder\n  fix: give the path of one picture in it"),
    ],
)
def test_a_picture_that_is_not_there_adds_nobody(synsml: Synsml, root: Path, given: str, error: str) -> None:
    (root / "site" / "pics").mkdir(parents=True)
    (root / "site" / "pics" / "h.png").write_bytes(png(300, 300))
    before = bytes_in(root)
    assert synsml(*ADD, given) == Result(3, "", f"synsml: {error}\n")
    assert bytes_in(root) == before


def test_a_picture_that_is_not_there_is_said_before_anything_is_asked(root: Path) -> None:
    code, screen = run_on_terminal("people", "add", "--photo", "nothing.jpg", cwd=root)
    assert code == 3
    assert screen.startswith("synsml: picture 'nothing.jpg' not found, neither here nor in 'site'\r\n")


def test_a_new_person_does_not_take_over_a_picture_that_is_there(synsml: Synsml, root: Path) -> None:
    before = taken(root, {f"{IMG}/hypatia.jpg": b"whose"})
    error = "synsml: site/assets/img/hypatia.jpg is there already, and no record names it\n"
    error += "  fix: look whose it is and remove it, or give another --folder\n"
    assert synsml(*ADD, "phone.jpg") == Result(1, "", error)
    assert bytes_in(root) == before


def test_a_record_that_cannot_be_written_leaves_no_picture_either(
    synsml: Synsml, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_in(root)
    really = Batch.put

    def put(batch: Batch, path: Path, data: bytes, *, name: str, within: Path) -> None:
        if name.startswith("people/"):
            raise CannotRun(f"the disk is full: {name}", remedy="free some space; nothing was changed")
        really(batch, path, data, name=name, within=within)

    monkeypatch.setattr(Batch, "put", put)
    error = "synsml: the disk is full: people/hypatia.yaml\n  nothing was changed\n  fix: free some space\n"
    assert synsml(*ADD, "phone.jpg") == Result(3, "", error)
    assert bytes_in(root) == before


def test_a_picture_that_a_killed_command_left_is_taken_up_again(synsml: Synsml, root: Path) -> None:
    """The picture comes first: what a broken-off command leaves is a picture too many, not a record that points nowhere."""
    assert synsml(*ADD, "phone.jpg").code == 0
    (root / "people" / "hypatia.yaml").unlink()
    assert synsml("check", "--strict").code == 0
    result = synsml(*ADD, "phone.jpg")
    assert result.out.startswith("already exists: site/assets/img/hypatia.jpg: 400 by 300 pixels, ")
    assert synsml("check", "--strict").code == 0


WITHOUT = """\
import sys

class Nowhere:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "PIL":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Nowhere())
from synsml_cli.cli import run
sys.exit(run(sys.argv[1:]))
"""


def without_pillow(root: Path, *arguments: str) -> Result:
    """Run a command where Pillow is not installed."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments], cwd=root, capture_output=True, text=True, env=environment(), check=False
    )
    return Result(done.returncode, done.stdout, done.stderr)


def test_without_pillow_a_picture_is_refused_with_how_to_install_it(root: Path) -> None:
    before = bytes_in(root)
    error = "synsml: pictures need Pillow, which is not installed\n"
    error += "  fix: install it next to synsml: `pipx inject synsml-cli Pillow`, or `python -m pip install Pillow`\n"
    assert without_pillow(root, "people", "photo", "ada", "phone.jpg") == Result(3, "", error)
    assert without_pillow(root, *ADD, "phone.jpg") == Result(3, "", error)
    assert bytes_in(root) == before


def test_without_pillow_everything_else_works(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "h.png").write_bytes(png(300, 300))
    assert without_pillow(root, *ADD, "h.png") == Result(0, "wrote people/hypatia.yaml: Hypatia\n", "")
    assert without_pillow(root, "check", "--strict") == Result(0, "no problems found\n", "")
    for command in (("people", "list"), ("people", "photo", "--help"), ("render",), ("sponsors", "list")):
        assert without_pillow(root, *command).code == 0


def test_the_extra_is_named_as_the_documents_say() -> None:
    import tomllib

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    assert [text.partition(">")[0] for text in project["optional-dependencies"]["photos"]] == ["Pillow"]
    assert re.search(r"'\.\[([a-z]+,)*photos(,[a-z]+)*\]'", (REPOSITORY / "README.md").read_text("utf-8"))
