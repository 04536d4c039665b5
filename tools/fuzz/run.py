"""Many cases on all processors, and a table of what came of them."""

import contextlib
import gc
import importlib
import io
import multiprocessing
import os
import pkgutil
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from fuzz.cases import case
from fuzz.disk import release
from fuzz.pictures import bombs
from fuzz.streams import NOW
from fuzz.trial import Outcome, try_out
from fuzz.worlds import HOME, WORLDS, put

REPOSITORY = Path(__file__).resolve().parents[2]
KEPT = REPOSITORY / "build" / "fuzz"
SECONDS = 2.0
MEGABYTES = 300
_BATCH = 50


def import_all() -> None:
    """Import what commands import, so that no child has to."""
    import synsml_cli

    for module in pkgutil.walk_packages(synsml_cli.__path__, "synsml_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in (
        "icalendar",
        "jinja2",
        "markdown_it",
        "pendulum",
        "rich.live",
        "rich.table",
        "yaml",
        "anyascii",
        "filelock",
        "webbrowser",
    ):
        importlib.import_module(name)
    from PIL import Image

    Image.init()
    _warm_up()
    bombs()  # made here once, and not in the memory of a child that is measured
    gc.collect()
    gc.freeze()


def _warm_up() -> None:
    """Run a few commands, so that what is compiled at its first use is there for all children."""
    from synsml_cli.cli import run

    with tempfile.TemporaryDirectory(dir=quick_disk()) as folder:
        put(Path(folder), WORLDS["full"]())
        for words in ("check", "render", "extend submission +1d", "export ics -o -", "people list", "schedule"):
            out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                run([*words.split(), "-C", f"{folder}/{HOME}", "--now", NOW])


def outcome(number: int, seed: int, only: str | None = None) -> Outcome:
    """Run one case; a workshop that a fault was found with is kept."""
    tried = case(number, seed, only=only)
    with tempfile.TemporaryDirectory(prefix="fuzz", dir=quick_disk(), ignore_cleanup_errors=True) as name:
        folder = Path(name) / "c"
        folder.mkdir()
        result = try_out(tried, folder)
        release(folder)
        if not result.complaint and result.seconds > SECONDS:
            result = result._replace(complaint=f"{result.seconds:.1f} s CPU")
        if not result.complaint and result.megabytes > MEGABYTES:
            result = result._replace(complaint=f"{result.megabytes:.0f} MB")
        if result.complaint:
            _keep(folder, KEPT / str(number))
    return result


def quick_disk() -> str | None:
    """Return a disk that is memory, where there is one: commands wait for the disk after each file."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108


def _keep(folder: Path, kept: Path) -> None:
    shutil.rmtree(kept, ignore_errors=True)
    for path in sorted(folder.rglob("*")):
        with contextlib.suppress(OSError):
            place = kept / path.relative_to(folder)
            if path.is_symlink():
                place.parent.mkdir(parents=True, exist_ok=True)
                place.symlink_to(path.readlink())
            elif path.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)


def _batch(arguments: tuple[range, int, str | None]) -> list[Outcome]:
    numbers, seed, only = arguments
    return [outcome(number, seed, only) for number in numbers]


def run_all(count: int, seed: int, *, only: str | None = None) -> Iterator[Outcome]:
    """Yield the outcomes of so many cases, each from a process of its own."""
    KEPT.mkdir(parents=True, exist_ok=True)
    parts = [(range(first, min(first + _BATCH, count)), seed, only) for first in range(0, count, _BATCH)]
    with multiprocessing.get_context("spawn").Pool(initializer=import_all) as pool:
        for outcomes in pool.imap_unordered(_batch, parts):
            yield from outcomes


def table(outcomes: list[Outcome]) -> str:
    """Return a line for each command: runs, those that succeeded, those that were refused, the slowest and the largest."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[one.command or "synsml"].append(one)
    groups["all"] = outcomes
    lines = [f"{'command':20} {'runs':>7} {'succeeded':>9} {'refused':>8} {'slowest':>8} {'largest':>8}"]
    for name, some in groups.items():
        done = sum(one.code == 0 for one in some)
        slowest, largest = max(one.seconds for one in some), max(one.megabytes for one in some)
        lines.append(f"{name:20} {len(some):7,} {done:9,} {len(some) - done:8,} {slowest:6.2f} s {largest:5.0f} MB")
    return "\n".join(lines)
