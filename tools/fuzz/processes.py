"""A few hundred commands as real processes: full disks and closed descriptors, readers that go away, signals at any moment.

`python -m fuzz.processes [COUNT [SEED]]`. The environment is empty but for what the case says.
"""

import contextlib
import ctypes
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from fuzz.cases import Case, case
from fuzz.judge import changes, complaint, files_of
from fuzz.run import REPOSITORY, quick_disk
from fuzz.worlds import HOME, WORLDS, put

_PATIENCE = 240
_PR_CAPBSET_DROP, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2
"""See prctl(2): what is dropped here no program that is started has, not even root's."""
WAYS = ("plain", "full", "full-err", "closed-in", "closed-out", "closed-err", "closed-all", "pipe", "term", "int")
"""What happens to the streams of a process, or which signal it gets."""
_ENDED = {"int": (-signal.SIGINT,), "pipe": (0, 1, 2, 3, 130, -signal.SIGPIPE), "term": (-signal.SIGTERM, 143)}
_CODES = (0, 1, 2, 3, 130)


class Ended(NamedTuple):
    """How a process ended."""

    words: tuple[str, ...]
    way: str
    """One of `WAYS`."""
    code: int
    complaint: str


def _command(words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "synsml_cli", *words]


def _obey_modes() -> None:
    """Let modes hold for the program that is started, and signals do what they do in a shell."""
    for number in (signal.SIGPIPE, signal.SIGINT):  # a shell starts jobs in the background with SIGINT ignored
        signal.signal(number, signal.SIG_DFL)
    if not os.geteuid():
        libc = ctypes.CDLL(None)
        for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
            libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def _closing(*numbers: int) -> Callable[[], None]:
    def prepare() -> None:
        _obey_modes()
        for number in numbers:
            os.close(number)

    return prepare


def try_process(number: int, seed: int, way: str = "") -> Ended:
    """Run one case as a process, in a way that is named or that its number says."""
    tried = case(number, seed)
    rng = random.Random(f"{tried.seed} process")  # noqa: S311
    way = way or rng.choice(WAYS)
    with tempfile.TemporaryDirectory(prefix="fuzz", dir=quick_disk(), ignore_cleanup_errors=True) as name:
        folder = Path(name)
        put(folder, WORLDS[tried.world]())
        environment = _environment(folder, tried)
        for words in tried.typed.before:
            subprocess.run(_command(tuple(words.split())), cwd=folder / HOME, env=environment, capture_output=True, check=False)
        if way not in ("term", "int"):
            tried.spoil(folder)
        before = files_of(folder)
        code, err = _run(tried, way, rng, folder, environment)
        return Ended(tried.typed.words, way, code, _judged(tried, way, code, err, before, files_of(folder)))


def _environment(folder: Path, tried: Case) -> dict[str, str]:
    given = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder / "home"), "SYNSML_NOW": "2023-05-20T12:00:00Z"}
    given |= {"PYTHONPATH": str(REPOSITORY / "src")}
    return given | {key: text for key, text in tried.typed.surroundings.environment if key != "PATH"}


def _run(tried: Case, way: str, rng: random.Random, folder: Path, environment: dict[str, str]) -> tuple[int, bytes]:
    closed = {"closed-in": (0,), "closed-out": (1,), "closed-err": (2,), "closed-all": (0, 1, 2)}.get(way, ())
    (folder / "io").mkdir(exist_ok=True)
    with contextlib.ExitStack() as stack:
        out, err = (stack.enter_context((folder / "io" / name).open("wb")) for name in ("out", "err"))
        full = stack.enter_context(Path("/dev/full").open("wb"))
        process = subprocess.Popen(
            _command(tried.typed.words),
            cwd=folder / HOME,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=full if way == "full" else subprocess.PIPE if way == "pipe" else out,
            stderr=full if way == "full-err" else err,
            preexec_fn=_closing(*closed),
            start_new_session=True,
        )
        if way == "pipe" and process.stdout:
            process.stdout.close()
        serves = "preview" in tried.typed.words or "--watch" in tried.typed.words
        if way in ("term", "int") or serves:
            time.sleep(rng.uniform(0.0, 0.6) if not serves or way in ("term", "int") else 1.5)
            process.send_signal(signal.SIGINT if way == "int" else signal.SIGTERM)
        try:
            code = process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            code = 124
    return code, (folder / "io/err").read_bytes()


def _judged(
    tried: Case, way: str, code: int, err: bytes, before: dict[str, tuple[int, bytes]], after: dict[str, tuple[int, bytes]]
) -> str:
    if b"KeyboardInterrupt" in err and b", in main" not in err:
        return ""  # Python itself was interrupted before our first line
    if said := complaint(err, b""):
        return said
    serves = "preview" in tried.typed.words or "--watch" in tried.typed.words
    # What serves gets a signal in any case; one that comes before Python has begun ends it as it ends any program.
    if code not in (*_CODES, *_ENDED.get(way, ()), *(_ENDED["term"] if serves else ())):
        return f"exit code {code}: {err[-300:]!r}"
    unprinted = way in ("full", "closed-out", "closed-all", "pipe", "term", "int")
    changed = [name for name in changes(before, after) if not name.endswith((".synsml-tmp", ".synsml.lock"))]
    if changed and code and not (tried.typed.partial and code == 1) and not unprinted:
        return f"exit code {code}, and changed {changed[:5]}"
    return ""


def _numbered(arguments: tuple[int, int]) -> Ended:
    return try_process(*arguments)


def main(count: int = 300, seed: int = 1) -> int:
    """Run so many processes; return 1 if one misbehaves."""
    with multiprocessing.get_context("spawn").Pool() as pool:
        ended = pool.map(_numbered, [(number, seed) for number in range(count)], chunksize=1)
    faults = [one for one in ended if one.complaint]
    for one in faults:
        print(f"synsml {' '.join(one.words)} ({one.way}): {one.complaint}")
    for way, number in sorted(Counter(one.way for one in ended).items()):
        codes = dict(sorted(Counter(one.code for one in ended if one.way == way).items()))
        print(f"{way:12} {number:4}  exit codes {codes}")
    print(f"{count} processes, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
