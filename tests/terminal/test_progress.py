"""A progress bar is shown on a terminal only."""

import datetime as dt
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import Workshop
from synsml_cli.model.progress import in_steps, part
from synsml_cli.tasks.base.check import check_workshop
from synsml_cli.tasks.dates.move_dates import extend
from synsml_cli.tasks.site.render import render_site

NOW = dt.datetime(2023, 5, 20, 12, tzinfo=dt.UTC)
PROGRAM = """
import sys, threading
from synsml_cli.cli import progress as bars
bars._PATIENCE = {patience}
drawn, begun = threading.Event(), bars._begun
def noted(*given):
    shown = begun(*given)
    update = shown.update
    shown.update = lambda *task, **steps: (update(*task, **steps), drawn.set())
    return shown
bars._begun = noted
with bars.progress_bar("Working") as progress:
    for number in range({steps}):
        progress(number % 20, 20)
        {each}
        if drawn.wait(0.05):
            break
    {last}
print("rich" in sys.modules)
"""
"""A task that goes on until its bar has been drawn with a step, or for so many steps."""


def task(steps: int = 2000, *, patience: float = 0, each: str = "pass", last: str = "pass") -> str:
    """Return a program that does some work, by default until its bar is on the screen."""
    return PROGRAM.format(steps=steps, patience=patience, each=each, last=last)


def on_terminal(code: str, **environment: str) -> tuple[str, str]:
    """Return what a program prints to standard output, and what it writes to a terminal as standard error."""
    leader, follower = pty.openpty()
    given = {"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": "60", "LANG": "C.UTF-8", **environment}
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=follower, env=given)
    os.close(follower)
    written = b""
    try:
        while data := os.read(leader, 4096):
            written += data
    except OSError:  # the other side is closed
        pass
    finally:
        os.close(leader)
    out, _ = process.communicate()
    assert process.returncode == 0
    return out.decode().strip(), written.decode()


def test_a_long_task_shows_a_bar_and_erases_it() -> None:
    out, written = on_terminal(task())
    assert out == "True"
    assert "Working" in written
    assert "%" in written
    assert written.rstrip("\r\n").endswith("\x1b[2K")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"COLUMNS": "20"}, {"COLUMNS": "²"}])
def test_odd_terminals_get_a_bar_too(environment: dict[str, str]) -> None:
    out, written = on_terminal(task(), **environment)
    assert out == "True"
    assert "Work" in written
    assert "NO_COLOR" not in environment or "\x1b[38" not in written


@pytest.mark.parametrize("columns", [20, 40, 60])
def test_ctrl_c_fits_on_the_line_of_the_bar(columns: int) -> None:
    _, written = on_terminal(task(), COLUMNS=str(columns))
    lines = re.split("[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", written))
    assert 8 < max(map(len, lines)) <= columns - len("^C") - 1


def test_a_terminal_without_cursor_movement_gets_no_bar() -> None:
    assert on_terminal(task(20), TERM="dumb")[1] == ""


def test_a_short_task_shows_nothing_and_needs_no_rich() -> None:
    assert on_terminal(task(4, patience=1e6)) == ("False", "")


def test_a_task_that_fails_erases_its_bar() -> None:
    code = task(last="1 / 0")
    out, written = on_terminal(
        f"try:\n{code.replace(chr(10), chr(10) + '    ')}\nexcept ZeroDivisionError:\n    print('failed')"
    )
    assert out == "failed"
    assert written.rstrip("\r\n").endswith("\x1b[2K")


def test_a_process_with_a_bar_can_be_forked() -> None:
    code = task(each="child()")
    child = """
import os
def child():
    pid = os.fork()
    if not pid:
        import rich.table, rich.progress, rich.live  # waits for what the bar is importing
        os._exit(0)
    os.waitpid(pid, 0)
"""
    out, written = on_terminal(f"import warnings; warnings.simplefilter('ignore')\n{child}{code}")
    assert out == "True"
    assert "Working" in written


def test_away_from_a_terminal_there_is_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", task(20)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_parts_of_a_task_are_one_way_from_nothing_to_all() -> None:
    reported: list[tuple[int, int]] = []
    for number in range(2):
        assert list(in_steps("abc", part(lambda *steps: reported.append(steps), number, of=2))) == ["a", "b", "c"]
    assert reported == [(0, 6), (1, 6), (2, 6), (3, 6), (3, 6), (4, 6), (5, 6), (6, 6)]


@pytest.mark.parametrize("name", ["check", "render", "extend"])
def test_long_tasks_tell_each_page_or_check(workshop: Workshop, name: str) -> None:
    root = workshop.copy_shipped()
    reported: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        reported.append((done, total))

    run(name, root, progress)
    assert reported
    assert reported[-1][0] == reported[-1][1] > 0
    assert reported == sorted(reported, key=lambda step: step[0] / step[1])


def run(name: str, root: Path, progress: object) -> None:
    if name == "check":
        check_workshop(root, now=NOW, progress=progress)
    elif name == "render":
        render_site(root, now=NOW, progress=progress)
    else:
        extend(root, ["submission", "+1d"], now=NOW, dry_run=True, progress=progress)
