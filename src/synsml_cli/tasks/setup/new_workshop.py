"""Write the text of a new `workshop.yaml`: known facts, proposed milestones, and comments on other keys."""

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
# The facts of the workshop. Texts of pages are in {sources}/, people in people/, and unconfirmed people in private/.
# After a change, run `synsml check`, then `synsml render`.
"""
_FACTS = (
    ("short_name", "SynS & ML", "used in calendar titles"),
    ("host", "EXAMPLE 2027", "host conference"),
    ("url", "https://example.org/2027/", "address of the homepage; calendar links need it"),
    ("contact", "organizers@example.org", "an address that all organizers read"),
    ("place", "Vienna, Austria", "city and country"),
    ("venue", "Congress Center", "building; see also `room:`"),
    ("timezone", "Europe/Vienna", "time zone of the venue, an IANA name"),
)
"""(key, example for an unknown value, comment), in file order."""
_DATES = """
# In page order. The key is the permanent id of the date. A time needs a zone: AoE, UTC, venue or an IANA name.
# `2027-07-28 or 2027-07-29` is provisional, `by 2027-07-01` means at the latest, TBD means to be announced.
"""
_PROPOSED = """\
# All dates except the last are proposals. To move one: `synsml extend submission +7d` or `synsml deadlines set
# submission ...`. Both keep the old date for page and calendar.
"""
_UNKNOWN = """\
# To set a date: `synsml deadlines set submission 2027-05-24 23:59 AoE`. To move it later: `synsml extend submission +7d`.
# Both keep the old date for page and calendar.
"""
_COLUMN = 40
"""Column of the comments."""


def new_id(answers: Answers, today: dt.date) -> str:
    """Return the given id, or one from name and year: `syns-ml-2027` for "SynS & ML" in 2027."""
    if answers.id:
        return answers.id
    year = answers.days.points[0].day.year if answers.days.points else today.year
    id = propose_id(f"{answers.short_name or answers.name} {year}").replace(f"-{year}-{year}", f"-{year}")
    return id if ID.fullmatch(id) else f"workshop-{year}"


def workshop_file(answers: Answers, *, site: str, card: bool, page: str, sources: str, today: dt.date) -> str:
    """Return `workshop.yaml`; unknown facts are comments, unknown dates are TBD.

    `card` adds the include that shows a person, for a site without one.
    """
    lines = [
        _HEAD.format(schema=SCHEMAS["workshop"], sources=sources),
        "format: 1\n",
        _line("id", new_id(answers, today), "permanent: it names the events of the calendar"),
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
        lines.append(_line("  folder", site, "`render` writes its files here"))
    if card:
        lines.append(_line("  people_include", Plain("true"), "write the include that shows a person"))
    lines.append(f"\npages:\n{_line('  - source', f'{sources}/{HOME}', 'your text, with [[ ... ]] for facts')}")
    lines.append(_line("    path", page, "below the site folder"))
    return "".join(lines)


def _line(key: str, value: str, comment: str) -> str:
    text = f"{key}: {_value(value)}"
    return f"{text:<{_COLUMN - 2}}  # {comment}\n" if len(text) < 70 else f"{text}\n"


def _value(text: str) -> str:
    """Return a text as people write it: without brackets, a comma needs no quotes."""
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
