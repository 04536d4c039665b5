"""`synsml export`: the workshop in other formats."""

from synsml_cli.cli.common import new_app
from synsml_cli.cli.lazy import LazyGroup

COMMANDS = (("ics", "synsml_cli.cli.export_ics", "Write the public dates as a calendar that every program reads right."),)
"""(name, module with an `app`, first line of its help), in the order of `synsml export --help`."""

app = new_app(no_args_is_help=True)


class Export(LazyGroup):
    """The commands of `synsml export`."""

    commands_on_disk = COMMANDS


@app.callback(cls=Export)
def export() -> None:
    """Write the workshop in other formats: ics."""
