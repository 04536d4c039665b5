"""Commands in messages can be pasted: they work on the same workshop, wherever `-C` found it."""

import re
import shlex
from pathlib import Path

import pytest

from helpers import MINIMAL, Synsml, Workshop

FACTS = (
    MINIMAL.replace("    kind: event\n    when: 2023-07-28\n", "    kind: event\n    when: 2023-07-28 or 2023-07-29\n")
    + "  panel:\n    label: Panel\n    when: 2023-07-20\n    cancelled: 2023-05-01T10:00Z\n"
    + "schedule:\n  date: workshop\n  sessions:\n    - id: opening\n      time: 09:00-09:30\n      title: Opening\n"
    + "pages: [{source: pages/home.md, path: index.md}]\n"
)
FOLDER = "a workshop's"
COMMANDS = {
    "a move to an earlier instant": (("extend", "submission", "-3d"), "synsml deadlines set submission 2023-05-21 23:59 AoE"),
    "a date that is not settled": (("extend", "workshop", "2023-07-30"), "synsml deadlines set workshop 2023-07-30"),
    "a date that was cancelled": (("extend", "panel", "+1d"), "synsml deadlines undo panel"),
    "a date that goes": (("deadlines", "remove", "submission"), "synsml deadlines cancel submission"),
    "a session that is not there": (("schedule", "set", "closing", "title=Ada"), "synsml schedule"),
    "a session that goes": (("schedule", "remove", "opening"), "synsml schedule cancel opening"),
    "a person who is not there": (("people", "show", "zoe"), "synsml people list"),
    "a date that is there": (("deadlines", "add", "panel", "TBD", "--label", "P"), "synsml deadlines set panel ..."),
    "the state of the workshop": ((), "synsml render"),
    "a site that is out of date": (("render", "--check"), "synsml render"),
}


def advice(text: str) -> str:
    """Return the command that a message names."""
    found = re.search(r"`(synsml\b[^`]*)`", text)
    assert found, text
    return found[1]


@pytest.fixture
def folder(workshop: Workshop) -> str:
    files = {"workshop.yaml": FACTS, "pages/home.md": "On [[date workshop]].\n"}
    Workshop(workshop.root / FOLDER).write(files)
    return FOLDER


@pytest.mark.parametrize("case", COMMANDS)
def test_advice_names_what_c_named_and_works_when_it_is_pasted(synsml: Synsml, folder: str, case: str) -> None:
    words, expected = COMMANDS[case]
    if words[-1:] == ("opening",):  # only what subscribers have seen is better cancelled
        assert synsml("deadlines", "set", "workshop", "2023-07-28", "-C", folder).code == 0
        assert synsml("render", "-C", folder).code == 0
    for answer in (synsml("-C", folder, *words), synsml(*words, "-C", folder)):
        named = advice(answer.err or answer.out)
        assert named == f"{expected} {shlex.join(('-C', folder))}"
    typed = shlex.split(named.replace("...", "2023-07-21"))[1:]
    # What was cancelled has to be taken back before it is moved.
    assert (synsml(*typed).code, case) in ((0, case), (1, "a date that is there"))


def test_a_finding_advises_what_can_be_pasted(synsml: Synsml, folder: str, tmp_path: Path) -> None:
    path = tmp_path / FOLDER / "workshop.yaml"
    path.write_text(path.read_text().replace("title: Opening\n", "title: Opening\n      speakers: [zoe]\n"))
    (path.parent / "private").mkdir()  # without it the record may be on another computer
    remedy = "  fix: add the person with `synsml people add{}`, or write the name as 'by:'\n"
    assert remedy.format(f" {shlex.join(('-C', folder))}") in synsml("check", "-C", folder).out
    for format in ("json", "github"):  # these are read elsewhere
        assert "`synsml people add`" in synsml("check", "-C", folder, "--format", format).out


def test_help_that_is_advised_needs_no_folder(synsml: Synsml, folder: str) -> None:
    answer = synsml("schedule", "set", "09:00", "cancelled=now", "-C", folder)
    assert advice(answer.err) == "synsml schedule cancel --help"


def test_without_c_advice_is_as_short_as_can_be(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write({"workshop.yaml": FACTS, "pages/home.md": "words\n"})
    assert advice(synsml("extend", "submission", "-3d", "-C", ".").err).endswith(" -C .")
    assert advice(synsml("extend", "submission", "-3d").err) == COMMANDS["a move to an earlier instant"][1]
