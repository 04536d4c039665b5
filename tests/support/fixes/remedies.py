"""Reads what a remedy tells the user to type, as steps. test_literal_fixes.py lists the forms that it knows.

Everything between quotes or backticks is literal; so are tokens, Liquid tags and comments without quotes. A literal with
`...`, `YYYY` or, in a command, a word in capitals has a place for the user's own value and is no step.
"""

import ast
import re
from typing import NamedTuple

_LITERAL = re.compile(r"`[^`]*`|(?<!\w)'.*?'(?!\w)|(?<!\w)\".*?\"(?!\w)|\[\[.*?\]\]|\{%.*?%\}|<!--.*?-->")
_OPEN = re.compile(r"\.\.\.|YYYY")
_OPEN_WORD = re.compile(r"\b[A-Z]{2,}\b(?!:)")
_PAIR = re.compile(r"[a-z_]+: \S.*")
_TAIL = r"(?: again| here| on this line)?(?: if .*| for .*| to .*| until .*|,.*)?"
_X = r"§(\d+)§"

_FORMS = tuple(
    (verb, re.compile(pattern))
    for verb, pattern in (
        ("wrap", rf"(?:write|put) {_X} before the \w+ and {_X} after it"),
        ("after", rf"write {_X} (?:on the line )?after it"),
        ("before", rf"write {_X} before it"),
        ("write", rf"write {_X} and {_X}{_TAIL}"),
        ("write", rf"write {_X}{_TAIL}"),
        ("value", rf"write (?:- )?[a-z_]+: {_X}"),
        ("before other", rf"write {_X} before {_X}"),
        ("mean", rf"did you mean {_X}\?.*"),
        ("quote", r"put (?:it|the text) in quotes"),
        ("quote line", r"put the whole text in quotes"),
        ("run", rf"(?:.*\W)?run {_X}{_TAIL}"),
        ("comment", rf"add {_X} to this line{_TAIL}"),
        ("argument", rf"add {_X} to this token"),
        ("top", rf"add {_X} at the top level"),
        ("below", rf"add {_X} (?:below|under) {_X}.*"),
        ("add", rf"add {_X}(?: to this \w+)?(?:,.*)?"),
        ("remove key", rf"remove {_X}{_TAIL}"),
        ("remove file", rf"remove the file{_TAIL}"),
        ("remove entry", rf"remove this entry{_TAIL}"),
        ("remove", rf"remove (?:it|the token|the link|this \w+|the line){_TAIL}"),
        ("move above", rf"move {_X} above {_X}"),
        ("move file", rf"move (?:the file|it) to {_X}"),
        ("create", rf"create {_X}"),
        ("rename", rf"rename it to {_X}"),
    )
)


class Step(NamedTuple):
    """One thing to do: a verb of the forms, and the literal texts that it needs."""

    verb: str
    texts: tuple[str, ...]


def alternatives(remedy: str) -> list[tuple[Step, ...]]:
    """Return the literal ways that a remedy proposes, each as the steps that it needs; none where a person must decide."""
    texts: list[str] = []

    def kept(match: re.Match[str]) -> str:
        texts.append(match[0])
        return f"§{len(texts) - 1}§"

    plain = re.sub(r" \([^)]*\)", "", _LITERAL.sub(kept, remedy))
    found = []
    verb = ""
    for part in re.split(r", or | or (?=§)|; ", plain):
        whole = f"{verb} {part}" if part.startswith("§") else part
        verb = whole.partition(" ")[0]
        steps = [_step(words, texts) for words in whole.split(", then ")]
        if all(steps):
            found.append(tuple(step for step in steps if step))
    return found


def is_pair(text: str) -> bool:
    """Return whether a text is a key with its value, as `id: demo-2023`."""
    return _PAIR.fullmatch(text) is not None


def _step(words: str, texts: list[str]) -> Step | None:
    for verb, pattern in _FORMS:
        if match := pattern.fullmatch(words):
            raw = [texts[int(number)] for number in match.groups()]
            literals = tuple(raw if verb == "value" else map(_text, raw))
            command = verb == "run" and not literals[0].startswith("synsml ")
            is_open = any(_OPEN.search(text) for text in literals) or (verb == "run" and _OPEN_WORD.search(literals[0]))
            return None if command or is_open else Step(verb, literals)
    return None


def _text(literal: str) -> str:
    """Return a literal without its quotes; with a backslash it was written by `repr`."""
    if literal[0] not in "`'\"":
        return literal
    return str(ast.literal_eval(literal)) if "\\" in literal and literal[0] != "`" else literal[1:-1]
