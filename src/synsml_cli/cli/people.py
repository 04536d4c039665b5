"""`synsml people`: the group of the commands on records of people."""

from synsml_cli.cli.common import new_app
from synsml_cli.cli.lazy import LazyGroup

COMMANDS = (
    ("list", "synsml_cli.cli.people_list", "List people by role, sorted as on the page."),
    ("show", "synsml_cli.cli.people_show", "Show one person's record."),
    ("add", "synsml_cli.cli.people_add", "Add a person; on a terminal, asks for what is not given."),
)
"""(name, module with an `app`, first line of its help), in the order of `synsml people --help`."""

app = new_app(no_args_is_help=True)


class People(LazyGroup):
    """The commands of `synsml people`."""

    commands_on_disk = COMMANDS


@app.callback(cls=People)
def people() -> None:
    """List, show and add the records of organizers, speakers and others."""
