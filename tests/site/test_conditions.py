"""`[[if ...]]`: page texts follow the dates, people and schedule through the life of a workshop."""

import time

import pytest

from helpers import HOME_PAGE, MINIMAL, Synsml, Workshop

CONFIRMED = {"people/ada.yaml": "last: Lovelace\nroles:\n  speaker: confirmed\n"}
INVITED = {"private/ada.yaml": "last: Lovelace\nroles:\n  speaker: invited\n"}
SESSIONS = "schedule:\n  date: workshop\n  sessions:\n    - time: 09:00-10:00\n      title: Opening\n"
SPONSORS = "sponsors:\n  - name: Engines\n"
MOVED = """\
    was:
      - when: 2023-05-20 23:59 AoE
        changed: 2023-05-19T17:40Z
        why: {why}
"""


def answer(synsml: Synsml, workshop: Workshop, condition: str, *, now: str = "", **files: str) -> tuple[str, str]:
    """Return what a page says where a condition holds, and where its contrary is asked for."""
    facts = files.pop("facts", MINIMAL)
    text = f"[[if {condition}]]yes[[else]]no[[end]] [[if not {condition}]]no[[else]]yes[[end]]\n"
    workshop.write({"workshop.yaml": facts + HOME_PAGE, "pages/home.md": text, **files})
    result = synsml("render", "--stdout", *(("--now", now) if now else ()))
    assert (result.code, result.err) == (0, "")
    one, other = result.out.split()
    return one, other


def changed(old: str, new: str) -> str:
    assert old in MINIMAL
    return MINIMAL.replace(old, new)


LINE = "    when: 2023-05-24 23:59 AoE\n"


@pytest.mark.parametrize(
    ("condition", "facts", "now", "holds"),
    [
        ("passed submission", MINIMAL, "2023-05-25T11:59:00Z", "no"),
        ("passed submission", MINIMAL, "2023-05-25T11:59:01Z", "yes"),
        ("passed submission", changed(LINE, "    when: TBD\n"), "2030-01-01", "no"),
        ("fixed submission", MINIMAL, "", "yes"),
        ("provisional workshop", changed("2023-07-28", "2023-07-28 or 2023-07-29"), "", "yes"),
        ("tbd workshop", changed("2023-07-28", "TBD"), "", "yes"),
        ("tbd workshop", MINIMAL, "", "no"),
        ("extended submission", changed(LINE, LINE + MOVED.format(why="extended")), "", "yes"),
        ("extended submission", changed(LINE, LINE + MOVED.format(why="postponed")), "", "no"),
        ("postponed submission", changed(LINE, LINE + MOVED.format(why="postponed")), "", "yes"),
        ("postponed submission", changed(LINE, LINE + MOVED.format(why="corrected")), "", "no"),
        ("cancelled workshop", MINIMAL + "    cancelled: 2023-05-10\n", "", "yes"),
        ("given room", MINIMAL, "", "no"),
        ("given room", MINIMAL + "room: Hall 3\n", "", "yes"),
        ("schedule", MINIMAL, "", "no"),
        ("schedule", MINIMAL + SESSIONS, "", "yes"),
        ("schedule", MINIMAL + "    internal: true\n" + SESSIONS, "", "no"),
        ("sponsors", MINIMAL, "", "no"),
        ("sponsors", MINIMAL + SPONSORS, "", "yes"),
    ],
)
def test_a_condition_and_its_contrary_answer_by_the_facts(
    synsml: Synsml, workshop: Workshop, condition: str, facts: str, now: str, holds: str
) -> None:
    assert answer(synsml, workshop, condition, facts=facts, now=now) == (holds, holds)


@pytest.mark.parametrize(
    ("condition", "people", "holds"),
    [
        ("confirmed speaker", {}, "no"),
        ("confirmed speaker", INVITED, "no"),
        ("confirmed speaker", CONFIRMED, "yes"),
        ("confirmed panelist", CONFIRMED, "no"),
        ("confirmed panelist speaker", CONFIRMED, "yes"),
    ],
)
def test_speakers_are_announced_once_one_has_said_yes(
    synsml: Synsml, workshop: Workshop, condition: str, people: dict[str, str], holds: str
) -> None:
    assert answer(synsml, workshop, condition, **people) == (holds, holds)


def test_conditions_can_be_nested_and_remove_their_lines(synsml: Synsml, workshop: Workshop) -> None:
    text = "one\n[[if not schedule]]\ntwo\n  [[if passed submission]]  \nthree\n[[else]]\nfour\n[[end]]\nfive\n[[end]]\n\nsix\n"
    workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": text})
    assert synsml("render", "--stdout").out == "one\ntwo\nfour\nfive\n\nsix\n"
    assert synsml("render", "--stdout", "--now", "2023-06-01").out == "one\ntwo\nthree\nfive\n\nsix\n"


def test_what_waits_for_a_fact_may_name_it_before_it_is_given(synsml: Synsml, workshop: Workshop) -> None:
    text = "[[if given room]]\nRoom: [[workshop.room]]\n[[end]]\n[[if given contact]]\n[[contact]]\n[[end]]\nend\n"
    workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": text})
    assert synsml("check", "--strict").out == "no problems found\n"
    assert synsml("render", "--stdout").out == "end\n"
    workshop.write({"workshop.yaml": MINIMAL + "room: Hall 3\n" + HOME_PAGE, "pages/home.md": text})
    assert synsml("render", "--stdout").out == "Room: Hall 3\nend\n"


@pytest.mark.parametrize(
    "text",
    [
        "[[if given venue]][[workshop.room]][[end]]",
        "[[if given room]][[else]][[workshop.room]][[end]]",
        "[[if not given room]][[workshop.room]][[end]]",
        "[[if given room]][[end]][[workshop.room]]",
    ],
)
def test_elsewhere_a_fact_that_is_not_given_is_an_error(synsml: Synsml, workshop: Workshop, text: str) -> None:
    workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": f"{text}\n"})
    result = synsml("check")
    assert result.code == 1
    assert "error[G301] missing 'room' in workshop.yaml" in result.out


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("[[if confirmed speaker]][[if schedule]][[people speaker]][[end]][[end]]", True),
        ("[[if confirmed speaker]][[if confirmed panelist]][[end]][[people speaker]][[end]]", True),
        ("[[if confirmed speaker]][[if schedule]][[else]][[people speaker]][[end]][[end]]", True),
        ("[[if schedule]][[if confirmed speaker]][[else]][[people speaker]][[end]][[end]]", False),
        ("[[if confirmed speaker]][[end]][[people speaker]]", False),
    ],
)
def test_a_role_may_have_nobody_within_conditions_that_wait_for_it(
    synsml: Synsml, workshop: Workshop, text: str, waits: bool
) -> None:
    workshop.write({"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": f"{text}\n", "private/.gitignore": "*\n"})
    assert ("nobody" not in synsml("check").out) == waits


def test_conditions_that_begin_time_and_again_and_never_end_cost_no_time(synsml: Synsml, workshop: Workshop) -> None:
    workshop.write(
        {"workshop.yaml": MINIMAL + HOME_PAGE, "pages/home.md": "[[if confirmed speaker]]\n[[if passed x]]\n" * 8_000}
    )
    begin = time.process_time()
    assert synsml("check").code == 1
    assert time.process_time() - begin < 15
