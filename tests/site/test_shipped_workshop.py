"""The shipped workshop is a real one: its page is rendered as it was published."""

import json
from pathlib import Path

from helpers import Synsml, Workshop


def test_the_homepage_is_the_published_one_byte_for_byte(synsml: Synsml, workshop: Workshop, shared: Path) -> None:
    workshop.copy_shipped()
    result = synsml("render", "--stdout")
    assert (result.code, result.err) == (0, "")
    assert result.out.encode() == (shared / "seed" / "homepage.md").read_bytes()


def test_the_submission_deadline_is_counted_down_in_seconds(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    dates = json.loads(synsml("deadlines", "--json").out)["dates"]
    assert dates[0] == {
        "id": "submission",
        "label": "Submission Deadline",
        "kind": "deadline",
        "when": "2023-05-24 23:59 AoE",
        "certainty": "fixed",
        "utc": "2023-05-25T11:59:00Z",
        "utc_end": None,
        "seconds_left": 431940,
        "passed": False,
        "extended": False,
        "was": [],
        "internal": False,
    }


def test_check_finds_no_error_and_no_warning_in_its_year_and_later(synsml: Synsml, workshop: Workshop) -> None:
    workshop.copy_shipped()
    for now in ("2023-05-20", "2026-11-22"):
        result = synsml("check", "--strict", "--json", "--now", now)
        counts = json.loads(result.out)
        assert (result.code, counts["errors"], counts["warnings"]) == (0, 0, 0)
