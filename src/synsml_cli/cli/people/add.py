"""`synsml people add`: a new record."""

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
    first: Annotated[str, typer.Option(metavar="TEXT", help="Everything before the sort name.")] = "",
    last: Annotated[str, typer.Option(metavar="TEXT", help="The sort name; the only name of a person with one name.")] = "",
    affiliation: Annotated[str, typer.Option(metavar="TEXT", help="Where the person works.")] = "",
    role: Annotated[list[str] | None, typer.Option(metavar="ROLE[=STATE]", help="May be given several times.")] = None,
    status: Annotated[str, typer.Option(metavar="STATE", help="The state of roles given without one.")] = "invited",
    url: Annotated[str, typer.Option(metavar="TEXT", help="The person's page.")] = "",
    photo: Annotated[str, typer.Option(metavar="FILE", help="A picture; kept in the private folder until confirmed.")] = "",
    email: Annotated[str, typer.Option(metavar="TEXT", help="Never published.")] = "",
    orcid: Annotated[str, typer.Option(metavar="TEXT", help="Such as 0000-0002-1825-0097.")] = "",
    sort: Annotated[str, typer.Option(metavar="TEXT", help="How the person is sorted, if not by --last.")] = "",
    order: Annotated[str, typer.Option(metavar="N", help="A number that goes before every name: 1 for a chair.")] = "",
    bio: Annotated[str, typer.Option(metavar="TEXT", help="Markdown.")] = "",
    notes: Annotated[str, typer.Option(metavar="TEXT", help="For the organizers only.")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="The file's name; else it is made from the person's.")] = "",
    namesake: Annotated[bool, typer.Option("--namesake", help="Somebody else of the same name; give --id too.")] = False,
) -> None:
    """Add a person; on a terminal, asks for what is not given.

    Who is not confirmed goes to the private folder, which keeps itself out of git.
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
        say_aside("  not public: kept in the private folder until confirmed")
    if picture and done.spot:
        from synsml_cli.cli.sponsors.picture_report import warn_of

        warn_of(done.spot, ignored=done.ignored, person=done.person)
    for finding in done.findings:
        complain(f"{finding.severity}: {finding.message}", finding.remedy)


def _role(text: str, status: str) -> tuple[str, str]:
    role, equals, state = text.partition("=")
    return role.strip(), state.strip() if equals else status
