"""Mutated workshops give findings and never a traceback; `make fuzz` tries many more, and measures them."""

from pathlib import Path

import fuzz
import pytest

INPUTS = 400
PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_check_survives_mutated_workshops(part: int, tmp_path: Path) -> None:
    first = part * INPUTS // PARTS
    outcomes = [fuzz.try_out(case, tmp_path) for case in fuzz.cases(first, first + INPUTS // PARTS, seed=2)]
    assert [(outcome.case.number, outcome.complaint) for outcome in outcomes if outcome.complaint] == []
    assert {outcome.code for outcome in outcomes} == {0, 1}


def test_inputs_are_the_same_for_the_same_seed() -> None:
    assert list(fuzz.cases(0, 20, seed=1)) == list(fuzz.cases(0, 20, seed=1))
    assert list(fuzz.cases(5, 6, seed=1)) != list(fuzz.cases(5, 6, seed=2))
