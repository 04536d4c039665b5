"""`synsml` without a command: the status of the workshop."""

import datetime as dt
import shutil
import sys
import textwrap
from collections.abc import Iterator

import typer

from synsml_cli.cli.advice import command
from synsml_cli.cli.common import Invocation
from synsml_cli.cli.output import lines, say
from synsml_cli.cli.progress import progress_bar
from synsml_cli.model.counted import counted
from synsml_cli.model.dates.terminal import as_written, countdown, in_zone
from synsml_cli.model.plain import visible
from synsml_cli.tasks.dates.deadlines import Deadline
from synsml_cli.tasks.people.find import days_since
from synsml_cli.tasks.status import Status
from synsml_cli.tasks.status import status as look


def show_status(ctx: typer.Context) -> None:
    """Print upcoming dates, missing answers, problems, and whether the site is up to date."""
    from synsml_cli.cli.reader_zone import reader_zone

    session = Invocation(ctx)
    with progress_bar("Checking") as progress:
        found = look(session.root, now=session.now, progress=progress)
    zone = reader_zone("", venue="")
    title = visible(found.project.workshop.short_name or found.project.workshop.name) if found.project.workshop else "?"
    say(lines((f"{title} - {in_zone(session.now, *zone)}", "", *_lines(found, session.now))))
    raise typer.Exit(1 if found.has_errors else 0)


def _lines(found: Status, now: dt.datetime) -> Iterator[str]:
    workshop = found.project.workshop
    rows: list[tuple[str, list[str]]] = []
    if workshop:
        rows.append(("next", [_date(date, workshop.timezone) for date in found.next] or ["no upcoming dates"]))
        if found.gaps:
            rows.append(("gaps", [visible(gap) for gap in found.gaps]))
        rows.append(("people", list(_people(found, now)) or ["everybody has answered"]))
    rows.append(("check", [found.findings + ("" if found.findings == "no problems found" else f": see `{command('check')}`")]))
    rows.append(("render", [_render(found)]))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    for name, texts in rows:
        for number, text in enumerate(texts):
            head = f"{'' if number else name:<8}"
            yield from textwrap.wrap(
                text,
                max(30, width),
                initial_indent=head,
                subsequent_indent=" " * 10,
                break_long_words=False,
                break_on_hyphens=False,
            )


def _date(date: Deadline, venue: str) -> str:
    written = as_written(date.entry.when, kind=date.entry.kind, venue=venue)
    left = f", {countdown(date.seconds_left)}" if date.seconds_left is not None else ""
    return f"{visible(date.entry.label)}: {written}{left}"


def _people(found: Status, now: dt.datetime) -> Iterator[str]:
    by_role: dict[str, list[str]] = {}
    for person, role, state in found.unanswered:
        waits = f" {days_since(person, role, now)}" if role in person.since else ""
        by_role.setdefault(role, []).append(f"{visible(person.name)} ({state}{waits})")
    for role, names in by_role.items():
        yield f"{role}, no answer yet: {', '.join(names)}"


def _render(found: Status) -> str:
    if found.cannot_render:
        return visible(found.cannot_render)
    number = len(found.out_of_date)
    if not number:
        return "the site is up to date"
    return f"{counted(number, 'file')} out of date: run `{command('render')}`"
