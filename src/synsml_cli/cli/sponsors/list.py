"""`synsml sponsors list`: print the sponsors and their logos."""

from typing import Annotated

import typer

from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.loading import load_or_stop
from synsml_cli.cli.output import say, say_json
from synsml_cli.model.plain import visible

app = new_app()


@app.command("list", cls=Command)
def sponsors_list(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the sponsors in page order.

    Examples:
        synsml sponsors list --json
    """
    from synsml_cli.tasks.pictures.logo import sponsors_data

    project = load_or_stop(Invocation(ctx), people=False, pages=False)
    if as_json:
        say_json(sponsors_data(project))
        return
    if not project.known.sponsors:
        say("no sponsors yet: list them under 'sponsors:' in workshop.yaml")
    for sponsor in project.known.sponsors:
        level = f" ({visible(sponsor.level)})" if sponsor.level else ""
        say(f"{visible(sponsor.name)}{level}")
        say(f"  {visible(sponsor.logo) or 'no logo'}")
        if sponsor.url:
            say(f"  {visible(sponsor.url)}")
