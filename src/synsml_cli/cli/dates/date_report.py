"""The report of a change to dates: old and new in every zone, the gap to the next date, and what is left to do."""

import datetime as dt
import shutil
import sys
from collections.abc import Iterable, Iterator

from synsml_cli.cli.common import Invocation
from synsml_cli.cli.output import complain, lines, say, say_aside, say_diff
from synsml_cli.cli.reader_zone import reader_zone
from synsml_cli.model.dates.terminal import ReaderZone, as_written, countdown, in_zone
from synsml_cli.model.dates.zones import AOE
from synsml_cli.model.plain import visible
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import DateEntry
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.timeline.gaps import Gap, days_in_words, gap_after
from synsml_cli.tasks.dates.date_changes import DateChange, Moved

_MARGIN = 14
"""Columns before the facts."""


def show_date_change(
    change: DateChange, *, session: Invocation, zone: ReaderZone | None = None, undo: tuple[str, ...] = (), dry_run: bool
) -> None:
    """Print the change to standard output and findings of the checks to standard error.

    `zone` is the reader's, determined before anything was written (default: the system's zone).
    """
    zone = zone or reader_zone("", venue="")
    shown = list(_lines(change, now=session.now, zone=zone))
    if dry_run:
        say_diff(change.diff)
        shown.insert(0, "")
    elif any(not item.after.internal for item in change.moved) and change.after.known.pages:
        shown.append(f"{'to do':<{_MARGIN}}{session.command('render')}")
    if undo and change.can_undo and not dry_run:
        shown.append(f"{'to undo':<{_MARGIN}}{session.command('deadlines', *undo)}")
    say(lines(shown))
    for page in change.unread:
        complain(f"warning: {page} cannot be read, so it was not searched for the old date", "run `synsml check`")
    complain_of(change.findings)
    if dry_run:
        say_aside("nothing was written (--dry-run)")


def complain_of(findings: Iterable[Finding]) -> None:
    """Print findings to standard error."""
    for finding in findings:
        complain(f"{finding.severity}: {finding.message}", finding.remedy)


def _lines(change: DateChange, *, now: dt.datetime, zone: ReaderZone) -> Iterator[str]:
    for item in change.moved:
        yield from _date(change, item, now=now, zone=zone)
        yield ""
    yield from places_in_words(change.after, change.left, head="pages that still show the old date:")


def places_in_words(project: Project, places: Iterable[At], *, head: str) -> Iterator[str]:
    """Yield `head` and the source lines at these places; nothing if there are no places."""
    found = sorted({(at.file, project.span(at).line, project.span(at).column) for at in places})
    if not found:
        return
    yield head
    for file, line, column in found:
        yield f"  {visible(file)}:{line}:{column}: {visible(project.sources[file].line(line).strip())}"
    yield ""


def _date(change: DateChange, item: Moved, *, now: dt.datetime, zone: ReaderZone) -> Iterator[str]:
    venue = change.after.known.timezone
    yield f"{item.after.id}: {visible(item.after.label)}, {_what(item)}"
    if item.why not in ("added", "cancelled"):
        yield from _in_zones("was", item.before, venue=venue, zone=zone)
    yield from _in_zones("now" if item.why not in ("added", "cancelled") else "", item.after, venue=venue, zone=zone)
    if item.after.cancelled:
        return
    if item.after.moments.begin:
        left = item.after.moments.seconds_left(now) or 0
        yield _row("", countdown(left) if left >= 0 else f"{countdown(left)} (passed)")
    gap = gap_after(change.before.known, change.after.known, item.after.id, undone=item.why == "undone")
    if gap:
        yield _row("gap", _gap(gap))
    if item.after.kind == "deadline" and item.after.moments.last:
        yield _row("OpenReview", f"{item.after.moments.last:%Y/%m/%d %H:%M} GMT")


def _gap(gap: Gap) -> str:
    """Return the gap to the next date, the former gap, and what to do if the date has passed the next one."""
    label, now = repr(visible(gap.next.label)), days_in_words(gap.now)
    text = f"to {label}: {now}" if gap.now >= dt.timedelta() else f"{now} after {label}"
    if gap.before is None:
        return text
    if gap.before == gap.now:
        return f"{text} (unchanged)"
    was = f"{days_in_words(gap.before)}{' after it' if gap.before < dt.timedelta() else ''}"
    advice = "choose an earlier day" if gap.next.kind == "event" else f"move {gap.next.id!r} too"
    return f"{text} (was {was}){f': {advice}' if gap.now <= dt.timedelta() else ''}"


def _what(item: Moved) -> str:
    before, after = item.before.moments.last, item.after.moments.last
    if not before or not after or before == after or item.why in ("added", "cancelled"):
        return item.why
    later = "later" if after > before else "earlier"
    return f"{item.why}: {days_in_words(after - before)} {later}"


def _in_zones(name: str, entry: DateEntry, *, venue: str, zone: ReaderZone) -> Iterator[str]:
    shown = [as_written(entry.when, kind=entry.kind, venue=venue)]
    if begin := entry.moments.begin:
        # Days of an event are days at the venue.
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
