"""How each command is typed: with what, and after which other commands, so that it has something to do.

`TYPED` has an entry for every command of the tree (`names`); each returns one way to type it. A command without one here
is typed as in `samples`, or without arguments if it is not there either (`complete`). In most cases a sound workshop
makes the command succeed: what is hostile is put into its files.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from fuzz.samples import DRY_RUNS, OTHERS, PICTURE
from fuzz.surroundings import Surroundings, sound

REPEATED = "again"


class Typed(NamedTuple):
    """What is typed."""

    words: tuple[str, ...]
    before: tuple[str, ...] = ()
    """Commands that are run on the sound workshop first; each is split at blanks."""
    writes: bool = False
    """Whether the command may change files if it succeeds."""
    surroundings: Surroundings = sound()
    reveals: tuple[str, ...] = ()
    """People who are public afterwards, or whose texts are printed."""
    is_internal: bool = False
    """Whether the output is for organizers."""
    partial: bool = False
    """Whether it may change files and end with 1: part of what was asked could not be done, and the manual says so."""


Way = Callable[[random.Random], Typed]
TYPED: dict[str, Way] = {}
"""Command, as it is typed after `synsml` -> function that returns one way to type it."""


def way(name: str) -> Callable[[Way], Way]:
    """Enter a function into `TYPED`."""

    def enter(function: Way) -> Way:
        TYPED[name] = function
        return function

    return enter


def names() -> Iterator[str]:
    """Yield every command of the tree that does something, "" for `synsml` alone."""
    import click
    from typer.main import get_command

    from synsml_cli.cli.app import app

    def walk(command: click.Command, words: tuple[str, ...]) -> Iterator[str]:
        below = getattr(command, "list_commands", None)
        if below is None or command.invoke_without_command:  # type: ignore[attr-defined]
            yield " ".join(words)
        for name in below(None) if below else ():
            yield from walk(command.get_command(None, name), (*words, name))  # type: ignore[attr-defined, arg-type]

    yield from walk(get_command(app), ())


def some(rng: random.Random, *options: str, most: int = 2) -> tuple[str, ...]:
    """Return some of these options, each split at blanks; an underscore stands for a blank."""
    chosen = rng.sample(options, rng.randrange(min(most, len(options)) + 1))
    return tuple(word.replace("_", " ") for option in chosen for word in option.split())


@way("")
def _status(rng: random.Random) -> Typed:
    return Typed((), ("render",) if rng.random() < 0.5 else (), is_internal=True)


@way("init")
def _init(rng: random.Random) -> Typed:
    folder = rng.choice(("new", "new", "a/b/new", "."))
    full = ("--name", "Workshop on Waves", "--days", "2023-12-15", "--place", "Vienna, Austria", "--timezone", "Vienna")
    more = some(
        rng,
        "--short-name WoW",
        "--host OCEANS_2024",
        "--url https://example.org/w/",
        "--contact w@example.org",
        "--site web",
        "--id waves",
    )
    if rng.random() < 0.3:
        answers = ("Workshop on Waves\n", "WoW\n", "unknown\n", "2023-12-15\n", "Vienna, Austria\n", "\n", "unknown\n", "\n")
        return Typed(("init", folder), (), True, sound(terminal=True, typed="".join(answers)))
    return Typed(("init", folder, *full, *more, "--yes"), (), True)


@way("check")
def _check(rng: random.Random) -> Typed:
    before = ("render",) if rng.random() < 0.3 else ()
    if rng.random() < 0.4:
        return Typed(("check", "--fix"), before, True, is_internal=True, partial=True)
    more = some(rng, "--json", "--format github", "--strict", "--select D,P", "--ignore W,G", "--explain D110")
    return Typed(("check", *more), before, is_internal=True)


@way("deadlines")
def _deadlines(rng: random.Random) -> Typed:
    if rng.random() < 0.1:
        return Typed(("deadlines", "--watch"), (), surroundings=sound(terminal=True), is_internal=True)
    more = some(rng, "--upcoming", "--next 2", "--within 60d", "--tz Asia/Tokyo", "--json")
    return Typed(("deadlines", *more), is_internal=True, surroundings=sound(terminal=rng.random() < 0.3))


def _dry(rng: random.Random) -> tuple[str, ...]:
    return ("--dry-run",) if rng.random() < 0.15 else ()


def _dates(words: Callable[[random.Random], tuple[str, ...]], *before: str) -> Way:
    def typed(rng: random.Random) -> Typed:
        dry = _dry(rng)
        rendered = ("render",) if rng.random() < 0.2 and "undo" not in words(rng) else ()
        return Typed((*words(rng), *dry), (*rendered, *before), not dry, is_internal=True)

    return typed


def _extend(rng: random.Random) -> tuple[str, ...]:
    short = rng.choice((("extend",), ("deadlines", "extend")))
    return (*short, "submission", rng.choice(("+7d", "1w", "2023-06-05")), *some(rng, "--cascade", "--tz Europe/Vienna"))


def _set(rng: random.Random) -> tuple[str, ...]:
    when = rng.choice(("2023-07-29", "2023-07-28 or 2023-07-30", "TBD", "-3d", "2023-08-01"))
    return ("deadlines", "set", "workshop", when, *some(rng, "--why corrected", "--tz venue", most=1))


def _add(rng: random.Random) -> tuple[str, ...]:
    when = rng.choice(("2023-06-01", "2023-06-01 23:59 AoE", "TBD"))
    more = ("--kind event", "--after submission", "--track x", "--note *soon*", "--url https://example.org", "--internal")
    return ("deadlines", "add", "rebuttal", when, "--label", "Rebuttal: all", *some(rng, *more))


TYPED["deadlines extend"] = _dates(_extend)
TYPED["deadlines set"] = _dates(_set)
TYPED["deadlines add"] = _dates(_add)
TYPED["deadlines cancel"] = _dates(lambda _: ("deadlines", "cancel", "submission"))
TYPED["deadlines undo"] = _dates(
    lambda rng: ("deadlines", "undo", *rng.choice(((), ("workshop",)))),
    "deadlines set workshop 2023-07-29 --now 2023-05-20T11:00Z",
)


@way("deadlines remove")
def _remove_date(rng: random.Random) -> Typed:
    if rng.random() < 0.4:
        return Typed(("deadlines", "remove", "submission"), (), True, sound(terminal=True, typed="y\n"), is_internal=True)
    dry = _dry(rng)
    return Typed(("deadlines", "remove", "submission", "--yes", *dry), (), not dry, is_internal=True)


def reading(words: str, *options: str, before: tuple[str, ...] = (), is_internal: bool = True) -> Way:
    """Return how a command is typed that only reads."""

    def typed(rng: random.Random) -> Typed:
        terminal = sound(terminal=rng.random() < 0.2)
        return Typed((*words.split(), *some(rng, *options)), before, surroundings=terminal, is_internal=is_internal)

    return typed


def changing(*words: str, options: tuple[str, ...] = (), before: tuple[str, ...] = (), reveals: tuple[str, ...] = ()) -> Way:
    """Return how a command is typed that changes files, and has `--dry-run`."""

    def typed(rng: random.Random) -> Typed:
        dry = _dry(rng)
        return Typed((*words, *some(rng, *options), *dry), before, not dry, reveals=reveals, is_internal=True)

    return typed


_OURS = {"ada": "mary-somerville", "bob": "ines-zqinvited", "Engines": "Lighthouse", PICTURE: "face.png"}
"""A name in the samples -> what stands for it in our workshops."""


def complete() -> None:
    """Enter the commands that have no entry."""
    for name in names():
        words = (*name.split(), *(_OURS.get(word, word) for word in {**DRY_RUNS, **OTHERS}.get(name, ())))
        if name in OTHERS:
            TYPED.setdefault(name, lambda _, words=words: Typed(words, (), True, is_internal=True))  # type: ignore[misc]
        else:
            TYPED.setdefault(name, changing(*words) if name in DRY_RUNS else reading(name))


TYPED["schedule"] = reading("schedule", "--tz Asia/Tokyo", "--json")
TYPED["sponsors list"] = reading("sponsors list", "--json")
TYPED["schema"] = lambda rng: Typed(("schema", rng.choice(("workshop", "person"))))
TYPED["preview"] = lambda rng: Typed(("preview", "--no-open"), ("render",) if rng.random() < 0.3 else ())


@way("render")
def _render(rng: random.Random) -> Typed:
    kind = rng.random()
    before = ("render",) if rng.random() < 0.5 else ()
    if kind < 0.2:
        return Typed(("render", "--stdout"), before)
    if kind < 0.4:
        return Typed(("render", rng.choice(("--check", "--diff"))), ("render",))
    return Typed(("render", *(("--force",) if kind < 0.6 else ())), before, True)


@way("export ics")
def _export_ics(rng: random.Random) -> Typed:
    where = rng.choice(((), ("-o", "-"), ("-o", "-"), ("-o", "out.ics"), ("-o", "../out.ics")))
    more = some(
        rng,
        "--kind deadline",
        "--track demos",
        "--no-schedule",
        "--breaks",
        "--internal",
        "--all-day",
        "--alarm 7d,1d",
        "--only workshop",
    )
    old = rng.choice(((), ("--previous", "old.ics"), ("--previous", "old.ics")))
    return Typed(("export", "ics", *where, *more, *old), (), where != ("-o", "-"), is_internal="--internal" in more)
