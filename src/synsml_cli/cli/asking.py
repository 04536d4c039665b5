"""The only place that asks somebody something: whether anybody can answer, and what they answer."""

import sys

import typer

from synsml_cli.cli.output import say_aside
from synsml_cli.cli.streams import typed
from synsml_cli.errors import Refused
from synsml_cli.model.plain import visible


def can_ask() -> bool:
    """Whether standard input is a terminal; where it is a file, a pipe or closed, nobody would answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def agrees(question: str, *, default: bool = False) -> bool:
    """Ask a question that is answered with yes or no, and return whether it was yes."""
    return typer.confirm(visible(question), default=default, err=True)


def accepts(offer: str) -> bool:
    """Offer a further step after a command has written what it was asked for, and return whether it is wanted.

    No answer is no: Ctrl-C or the end of input must not let a command fail that has changed files.
    """
    try:
        return can_ask() and agrees(offer)
    except typer.Abort:
        say_aside("")  # what is said next begins a line of its own
        return False


def agree_or_stop(question: str, *, yes: bool, refused: str, remedy: str) -> None:
    """Ask before something is lost, unless `yes` says it already.

    Raises Refused with the message `refused`: with `remedy` where nobody can be asked, otherwise after the answer no.
    """
    if yes:
        return
    if not can_ask():
        raise Refused(refused, remedy=remedy)
    if not agrees(question):
        raise Refused(refused, remedy="nothing was changed")


def ask_text(question: str, *, default: str = "") -> str:
    """Ask for a text and return the answer; an empty one takes `default`, which is shown in brackets."""
    return typed(str(typer.prompt(visible(question), default=default, show_default=bool(default), err=True)))
