"""What `--help` prints: the command's docstring first, its options, and its examples last."""

from typing import Any

_HEAD = "\nExamples:\n"
"""The line of a docstring after which every line is an example."""


class HelpText:
    """A command that prints the examples of its docstring below its options.

    Mixed in before Typer's class. It also prints `--help` as everything else is printed, so that a full disk and a reader
    that has gone are handled in one place.
    """

    def __init__(self, *args: Any, help: str | None = None, **kwargs: Any) -> None:
        text, _, examples = (help or "").partition(_HEAD)
        super().__init__(*args, **{**kwargs, "help": text.rstrip()})
        self.examples = tuple(line.strip() for line in examples.splitlines() if line.strip())
        """Command lines as they are typed, one or two."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the epilog and then the examples, unwrapped, so that they can be copied."""
        super().format_epilog(ctx, formatter)  # type: ignore[misc]
        if self.examples:
            with formatter.section("Examples"):
                formatter.write("".join(f"{'':>{formatter.current_indent}}{example}\n" for example in self.examples))

    def get_help_option(self, ctx: Any) -> Any:
        """Return Click's option, which prints with our own function."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.callback = _print_help
        return option


def _print_help(ctx: Any, _option: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from synsml_cli.cli.output import say

        say(ctx.get_help())
        ctx.exit()
