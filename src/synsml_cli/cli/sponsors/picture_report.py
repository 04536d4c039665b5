"""The report of a new picture, and the question before one is replaced."""

import shlex
from collections.abc import Callable
from typing import TypeVar

from synsml_cli.cli.advice import command
from synsml_cli.cli.asking import agrees, can_ask
from synsml_cli.cli.common import Invocation
from synsml_cli.cli.dates.date_report import complain_of
from synsml_cli.cli.output import complain, say, say_aside, say_diff
from synsml_cli.errors import Refused
from synsml_cli.model.plain import visible
from synsml_cli.model.records.person import Person
from synsml_cli.tasks.pictures.bring_picture import Brought
from synsml_cli.tasks.pictures.picture_place import Spot
from synsml_cli.tasks.pictures.prepare_picture import PreparedPicture

Done = TypeVar("Done")
_VERBS = {
    "new": ("wrote", "would write"),
    "same": ("already exists:", "already exists:"),
    "replaces": ("replaced", "would replace"),
}
"""State of the place -> verb, verb of a dry run."""


def carried_out(step: Callable[[bool, bool], Done], brought: Callable[[Done], Brought], *, yes: bool, dry_run: bool) -> Done:
    """Run `step(dry_run, replace)`, and ask first if it replaces a picture; return its result."""
    planned = step(True, False)
    if dry_run:
        return planned
    spot = brought(planned).spot
    if spot.lost and not yes and can_ask():
        known = "git has an old version" if spot.in_git else "git does not have it"
        if not agrees(f"Replace {spot.lost} ({known})?"):
            raise Refused(f"{spot.lost} was not replaced", remedy="nothing was changed")
        yes = True
    return step(False, yes)


def show_picture_change(
    done: Brought, *, session: Invocation, undo: tuple[str, ...], dry_run: bool, person: Person | None = None
) -> None:
    """Print the file, the diff of the record, and what is left to do."""
    if not done.changed:
        say(f"nothing to change: {visible(done.spot.name)} is already this picture")
        return
    show_picture(done.picture, done.spot, dry_run=dry_run)
    say_diff(done.diff)
    complain_of(done.findings)
    if done.left:
        whose = f", also used by {visible(', '.join(done.left_to))}" if done.left_to else ""
        say(f"  old picture kept: {visible(done.left)}{whose}")
    if dry_run:
        say_aside("nothing was written (--dry-run)")
        return
    warn_of(done.spot, ignored=done.ignored, person=person)
    if done.spot.in_git and not done.spot.leaves:
        folder = done.project.known.site.folder
        say(f"  to restore the old one: {visible(shlex.join(('git', '-C', folder, 'restore', done.spot.path)))}")
    if done.project.known.pages and done.diff:
        say(f"to do     {session.command('render')}")
    if undo and done.diff:
        say(f"to undo   {visible(session.command(*undo))}")


def show_picture(picture: PreparedPicture, spot: Spot, *, dry_run: bool = False) -> None:
    """Print the file that was written, and its original."""
    verb = _VERBS[spot.state][dry_run]
    say(f"{verb} {visible(spot.name)}: {_size(picture.pixels, len(picture.data))}")
    if spot.leaves:
        say(f"{'would remove' if dry_run else 'removed'} {visible(spot.leaves[0])}")
    if picture.data and (picture.pixels, len(picture.data)) != (picture.source_pixels, picture.source_bytes):
        made = f"{visible(picture.source)}, {_size(picture.source_pixels, picture.source_bytes)}"
        say(f"  from {'; '.join((made, *map(visible, picture.notes)))}")


def warn_of(spot: Spot, *, ignored: bool, person: Person | None) -> None:
    """Print a notice if a picture stays private, or a warning if git ignores it."""
    if person and not person.is_public:
        confirm = command("people", "confirm", person.id)
        say(f"  not public until confirmed; kept in the private folder: `{confirm}` moves it to the site")
    elif ignored:
        folder = spot.name.removesuffix(spot.path) or "."
        add = shlex.join(("git", "-C", folder, "add", "--force", spot.path))
        complain(f"warning: git ignores {spot.name}, so others do not get it", add)


def _size(pixels: tuple[int, int] | None, size: int) -> str:
    said = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
    return f"{pixels[0]} by {pixels[1]} pixels, {said}" if pixels else said
