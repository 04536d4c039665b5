"""Propose the milestones of a new workshop backwards from its first day, each from Monday to Thursday.

The distances are typical of workshops at large conferences; with less time, all shrink by the same factor.
"""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from synsml_cli.model.dates.moments import DateKind


class Milestone(NamedTuple):
    """A date that nearly every workshop has."""

    id: str
    label: str
    kind: DateKind
    days_before: int
    """Days before the first day, if there is enough time."""


MILESTONES = (
    Milestone("submission", "Submission Deadline", "deadline", 65),
    Milestone("review", "Review Deadline", "deadline", 51),
    Milestone("decision", "Decision", "notification", 42),
    Milestone("camera-ready", "Camera-ready", "deadline", 14),
)
"""In page order."""
NOTICE = 14
"""Days between the announcement and the first deadline that authors need at least."""
MIN_DAYS = 42
"""Days before the first day below which no sensible proposal exists."""


def propose(first_day: dt.date | None, *, today: dt.date) -> Mapping[str, dt.date | None]:
    """Return id -> day, or id -> None (to be announced) if the first day is unknown or too near."""
    if first_day is None or (first_day - today).days < MIN_DAYS:
        return dict.fromkeys((milestone.id for milestone in MILESTONES), None)
    scale = min(1.0, ((first_day - today).days - NOTICE) / MILESTONES[0].days_before)
    days: dict[str, dt.date | None] = {}
    following = first_day
    for milestone in reversed(MILESTONES):
        wanted = first_day - dt.timedelta(days=round(milestone.days_before * scale))
        # Otherwise two milestones on the same weekend would both move to its Thursday.
        following = _weekday(min(wanted, following - dt.timedelta(days=1)))
        days[milestone.id] = following
    return {milestone.id: days[milestone.id] for milestone in MILESTONES}


def _weekday(day: dt.date) -> dt.date:
    """Return the day, or the Thursday before a Friday or weekend: on those days nobody answers last-minute questions."""
    return day - dt.timedelta(days=max(0, day.weekday() - 3))
