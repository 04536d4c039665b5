"""Find the dates named on a command line, and the new value after them."""

from collections.abc import Sequence

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.dates.grammar import parse_when
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE, DateEntry
from synsml_cli.model.schema.guess import choose, did_you_mean
from synsml_cli.model.source.findings import At, Refusal
from synsml_cli.tasks.base.choices import find_id
from synsml_cli.tasks.dates.moves import begins_a_value

_VALUE = "+7d, +1w, or a date such as 2023-05-29 23:59 AoE"


def find_date(project: Project, id: str) -> DateEntry:
    """Return the date with this id, or the only one whose id begins with `id`.

    Raises Usage if it does not exist, Refused if its entry has errors.
    """
    dates = project.known.dates
    written = sorted(str(path[1]) for file, path in project.places if file == FILE and len(path) == 2 and path[0] == "dates")
    name = find_id("date", id, written, none=choose(id, written, "add it with `synsml deadlines add`"))
    for finding in project.findings:
        if finding.at.file == FILE and _concerns(project, finding.at, name):
            where = f"{FILE}:{project.span(finding.at).line}"
            raise Refused(f"{where}: {finding.message}", remedy=finding.remedy or "fix it first: `synsml check`")
    return dates[name]


def _concerns(project: Project, at: At, name: str) -> bool:
    """Return whether an error concerns this date: below its key, within its lines, or its key repeated."""
    if at.start < 0:
        return at.path[:2] == ("dates", name)
    place = project.places[FILE, ("dates", name)]
    return place.key_start <= at.start < place.end or project.sources[FILE].text[at.start : at.end].strip("\"'") == name


def split_words(project: Project, words: Sequence[str]) -> tuple[tuple[DateEntry, ...], str]:
    """Return the dates at the beginning of a command line, each once, and the value after them; raises Usage without either."""
    parts = " ".join(words).split()
    number = next((number for number, word in enumerate(parts) if begins_a_value(word)), len(parts))
    ids, value = parts[:number], " ".join(parts[number:])
    entries: dict[str, DateEntry] = {}
    for position, id in enumerate(ids):
        try:
            entry = find_date(project, id)
        except Usage as error:
            _refuse_prose(" ".join(parts[position:]), named=bool(entries))
            dates = project.known.dates
            if entries and not did_you_mean(id, dates) and not any(name.startswith(id) for name in dates):
                raise Usage(f"{id!r} is neither a date id nor a date", remedy=f"write {_VALUE}") from error
            raise
        entries[entry.id] = entry
    if not entries:
        raise Usage("missing date id", remedy=f"write the id first, one of {', '.join(project.known.dates)}")
    if not value:
        raise Usage("missing new date", remedy=f"write {_VALUE}")
    return tuple(entries.values()), value


def _refuse_prose(text: str, *, named: bool) -> None:
    """Raise Usage with the correct spelling if the words after the ids are a date in prose, such as "May 29, 2023"."""
    read = parse_when(text)
    if named and isinstance(read, Refusal) and read.remedy.startswith("write '"):
        raise Usage(f"{text!r} is not a date", remedy=read.remedy)
