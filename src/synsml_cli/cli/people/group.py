"""`synsml people`: the group of the commands on records of people."""

from synsml_cli.cli.common import new_app
from synsml_cli.cli.lazy import LazyGroup

COMMANDS = (
    ("list", "synsml_cli.cli.people.list", "List people by role, sorted as on the page."),
    ("show", "synsml_cli.cli.people.show", "Show one person's record."),
    ("add", "synsml_cli.cli.people.add", "Add a person; on a terminal, asks for what is not given."),
    (
        "edit",
        "synsml_cli.cli.people.edit",
        "Change fields of a record; without any, open it in $EDITOR and check it on return.",
    ),
    (
        "photo",
        "synsml_cli.cli.people.photo",
        "Give a person a photo: upright, small, and without the place where it was taken.",
    ),
    ("invite", "synsml_cli.cli.people.state:invite", "Note that people were invited."),
    ("tentative", "synsml_cli.cli.people.state:tentative", "Note that people will probably come."),
    ("confirm", "synsml_cli.cli.people.state:confirm", "Note that people said yes: they are public from now on."),
    ("decline", "synsml_cli.cli.people.state:decline", "Note that people said no."),
    ("withdraw", "synsml_cli.cli.people.state:withdraw", "Note that people who had said yes cannot come."),
    ("rename", "synsml_cli.cli.people.rename", "Give a person another id: the file's name, and the programme that names it."),
    ("remove", "synsml_cli.cli.people.remove", "Remove a person's record; `decline` and `withdraw` keep it."),
    (
        "import",
        "synsml_cli.cli.people.import_people",
        "Import people from a CSV or YAML file; nobody who is there is changed.",
    ),
    (
        "export",
        "synsml_cli.cli.people.export",
        "Export people as a table: those who are confirmed, or all with --internal.",
    ),
    ("missing", "synsml_cli.cli.people.missing", "List who lacks a photo, affiliation, page, answer, talk title or slot."),
    ("emails", "synsml_cli.cli.people.emails", "Print e-mail addresses, ready for the To: line of a mail."),
)
"""(name, module or module:app, first line of its help), in the order of `synsml people --help`."""

app = new_app(no_args_is_help=True)


class People(LazyGroup):
    """The commands of `synsml people`."""

    commands_on_disk = COMMANDS


@app.callback(cls=People)
def people() -> None:
    """Keep the records of organizers, speakers and others, and what they answered."""
