"""One case in a child process: with real streams, modes that hold, and what was on disk before and after."""

import contextlib
import json
import os
import pty
import resource
import select
import shlex
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any, NamedTuple

from fuzz.cases import Case
from fuzz.disk import modes_hold
from fuzz.judge import changes, complaint, files_of, leaks
from fuzz.streams import set_environment, streams
from fuzz.surroundings import Surroundings
from fuzz.worlds import HOME, WORLDS, put

PATIENCE = 120
"""Seconds after which a command is taken to hang."""
_PAUSE = 0.5
"""Seconds of silence after which a command on a terminal is told once more that nothing else is typed."""
_CPU_LIMIT, _MEMORY_LIMIT = 30, 4 << 30
_IMPORTED = 60
"""MB of a process that has imported everything; the one that it was forked from may be larger."""


class Outcome(NamedTuple):
    """What a command did."""

    number: int
    command: str
    code: int
    seconds: float
    """CPU time."""
    megabytes: float
    """Peak of memory, with all modules imported."""
    complaint: str
    """What is wrong with it; empty if nothing is."""


def try_out(case: Case, folder: Path) -> Outcome:
    """Run a case in a folder that is empty before, and is left as the command left it."""
    put(folder, WORLDS[case.world]())
    for name in ("tmp", "io", "home"):
        (folder / name).mkdir(exist_ok=True)
    surroundings = case.typed.surroundings
    (folder / "io/in").write_text(surroundings.typed if surroundings.stdin == "text" else "", encoding="utf-8")
    ready, told = os.pipe()
    child, terminal = pty.fork() if surroundings.is_terminal else (os.fork(), -1)
    if not child:
        _in_child(case, folder, told)
    os.close(told)
    screen = _converse(ready, terminal, surroundings.typed)
    _, status = os.waitpid(child, 0)
    for descriptor in (ready, terminal):
        with contextlib.suppress(OSError):
            os.close(descriptor)
    answer = folder / "io/answer"
    if not answer.exists():
        end = os.waitstatus_to_exitcode(status)
        return Outcome(
            case.number, case.command, -1, 0, 0, f"ended with {end}: {screen[-300:]!r}" if screen else f"ended with {end}"
        )
    data = json.loads(answer.read_text(encoding="utf-8"))
    fault = (
        data["complaint"]
        or ("a control character reached the terminal" if b"\x1b[95m" in screen else "")
        or complaint(screen, b"")
    )
    return Outcome(case.number, case.command, data["code"], data["seconds"], data["megabytes"], fault)


def _converse(ready: int, terminal: int, typed: str) -> bytes:
    """Type on the terminal once the command begins, and return what the screen gets, until the child is gone."""
    screen, pending, begun = b"", b"", False
    streams = [ready]
    if terminal >= 0:
        streams.append(terminal)
        os.set_blocking(terminal, False)  # it takes some lines at a time
    while streams:
        able, free, _ = select.select(streams, [terminal] if pending else [], [], _PAUSE if begun else PATIENCE)
        if not able and not free and begun:
            pending += b"\x04"  # it still asks: there is no more
        for stream in able:
            try:
                piece = os.read(stream, 65536)
            except OSError:  # the other end is closed
                piece = b""
            if not piece:
                streams.remove(stream)
                pending = b"" if stream == terminal else pending
            elif stream == terminal:
                screen += piece
            elif terminal >= 0:
                begun, pending = True, f"{typed}\x04".encode()
        if pending and free:
            try:
                pending = pending[os.write(terminal, pending[:1000]) :]
            except OSError:  # it is full, or closed
                time.sleep(0.01)
    return screen


def _in_child(case: Case, folder: Path, told: int) -> None:
    """Run the command, write down what came of it and end this process."""
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(PATIENCE)
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_LIMIT, _CPU_LIMIT))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, _MEMORY_LIMIT))
        answer = _answer(case, folder, told)
    except BaseException:  # noqa: BLE001  a fault of this program, not of the command
        answer = _failed(traceback.format_exc())
    finally:
        (folder / "io/answer").write_text(json.dumps(answer), encoding="utf-8")
        os._exit(0)


