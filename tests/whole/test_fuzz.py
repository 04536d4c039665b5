"""Every command survives workshops that are broken in many ways; `make fuzz` tries many more, and measures them."""

import pytest

from fuzz.cases import case
from fuzz.commands import TYPED, names
from fuzz.processes import WAYS, try_process
from fuzz.run import MEGABYTES, SECONDS, import_all, outcome
from fuzz.worlds import WORLDS

ROUNDS = 5
"""Runs of each command."""
SEED = 4


@pytest.fixture(scope="module")
def imported() -> None:
    """Import everything once, so that no child has to."""
    import_all()


def test_every_command_is_tried() -> None:
    assert sorted(TYPED) == sorted(names())


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize("command", TYPED)
def test_command_survives_broken_workshops(command: str) -> None:
    outcomes = [outcome(number, SEED, command) for number in range(ROUNDS)]
    assert [one for one in outcomes if one.complaint] == []
    assert max(one.seconds for one in outcomes) < SECONDS
    assert max(one.megabytes for one in outcomes) < MEGABYTES
    assert any(one.code == 0 for one in outcomes)


@pytest.mark.parametrize("way", sorted(set(WAYS)))
def test_command_survives_as_a_process(way: str) -> None:
    ended = [try_process(number, SEED, way) for number in (2, 13)]
    assert [one for one in ended if one.complaint] == []


def test_cases_are_the_same_for_the_same_seed() -> None:
    assert [case(number, 1) for number in range(50)] == [case(number, 1) for number in range(50)]
    assert case(5, 1) != case(5, 2)


@pytest.mark.parametrize("world", WORLDS)
def test_worlds_differ_and_begin_with_a_workshop(world: str) -> None:
    assert "w/workshop.yaml" in WORLDS[world]()
