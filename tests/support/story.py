"""The life of a workshop's page, from "to be announced" to the thanks afterwards, as its organizers write it."""

import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from helpers import TESTS, Result, png

BEGINNING = TESTS / "story"
"""The folder that the organizers begin with: facts without a date, a page of ours and one of their own."""
PICTURE = "ada.png"
"""A picture in the workshop's folder, for a card and a logo."""


class Edit(NamedTuple):
    """What no command sets is written into the file."""

    file: str
    old: str
    new: str


class Step(NamedTuple):
    """Something that an organizer does."""

    now: str
    does: str | Edit
    """What is typed after `synsml`, or an edit."""


class State(NamedTuple):
    """A state of the workshop that is worth a look."""

    name: str
    steps: tuple[Step, ...]
    now: str
    """The instant at which the site is rendered and checked."""


ROOM = "timezone: Pacific/Honolulu\n"
SPONSORS = """\
sponsors:
  - name: Analytical Engines Ltd.
    url: https://example.org/engines
    level: gold
  - name: Looms & Sons
    url: https://example.org/looms
    level: silver
"""
RECORDED = "The talks were recorded: [watch them](https://example.org/talks)."

STATES = (
    State(
        "01-to-be-announced",
        (
            Step("2023-03-24T09:00Z", "deadlines add submission 2023-05-24 23:59 AoE --label 'Submission Deadline'"),
            Step("2023-03-24T09:01Z", "deadlines add review 2023-06-07 23:59 AoE --label 'Review Deadline'"),
            Step("2023-03-24T09:02Z", "deadlines add decision 2023-06-16 --label Decision --kind notification"),
            Step("2023-03-24T09:03Z", "deadlines add camera-ready TBD --label Camera-ready"),
            Step("2023-03-24T09:04Z", "deadlines add workshop TBD --label Workshop --kind event"),
            Step(
                "2023-03-24T09:05Z",
                f"people add --first Ada --last Lovelace --affiliation 'Analytical Society' --photo {PICTURE}"
                " --url https://example.org/ada --role organizer=confirmed",
            ),
            Step(
                "2023-03-24T09:06Z",
                "people add --first 'Johannes Diderik' --last 'van der Waals' --sort Waals"
                " --affiliation 'University of Amsterdam' --role organizer=confirmed",
            ),
            Step("2023-03-24T09:07Z", "people add --last Hypatia --affiliation Mouseion --role organizer=confirmed"),
            Step(
                "2023-03-25T09:00Z",
                "people add --first Emmy --last Noether --affiliation 'University of Göttingen'"
                " --url https://example.org/emmy --role speaker=invited",
            ),
            Step(
                "2023-03-25T09:01Z",
                "people add --first Srinivasa --last Ramanujan --affiliation 'Trinity College' --role speaker=invited",
            ),
            Step("2023-03-25T09:02Z", "people add --first Thomas --last Bayes --affiliation 'Tunbridge Wells' --role panelist"),
        ),
        "2023-03-25T12:00Z",
    ),
    State(
        "02-provisional",
        (
            Step("2023-04-03T09:00Z", "deadlines set workshop 2023-07-28 or 2023-07-29"),
            Step("2023-04-03T09:01Z", "deadlines set camera-ready 2023-07-21 23:59 AoE"),
        ),
        "2023-04-03T12:00Z",
    ),
    State(
        "03-fixed-with-room",
        (
            Step("2023-05-02T09:00Z", "deadlines set workshop 2023-07-29"),
            Step("2023-05-02T09:01Z", Edit("workshop.yaml", ROOM, f"{ROOM}venue: Convention Center\nroom: Ballroom A\n")),
        ),
        "2023-05-02T12:00Z",
    ),
    State(
        "04-sponsors",
        (
            Step("2023-05-10T09:00Z", Edit("workshop.yaml", "site:\n", f"{SPONSORS}site:\n")),
            Step("2023-05-10T09:01Z", f"sponsors logo 'Looms & Sons' {PICTURE}"),
        ),
        "2023-05-10T12:00Z",
    ),
    State("05-extended", (Step("2023-05-23T17:40Z", "extend submission +5d"),), "2023-05-23T18:00Z"),
    State(
        "06-decision-postponed",
        (
            Step("2023-06-08T09:00Z", "people confirm thomas-bayes"),
            Step("2023-06-15T09:00Z", "deadlines set decision by 2023-06-19"),
        ),
        "2023-06-15T12:00Z",
    ),
    State(
        "07-speakers-confirmed",
        (Step("2023-06-20T09:00Z", "people confirm emmy-noether srinivasa-ramanujan"),),
        "2023-06-20T12:00Z",
    ),
    State(
        "08-speaker-withdrawn",
        (Step("2023-06-26T09:00Z", "people withdraw srinivasa-ramanujan"),),
        "2023-06-26T12:00Z",
    ),
    State(
        "09-schedule",
        (
            Step("2023-07-10T09:00Z", "schedule add 09:00-09:10 Opening --date workshop --moderator ada-lovelace"),
            Step(
                "2023-07-10T09:01Z",
                "schedule add 09:10-10:00 'Symmetry: a \"keynote\"' --kind talk --speakers emmy-noether --room 'Ballroom A'",
            ),
            Step("2023-07-10T09:02Z", "schedule add 10:00-10:30 Coffee --kind break"),
            Step(
                "2023-07-10T09:03Z",
                "schedule add 10:30-12:00 'Hype or Reality?' --kind panel --speakers thomas-bayes --room 'Ballroom A'",
            ),
            Step("2023-07-10T09:04Z", "schedule add 16:00-17:30 Posters --kind posters --by 'all authors' --room Foyer"),
            Step("2023-07-11T09:00Z", "schedule set talk-noether time=11:00-11:50"),
            Step("2023-07-11T09:01Z", "schedule set panel-bayes time=09:10-10:40"),
            Step("2023-07-11T09:02Z", "schedule set Coffee time=10:40-11:00"),
        ),
        "2023-07-11T12:00Z",
    ),
    State("10-passed", (), "2023-07-22T12:30Z"),
    State(
        "11-post-workshop",
        (
            Step(
                "2023-08-02T09:00Z",
                Edit("pages/home.md", "## Key dates\n", f"{RECORDED}\n\n## Key dates\n"),
            ),
        ),
        "2023-08-02T12:00Z",
    ),
)


def live(root: Path, synsml: Callable[..., Result]) -> Iterator[tuple[State, str]]:
    """Yield (state, what `check` prints) of every state, with its site rendered below `root`."""
    shutil.copytree(BEGINNING, root, dirs_exist_ok=True)
    (root / PICTURE).write_bytes(png(400, 400))

    def type_(words: str, now: str) -> Result:
        arguments = [str(root / PICTURE) if word == PICTURE else word for word in shlex.split(words)]
        return synsml(*arguments, "-C", str(root), "--now", now)

    for state in STATES:
        for step in state.steps:
            if isinstance(step.does, Edit):
                path = root / step.does.file
                text = path.read_text(encoding="utf-8")
                assert text.count(step.does.old) == 1, step
                path.write_text(text.replace(step.does.old, step.does.new), encoding="utf-8")
            else:
                done = type_(step.does, step.now)
                assert done.code == 0, (step, done)
        done = type_("render", state.now)
        assert (done.code, done.err) == (0, ""), (state.name, done)
        yield state, type_("check", state.now).out
