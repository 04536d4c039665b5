"""The ten states for calendar programs form one life: subscribers notice each step."""

from calendars.cases import STATES, state
from calendars.readers import instant_or_day
from helpers import TESTS, assert_golden
from synsml_cli.model.calendar.changes import changes, subscriber_faults
from synsml_cli.model.calendar.reading import read_events

GOLDEN = TESTS / "golden" / "calendar"


def test_the_events_of_each_state() -> None:
    lines = []
    for number, path in enumerate(STATES, start=1):
        lines += ["", path.stem] if lines else [path.stem]
        for event in state(number).planned:
            begin, end = map(instant_or_day, event.span)
            lines.append(f"  {event.uid} {event.sequence} {begin} {end} {event.status} {event.summary}")
    assert_golden(GOLDEN / "life.txt", "\n".join(lines) + "\n")


def test_no_step_is_one_that_subscribers_would_never_learn_of() -> None:
    for number in range(2, len(STATES) + 1):
        before = read_events(state(number - 1).data)
        assert before
        found = changes(before.events, state(number).planned)
        assert found
        assert subscriber_faults(found) == ()
