"""`synsml init`: create a new workshop."""

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
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Workshop folder, new or existing (default: this one).")] = ".",
    name: Annotated[str, typer.Option(metavar="TEXT", help="Workshop name.")] = "",
    short_name: Annotated[str, typer.Option(metavar="TEXT", help="Short name, for the calendar.")] = "",
    host: Annotated[str, typer.Option(metavar="TEXT", help="Host conference, such as 'ICML 2027'.")] = "",
    days: Annotated[str, typer.Option(metavar="WHEN", help="Days: 2027-07-28, '2027-07-28 or 2027-07-29', unknown.")] = "",
    place: Annotated[str, typer.Option(metavar="TEXT", help="City and country.")] = "",
    timezone: Annotated[str, typer.Option(metavar="ZONE", help="Europe/Vienna, or a city (default: from --place).")] = "",
    contact: Annotated[str, typer.Option(metavar="ADDRESS", help="Contact address.")] = "",
    url: Annotated[str, typer.Option(metavar="ADDRESS", help="URL of the homepage.")] = "",
    id: Annotated[str, typer.Option(metavar="TEXT", help="Permanent id of calendar and files (default: from the name).")] = "",
    site: Annotated[
        str, typer.Option(metavar="FOLDER", help="Folder to render into (default: site; . in a Jekyll site).")
    ] = "",
    install_from: Annotated[
        str, typer.Option(metavar="SOURCE", help="Source for CI: git+https://...@COMMIT, or a wheel.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Skip all questions; missing values are unknown.")] = False,
) -> None:
    """Create a new workshop folder, ready to render.

    Prompts for missing values; answer "unknown" to decide later. Never overwrites existing files. In the repository of a
    Jekyll site (a folder with _config.yml), the site keeps its look.

    Examples:
        synsml init 2027
        synsml init 2027 --name "Workshop on Examples" --days 2027-07-28 --yes
    """
    from synsml_cli.store.looking.surroundings import look
    from synsml_cli.tasks.setup.init import create_workshop as run
    from synsml_cli.tasks.setup.init import site_of
    from synsml_cli.tasks.setup.install_source import read_install_source
    from synsml_cli.tasks.setup.new_answers import read_answers

    session = Invocation(ctx)
    if not folder.strip():
        raise Usage("DIR is empty", remedy="name a folder, or omit it for this one")
    root = session.base / folder
    advice.forget_root()  # commands in messages are for the new workshop, not for the folder that -C names
    if (there := os.path.relpath(root)) != ".":
        advice.remember_root(there)
    texts = {"name": name, "short_name": short_name, "host": host, "days": days, "place": place}
    texts |= {"timezone": timezone, "contact": contact, "url": url, "id": id}
    given = {key: text for key, text in texts.items() if text}
    read_answers({"name": "any", **given}, now=session.now)  # before the first question
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
        taken = f"Time zone {answers.timezone}, from the place {visible(answers.place)!r}"
        say_aside(f"{taken}: correct `timezone` in workshop.yaml if it is wrong.")


def _site(text: str) -> str:
    """Return the folder of `--site` as written to workshop.yaml; raises Usage for an invalid one."""
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
        say(f"kept {visible(name)} unchanged")
    for finding in done.findings:
        complain(f"{finding.severity}: {finding.at.file}: {finding.message}", finding.remedy)
    if done.by_hand:
        complain("Jekyll's _config.yml cannot be edited safely", f"add this line to it: {done.by_hand}")
    if done.in_the_way:
        remedy = "move their content into the workshop (people: `synsml people import`), then `synsml render --force`"
        complain(f"nothing was rendered, because it would overwrite {', '.join(done.in_the_way)}", remedy)
    if done.repository:
        remedy = "add one there: see docs/automation.md"
        complain(
            f"no workflow was written: GitHub reads workflows only at the top of the repository, {done.repository}", remedy
        )
    elif not done.publishes:
        remedy = "add to the workflow that publishes: install synsml, then `synsml render`"
        complain("the new workflow only checks: the site is published elsewhere", remedy)
    if done.lacks_install:
        remedy = "fill in the step 'Install synsml' (docs/automation.md), or give --install-from to init"
        complain("the workflow does not say where to install synsml from", remedy)
    there = os.path.relpath(root)
    go = f"cd {shlex.quote(there)}, " if there != "." else ""
    say_aside(f"\nThe id {done.id} is permanent once the calendar is published. To change it, edit workshop.yaml now.")
    say_aside(f"Next: {go}edit {done.source}; `synsml preview` shows the page, `synsml render` writes it.")
    if done.publishes:
        say_aside("To publish on GitHub: choose 'GitHub Actions' under Settings, Pages, Source.")


def _schemas() -> dict[str, str]:
    from synsml_cli.cli.field_notes import field_notes
    from synsml_cli.export.json_schema import FILES, document

    return {name: json.dumps(document(name, notes=field_notes), ensure_ascii=False, indent=2) + "\n" for name in FILES}
