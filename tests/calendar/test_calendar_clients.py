"""Popular calendar programs show the planned events: each once, at the right instants, through all changes."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

import pytest

from calendars.cases import STATES, Case, all_talks, hostile, shipped, state
from calendars.clients import Calcurse, Held, Home, Khal, held
from calendars.servers import radicale, subscription

every_zone = pytest.mark.parametrize("zone", ["Europe/Vienna", "Asia/Kolkata"])


class Client(Protocol):
    """A program that takes calendars."""

    uids: bool
    """Whether it keeps the UIDs that they have."""

    def take(self, data: bytes) -> None: ...

    def events(self) -> list[Held]: ...


@pytest.fixture
def home(tmp_path: Path, zone: str) -> Home:
    """Return a place that is the program's own."""
    return Home(tmp_path / "home", zone)


PROGRAMS: dict[str, Callable[[Home], AbstractContextManager[Client]]] = {
    "khal": lambda home: nullcontext(Khal(home)),
    "calcurse": lambda home: nullcontext(Calcurse(home)),
    "radicale": radicale,
    "vdirsyncer": subscription,
}


def assert_holds(client: Client, case: Case) -> None:
    assert client.events() == held(case.planned, uids=client.uids)


CASES = {"shipped": shipped, "98 talks": all_talks, "hostile": hostile}


@every_zone
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("program", PROGRAMS)
def test_what_goes_in_is_held_at_the_same_instants_with_the_same_titles(
    program: str, case: Callable[[], Case], home: Home
) -> None:
    with PROGRAMS[program](home) as client:
        client.take(case().data)
        assert_holds(client, case())


@every_zone
@pytest.mark.parametrize("program", ["khal", "radicale", "vdirsyncer"])
def test_whatever_becomes_of_a_date_those_who_have_it_hold_it_once_and_as_it_is_now(program: str, home: Home) -> None:
    with PROGRAMS[program](home) as client:
        for number in range(1, len(STATES) + 1):
            client.take(state(number).data)
            assert_holds(client, state(number))


@every_zone
@pytest.mark.parametrize("number", range(1, len(STATES) + 1), ids=[path.stem for path in STATES])
def test_calcurse_imports_each_state_as_it_is(number: int, home: Home) -> None:
    client = Calcurse(home)
    client.take(state(number).data)
    assert_holds(client, state(number))


@every_zone
def test_calcurse_which_only_appends_holds_the_new_date_once_beside_the_old_one(home: Home) -> None:
    client = Calcurse(home)
    before, after = state(5), state(6)
    for case in (before, after):
        client.take(case.data)
    assert client.events() == sorted(held((*before.planned, *after.planned), uids=False))
    ends = [event.end for event in client.events() if "Submission Deadline" in event.title]
    assert ends == ["2027-03-16T11:59:00Z", "2027-03-23T11:59:00Z"]


@every_zone
def test_a_caldav_server_finds_the_new_date_where_it_is_and_nothing_where_it_was(home: Home) -> None:
    old, new = ("20270316T110000Z", "20270316T120000Z"), ("20270323T110000Z", "20270323T120000Z")
    with radicale(home) as server:
        server.take(state(5).data)
        assert [len(server.events(*span)) for span in (old, new)] == [1, 0]
        server.take(state(6).data)
        assert server.events(*old) == []
        extended = Held(
            "submission@life-2027", "2027-03-23T10:59:00Z", "2027-03-23T11:59:00Z", "LoD: Submission Deadline (extended)"
        )
        assert server.events(*new) == [extended]


@every_zone
def test_a_caldav_server_takes_a_single_date_and_does_not_let_it_be_there_twice(home: Home) -> None:
    with radicale(home) as server:
        server.make()
        before, after = (state(number, "submission") for number in (5, 6))
        assert server.put("submission.ics", before.data) == 201
        assert server.put("another.ics", after.data) == 409  # RFC 4791 section 5.3.2.1, no-uid-conflict
        assert server.put("submission.ics", after.data) == 204
        assert_holds(server, after)
