"""`synsml people`: list, show and add records."""

import sys
from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Session, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import complain, lines, say, say_aside, say_json
from synsml_cli.errors import Usage
from synsml_cli.model.guess import did_you_mean
from synsml_cli.model.plain import visible
from synsml_cli.model.roles import STATES

app = new_app(no_args_is_help=True)


@app.callback()
def people() -> None:
    """List, show and add the records of organizers, speakers and others."""


@app.command("list", cls=Command)
def list_(
    ctx: typer.Context,
    role: Annotated[str, typer.Option(metavar="ROLE", help="Only those with this role.")] = "",
    status: Annotated[str, typer.Option(metavar="STATE", help=f"Only those who are {', '.join(STATES)}.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, in page order.")] = False,
) -> None:
    """List people by role, sorted as on the page."""
    from synsml_cli.tasks.people import as_data, known_role, select

    session = Session(ctx)
    project = load_or_stop(session, pages=False)
    if status and status not in STATES:
        raise Usage(f"--status: unknown state {status!r}", remedy=did_you_mean(status, STATES) or f"known: {', '.join(STATES)}")
    chosen = select(project, role=known_role(project, role), status=status)
    if as_json:
        say_json([as_data(person) for person in chosen])
        return
    from synsml_cli.cli.console import printed
    from synsml_cli.cli.people_table import tables

    say(printed(*tables(project, chosen, role=role, status=status)))


@app.command(cls=Command)
def show(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="The person's id, or how it begins.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show one person's record."""
    from synsml_cli.model.people import fields_in_order
    from synsml_cli.tasks.people import as_data, find

    project = load_or_stop(Session(ctx), pages=False)
    person = find(project, id)
    if as_json:
        say_json(as_data(person))
        return
    rows = [("id", person.id), ("file", person.file)]
    for name, value in fields_in_order(person).items():
        rows += [(role, state) for role, state in value.items()] if name == "roles" else [(name, value)]
    width = max(len(name) for name, _ in rows)
    say(lines(f"{name:<{width}}  {visible(' '.join(value.split()))}" for name, value in rows))


@app.command(cls=Command)
def add(
    ctx: typer.Context,
    first: Annotated[str, typer.Option(metavar="TEXT", help="Everything before the sort name.")] = "",
    last: Annotated[str, typer.Option(metavar="TEXT", help="The sort name; the only name of a person with one name.")] = "",
    affiliation: Annotated[str, typer.Option(metavar="TEXT", help="Where the person works.")] = "",
    role: Annotated[list[str] | None, typer.Option(metavar="ROLE[=STATE]", help="May be given several times.")] = None,
    status: Annotated[str, typer.Option(metavar="STATE", help="The state of roles given without one.")] = "invited",
    url: Annotated[str, typer.Option(metavar="TEXT", help="The person's page.")] = "",
    photo: Annotated[str, typer.Option(metavar="TEXT", help="Path of a picture in the site folder.")] = "",
    email: Annotated[str, typer.Option(metavar="TEXT", help="Never published.")] = "",
    orcid: Annotated[str, typer.Option(metavar="TEXT", help="Such as 0000-0002-1825-0097.")] = "",
    sort: Annotated[str, typer.Option(metavar="TEXT", help="How the person is sorted, if not by --last.")] = "",
    bio: Annotated[str, typer.Option(metavar="TEXT", help="Markdown.")] = "",
    notes: Annotated[str, typer.Option(metavar="TEXT", help="For the organizers only.")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="The file's name; else it is made from the person's.")] = "",
    namesake: Annotated[bool, typer.Option("--namesake", help="Somebody else of the same name; give --id too.")] = False,
) -> None:
    """Add a person; on a terminal, asks for what is not given.

    Who is not confirmed goes to the private folder, which keeps itself out of git.
    """
    from synsml_cli.tasks.add_person import add_person
    from synsml_cli.tasks.people import known_roles

    session = Session(ctx)
    given = {"first": first, "last": last, "affiliation": affiliation, "url": url, "photo": photo, "sort": sort}
    values = {**given, "email": email, "orcid": orcid, "bio": bio, "notes": notes}
    roles = list(role or ())
    if not last or not (roles or not sys.stdin.isatty()):
        from synsml_cli.cli.ask_person import ask_person

        ask_person(values, roles, known_roles=known_roles(load_or_stop(session, people=False, pages=False)))
    parsed = dict(_role(text, status) for text in roles)
    if not parsed:
        raise Usage("a person needs a role", remedy="give --role, such as --role speaker or --role organizer=confirmed")
    given = {name: value for name, value in values.items() if value}
    done = add_person(session.root, values=given, roles=parsed, id=id, namesake=namesake, now=session.now)
    say(f"wrote {done.person.file}: {visible(done.person.name)}")
    if done.private:
        say_aside("  not public: kept in the private folder until confirmed")
    for finding in done.findings:
        complain(f"{finding.severity}: {finding.message}", finding.remedy)


def _role(text: str, status: str) -> tuple[str, str]:
    role, equals, state = text.partition("=")
    return role.strip(), state.strip() if equals else status
