"""`synsml init`: a new workshop."""

import json
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synsml_cli.cli import advice
from synsml_cli.cli.asking import can_ask
from synsml_cli.cli.common import Command, Invocation, new_app
from synsml_cli.cli.output import complain, say, say_aside
from synsml_cli.errors import Usage
from synsml_cli.model.plain import visible

if TYPE_CHECKING:
    from synsml_cli.tasks.setup.init import Initialized

app = new_app()


@app.command(cls=Command)
def init(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The workshop's folder, new or not; default: this one.")] = ".",
    name: Annotated[str, typer.Option(metavar="TEXT", help="The workshop's name.")] = "",
    short_name: Annotated[str, typer.Option(metavar="TEXT", help="A short one, for the calendar.")] = "",
    host: Annotated[str, typer.Option(metavar="TEXT", help="The conference it belongs to: 'ICML 2027'.")] = "",
    days: Annotated[str, typer.Option(metavar="WHEN", help="2027-07-28, '2027-07-28 or 2027-07-29', unknown.")] = "",
    place: Annotated[str, typer.Option(metavar="TEXT", help="City and country.")] = "",
    timezone: Annotated[str, typer.Option(metavar="ZONE", help="Europe/Vienna, or a city; else that of the place.")] = "",
    contact: Annotated[str, typer.Option(metavar="ADDRESS", help="Where questions go.")] = "",
    url: Annotated[str, typer.Option(metavar="ADDRESS", help="Where the page will be published.")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="Names calendar and files for ever; else made of the names.")] = "",
    site: Annotated[
        str, typer.Option(metavar="FOLDER", help="What is rendered into; default: 'site', or '.' inside a Jekyll site.")
    ] = "",
    install_from: Annotated[
        str, typer.Option(metavar="SOURCE", help="For CI: git+https://...@COMMIT, or a wheel (docs/automation.md).")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: what is not given is unknown.")] = False,
) -> None:
    """Start a workshop: a folder that is valid and rendered at once.

    Asks on a terminal for what is not given; "unknown" is an answer. What is there already is never overwritten. In the
    repository of a Jekyll site, which its _config.yml tells, the site stays as it is.
    """
    from synsml_cli.store.looking.surroundings import look
    from synsml_cli.tasks.setup.init import create_workshop as run
    from synsml_cli.tasks.setup.init import site_of
    from synsml_cli.tasks.setup.install_source import read_install_source
    from synsml_cli.tasks.setup.new_answers import read_answers

    session = Invocation(ctx)
    if not folder.strip():
        raise Usage("DIR is empty", remedy="name a folder, or leave it out for this one")
    root = session.base / folder
    advice.forget_root()  # what is advised is for the new workshop, which lies elsewhere than what -C names
    if (there := os.path.relpath(root)) != ".":
        advice.remember_root(there)
    texts = {"name": name, "short_name": short_name, "host": host, "days": days, "place": place}
    texts |= {"timezone": timezone, "contact": contact, "url": url, "id": id}
    given = {key: text for key, text in texts.items() if text}
    read_answers({"name": "any", **given}, now=session.now)  # before anything is asked
    install = read_install_source(install_from) if install_from else ""
    where = _site(site) or site_of(root)
    look(root, site=where)
    if can_ask() and not yes:
        from synsml_cli.cli.ask_workshop import ask_workshop

        ask_workshop(texts, now=session.now)
    if not texts["name"]:
        raise Usage("a workshop needs a name", remedy="give --name (and --days, --place, --timezone, --host, --url, --contact)")
    answers = read_answers(texts, now=session.now)
    done = run(root, answers=answers, site=where, schemas=_schemas(), now=session.now, install=install)
    _report(done, root)
    if answers.timezone and not texts["timezone"]:
        taken = f"The time zone {answers.timezone} is that of {visible(answers.place)!r}"
        say_aside(f"{taken}: correct `timezone` in workshop.yaml if another place is meant.")


def _site(text: str) -> str:
    """Return `--site` as the workshop will say it; raises Usage for what is no folder."""
    from synsml_cli.model.schema.kinds import FolderPath, Reading
    from synsml_cli.model.source.nodes import Node

    if not text:
        return ""
    reading = Reading("")
    path = FolderPath().read(Node(0, 0, text=text), (), reading)
    for finding in reading.findings:
        raise Usage(f"--site: {finding.message}", remedy=finding.remedy)
    return path or ""


def _report(done: "Initialized", root: Path) -> None:
    for word, names in (("wrote", done.written), ("added lines to", done.changed), ("rendered", done.rendered)):
        for name in names:
            say(f"{word} {visible(name)}")
    for name in done.kept:
        say(f"kept {visible(name)} as it is")
    for finding in done.findings:
        complain(f"{finding.severity}: {finding.at.file}: {finding.message}", finding.remedy)
    if done.by_hand:
        complain("Jekyll's configuration cannot be edited without touching anything else", f"add to it: {done.by_hand}")
    if done.in_the_way:
        remedy = "move what they say into the workshop (of people: `synsml people import`), then `synsml render --force`"
        complain(f"nothing was rendered, which would overwrite: {', '.join(done.in_the_way)}", remedy)
    if done.repository:
        remedy = "move one there, as docs/automation.md tells"
        complain(f"no workflow was written: GitHub looks for it at the top of the repository, in {done.repository}", remedy)
    elif not done.publishes:
        remedy = "let what publishes it install synsml and render first, or render and commit by hand"
        complain("the workflow checks only, and leaves it to others to publish the site", remedy)
    if done.lacks_install:
        remedy = "fill in the step 'Install synsml' (docs/automation.md), or give --install-from to init"
        complain("the workflow does not know where synsml is installed from", remedy)
    there = os.path.relpath(root)
    go = f"cd {shlex.quote(there)}, " if there != "." else ""
    say_aside(f"\nThe id {done.id} names the calendar's events: change it in workshop.yaml now or never.")
    say_aside(f"Next: {go}write the words in {done.source}; `synsml preview` shows them, `synsml render` writes the page.")
    if done.publishes:
        say_aside("GitHub publishes it once Settings, Pages, Source says 'GitHub Actions'.")


def _schemas() -> dict[str, str]:
    from synsml_cli.cli.field_notes import field_notes
    from synsml_cli.export.json_schema import FILES, document

    return {name: json.dumps(document(name, notes=field_notes), ensure_ascii=False, indent=2) + "\n" for name in FILES}
