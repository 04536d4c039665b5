"""Ask on a terminal for missing values of a person; an invalid answer is asked for again."""

from collections.abc import Callable

from synsml_cli.checks.people.email_form import is_email
from synsml_cli.cli.asking import ask_text, can_ask
from synsml_cli.cli.output import say_aside
from synsml_cli.errors import Usage
from synsml_cli.model.project.addresses import is_url
from synsml_cli.model.records.roles import STATES

_QUESTIONS: tuple[tuple[str, str, Callable[[str], bool], str], ...] = (
    ("first", "Given names", lambda _: True, ""),
    ("last", "Family name, or the only name", bool, "a person needs a name"),
    ("affiliation", "Affiliation", lambda _: True, ""),
    ("url", "Personal page", lambda text: not text or is_url(text), "write the whole address: https://example.org/page"),
    ("email", "E-mail (never published)", lambda text: not text or is_email(text), "write one address: name@example.org"),
)
"""(field, question, whether an answer is valid, what to write instead)."""


def ask_person(values: dict[str, str], roles: list[str], *, known_roles: tuple[str, ...]) -> None:
    """Ask for the missing values of a record; raises Usage without a terminal."""
    if not can_ask():
        raise Usage("a person needs a name", remedy="give --last (and --first, if there is one)")
    say_aside("Press Enter to skip a question.")
    if not values["last"]:
        for name, question, possible, remedy in _QUESTIONS:
            if not values[name]:
                values[name] = answer_to(question, "", possible, remedy)
    if not roles:
        roles.append(f"{choice('Role', known_roles, 'speaker')}={choice('State', STATES, 'invited')}")


def choice(question: str, known: tuple[str, ...], default: str) -> str:
    """Ask for one of a few words and return it."""
    words = ", ".join(known)
    return answer_to(f"{question} ({words})", default, lambda answer: answer in known, f"write one of {words}")


def answer_to(question: str, default: str, possible: Callable[[str], bool], remedy: str) -> str:
    """Ask until the answer is valid and return it; `remedy` explains an invalid answer."""
    while True:
        answer = ask_text(question, default=default).strip()
        if possible(answer):
            return answer
        say_aside(f"  fix: {remedy}")
