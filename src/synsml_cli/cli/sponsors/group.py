"""`synsml sponsors`: the commands for sponsors."""

from synsml_cli.cli.common import new_app
from synsml_cli.cli.lazy import lazy_group

COMMANDS = (
    ("list", "synsml_cli.cli.sponsors.list", "List the sponsors in page order."),
    ("logo", "synsml_cli.cli.sponsors.logo", "Add a logo: resized, transparency kept; SVG copied as is."),
)
"""(name, module with an `app`, first line of its help), in the order of `synsml sponsors --help`."""

app = new_app(no_args_is_help=True)


@app.callback(cls=lazy_group(COMMANDS))
def sponsors() -> None:
    """List sponsors and add their logos.

    Examples:
        synsml sponsors list
        synsml sponsors logo Apple logo.png
    """