def _failed(what: str) -> dict[str, Any]:
    return {"code": -2, "seconds": 0, "megabytes": 0, "complaint": f"the case itself: {what}"}


def _answer(case: Case, folder: Path, told: int) -> dict[str, Any]:
    from synsml_cli.cli import run

    root, typed = folder / HOME, case.typed
    set_environment(folder, ())
    os.chdir(root)
    for command in typed.before:
        words = shlex.split(command)
        code, said = _silently(folder, words)
        if code:
            return _failed(f"{words} ended with {code}: {said}")
    touched = case.spoil(folder)
    set_environment(folder, typed.surroundings.environment)
    before = files_of(folder)
    (folder / "io/seen").touch()
    if typed.words[:1] in (("preview",), ("deadlines",)):
        _let_it_end(folder)
    with streams(folder, typed.surroundings), modes_hold():
        os.write(told, b".")
        begin, own = _cpu(), _memory("VmRSS")
        try:
            code = run(list(typed.words))
            code = _ended(code)
        except BaseException as error:  # noqa: BLE001  whatever comes out is what is looked for
            code = -1
            if sys.stderr:
                traceback.print_exc()
            else:
                (folder / "io/err").write_text(f"Traceback: {error!r}", encoding="utf-8")
        seconds = _cpu() - begin
    megabytes = _IMPORTED + max(0, _memory("VmHWM") - own)
    after = files_of(folder)
    out, err, seen = ((folder / "io" / name).read_bytes() for name in ("out", "err", "seen"))
    said = complaint(err, seen) or _judged(case, code, before, after, err)
    if not said and code == 0:
        if typed.writes and case.number % 4 == 0 and typed.words[0] != "init":
            _silently(folder, ["render"])
            after = files_of(folder)
        said = leaks(case, touched, before, after, b"" if typed.is_internal else out)
    return {"code": code, "seconds": seconds, "megabytes": megabytes, "complaint": said}


def _memory(which: str) -> float:
    """Return the present memory of this process (VmRSS) or its peak (VmHWM), in MB (proc_pid_status(5))."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition(f"{which}:")[2].split()[0]) / 1024


def _judged(case: Case, code: int, before: dict[str, Any], after: dict[str, Any], err: bytes) -> str:
    typed = case.typed
    if code not in (0, 1, 2, 3, 130):
        return f"exit code {code}: {err[-400:].decode('utf-8', 'replace')}"
    changed = changes(before, after)
    if left := [name for name in changed if name.endswith((".synsml-tmp", ".synsml.lock")) and name in after]:
        return f"left over: {left}"
    if changed and code == 0 and not typed.writes:
        return f"it only reads, and changed {changed[:5]}"
    unprinted = not typed.surroundings.can_answer and typed.writes
    if changed and code and not (typed.partial and code == 1) and not unprinted:
        return f"exit code {code}, and changed {changed[:5]}: {err[-300:].decode('utf-8', 'replace')}"
    return ""


def _ended(code: int) -> int:
    """Return the exit code of a process whose standard output may not take the rest at its end."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        return 120
    return code


def _let_it_end(folder: Path) -> None:
    """Let commands that run until Ctrl-C end: after a look at every page of a preview, and after two seconds of a countdown."""
    from synsml_cli.tasks.site.preview_server import PreviewServer

    def visit(server: PreviewServer) -> None:
        pages = ("/", "/index.html", "/call/", "/call.html", "/assets/img/mary.jpg")
        paths = (*pages, "/../workshop.yaml", "/private/thea-maybe.yaml", "/\0")
        data = b"".join(server.preview.answer(path).data for path in paths)
        (folder / "io/seen").write_bytes(data)
        server.server_close()

    naps = 0

    def sleep(_: float) -> None:
        nonlocal naps
        naps += 1
        if naps > 2:
            raise KeyboardInterrupt

    PreviewServer.run = visit  # type: ignore[method-assign]
    time.sleep = sleep


def _silently(folder: Path, words: list[str]) -> tuple[int, str]:
    """Run a command with nothing on its streams; return its exit code and what it complained of."""
    from synsml_cli.cli import run

    with streams(folder, Surroundings()):
        code = run(words)
    return code, (folder / "io/err").read_text("utf-8", "replace")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime
