"""A command that changes several files changes all or none, whatever fails or interrupts it."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from disk_trials import Trials, files_of, left_over, without_folders
from fault_shim import Shim, calls_of, failed_at, fill_up, interrupt, killed_before
from helpers import MINIMAL, Result, Synsml, Workshop
from synsml_cli.cli import run
from synsml_cli.store.writing import batch, batch_steps

BOB = "last: Bob\nroles:\n  speaker: confirmed\n"
ADA = "first: Ada\nlast: Lovelace\nroles:\n  speaker: confirmed\n"
PROGRAMME = "schedule:\n  date: workshop\n  sessions:\n    - time: 09:00-09:30\n      title: Opening\n      speakers: [bob]\n"
HOME = "---\ntitle: Home\n---\nOn Monday, May 24, 2023.\n\n[[dates]]\n"
FILES = {
    "workshop.yaml": MINIMAL.replace("Demo Workshop", "Demo  Workshop")
    + PROGRAMME
    + "pages: [{source: pages/home.md, path: a.md}]\n",
    "pages/home.md": HOME,
    "people/bob.yaml": BOB,
    "people/ada.yaml": ADA,
}
COMMANDS = {
    "two who move into a folder that is made for them": ("people", "withdraw", "ada", "bob"),
    "a rename with what refers to it": ("people", "rename", "bob", "robert"),
    "a record that goes": ("people", "remove", "ada", "--yes"),
    "a site that is made": ("render",),
    "a site that is there": ("render",),
}
OWN_PAGE = "mine\n<!-- synsml:dates -->\n<!-- /synsml -->\n"


def prepared(workshop: Workshop, case: str) -> Path:
    """Write the files, and a site that is out of date if the case says that there is one."""
    root = workshop.write(FILES)
    if case == "a site that is there":
        workshop.write({**FILES, "workshop.yaml": FILES["workshop.yaml"].replace("a.md}", "a.md}, {path: own.md}")})
        workshop.write({"workshop.yaml": (root / "workshop.yaml").read_text(), "site/own.md": OWN_PAGE})
        assert run(["render", "-C", str(root)]) == 0
        facts = (root / "workshop.yaml").read_text().replace("2023-05-24", "2023-05-25")
        workshop.write({"workshop.yaml": facts, "people/eve.yaml": BOB.replace("Bob", "Eve").replace("speaker", "organizer")})
        workshop.write({"workshop.yaml": facts, "pages/home.md": HOME + "[[people organizer]]\n"})
    return root


@pytest.mark.parametrize("case", COMMANDS)
def test_where_one_call_finds_the_disk_full_all_files_are_old_or_all_are_new(workshop: Workshop, case: str) -> None:
    trials = Trials(prepared(workshop, case), COMMANDS[case])
    for fatal in range(1, trials.calls + 1):
        trials.start_over()
        code, err = failed_at(trials.root, trials.command, Shim(fatal, fill_up))
        assert files_of(trials.root) == {0: trials.new, 3: trials.old}[code], (fatal, err)
        assert ("nothing was changed" in err) == (code == 3), (fatal, err)
        assert len(left_over(trials.root)) <= 1, fatal  # the one that this very call should have deleted


@pytest.mark.parametrize("case", COMMANDS)
def test_a_disk_that_stays_full_is_never_said_to_have_changed_nothing_where_it_has(workshop: Workshop, case: str) -> None:
    trials = Trials(prepared(workshop, case), COMMANDS[case])
    seen = set()
    for fatal in range(1, trials.calls + 1):
        trials.start_over()
        code, err = failed_at(trials.root, trials.command, Shim(fatal, fill_up, lasting=True))
        if code == 0:
            assert files_of(trials.root) == trials.new, fatal
        elif "could not be restored: " in err:
            seen.add(err.partition("restored: ")[2].partition("\n")[0])
            assert files_of(trials.root) != trials.old, fatal
        else:
            assert "nothing was changed" in err, (fatal, err)
            # A folder that could not be deleted again is empty.
            assert without_folders(files_of(trials.root)) == without_folders(trials.old), fatal
    assert bool(seen) == (case != "a record that goes"), seen


@pytest.mark.parametrize("case", COMMANDS)
def test_ctrl_c_leaves_all_files_old_or_all_new(workshop: Workshop, case: str) -> None:
    trials = Trials(prepared(workshop, case), COMMANDS[case])
    for fatal in range(1, trials.calls + 1):
        trials.start_over()
        code, err = failed_at(trials.root, trials.command, Shim(fatal, interrupt))
        assert (code, err) == (130, ""), fatal
        assert files_of(trials.root) in (trials.old, trials.new), fatal


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a folder on another disk than the test's own."""
    for parent in ("/dev/shm", "/var/tmp", "/run"):
        if os.access(parent, os.W_OK) and Path(parent).stat().st_dev != tmp_path.stat().st_dev:
            folder = Path(tempfile.mkdtemp(prefix="synsml-test-", dir=parent))
            break
    else:
        pytest.skip("there is no second disk here: a move between two cannot be tried")
    yield folder
    shutil.rmtree(folder)


def on_two_disks(workshop: Workshop, elsewhere: Path) -> Path:
    root = workshop.write({**FILES, "workshop.yaml": FILES["workshop.yaml"] + f"private:\n  folder: {elsewhere}\n"})
    (elsewhere / "eve.yaml").write_text("last: Eve\nroles:\n  speaker: invited\n")
    (elsewhere / "eve.yaml").chmod(0o640)
    return root


def test_records_move_between_two_disks_and_keep_their_modes(synsml: Synsml, workshop: Workshop, elsewhere: Path) -> None:
    root = on_two_disks(workshop, elsewhere)
    (root / "people" / "ada.yaml").chmod(0o604)
    assert synsml("people", "withdraw", "ada", "bob").code == 0
    assert synsml("people", "confirm", "eve").code == 0
    assert sorted(path.name for path in (root / "people").iterdir()) == ["eve.yaml"]
    assert sorted(path.name for path in elsewhere.iterdir()) == ["ada.yaml", "bob.yaml"]
    assert (elsewhere / "ada.yaml").stat().st_mode & 0o7777 == 0o604
    assert (root / "people" / "eve.yaml").stat().st_mode & 0o7777 == 0o640
    assert (elsewhere / "ada.yaml").read_text() == ADA.replace(
        "confirmed", "withdrawn"
    ) + "since:\n  speaker: 2023-05-20T12:00Z\n"


def test_between_two_disks_all_files_are_old_or_all_are_new(workshop: Workshop, elsewhere: Path) -> None:
    root = on_two_disks(workshop, elsewhere)
    command = ("people", "withdraw", "ada", "bob")
    (elsewhere / "eve.yaml").unlink()
    shutil.copytree(root, template := root.with_name(f"{root.name}-template"))
    old = files_of(root), files_of(elsewhere)
    calls = calls_of(root, command)
    new = files_of(root), files_of(elsewhere)
    for fatal in range(1, calls + 1):
        for folder in (root, elsewhere):
            shutil.rmtree(folder)
        shutil.copytree(template, root)
        elsewhere.mkdir()
        code, err = failed_at(root, command, Shim(fatal, fill_up))
        assert (files_of(root), files_of(elsewhere)) == {0: new, 3: old}[code], (fatal, err)


def test_killed_between_two_disks_a_record_is_there_once_or_twice_and_never_gone(workshop: Workshop, elsewhere: Path) -> None:
    root = on_two_disks(workshop, elsewhere)
    command = ("people", "withdraw", "ada")
    shutil.copytree(root, template := root.with_name(f"{root.name}-template"))
    calls = calls_of(root, command)
    whole = {ADA.encode(), (elsewhere / "ada.yaml").read_bytes()}
    for fatal in range(1, calls + 1):
        shutil.rmtree(root)
        shutil.copytree(template, root)
        (elsewhere / "ada.yaml").unlink(missing_ok=True)
        assert killed_before(root, command, fatal)
        found = [path.read_bytes() for path in (root / "people" / "ada.yaml", elsewhere / "ada.yaml") if path.exists()]
        assert found, fatal
        assert set(found) <= whole, fatal


def full(folder: Path) -> Callable[..., tuple[int, str]]:
    """Return a `mkstemp` that finds the disk of a folder full, and works elsewhere."""
    really = tempfile.mkstemp

    def mkstemp(**options: object) -> tuple[int, str]:
        if options["dir"] == folder:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return really(**options)

    return mkstemp


