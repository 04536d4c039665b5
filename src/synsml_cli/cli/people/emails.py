"""`synsml people emails`: print addresses for the To: line of a mail."""

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
    role: Annotated[str, typer.Option(metavar="ROLE", help="Only people with this role.")] = "",
    status: Annotated[str, typer.Option(metavar="STATE", help="Only people in this state.")] = "",
    plain: Annotated[bool, typer.Option("--plain", help="Print addresses only, one per line.")] = False,
) -> None:
    """Print e-mail addresses for the To: line of a mail.

    Examples:
        synsml people emails --role speaker --status confirmed
        synsml people emails --plain
    """
    from synsml_cli.tasks.people.find import known_role, known_state, select_people

    project = load_or_stop(Invocation(ctx), pages=False)
    people = select_people(project, role=known_role(project, role), status=known_state(status))
    known = [person for person in people if person.email.strip()]
    if known:
        mailboxes = dict.fromkeys(visible(person.email.strip() if plain else _mailbox(person)) for person in known)
        say(lines(mailboxes) if plain else ", ".join(mailboxes))
    if not people:
        say_aside("nobody")
    for person in people:
        if not person.email.strip():
            say_aside(f"no address: {visible(person.name)} ({person.id})")


def _mailbox(person: Person) -> str:
    """Return name and address (RFC 5322 section 3.4, RFC 6532); a name that is not made of atoms is quoted."""
    if re.fullmatch(r"[\w!#$%&'*+/=?^`{|}~ -]+", person.name):
        return f"{person.name} <{person.email.strip()}>"
    escaped = re.sub(r'(["\\])', r"\\\1", " ".join(person.name.split()))
    return f'"{escaped}" <{person.email.strip()}>'
