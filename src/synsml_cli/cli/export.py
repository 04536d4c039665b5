"""`synsml export`: write the workshop in other formats."""

from synsml_cli.cli.common import new_app
from synsml_cli.cli.lazy import lazy_group

COMMANDS = (("ics", "synsml_cli.cli.export_ics", "Write the public dates as an iCalendar file."),)
"""(name, module with an `app`, first line of its help), in the order of `synsml export --help`."""

app = new_app(no_args_is_help=True)


@app.callback(cls=lazy_group(COMMANDS))
def export() -> None:
    """Write the workshop in other formats: ics.

    Examples:
        synsml export ics
        synsml export ics --alarm 7d,1d -o mine.ics
    """
