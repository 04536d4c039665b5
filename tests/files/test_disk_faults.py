"""Every writing command, killed before each disk call or with each disk call failing, leaves all files old or all new.

Of a command that makes many calls some 40 are tried, and a call fails with one of the errors in turn. With
SYNSML_EVERY_CALL, which `make faults` sets, it is every call and each of the errors.
"""

import errno
import os
from pathlib import Path

import pytest

from disk_cases import CASES, write_workshop
from disk_trials import Files, Trials, left_over, without_folders
from fault_shim import Shim, failing, interrupt
from helpers import Synsml

ERRORS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EINTR)
ONE_MORE = ("deadlines extend", "deadlines extend --cascade")
"""A further extension is one more."""
MANIFEST = ".synsml-rendered"
EVERY = bool(os.environ.get("SYNSML_EVERY_CALL"))


@pytest.fixture
def trials(quick_path: Path, request: pytest.FixtureRequest) -> Trials:
    """Return trials of the case that the test is about."""
    return Trials(write_workshop(quick_path), CASES[request.node.callspec.params["case"]])


def turns(trials: Trials) -> range:
    """Return the calls that are tried, numbered from 1."""
    return range(1, trials.calls + 1, 1 if EVERY else max(1, trials.calls // 40))


def assert_whole(found: Files, trials: Trials, *, fatal: int) -> None:
    """Compare what a killed command left with what was there before and what it was to write."""
    every = {**trials.old, **trials.new}
    texts = [*trials.old.values(), *trials.new.values()]
    for name, data in without_folders(found).items():
        # A record that moves is edited first: then the old place has its new text.
        assert name in every, (fatal, name)
        assert data in texts or name.endswith(MANIFEST), (fatal, name)
    assert all(name in found for name in trials.old if name in trials.new), fatal
    # What moves, as a photo that git may not have, is always somewhere.
    assert all(data in found.values() for data in trials.old.values() if data in trials.new.values()), fatal
    records = (Path(name) for name in without_folders(found) if name.startswith(("people/", "private/")) and "/." not in name)
    stems = [path.stem for path in records if path.suffix == ".yaml"]
    assert len(stems) == len(set(stems)), fatal


@pytest.mark.parametrize("case", CASES)
def test_killed_before_any_call_nothing_is_lost_and_the_repeated_command_ends_right(
    synsml: Synsml, monkeypatch: pytest.MonkeyPatch, trials: Trials, case: str
) -> None:
    seen: list[tuple[Files, int]] = []
    for fatal in turns(trials):
        trials.kill(fatal)
        found = trials.found()
        state = found, len(left_over(trials.root))
        if state in seen:
            continue
        seen.append(state)
        assert_whole(found, trials, fatal=fatal)
        monkeypatch.chdir(trials.root)
        # P206: no record names a picture that is not there, but one that is being removed itself.
        wanted = "R" if case == "people remove --remove-photo" else "R,P206"
        assert synsml("check", "--select", wanted).code == 0, fatal
        again = synsml(*trials.command)
        # What was finished before the end is refused when it is asked for once more.
        assert again.code == 0 or found == trials.new, (fatal, again)
        assert case in ONE_MORE or trials.found() == trials.new, fatal
    assert len(seen) > 1


@pytest.mark.parametrize("case", CASES)
def test_where_one_call_fails_all_files_are_old_or_all_are_new(trials: Trials, case: str) -> None:
    for fatal in turns(trials):
        for number in ERRORS if EVERY else [ERRORS[fatal % len(ERRORS)]]:
            code, err = trials.fail(Shim(fatal, failing(number)))
            which = fatal, errno.errorcode[number], err
            assert code in (0, 3), which
            assert trials.found() == {0: trials.new, 3: trials.old}[code], which
            assert code or "nothing was changed" not in err, which
            assert len(left_over(trials.root)) <= 1, which  # the one that this very call should have deleted


@pytest.mark.parametrize("case", CASES)
def test_ctrl_c_before_any_call_leaves_all_files_old_or_all_new(trials: Trials, case: str) -> None:
    for fatal in turns(trials):
        code, err = trials.fail(Shim(fatal, interrupt))
        assert code == 130, (fatal, err)
        assert trials.found() in (trials.old, trials.new), fatal
