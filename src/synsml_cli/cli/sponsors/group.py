"""`synsml sponsors`: the group of the commands on sponsors."""

from synsml_cli.cli.common import new_app
from synsml_cli.cli.lazy import LazyGroup

COMMANDS = (
    ("list", "synsml_cli.cli.sponsors.list", "List the sponsors in the order of the page."),
    (
        "logo",
        "synsml_cli.cli.sponsors.logo",
        "Give a sponsor a logo: small, with its transparent parts; an SVG stays as it is.",
    ),
)
"""(name, module with an `app`, first line of its help), in the order of `synsml sponsors --help`."""

app = new_app(no_args_is_help=True)


class Sponsors(LazyGroup):
    """The commands of `synsml sponsors`."""

    commands_on_disk = COMMANDS


@app.callback(cls=Sponsors)
def sponsors() -> None:
    """List the sponsors, and give them logos."""
