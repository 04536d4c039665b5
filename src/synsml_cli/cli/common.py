"""What all commands share: the options `-C` and `--now`, parsing, and the session that they make."""

import datetime as dt
import os
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from synsml_cli.cli import advice
from synsml_cli.cli.help_text import HelpText
from synsml_cli.errors import CannotRun, Usage
from synsml_cli.model.schema.guess import choose, did_you_mean
from synsml_cli.model.source.patterns import lazy_pattern

_ROOT = "synsml.root"
_NOW = "synsml.now"
_TEXT = "\0"
"""Marks a word of the command line as text while Click's parser looks for options; an argument of a process cannot hold it."""
_DASH_AND_BLANK = lazy_pattern(r"-\s")
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


@cache
def _options() -> list[Any]:
    """Return the common options as Typer makes them; all commands share these two stateless objects."""
    carrier = typer.Typer(add_completion=False, rich_markup_mode=None)

    @carrier.command()
    def common(
        root: Annotated[
            str | None,
            typer.Option(
                "-C",
                "--root",
                metavar="DIR",
                expose_value=False,
                callback=_remember_root,
                help="Workshop folder (default: nearest parent with a workshop.yaml).",
            ),
        ] = None,
        now: Annotated[
            str | None,
            typer.Option(
                metavar="INSTANT",
                expose_value=False,
                callback=_remember_now,
                help="Pretend that it is this instant: 2027-02-20T12:00Z. [env: SYNSML_NOW]",
            ),
        ] = None,
    ) -> None: ...

    return [param for param in typer.main.get_command(carrier).params if param.name in ("root", "now")]


# Inner commands are parsed later, so the option nearest to the end of the line wins.
def _remember_root(ctx: typer.Context, value: str | None) -> None:
    if value is not None:
        ctx.meta[_ROOT] = value
        advice.remember_root(value)


def _remember_now(ctx: typer.Context, value: str | None) -> None:
    if value is not None:
        ctx.meta[_NOW] = value


class Command(HelpText, TyperCommand):
    """A command with the common options."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, params=[*(params or []), *_options()], **kwargs)

    def make_parser(self, ctx: Any) -> Any:
        """Return Click's parser, changed to accept values such as the title "- Break": a dash and a blank are not an option."""
        parser: Any = super().make_parser(ctx)
        parse = parser.parse_args

        # Only the parser sees the mark; its result is converted into numbers or paths later.
        def parse_marked(args: list[str]) -> Any:
            return _unmarked(parse([f"{_TEXT}{text}" if _DASH_AND_BLANK.match(text) else text for text in args]))

        parser.parse_args = parse_marked
        return parser


def _unmarked(value: Any) -> Any:
    """Return the result of a parser without marks, also inside lists and maps."""
    if isinstance(value, str):
        return value.removeprefix(_TEXT)
    if isinstance(value, dict):
        return {name: _unmarked(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_unmarked, value))
    return value


class WordsCommand(Command):
    """A command whose arguments may begin with a minus, as in `-3d`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        settings = {**(kwargs.pop("context_settings", None) or {}), "ignore_unknown_options": True}
        super().__init__(*args, context_settings=settings, **kwargs)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; raises Usage for an unknown option, which Click takes for a word here."""
        rest = super().parse_args(ctx, args)
        words = [word for value in ctx.params.values() if isinstance(value, list | tuple) for word in value]
        for word in words:
            if isinstance(word, str) and word.startswith("-") and not word[1:2].isdigit():
                known = [name for param in self.get_params(ctx) for name in getattr(param, "opts", ()) if name.startswith("-")]
                remedy = did_you_mean(word, known) or f"see `{ctx.command_path} --help`"
                raise Usage(f"unknown option {word}", remedy=remedy)
        return rest


class Group(HelpText, TyperGroup):
    """A group of commands with the common options."""

    def __init__(self, *args: Any, params: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, params=[*(params or []), *_options()], **kwargs)

    def other_names(self) -> tuple[str, ...]:
        """Return aliases and shortcuts: names that work but are not listed."""
        return ()

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command; raises Usage that names the nearest one (Click's own message does not)."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = tuple(self.list_commands(ctx))
            near = did_you_mean(args[0], (*known, *self.other_names()))
            remedy = near or choose(args[0], known, f"see `{ctx.command_path} --help`")
            raise Usage(f"unknown command '{ctx.command_path} {args[0]}'", remedy=remedy)
        return super().resolve_command(ctx, args)


class Invocation:
    """The surroundings of one run of a command: workshop folder, working directory and clock.

    A command makes one first, so that faults of the surroundings are found before anything is written.
    """

    def __init__(self, ctx: typer.Context) -> None:
        """Raise CannotRun if the working directory was deleted, Usage for an instant that cannot be read."""
        self._given: dict[str, Any] = ctx.meta
        self.here = working_folder()
        """The working directory."""
        self.frozen = self._frozen()
        """The instant given with --now or SYNSML_NOW, UTC, or None."""

    @cached_property
    def root(self) -> Path:
        """The workshop folder; raises CannotRun if it does not exist."""
        from synsml_cli.model.records.workshop import FILE
        from synsml_cli.store.folders import find_root
        from synsml_cli.store.links import real_path

        named = self._given.get(_ROOT)
        if named is None:
            return find_root(self.here)
        root = Path(named)
        if not (root / FILE).exists() and not (root / FILE).is_symlink():
            what = f"{FILE} in {root}" if root.is_dir() else f"folder {root}"
            raise CannotRun(f"there is no {what}", remedy="give -C the folder that holds workshop.yaml")
        return real_path(root)

    @property
    def base(self) -> Path:
        """The folder that `-C` names, with or without a workshop in it; the working directory by default."""
        return self.here / str(self._given.get(_ROOT, ""))

    @property
    def is_named(self) -> bool:
        """Whether `-C` says which workshop is meant."""
        return self._given.get(_ROOT) is not None

    def command(self, *words: str) -> str:
        """Return the command line that runs a command on the same workshop."""
        return advice.command(*words)

    @cached_property
    def now(self) -> dt.datetime:
        """The current instant, UTC; it stays the same during one run."""
        return self.clock()

    def clock(self) -> dt.datetime:
        """Return the current instant, UTC; a frozen clock stands still."""
        return self.frozen or dt.datetime.now(dt.UTC)

    def _frozen(self) -> dt.datetime | None:
        text = self._given.get(_NOW)
        name = "--now" if text is not None else "SYNSML_NOW"
        text = text if text is not None else os.environ.get("SYNSML_NOW")
        if not text:
            return None
        from synsml_cli.model.dates.instants import read_instant
        from synsml_cli.model.source.findings import Refusal

        instant = read_instant(text)
        if isinstance(instant, Refusal):
            raise Usage(f"{name}: {instant.message}", remedy=instant.remedy)
        return instant


def working_folder() -> Path:
    """Return the working directory; raises CannotRun if it was deleted, as git does."""
    try:
        return Path.cwd()
    except OSError as error:
        said = "the working directory no longer exists"
        raise CannotRun(said, remedy="go to an existing folder, such as `cd ~`, and run the command again") from error


def new_app(*, no_args_is_help: bool = False) -> typer.Typer:
    """Return the Typer app of one command's module."""
    # rich_markup_mode on every sub-app too, or the help of a group imports rich (75 against 165 ms).
    return typer.Typer(
        cls=Group, rich_markup_mode=None, add_completion=False, no_args_is_help=no_args_is_help, context_settings=HELP_NAMES
    )
