"""A change of dates prints a command that undoes it only if it restores every byte, with the gaps of before."""

import shlex

import pytest

from helpers import Synsml, Workshop

HEAD = "format: 1\nid: demo-2023\nname: Demo\n"
ENTRY = "    label: Papers\n    when: 2023-06-01 23:59 AoE\n"
EXTEND = ("extend", "papers", "+1d")
CANCEL = ("deadlines", "cancel", "papers")
ADD = ("deadlines", "add", "papers", "2023-06-01", "--label", "Papers")
RESTORED = {
    "a first date where none was": ("dates: {}\n", ADD),
    "a first date where none was, with a comment": ("dates: {}  # none yet\nplace: Here\n", ADD),
    "a date in brackets": ("dates:\n  papers: {label: Papers, when: 2023-06-01}\n", EXTEND),
    "a date in quotes, with blanks": ('dates:\n  papers:\n    label: P\n    when:  "2023-06-01   23:59  aoe"  # c\n', EXTEND),
    "a file without a last line end": (f"dates:\n  papers:\n{ENTRY}"[:-1], CANCEL),
}
NOT_RESTORED = {
    "a first date where nothing was said": ("dates:\n", ADD),
    "a first date in brackets with a blank": ("dates: { }\n", ADD),
    "an empty history": (f"dates:\n  papers:\n{ENTRY}    was: []\n", EXTEND),
    "a cancellation without an instant": (f"dates:\n  papers:\n    cancelled:\n{ENTRY}", CANCEL),
    "a date in a block of its own": ("dates:\n  papers:\n    label: Papers\n    when: |  # c\n      2023-06-01\n", EXTEND),
}


def commands_in(out: str) -> list[str]:
    """Return the command that takes the change back, in words; nothing if none is named."""
    lines = [line for line in out.splitlines() if line.startswith("to undo ")]
    return shlex.split(lines[0].removeprefix("to undo "))[1:] if lines else []


@pytest.mark.parametrize("case", RESTORED)
def test_the_command_that_is_named_restores_every_byte(synsml: Synsml, workshop: Workshop, case: str) -> None:
    text, command = RESTORED[case]
    root = workshop.write({"workshop.yaml": HEAD + text})
    words = commands_in(synsml(*command).out)
    assert (root / "workshop.yaml").read_text() != HEAD + text
    assert synsml(*words).code == 0
    assert (root / "workshop.yaml").read_bytes() == (HEAD + text).encode()


@pytest.mark.parametrize("case", NOT_RESTORED)
def test_no_undo_command_is_printed_if_none_restores_the_dates(synsml: Synsml, workshop: Workshop, case: str) -> None:
    text, command = NOT_RESTORED[case]
    root = workshop.write({"workshop.yaml": HEAD + text})
    result = synsml(*command)
    assert (result.code, commands_in(result.out)) == (0, [])
    assert (root / "workshop.yaml").read_text() != HEAD + text


def test_a_date_that_was_written_as_a_block_of_its_own_comes_back_on_one_line(synsml: Synsml, workshop: Workshop) -> None:
    root = workshop.write({"workshop.yaml": HEAD + NOT_RESTORED["a date in a block of its own"][0]})
    assert synsml("deadlines", "set", "papers", "TBD").code == 0
    assert synsml("deadlines", "undo", "papers").code == 0
    expected = HEAD + "dates:\n  papers:\n    label: Papers\n    when: 2023-06-01  # c\n"
    assert (root / "workshop.yaml").read_text() == expected


def test_once_a_cascade_is_taken_back_the_gaps_are_those_that_were_planned(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    done = synsml("extend", "submission", "+7d", "--cascade")
    back = synsml(*commands_in(done.out))
    gaps = [line.removeprefix("  gap         ") for line in back.out.splitlines() if line.startswith("  gap ")]
    assert gaps == [
        "to 'Review Deadline': 14 days (unchanged)",
        "to 'Decision': 9 days (unchanged)",
        "to 'Camera-ready': 35 days (unchanged)",
        "to 'Workshop': 6 days (was 1 day after it)",
        "to 'Workshop': 6 days (was 1 day after it)",
    ]


def test_a_date_moved_past_the_next_one_is_reported(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    assert (
        "  gap         6 days after 'Review Deadline' (was 14 days): move 'review' too\n" in synsml("extend", "sub", "+20d").out
    )
    assert "  gap         to 'Review Deadline': 14 days (was 6 days after it)\n" in synsml("deadlines", "undo", "sub").out
