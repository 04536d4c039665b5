"""Carries out work in a child process that has little time and memory, for what templates of a workshop's own may ask for.

No counting of loops and lengths knows all that an expression can do (a power, a width in a format, a hash of nested tuples,
a compiler that runs out of stack); the limits of a process hold for all of it. Linux has both limits, macOS that of time;
Windows has neither, and there the work is carried out in place.
"""

from __future__ import annotations

import contextlib
import gc
import mmap
import os
import pickle
import signal
import traceback
import warnings
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, NamedTuple, NoReturn, Protocol, TypeVar, cast

from synsml_cli.model.project.project import Project
from synsml_cli.site.blocks.template_fault import MAX_MEMORY, TemplateFault, TooSlow, crashed, fault_of, too_large, too_slow

T = TypeVar("T")
CAN_FORK = hasattr(os, "fork")
Entered = Callable[[str], None]
"""Called with the file of each template that comes next."""
Work = Callable[[Entered], T]

FILL_SECONDS = 1.0
"""Of computing for a workshop without words; ours takes 0.03."""
SECONDS_OF_RECORD = 0.005
"""And for each person and session: 500 people and 300 sessions take 0.4, and a machine may be five times slower."""
_FAILED, _TOO_LARGE = 1, 2
"""Exit codes of the child."""
_MAX_NAME = _MOST_OPEN = 1_024
_AGAIN = 0.2
"""Seconds after which work that goes on in spite of the exception gets another one."""


class Allowance(NamedTuple):
    """What the work may take."""

    seconds: float
    """Of computing, not of waiting."""
    bytes: int
    """Of its result."""


def allowance(project: Project) -> Allowance:
    """Return what rendering may take: a fixed part, and more for a workshop with many words and people."""
    size = sum(len(source.text) for source in project.sources.values())
    workshop = project.workshop or project.sound
    records = len(project.people) + (len(workshop.schedule.sessions) if workshop else 0)
    return Allowance(FILL_SECONDS + size / 100_000 + SECONDS_OF_RECORD * records, 20_000_000 + 5 * size)


class Run(Protocol):
    """A way to carry out work under limits."""

    def __call__(self, work: Work[T], allowed: Allowance) -> T:
        """Return what `work` returns, or raise what it raises; raises TemplateFault if it takes more than is allowed."""
        ...


def confined(work: Work[T], allowed: Allowance) -> T:
    """Be a `Run` for a process with one thread."""
    return cast("T", unpacked(in_child(work, allowed))) if CAN_FORK else work(lambda _: None)


def unpacked(result: bytes) -> Any:
    """Return the value that `in_child` got, or raise the exception."""
    value, error = pickle.loads(result)  # noqa: S301  it comes from our own child
    if error is not None:
        raise error
    return value


def in_child(work: Work[Any], allowed: Allowance) -> bytes:
    """Carry out `work` in a child process; return its value or its exception for `unpacked`."""
    entered = mmap.mmap(-1, _MAX_NAME)  # shared with the child, and still here when that is not
    source, sink = os.pipe()
    pid = fork()
    if not pid:
        _be_the_child(work, allowed, entered, sink)
    os.close(sink)
    try:
        with os.fdopen(source, "rb") as stream:
            result = stream.read(allowed.bytes + 1)
        if len(result) > allowed.bytes:
            os.kill(pid, signal.SIGKILL)
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    _, status = os.waitpid(pid, 0)
    if status == 0 and len(result) <= allowed.bytes:
        return result
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _FAILED:
        return pickle.dumps((None, RuntimeError(result.decode("utf-8", "replace"))))
    return pickle.dumps((None, _fault(result, status, entered, allowed)))


def fork() -> int:
    """Fork; the caller makes sure that no other thread of this process holds a lock that the child needs."""
    with warnings.catch_warnings():
        # Python 3.12 warns of threads; ours has none here, but a test runner may have.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if not pid:
        # What the parent no longer needs would be finalized here too: a descriptor closed that is another file's by now.
        gc.freeze()
    return pid


def _be_the_child(work: Work[Any], allowed: Allowance, entered: mmap.mmap, sink: int) -> NoReturn:
    """Carry out the work, write the result and end; nothing of the parent's is flushed, closed or cleaned up."""
    status = _FAILED
    try:
        close_all_but(sink)
        _limit(allowed)
        _write(sink, pickle.dumps(_carried_out(work, entered)))
        status = 0
    except MemoryError:
        status = _TOO_LARGE
    except BaseException:  # noqa: BLE001  all that the parent can learn of it
        _write(sink, traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(status)


def close_all_but(descriptor: int) -> None:
    """Close what came along from the parent, a lock and other ends of pipes among it: they must be free when it ends."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, max(descriptor + 2, _MOST_OPEN))


def _write(sink: int, data: bytes) -> None:
    with os.fdopen(sink, "wb", closefd=False) as stream:
        stream.write(data)


def _limit(allowed: Allowance) -> None:
    import faulthandler
    import resource
    import sys

    sys.unraisablehook = lambda _: None  # an exception that comes in a destructor is lost, and the next one follows
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGVTALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)
    faulthandler.disable()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # First an exception, which knows the line; who is in the middle of one long operation never gets it and is killed.
    signal.signal(signal.SIGPROF, partial(_stop, allowed.seconds))
    signal.setitimer(signal.ITIMER_PROF, allowed.seconds, _AGAIN)
    signal.setitimer(signal.ITIMER_VIRTUAL, allowed.seconds + 2 * _AGAIN)
    _set(resource.RLIMIT_CPU, int(allowed.seconds) + 1)  # also where it is the system that computes
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123  pathlib is not needed otherwise
            pages = int(stream.read().split()[0])
    except OSError:
        return
    _set(resource.RLIMIT_AS, pages * mmap.PAGESIZE + MAX_MEMORY)


def _set(limit: int, value: int) -> None:
    import resource

    soft, hard = resource.getrlimit(limit)
    with contextlib.suppress(OSError, ValueError):  # macOS knows the limit of memory and refuses it
        resource.setrlimit(limit, (min((value, *(old for old in (soft, hard) if old != resource.RLIM_INFINITY))), hard))


def _stop(seconds: float, _signal: int, _frame: FrameType | None) -> NoReturn:
    raise TooSlow(seconds)


def _carried_out(work: Work[Any], entered: mmap.mmap) -> tuple[Any, Exception | None]:
    def enter(file: str) -> None:
        name = file.encode("utf-8", "replace")[:_MAX_NAME]
        entered[:] = name.ljust(_MAX_NAME, b"\0")

    try:
        try:
            return work(enter), None
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)  # what follows takes little, and must not be interrupted
    except (MemoryError, RecursionError, TooSlow) as error:
        return None, fault_of(error, _entered(entered).removeprefix("templates/"))
    except Exception as error:  # noqa: BLE001  raised again where it can be dealt with
        error.add_note("".join(traceback.format_exception(error)))  # which does not come along
        error.__traceback__ = error.__cause__ = error.__context__ = None
        return None, error


def _entered(entered: mmap.mmap) -> str:
    return entered[:].rstrip(b"\0").decode("utf-8", "replace") or "templates"


def _fault(told: bytes, status: int, entered: mmap.mmap, allowed: Allowance) -> TemplateFault:
    """Return why a child has no result; of the template that was entered last, because no line is known."""
    file = _entered(entered)
    if len(told) > allowed.bytes or not os.WIFSIGNALED(status):
        return too_large(file)
    if os.WTERMSIG(status) in (signal.SIGVTALRM, signal.SIGXCPU):
        return too_slow(file, seconds=allowed.seconds)
    return crashed(file)