@pytest.mark.parametrize(
    ("command", "folder", "name"),
    [
        (("people", "withdraw", "ada", "bob"), "private", "private/.gitignore"),
        (("people", "rename", "bob", "robert"), "people", "people/bob.yaml"),
        (("people", "remove", "ada", "--yes"), "people", "people/ada.yaml"),
        (("check", "--fix"), "pages", "pages/home.md"),
        (("render",), "site/_data", "site/_data/organizers.yml"),
    ],
)
def test_a_folder_on_a_full_disk_is_found_out_before_anything_is_touched(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], folder: str, name: str
) -> None:
    root = workshop.write(FILES)
    before = files_of(root)
    monkeypatch.setattr(tempfile, "mkstemp", full(root / folder))
    result = synsml(*command)
    assert (result.code, result.err) == (
        3,
        f"synsml: the disk is full: {name}\n  nothing was changed\n  fix: free some space\n",
    )
    assert files_of(root) == before
    assert left_over(root) == []


def test_a_private_folder_that_cannot_be_written_to_is_found_out_before_anything_is_touched(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write({**FILES, "private/.gitignore": "*\n"})
    before = files_of(root)
    really = batch.empty

    def read_only(path: Path) -> tuple[int, str]:
        if path.parent == root / "private":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return really(path)

    monkeypatch.setattr(batch, "empty", read_only)
    error = "synsml: the disk is read-only: private/bob.yaml\n  nothing was changed\n  fix: use a writable disk\n"
    assert synsml("people", "withdraw", "bob") == Result(3, "", error)
    assert files_of(root) == before


def test_a_place_that_somebody_takes_meanwhile_is_not_written_over(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workshop.write(FILES)
    before = files_of(root)
    really = batch.Batch.move

    def taken(self: batch.Batch, path: Path, new: Path, **more: object) -> None:
        really(self, path, new, **more)
        new.write_text("mine")

    monkeypatch.setattr(batch.Batch, "move", taken)
    error = "synsml: people/robert.yaml changed while this command was running\n"
    error += "  nothing was written\n  fix: run the command again\n"
    assert synsml("people", "rename", "bob", "robert") == Result(3, "", error)
    assert files_of(root) == {**before, "people/robert.yaml": b"mine"}


def test_a_site_that_could_not_be_taken_back_is_still_ours(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = prepared(workshop, "a site that is there")
    before = files_of(root)
    really, writes = batch_steps.temporary, []

    def temporary(path: Path, data: bytes, **more: int) -> str:
        writes.append(path.name)
        if writes.count("a.md") == 2:
            raise OSError(errno.EIO, "Input/output error")
        return really(path, data, **more)

    def replace(old: str, new: Path) -> None:
        if new.name == "key_dates_list.md":
            raise OSError(errno.EROFS, "Read-only file system")
        Path(old).rename(new)

    monkeypatch.setattr(batch_steps, "temporary", temporary)
    monkeypatch.setattr(batch_steps.os, "replace", replace)
    error = (
        "synsml: the disk is read-only: site/_includes/key_dates_list.md\n"
        "  fix: compare these with git, they could not be restored: site/a.md, site/.synsml-rendered\n"
    )
    assert synsml("render") == Result(3, "", error)
    changed = {name for name, data in files_of(root).items() if data != before.get(name)}
    assert changed == {"site/a.md", "site/.synsml-rendered"}
    monkeypatch.undo()
    monkeypatch.chdir(root)
    assert synsml("render").code == 0


def test_killed_anywhere_over_a_site_that_is_there_a_rendering_finds_only_files_of_its_own(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    trials = Trials(prepared(workshop, "a site that is there"), ("render",))
    for fatal in range(1, trials.calls + 1):
        trials.start_over()
        assert killed_before(trials.root, ("render",), fatal), fatal
        monkeypatch.chdir(trials.root)
        again = synsml("render", "--now", "2023-05-20T12:00:00Z")
        assert (again.code, again.err) == (0, ""), fatal
        assert files_of(trials.root) == trials.new, fatal


def test_a_page_that_somebody_saves_while_it_is_rendered_is_not_written_over(
    synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = prepared(workshop, "a site that is there")
    before = files_of(root)
    really = batch.Batch.put

    def put(self: batch.Batch, path: Path, data: bytes, **more: object) -> None:
        really(self, path, data, **more)
        if path.name == "a.md":
            path.write_text("mine")

    monkeypatch.setattr(batch.Batch, "put", put)
    error = "synsml: site/a.md was changed while it was rendered\n  nothing was written\n  fix: run the command again\n"
    assert synsml("render") == Result(3, "", error)
    assert files_of(root) == {**before, "site/a.md": b"mine"}
    assert left_over(root) == []
