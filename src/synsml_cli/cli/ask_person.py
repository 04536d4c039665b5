"""Asks on a terminal for what `people add` was not told."""

import sys

import typer

from synsml_cli.errors import Usage
from synsml_cli.model.roles import ROLES, STATES


def ask_person(values: dict[str, str], roles: list[str]) -> None:
    """Fill in what is missing of a record; raises Usage away from a terminal, where nobody could answer."""
    if not sys.stdin.isatty():
        raise Usage("a person needs a name", remedy="give --last (and --first, if there is one)")
    typer.echo("Leave empty what is not known.", err=True)
    questions = (
        ("first", "First name (all before the sort name)"),
        ("last", "Last name (by which the person is sorted)"),
        ("affiliation", "Affiliation"),
        ("url", "Page (https://...)"),
        ("email", "E-mail (never published)"),
    )
    for name, question in questions:
        while not values[name]:
            values[name] = str(typer.prompt(question, default="", show_default=False, err=True)).strip()
            if name != "last":
                break
    if not roles:
        role = _choice("Role", ROLES, "speaker", others=True)
        roles.append(f"{role}={_choice('State', STATES, 'invited')}")


def _choice(question: str, known: tuple[str, ...], default: str, *, others: bool = False) -> str:
    """Ask until the answer is known; a role may be one of the workshop's own, which is checked later."""
    while True:
        answer = str(typer.prompt(f"{question} ({', '.join(known)})", default=default, err=True)).strip()
        if answer in known or others:
            return answer
        typer.echo(f"write one of {', '.join(known)}", err=True)
