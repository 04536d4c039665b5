"""`synsml people`: the commands that list, change, import and export people."""

from synsml_cli.cli.common import new_app
from synsml_cli.cli.lazy import lazy_group

COMMANDS = (
    ("list", "synsml_cli.cli.people.list", "List people by role, in page order."),
    ("show", "synsml_cli.cli.people.show", "Show one person's record."),
    ("add", "synsml_cli.cli.people.add", "Add a person; prompts for missing values."),
    ("edit", "synsml_cli.cli.people.edit", "Change fields of a record, or open it in $EDITOR."),
    ("photo", "synsml_cli.cli.people.photo", "Add a photo: resized, upright and without location data."),
    ("invite", "synsml_cli.cli.people.state:invite", "Record an invitation."),
    ("tentative", "synsml_cli.cli.people.state:tentative", "Record a tentative acceptance."),
    ("confirm", "synsml_cli.cli.people.state:confirm", "Record an acceptance; the person becomes public."),
    ("decline", "synsml_cli.cli.people.state:decline", "Record a refusal."),
    ("withdraw", "synsml_cli.cli.people.state:withdraw", "Record that someone who accepted cannot come."),
    ("rename", "synsml_cli.cli.people.rename", "Change the id of a person: file name and schedule."),
    ("remove", "synsml_cli.cli.people.remove", "Delete a record; `decline` and `withdraw` keep it."),
    ("import", "synsml_cli.cli.people.import_people", "Import new people from a CSV or YAML file."),
    ("export", "synsml_cli.cli.people.export", "Export confirmed people as a table (everybody: --internal)."),
    ("missing", "synsml_cli.cli.people.missing", "List missing photos, affiliations, pages, answers and talks."),
    ("emails", "synsml_cli.cli.people.emails", "Print e-mail addresses for the To: line of a mail."),
)
"""(name, module or module:app, first line of its help), in the order of `synsml people --help`."""

app = new_app(no_args_is_help=True)


@app.callback(cls=lazy_group(COMMANDS))
def people() -> None:
    """Manage organizers, speakers and others, and their answers.

    Examples:
        synsml people list --role organizer
        synsml people add --first Grace --last Hopper --role speaker
    """
