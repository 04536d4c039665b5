"""`people edit` in an editor: the result is validated and dated, and no typed text is ever lost."""

import errno
import io
import os
import signal
import tempfile
from collections.abc import Callable
from textwrap import dedent

import pytest

from helpers import MINIMAL, Result, Synsml, Workshop
from processes import PATIENCE, Step, hold_lock, run_on_terminal
from synsml_cli.store.writing import lock, write
from synsml_cli.store.writing.editor import Editing

GRACE = """\
# asked by Ada
first: Grace
last: Hopper   # Rear Admiral
roles:
  speaker: invited  # by mail
since:
  speaker: 2023-05-01T08:00Z
"""
TYPED = GRACE.replace("Hopper", "Murray")


class Keyboard(io.StringIO):
    """What somebody types at the questions of a command; nothing more is the end, as Ctrl-D."""

    def isatty(self) -> bool:
        return True


class Editor:
    """Runs `people edit grace` in a terminal with an editor that is a shell script; the file is its $1."""

    def __init__(self, synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.synsml = synsml
        self.monkeypatch = monkeypatch
        self.root = workshop.write({"private/grace.yaml": GRACE, "private/.gitignore": "*\n"})
        self.record = self.root / "private" / "grace.yaml"
        self.folder = self.root.with_name(f"{self.root.name}-tmp")
        self.folder.mkdir()
        self.script = self.root.with_name(f"{self.root.name}-editor")
        monkeypatch.setattr(tempfile, "tempdir", str(self.folder))
        monkeypatch.setenv("EDITOR", str(self.script))
        monkeypatch.delenv("VISUAL", raising=False)

    def write_script(self, script: str) -> None:
        self.script.write_text(f"#!/bin/sh\n{script}\n")
        self.script.chmod(0o755)

    def __call__(self, script: str, *options: str, typed: str = "") -> Result:
        self.write_script(script)
        self.monkeypatch.setattr("sys.stdin", Keyboard(typed))
        return self.synsml("people", "edit", "grace", *options)

    def kept(self) -> list[str]:
        """Return the texts that are kept."""
        return [path.read_text() for path in sorted(self.folder.rglob("*")) if path.is_file()]

    def notice(self) -> str:
        """Return the line that says where the text is kept."""
        (path,) = self.folder.rglob("grace.yaml")
        return f"your text is saved in {path}\n"


@pytest.fixture
def editor(synsml: Synsml, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Editor:
    return Editor(synsml, workshop, monkeypatch)


MURRAY = 'sed -i s/Hopper/Murray/ "$1"'


def test_what_the_editor_changes_is_written_and_the_copy_is_gone(editor: Editor) -> None:
    result = editor(MURRAY)
    assert (result.code, result.err) == (0, "")
    assert editor.record.read_text() == TYPED
    assert list(editor.folder.iterdir()) == []


def test_an_editor_that_changes_nothing_leaves_nothing(editor: Editor) -> None:
    assert editor("true") == Result(0, "nothing to change\n", "")
    assert list(editor.folder.iterdir()) == []


QUESTION = "Open it again? [Y/n]:"
"""Behind it older versions of click print a blank, newer ones leave it to the line that is typed."""
LST = 'sed -i "s/^last: Hopper/lst: Murray/;s/invited/maybe/" "$1"'
LST_SAID = """\
synsml: line 3: unknown key 'lst'
  fix: did you mean 'last'?
synsml: line 5: speaker: 'maybe' is not one of invited, tentative, confirmed, declined, withdrawn
  fix: write one of them
"""


def test_all_that_is_wrong_is_said_with_its_line_and_the_editor_is_opened_again(editor: Editor) -> None:
    result = editor(f'if grep -q lst: "$1"; then sed -i "s/^lst:/last:/;s/maybe/invited/" "$1"; else {LST}; fi', typed="y\n")
    assert (result.code, result.err.replace(f"{QUESTION} ", QUESTION)) == (0, f"{LST_SAID}{QUESTION}")
    assert editor.record.read_text() == TYPED
    assert list(editor.folder.iterdir()) == []


def test_an_error_of_a_check_is_a_reason_to_open_it_again(editor: Editor) -> None:
    result = editor('echo "url: foo" >> "$1"', typed="n\n")
    notice = "synsml: line 8: 'foo' is not a web address\n  fix: write the address as the browser shows it, such as https://example.org/page\n"
    assert (result.code, result.err.replace(f"{QUESTION} ", QUESTION)) == (
        1,
        f"{notice}{QUESTION}{editor.notice()}synsml: nothing was changed\n",
    )
    assert editor.record.read_text() == GRACE
    assert editor.kept() == [f"{GRACE}url: foo\n"]


def test_an_old_error_is_not_a_new_one(editor: Editor) -> None:
    editor.record.write_text(f"{GRACE}url: foo\n")
    assert editor(MURRAY).code == 0
    assert editor.record.read_text() == f"{TYPED}url: foo\n"


def fails(number: int) -> Callable[..., object]:
    def function(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return function


def test_what_was_typed_is_kept_where_the_record_was_changed_meanwhile(editor: Editor) -> None:
    result = editor(f'{MURRAY}; echo "notes: late" >> private/grace.yaml')
    error = "synsml: private/grace.yaml was changed meanwhile\n  nothing was written\n  fix: edit it again\n"
    assert result == Result(3, "", editor.notice() + error)
    assert editor.kept() == [TYPED]
    assert editor.record.read_text() == f"{GRACE}notes: late\n"


def test_what_was_typed_is_kept_where_the_record_was_renamed_meanwhile(editor: Editor) -> None:
    result = editor(f"{MURRAY}; mv private/grace.yaml private/amazing.yaml")
    error = "synsml: there is no person 'grace'\n  fix: see `synsml people list`\n"
    assert result == Result(2, "", editor.notice() + error)
    assert editor.kept() == [TYPED]


def test_what_was_typed_is_kept_where_the_disk_is_full(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write.os, "fsync", fails(errno.ENOSPC))
    result = editor(MURRAY)
    assert result == Result(
        3, "", f"{editor.notice()}synsml: the disk is full: private/grace.yaml\n  nothing was changed\n  fix: free some space\n"
    )
    assert editor.kept() == [TYPED]
    assert editor.record.read_text() == GRACE


def test_what_was_typed_is_kept_where_another_command_holds_the_lock(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.2)
    really, holders = Editing.edited, []

    def edited_while_locked(self: Editing) -> str:
        text = really(self)
        holders.append(hold_lock(editor.root))
        return text

    monkeypatch.setattr(Editing, "edited", edited_while_locked)
    try:
        result = editor(MURRAY)
    finally:
        for holder in holders:
            holder.communicate(timeout=PATIENCE)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"{editor.notice()}synsml: another synsml is writing: process {holders[0].pid} of ")
    assert editor.kept() == [TYPED]


def test_what_was_typed_is_kept_after_ctrl_d_at_the_question(editor: Editor) -> None:
    result = editor(LST)
    assert (result.code, result.err.replace(f"{QUESTION} ", QUESTION)) == (130, f"{LST_SAID}{QUESTION}\n{editor.notice()}")
    assert editor.kept() == [TYPED.replace("last:", "lst:").replace("invited", "maybe")]


def test_what_was_typed_is_kept_after_ctrl_c_at_the_question(editor: Editor) -> None:
    editor.write_script(LST)
    steps = [Step("Open it again? [Y/n]: ", sent=signal.SIGINT)]
    code, screen = run_on_terminal(
        "people",
        "edit",
        "grace",
        cwd=editor.root,
        columns=200,
        steps=steps,
        EDITOR=str(editor.script),
        TMPDIR=str(editor.folder),
    )
    assert code == 130
    assert editor.notice().strip() in screen
    assert editor.kept() == [TYPED.replace("last:", "lst:").replace("invited", "maybe")]


@pytest.mark.parametrize(
    ("script", "error"),
    [
        (f"{MURRAY}; exit 3", "the editor '{}' exited with code 3\n  nothing was changed\n  fix: run the command again\n"),
        ('printf "\\377" >> "$1"', "the edited text is not UTF-8\n  nothing was changed\n  fix: save it as UTF-8\n"),
    ],
)
def test_what_was_typed_is_kept_where_the_editor_fails(editor: Editor, script: str, error: str) -> None:
    result = editor(script)
    assert result == Result(3, "", f"{editor.notice()}synsml: {error.format(editor.script)}")
    assert editor.record.read_text() == GRACE


def test_what_was_typed_is_kept_after_a_dry_run(editor: Editor) -> None:
    result = editor(MURRAY, "--dry-run")
    assert (result.code, result.err) == (0, f"{editor.notice()}nothing was written (--dry-run)\n")
    assert editor.kept() == [TYPED]
    assert editor.record.read_text() == GRACE


def test_an_editor_that_is_not_there_leaves_nothing(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    error = "synsml: the editor 'no-such-editor --wait' cannot be started\n"
    error += "  fix: set EDITOR to the command of an editor, or give field=value\n"
    assert editor("true") == Result(3, "", error)
    assert list(editor.folder.iterdir()) == []


NOW = "2023-05-20T12:00Z"


@pytest.mark.parametrize(
    ("before", "script", "after"),
    [
        (GRACE, "s/invited/tentative/", GRACE.replace("invited", "tentative").replace("2023-05-01T08:00Z", NOW)),
        (
            "last: Hopper\nroles:\n  speaker: invited\n",
            "s/invited/tentative/",
            f"last: Hopper\nroles:\n  speaker: tentative\nsince:\n  speaker: {NOW}\n",
        ),
        (GRACE, "s/invited/declined/;s/05-01T08:00Z/05-03/", GRACE.replace("invited", "declined").replace("01T08:00Z", "03")),
        (GRACE, "/speaker: invited/d;s/roles:/roles: {}/", GRACE.partition("roles:")[0] + "roles: {}\n"),
        (
            GRACE,
            "s/  speaker: invited/  panelist: tentative/",
            GRACE.replace("speaker: invited", "panelist: tentative").replace("speaker: 2023-05-01T08:00Z", f"panelist: {NOW}"),
        ),
        (GRACE, "s/by mail/by phone/", GRACE.replace("by mail", "by phone")),
    ],
)
def test_a_state_that_is_changed_in_the_text_gets_its_instant(editor: Editor, before: str, script: str, after: str) -> None:
    editor.record.write_text(before)
    assert editor(f"sed -i '{script}' \"$1\"").code == 0
    assert editor.record.read_text() == after


def test_who_is_confirmed_in_the_text_moves(editor: Editor) -> None:
    result = editor('sed -i s/invited/confirmed/ "$1"')
    warning = (
        "synsml: warning: Grace Hopper is public and has no affiliation\n  fix: add 'affiliation: ...' (or 'Independent')\n"
    )
    assert (result.code, result.err) == (0, warning)
    assert result.out.endswith("  private/grace.yaml -> people/grace.yaml: now public\n")
    moved = GRACE.replace("invited", "confirmed").replace("2023-05-01T08:00Z", NOW)
    assert (editor.root / "people" / "grace.yaml").read_text() == moved
    assert not editor.record.exists()


def test_people_in_the_schedule_are_reported(editor: Editor) -> None:
    programme = """\
        schedule:
          date: workshop
          sessions:
            - time: 09:00-10:00
              title: Keynote
              speakers: [grace]
        """
    (editor.root / "workshop.yaml").write_text(MINIMAL + dedent(programme))
    result = editor('sed -i s/invited/declined/ "$1"')
    warning = "synsml: warning: the schedule names 'grace', who is declined as speaker: workshop.yaml:18:18\n"
    assert (result.code, result.err) == (0, f"{warning}  fix: change the session: `synsml schedule set`\n")
