"""The calendar through the life of a workshop: no event is duplicated or lost, and every change is numbered."""

import datetime as dt
import difflib
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from calendars.bytes import assert_bytes_are_right, unfolded, vevents
from helpers import TESTS, Result, Synsml, Workshop, assert_golden
from life import STATES, states
from processes import run_process
from synsml_cli.cli import run

GOLDEN = TESTS / "golden" / "calendar"


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Return the workshop's folder at the end of its life, and the calendar of every state."""
    root = tmp_path_factory.mktemp("life")
    Workshop(root).copy_shipped()
    quiet = lambda *words: Result(run(list(words)), "", "")  # noqa: E731
    return root, dict(states(root, quiet))


@pytest.fixture
def calendars(life: tuple[Path, dict[str, bytes]]) -> dict[str, bytes]:
    return life[1]


def pairs(calendars: dict[str, bytes]) -> list[tuple[str, bytes, bytes]]:
    """Return (name, the calendar before, the calendar then) of every state but the first."""
    names = list(calendars)
    return [(name, calendars[before], calendars[name]) for before, name in pairwise(names)]


def test_every_state_is_reached_and_differs_from_the_one_before(calendars: dict[str, bytes]) -> None:
    assert list(calendars) == [name for name, _ in STATES]
    assert len(calendars) >= 10
    assert all(old != new for _, old, new in pairs(calendars))


def test_what_changes_from_state_to_state(calendars: dict[str, bytes]) -> None:
    lines_text = []
    before: list[str] = []
    for name, data in calendars.items():
        lines = unfolded(data)
        diff = difflib.unified_diff(before, lines, "before", name, n=2, lineterm="")
        lines_text += [line for line in diff if not line.startswith("@@")]
        before = lines
    assert_golden(GOLDEN / "life.diff", "\n".join(lines_text) + "\n")


def test_the_bytes_of_every_state_follow_all_rules(calendars: dict[str, bytes]) -> None:
    for data in calendars.values():
        assert_bytes_are_right(data)


def test_no_event_ever_vanishes_and_what_changes_counts_up(calendars: dict[str, bytes]) -> None:
    for name, old, new in pairs(calendars):
        after = {event["UID"]: event for event in vevents(new)}
        for event in vevents(old):
            then = after[event["UID"]]
            times = [event[key] != then[key] for key in ("DTSTART", "DTEND", "STATUS")]
            sequence, later = int(event["SEQUENCE"][1:]), int(then["SEQUENCE"][1:])
            assert later > sequence if any(times) else later >= sequence, (name, event["UID"])
            assert then["LAST-MODIFIED"] >= event["LAST-MODIFIED"], (name, event["UID"])


def test_no_two_events_of_a_date_share_a_day(calendars: dict[str, bytes]) -> None:
    for name, data in calendars.items():
        days: dict[str, set[str]] = {}
        for event in vevents(data):
            if "VALUE=DATE" not in event["DTSTART"]:
                continue
            id = re.sub(r"\.\d+@.*|@.*", "", event["UID"])
            begin, end = (dt.date.fromisoformat(event[key][-8:]) for key in ("DTSTART", "DTEND"))
            taken = {str(begin + dt.timedelta(days=number)) for number in range((end - begin).days)}
            assert not taken & days.get(id, set()), (name, event["UID"])
            days[id] = days.get(id, set()) | taken


def test_what_subscribers_notice_from_state_to_state(
    synsml: Synsml, workshop: Workshop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = workshop.copy_shipped()
    lines_text: list[str] = []
    before = None
    old = tmp_path_factory.mktemp("old") / "before.ics"
    for name, data in states(root, synsml):
        if before:
            old.write_bytes(before)
            result = synsml("export", "ics", "--previous", str(old), "-o", "-", "-C", str(root))
            assert (result.code, result.out.encode()) == (0, data)
            lines_text += [name, *(f"  {line}" for line in result.err.splitlines())]
        before = data
    assert_golden(GOLDEN / "life.notices.txt", "\n".join(lines_text) + "\n")


def test_two_builds_on_other_days_in_other_zones_and_folders_are_the_same_bytes(
    life: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    root, calendars = life
    given = (
        (root, {"TZ": "Asia/Kolkata", "PYTHONHASHSEED": "1", "SYNSML_NOW": "2023-05-20T12:00Z"}),
        (tmp_path, {"TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "SYNSML_NOW": "2031-01-01", "LC_ALL": "C"}),
    )
    last = list(calendars.values())[-1]
    for number, (cwd, more) in enumerate(given):
        printed = run_process("export", "ics", "-o", "-", "-C", str(root), cwd=cwd, **more)
        assert (printed.code, printed.out, printed.err) == (0, last, b"")
        copy = tmp_path / str(number)
        Workshop(copy).write({name: (root / name).read_text() for name in everything_but_the_site(root)})
        assert run_process("render", "-C", os.path.relpath(copy, cwd), cwd=cwd, **more).code == 0
        assert (copy / "site" / "calendar.ics").read_bytes() == last


def everything_but_the_site(root: Path) -> list[str]:
    files = (str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
    return [name for name in files if not name.startswith(("site", ".synsml"))]
