"""`synsml people emails`: addresses for the To: line of a mail."""

import re
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import lines, say, say_aside
from synsml_cli.model.plain import visible
from synsml_cli.model.records.person import Person

app = new_app()


@app.command(cls=Command)
def people_emails(
    ctx: typer.Context,
    role: Annotated[str, typer.Option(metavar="ROLE", help="Only those with this role.")] = "",
    status: Annotated[str, typer.Option(metavar="STATE", help="Only those in this state.")] = "",
    plain: Annotated[bool, typer.Option("--plain", help="Addresses alone, one a line.")] = False,
) -> None:
    """Print e-mail addresses, ready for the To: line of a mail."""
    from synsml_cli.tasks.people.find import known_role, known_state, select_people

    project = load_or_stop(Invocation(ctx), pages=False)
    people = select_people(project, role=known_role(project, role), status=known_state(status))
    known = [person for person in people if person.email.strip()]
    if known:
        said = dict.fromkeys(visible(person.email.strip() if plain else _mailbox(person)) for person in known)
        say(lines(said) if plain else ", ".join(said))
    if not people:
        say_aside("nobody")
    for person in people:
        if not person.email.strip():
            say_aside(f"no address: {visible(person.name)} ({person.id})")


def _mailbox(person: Person) -> str:
    """Return name and address (RFC 5322 section 3.4, RFC 6532): what is no atom stands in quotes."""
    if re.fullmatch(r"[\w!#$%&'*+/=?^`{|}~ -]+", person.name):
        return f"{person.name} <{person.email.strip()}>"
    escaped = re.sub(r'(["\\])', r"\\\1", " ".join(person.name.split()))
    return f'"{escaped}" <{person.email.strip()}>'
