"""Ask questions on the terminal: the only place that does."""

import sys

import typer

from synsml_cli.cli.output import say_aside
from synsml_cli.cli.streams import typed
from synsml_cli.errors import Refused
from synsml_cli.model.plain import visible


def can_ask() -> bool:
    """Return whether standard input is a terminal, so that somebody can answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def agrees(question: str, *, default: bool = False) -> bool:
    """Ask a yes/no question and return whether the answer is yes."""
    return typer.confirm(visible(question), default=default, err=True)


def accepts(offer: str) -> bool:
    """Offer another step after a command has written its files, and return whether it is wanted.

    Ctrl-C or the end of input mean no, because a command that has changed files must not fail.
    """
    try:
        return can_ask() and agrees(offer)
    except typer.Abort:
        say_aside("")  # the next output begins on a new line
        return False


def agree_or_stop(question: str, *, yes: bool, refused: str, remedy: str) -> None:
    """Ask before something is lost, unless `yes`.

    Raises Refused with the message `refused`: with `remedy` if nobody can answer, otherwise after the answer no.
    """
    if yes:
        return
    if not can_ask():
        raise Refused(refused, remedy=remedy)
    if not agrees(question):
        raise Refused(refused, remedy="nothing was changed")


def ask_text(question: str, *, default: str = "") -> str:
    """Ask for a text and return it; an empty answer means `default`, shown in brackets."""
    return typed(str(typer.prompt(visible(question), default=default, show_default=bool(default), err=True)))
