"""Shared fixtures: a frozen clock, a function that runs commands, and a builder of small workshops."""

import importlib
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from helpers import NOW, Synsml, Workshop
from processes import PATIENCE
from synsml_cli.cli import progress
from synsml_cli.store import git

# Nothing is timed: other programs may keep the machine busy.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Let Ctrl-C reach the processes of tests: a shell starts jobs in the background with SIGINT ignored, and so are theirs."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def frozen_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test the same clock, zone and terminal, wherever it runs."""
    monkeypatch.setenv("SYNSML_NOW", NOW)
    monkeypatch.setenv("TZ", "Europe/Vienna")
    # No bar on a pretended terminal, however long a busy machine takes.
    monkeypatch.setattr(progress, "_PATIENCE", 1e6)
    # Git has to answer in time, or a command goes on without it.
    monkeypatch.setattr(git, "GIT_SECONDS", PATIENCE)
    # pendulum keeps the first zone that it saw, which may have been another test's.
    monkeypatch.setattr(importlib.import_module("pendulum.tz.local_timezone"), "_local_timezone", None)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SYNSML_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def synsml(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Synsml:
    """Type commands in the test's own folder: `synsml("deadlines", "--json")`."""
    monkeypatch.chdir(tmp_path)
    return Synsml(capsysbinary)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Write the files of a workshop in the test's own folder."""
    return Workshop(tmp_path)


@pytest.fixture
def impatient() -> Iterator[None]:
    """Fail a test that never ends, because it waits for what does not come or takes the square of a long text."""

    def stop(signum: int, frame: object) -> NoReturn:
        pytest.fail(f"still running after {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def quick_path(tmp_path: Path) -> Iterator[Path]:
    """Return an empty folder on a disk that is memory, where there is one: nobody waits for it to be durable."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="synsml-test-", dir="/dev/shm") as name:
        (folder := Path(name) / "workshop").mkdir()
        yield folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of material that is not part of the project; skips where it is absent, except in CI."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail("CI has to run the tests on shared material, and ../shared is absent")
        pytest.skip("../shared is absent: this test compares with material that is not part of the project")
    return folder
