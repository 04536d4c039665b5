"""The conditions of `[[if ...]]`: about a date, the people with a role, a fact, or the schedule.

To add a condition, add one entry. `[[if not ...]]` negates each.
"""

import datetime as dt
from collections.abc import Callable
from typing import Literal, NamedTuple

from synsml_cli.model.calendar.session_events import schedule_is_internal as is_internal
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import DateEntry

Subject = Literal["date", "role", "fact", ""]
"""Kind of the words after a condition: a date, one or more roles, a fact, or none."""


class Condition(NamedTuple):
    """A condition: `[[if NAME WORD...]]`."""

    name: str
    subject: Subject
    title: str
    """When it holds, for the documentation."""
    test: Callable[[Project, tuple[str, ...], dt.datetime], bool]
    """Returns whether it holds for validated words at an instant."""


def _date(name: str, title: str, test: Callable[[DateEntry, dt.datetime], bool]) -> Condition:
    return Condition(name, "date", title, lambda project, words, now: test(project.known.dates[words[0]], now))


CONDITIONS = (
    _date("passed", "the date is over", lambda entry, now: entry.moments.passed(now)),
    _date("fixed", "it is settled", lambda entry, _: entry.when.certainty == "fixed"),
    _date("provisional", "it is one of several", lambda entry, _: entry.when.certainty == "provisional"),
    _date("tbd", "it is to be announced", lambda entry, _: entry.when.certainty == "tbd"),
    _date("extended", "it was moved later, to give more time", lambda entry, _: entry.extended),
    _date("postponed", "it was moved later for another reason", lambda entry, _: bool(entry.moved) and not entry.extended),
    _date("cancelled", "it is cancelled", lambda entry, _: entry.cancelled is not None),
    Condition(
        "confirmed",
        "role",
        "somebody is confirmed in one of the roles",
        lambda project, words, _: any(person.has(words) for person in project.people),
    ),
    Condition("given", "fact", "`workshop.yaml` contains it", lambda project, words, _: bool(getattr(project.known, words[0]))),
    Condition(
        "schedule",
        "",
        "the schedule has sessions on a day that is not internal",
        lambda project, _words, _now: bool(project.known.schedule.sessions) and not is_internal(project.known),
    ),
    Condition("sponsors", "", "there are sponsors", lambda project, _words, _now: bool(project.known.sponsors)),
)
"""All conditions, in the order of the documentation."""

CONDITION_NAMES = {condition.name: condition for condition in CONDITIONS}


def condition_of(token: Token) -> tuple[bool, str, tuple[str, ...]]:
    """Return (whether it is negated, name of the condition or "", its words) of an `if`."""
    words = token.words[1:] if token.words[:1] == ("not",) else token.words
    return words != token.words, words[0] if words else "", words[1:]


def holds(project: Project, token: Token, now: dt.datetime) -> bool:
    """Return whether a valid `if` holds (see `token_rules`)."""
    contrary, name, words = condition_of(token)
    return CONDITION_NAMES[name].test(project, words, now) is not contrary
