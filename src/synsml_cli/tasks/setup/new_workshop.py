"""The text of a new `workshop.yaml`: what is known, milestones as a proposal, and comments that say what else there is."""

import datetime as dt
from collections.abc import Mapping

from synsml_cli.model.pages.excluded import SCHEMAS
from synsml_cli.model.people.names import propose_id
from synsml_cli.model.schema.kinds import ID
from synsml_cli.site.skeleton import HOME
from synsml_cli.store.yaml.scalars import Plain, scalar
from synsml_cli.tasks.setup.milestones import MILESTONES, propose
from synsml_cli.tasks.setup.new_answers import Answers

_HEAD = """\
# yaml-language-server: $schema=./{schema}
# The facts of the workshop. The words of its pages are in {sources}/, its people in people/, and in private/ until they
# say yes. After a change: `synsml check`, then `synsml render`.
"""
_FACTS = (
    ("short_name", "SynS & ML", "in the titles of the calendar"),
    ("host", "EXAMPLE 2027", "the conference it belongs to"),
    ("url", "https://example.org/2027/", "where the page is published; the links of the calendar need it"),
    ("contact", "organizers@example.org", "an address that all organizers read"),
    ("place", "Vienna, Austria", "city and country"),
    ("venue", "Congress Center", "the building; `room:` is possible too"),
    ("timezone", "Europe/Vienna", "the venue's clock, an IANA name"),
)
"""(key, an example for what is not known yet, comment), in the order of the file."""
_DATES = """
# In the order of the page; the key is the date's id, never change it. A time needs its zone: AoE, UTC, venue or an IANA
# name. `2027-07-28 or 2027-07-29` is not settled yet, `by 2027-07-01` is at the latest, TBD is to be announced.
"""
_PROPOSED = """\
# All but the last are proposals. To move one: `synsml extend submission +7d` or `synsml deadlines set submission ...`,
# which keep the old one for the page and the calendar.
"""
_UNKNOWN = """\
# To settle one: `synsml deadlines set submission 2027-05-24 23:59 AoE`. To move it later: `synsml extend submission +7d`,
# which keeps the old one for the page and the calendar.
"""
_COLUMN = 40
"""Where comments begin."""


def new_id(answers: Answers, today: dt.date) -> str:
    """Return the id that was asked for, or one made of names and year: "SynS & ML" in 2027 as `syns-ml-2027`."""
    if answers.id:
        return answers.id
    year = answers.days.points[0].day.year if answers.days.points else today.year
    id = propose_id(f"{answers.short_name or answers.name} {year}").replace(f"-{year}-{year}", f"-{year}")
    return id if ID.fullmatch(id) else f"workshop-{year}"


def workshop_file(answers: Answers, *, site: str, card: bool, page: str, sources: str, today: dt.date) -> str:
    """Return `workshop.yaml`; what is not known stands there as a comment, or is to be announced.

    `card` asks for the include that shows a person, because the site has none.
    """
    lines = [
        _HEAD.format(schema=SCHEMAS["workshop"], sources=sources),
        "format: 1\n",
        _line("id", new_id(answers, today), "names the calendar's events: never change it"),
        f"created: {today}\n",
        f"name: {_value(answers.name)}\n",
    ]
    for key, example, comment in _FACTS:
        value = getattr(answers, key, "")
        lines.append(_line(key if value else f"# {key}", value or example, comment))
    points = answers.days.points
    days = propose(points[0].day if points else None, today=today)
    lines += [_DATES, _PROPOSED if any(days.values()) else _UNKNOWN, "dates:\n", _dates(answers, days)]
    if site != "site" or card:
        lines.append("\nsite:\n")
    if site != "site":
        lines.append(_line("  folder", site, "what `render` writes: files in here that are its own"))
    if card:
        lines.append(_line("  people_include", Plain("true"), "writes the card of a person, for a site that has none"))
    lines.append(f"\npages:\n{_line('  - source', f'{sources}/{HOME}', 'yours to write, with [[ ... ]] where facts go')}")
    lines.append(_line("    path", page, "below the site folder"))
    return "".join(lines)


def _line(key: str, value: str, comment: str) -> str:
    text = f"{key}: {_value(value)}"
    return f"{text:<{_COLUMN - 2}}  # {comment}\n" if len(text) < 70 else f"{text}\n"


def _value(text: str) -> str:
    """Return a text as people write it: a comma needs quotes within brackets only, and here are none."""
    if isinstance(text, Plain):
        return text
    plain = text.replace(",", "")
    return text if plain[:1] == text[:1] and scalar(plain) == plain else scalar(text)


def _dates(answers: Answers, days: Mapping[str, dt.date | None]) -> str:
    texts = []
    for milestone in MILESTONES:
        day = days[milestone.id]
        kind = f"    kind: {milestone.kind}\n" if milestone.kind != "deadline" else ""
        value = "TBD" if day is None else f"{day} 23:59 AoE" if milestone.kind == "deadline" else f"by {day}"
        texts.append(f"  {milestone.id}:\n    label: {milestone.label}\n{kind}    when: {value}\n")
    return "".join(texts) + f"  workshop:\n    label: Workshop\n    kind: event\n    when: {answers.days}\n"
