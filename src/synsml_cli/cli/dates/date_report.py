"""What a change of dates did, in words: old and new in every zone, the gap to the next one, and what is left to do."""

import datetime as dt
import shutil
import sys
from collections.abc import Iterable, Iterator

from synsml_cli.cli.common import Session
from synsml_cli.cli.output import complain, lines, say, say_aside, say_diff
from synsml_cli.cli.reader_zone import reader_zone
from synsml_cli.model.dates.terminal import as_written, countdown, in_zone
from synsml_cli.model.dates.zones import AOE
from synsml_cli.model.plain import visible
from synsml_cli.model.records.project import Project
from synsml_cli.model.records.workshop import DateEntry
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.timeline.gaps import Gap, days_in_words, gap_after
from synsml_cli.tasks.dates.date_changes import DateChange, Moved

Zone = tuple[dt.tzinfo, str]
_MARGIN = 14
"""Columns before the facts."""


def show(change: DateChange, *, session: Session, zone: Zone | None = None, undo: tuple[str, ...] = (), dry_run: bool) -> None:
    """Print what was done to standard output, and what the checks say of it to standard error.

    `zone` is the reader's, found out before anything was written; the system's if it is not given.
    """
    zone = zone or reader_zone("", venue="")
    told = list(_lines(change, now=session.now, zone=zone))
    if dry_run:
        say_diff(change.diff)
        told.insert(0, "")
    elif any(not item.after.internal for item in change.moved) and change.after.known.pages:
        told.append(f"{'to do':<{_MARGIN}}{session.command('render')}")
    if undo and change.can_undo and not dry_run:
        told.append(f"{'to undo':<{_MARGIN}}{session.command('deadlines', *undo)}")
    say(lines(told))
    for page in change.unread:
        complain(f"warning: {page} cannot be read, and was not looked at for the old date", "see `synsml check`")
    complain_of(change.findings)
    if dry_run:
        say_aside("nothing was written (--dry-run)")


def complain_of(findings: Iterable[Finding]) -> None:
    """Print findings to standard error."""
    for finding in findings:
        complain(f"{finding.severity}: {finding.message}", finding.remedy)


def _lines(change: DateChange, *, now: dt.datetime, zone: Zone) -> Iterator[str]:
    for item in change.moved:
        yield from _date(change, item, now=now, zone=zone)
        yield ""
    yield from places_in_words(change.after, change.left, head="pages that still say the old date:")


def places_in_words(project: Project, places: Iterable[At], *, head: str) -> Iterator[str]:
    """Yield the lines of pages at these places under a head line; nothing where there are none."""
    found = sorted({(at.file, project.span(at).line, project.span(at).column) for at in places})
    if not found:
        return
    yield head
    for file, line, column in found:
        yield f"  {visible(file)}:{line}:{column}: {visible(project.sources[file].line(line).strip())}"
    yield ""


def _date(change: DateChange, item: Moved, *, now: dt.datetime, zone: Zone) -> Iterator[str]:
    venue = change.after.known.timezone
    yield f"{item.after.id}: {visible(item.after.label)}, {_what(item)}"
    if item.why not in ("added", "cancelled"):
        yield from _in_zones("was", item.before, venue=venue, zone=zone)
    yield from _in_zones("now" if item.why not in ("added", "cancelled") else "", item.after, venue=venue, zone=zone)
    if item.after.cancelled:
        return
    if item.after.moments.begin:
        left = item.after.moments.seconds_left(now) or 0
        yield _row("", countdown(left) if left >= 0 else f"{countdown(left)}: it has passed already")
    gap = gap_after(change.before.known, change.after.known, item.after.id, undone=item.why == "undone")
    if gap:
        late = gap.now < dt.timedelta()
        yield _row("gap", f"{days_in_words(gap.now)} {'after' if late else 'to'} {visible(gap.next.label)!r}{_compared(gap)}")
    if item.after.kind == "deadline" and item.after.moments.last:
        yield _row("OpenReview", f"{item.after.moments.last:%Y/%m/%d %H:%M} GMT")


def _compared(gap: Gap) -> str:
    if gap.before is None:
        return ""
    if gap.before == gap.now:
        return ", as before"
    too_late = gap.now <= dt.timedelta()
    advice = "" if not too_late else ": choose an earlier day" if gap.next.kind == "event" else f": move {gap.next.id!r} too"
    past = (
        f", before: {days_in_words(gap.before)} after it"
        if gap.before < dt.timedelta()
        else f", {days_in_words(gap.before)} before"
    )
    return past + advice


def _what(item: Moved) -> str:
    before, after = item.before.moments.last, item.after.moments.last
    if not before or not after or before == after or item.why in ("added", "cancelled"):
        return item.why
    later = "later" if after > before else "earlier"
    return f"{item.why}: {days_in_words(after - before)} {later}"


def _in_zones(name: str, entry: DateEntry, *, venue: str, zone: Zone) -> Iterator[str]:
    shown = [as_written(entry.when, kind=entry.kind, venue=venue)]
    if begin := entry.moments.begin:
        # The days of an event are the venue's.
        by_days = entry.kind == "event" and not entry.when.has_time
        zones = ((dt.UTC, "UTC"), zone) if by_days else ((AOE, "AoE"), (dt.UTC, "UTC"), zone)
        shown += [text for text in (in_zone(begin, *zone) for zone in zones) if text != shown[0].removeprefix("by ")]
    shown = list(dict.fromkeys(shown))
    whole = " = ".join(shown)
    if not sys.stdout.isatty() or len(whole) + _MARGIN <= shutil.get_terminal_size().columns:
        yield _row(name, whole)
        return
    yield _row(name, shown[0])
    yield from (_row("", f"= {text}") for text in shown[1:])


def _row(name: str, text: str) -> str:
    return f"{f'  {name}':<{_MARGIN}}{text}"
