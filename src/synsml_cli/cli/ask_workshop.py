"""Ask for the facts of a new workshop; an invalid answer is asked for again, with what to write."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from synsml_cli.cli.asking import ask_text
from synsml_cli.cli.output import say_aside
from synsml_cli.model.dates.city_zones import only_zone
from synsml_cli.model.plain import visible
from synsml_cli.model.source.findings import Refusal
from synsml_cli.tasks.setup.new_answers import proposed, read_answer


class _Question(NamedTuple):
    """One question."""

    name: str
    text: str
    example: str = ""
    proposal: Callable[[Mapping[str, str]], str] = lambda _: ""
    """Earlier answers -> the proposed answer."""


_QUESTIONS = (
    _Question("name", "Workshop name"),
    _Question("short_name", "Short name"),
    _Question("host", "Host conference", "ICML 2027"),
    _Question("days", "Days", "2027-07-28; 2027-07-28 or 2027-07-29"),
    _Question("place", "City and country", "Vienna, Austria"),
    _Question("timezone", "Time zone", "a city, or Europe/Vienna", lambda answers: only_zone(answers["place"])),
    _Question("contact", "Contact address", "organizers@example.org"),
    _Question("url", "URL of the homepage", "https://example.org/2027/"),
)


def ask_workshop(texts: dict[str, str], *, now: dt.datetime) -> None:
    """Ask for missing texts and fill them in; an empty answer takes the value in brackets."""
    asked = [question for question in _QUESTIONS if not texts[question.name]]
    if asked:
        say_aside("Nothing is written before the last answer. You can change everything later in workshop.yaml.")
    for question in asked:
        texts[question.name] = _answer(question, texts, now)


def _answer(question: _Question, texts: Mapping[str, str], now: dt.datetime) -> str:
    default = question.proposal(texts) or ("" if question.name == "name" else "unknown")
    text = f"{question.text} ({question.example})" if question.example else question.text
    while True:
        given = ask_text(text, default=default)
        answer = read_answer(question.name, given, now=now)
        if not isinstance(answer, Refusal):
            if answer and answer != " ".join(given.split()):
                say_aside(f"  -> {visible(answer)}")
            return answer or "unknown"
        say_aside(f"  {visible(answer.message)}" + (f"\n  fix: {visible(answer.remedy)}" if answer.remedy else ""))
        text = question.text
        default = proposed(question.name, answer, now=now) or default
