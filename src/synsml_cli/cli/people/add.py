"""`synsml people add`: write a new record."""

from typing import Annotated

import typer

from synsml_cli.cli.asking import can_ask
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import complain, say, say_aside
from synsml_cli.errors import Usage
from synsml_cli.model.plain import visible

app = new_app()


@app.command(cls=Command)
def people_add(
    ctx: typer.Context,
    first: Annotated[str, typer.Option(metavar="TEXT", help="Given names.")] = "",
    last: Annotated[str, typer.Option(metavar="TEXT", help="Family name (used for sorting), or the only name.")] = "",
    affiliation: Annotated[str, typer.Option(metavar="TEXT", help="Affiliation.")] = "",
    role: Annotated[
        list[str] | None, typer.Option(metavar="ROLE[=STATE]", help="Role, such as speaker=invited. Repeatable.")
    ] = None,
    status: Annotated[str, typer.Option(metavar="STATE", help="State of roles without =STATE.")] = "invited",
    url: Annotated[str, typer.Option(metavar="TEXT", help="Personal page.")] = "",
    photo: Annotated[str, typer.Option(metavar="FILE", help="Photo; stays in the private folder until confirmed.")] = "",
    email: Annotated[str, typer.Option(metavar="TEXT", help="E-mail address; never published.")] = "",
    orcid: Annotated[str, typer.Option(metavar="TEXT", help="ORCID iD, such as 0000-0002-1825-0097.")] = "",
    sort: Annotated[str, typer.Option(metavar="TEXT", help="Sort key (default: the family name).")] = "",
    order: Annotated[str, typer.Option(metavar="N", help="Position before all names: 1 for a chair.")] = "",
    bio: Annotated[str, typer.Option(metavar="TEXT", help="Biography in markdown.")] = "",
    notes: Annotated[str, typer.Option(metavar="TEXT", help="Notes for organizers; never published.")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="Id and file name (default: from the name).")] = "",
    namesake: Annotated[bool, typer.Option("--namesake", help="Allow a second person of this name; needs --id.")] = False,
) -> None:
    """Add a person; prompts for missing values.

    Unconfirmed people are kept in private/, which git ignores.

    Examples:
        synsml people add --first Grace --last Hopper --role speaker
        synsml people add --last Euler --role organizer=confirmed
    """
    from synsml_cli.cli.progress import progress_bar
    from synsml_cli.tasks.people.add_person import add_person
    from synsml_cli.tasks.people.find import known_roles

    session = Invocation(ctx)
    given = {"first": first, "last": last, "affiliation": affiliation, "url": url, "photo": photo, "sort": sort}
    values = {**given, "order": order, "email": email, "orcid": orcid, "bio": bio, "notes": notes}
    picture = None
    if photo:
        from synsml_cli.tasks.people.photo import given_photo

        values["photo"], picture = given_photo(session.root, photo, path=session.here / photo)
    roles = list(role or ())
    if not last or not (roles or not can_ask()):
        from synsml_cli.cli.people.ask_person import ask_person

        ask_person(values, roles, known_roles=known_roles(load_or_stop(session, people=False, pages=False)))
    parsed = dict(_role(text, status) for text in roles)
    if not parsed:
        raise Usage("a person needs a role", remedy="give --role, such as --role speaker or --role organizer=confirmed")
    given = {name: value for name, value in values.items() if value}
    with progress_bar("Adding the person"):
        done = add_person(session.root, values=given, roles=parsed, id=id, namesake=namesake, photo=picture, now=session.now)
    if picture and done.spot:
        from synsml_cli.cli.sponsors.picture_report import show_picture

        show_picture(picture, done.spot)
    say(f"wrote {done.person.file}: {visible(done.person.name)}")
    if done.private:
        say_aside("  not public until confirmed; kept in the private folder")
    if picture and done.spot:
        from synsml_cli.cli.sponsors.picture_report import warn_of

        warn_of(done.spot, ignored=done.ignored, person=done.person)
    for finding in done.findings:
        complain(f"{finding.severity}: {finding.message}", finding.remedy)


def _role(text: str, status: str) -> tuple[str, str]:
    role, equals, state = text.partition("=")
    return role.strip(), state.strip() if equals else status
