"""The value of a date as data: to be announced, fixed, one of several days, a span, or "by" a day."""

import datetime as dt
from typing import Literal, NamedTuple

Form = Literal["tbd", "fixed", "or", "to", "by"]
Certainty = Literal["fixed", "provisional", "tbd"]


class Point(NamedTuple):
    """A day as written, with a time and its zone or with neither."""

    day: dt.date
    time: dt.time | None = None
    """Minutes precision; None where only the day is given."""
    zone: str = ""
    """Canonical zone (`zones`); empty where there is no time."""

    def __str__(self) -> str:
        return f"{self.day} {self.time:%H:%M} {self.zone}" if self.time else f"{self.day}"


class When(NamedTuple):
    """The value of `when:`; `str()` gives the canonical spelling that `grammar.parse_when` reads back."""

    form: Form
    points: tuple[Point, ...] = ()
    """Ascending; none for "tbd", one for "fixed" and "by", two for "to", two or more for "or"."""

    @property
    def certainty(self) -> Certainty:
        """How sure it is; only alternatives are provisional, a span and a "by" are fixed."""
        if self.form == "tbd":
            return "tbd"
        return "provisional" if self.form == "or" else "fixed"

    @property
    def has_time(self) -> bool:
        """Whether its points carry a time and a zone."""
        return any(point.time for point in self.points)

    def __str__(self) -> str:
        if self.form == "tbd":
            return "TBD"
        joined = f" {self.form} ".join(map(str, self.points))
        return f"by {joined}" if self.form == "by" else joined


TBD = When("tbd")
