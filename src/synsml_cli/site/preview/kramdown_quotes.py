"""Convert quotes like markdown-it's `smartquotes`, in one pass even for many quotes without a partner.

Upstream copies the text for each quote, and searches all open quotes for each possible closing one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from synsml_cli.model.source.patterns import lazy_pattern

_QUOTE = lazy_pattern("['\"]")
_APOSTROPHE = "’"
_PAIRS = {'"': ("“", "”"), "'": ("‘", "’")}


def add_quotes(markdown: MarkdownIt) -> None:
    """Add quotes to a converter, in place of its own rule."""
    markdown.core.ruler.at("smartquotes", _quotes)


def _quotes(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and _QUOTE.search(token.content):
            _replace(token.children)


class _Open(NamedTuple):
    """A quote that may open a quotation."""

    token: int
    position: int
    quote: str
    level: int


def _replace(tokens: Sequence[Token]) -> None:
    replaced: dict[int, dict[int, str]] = {}
    stack: list[_Open] = []
    waiting: Counter[tuple[int, str]] = Counter()
    """(level, quote) -> number of such quotes in the stack."""

    def pop() -> _Open:
        top = stack.pop()
        waiting[top.level, top.quote] -= 1
        return top

    for number, token in enumerate(tokens):
        while stack and stack[-1].level > token.level:
            pop()
        for position, quote, can_open, can_close in _found(tokens, number) if token.type == "text" else ():
            key = token.level, quote
            if can_close and waiting[key]:
                while (opened := pop()).quote != quote:
                    pass
                begin, end = _PAIRS[quote]
                replaced.setdefault(number, {})[position] = end
                replaced.setdefault(opened.token, {})[opened.position] = begin
            elif can_open:
                stack.append(_Open(number, position, quote, token.level))
                waiting[key] += 1
            elif quote == "'":  # within a word, or without an opening quote
                replaced.setdefault(number, {})[position] = _APOSTROPHE
    for number, signs in replaced.items():
        characters = list(tokens[number].content)
        for position, sign in signs.items():
            characters[position] = sign
        tokens[number].content = "".join(characters)


def _found(tokens: Sequence[Token], number: int) -> Iterator[tuple[int, str, bool, bool]]:
    """Yield (position, quote, can open, can close) for each quote of a text."""
    text = tokens[number].content
    for match in _QUOTE.finditer(text):
        at = match.start()
        before = text[at - 1] if at else _neighbour(tokens, range(number - 1, -1, -1), -1)
        after = text[at + 1] if at + 1 < len(text) else _neighbour(tokens, range(number + 1, len(tokens)), 0)
        blank_before, blank_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
        sign_before, sign_after = _is_sign(before), _is_sign(after)
        can_open = not blank_after and (not sign_after or blank_before or sign_before)
        can_close = not blank_before and (not sign_before or blank_after or sign_after)
        if after == match[0] == '"' and before in "0123456789":  # inches
            can_open = can_close = False
        if can_open and can_close:
            can_open, can_close = sign_before, sign_after
        yield at, match[0], can_open, can_close


def _neighbour(tokens: Sequence[Token], numbers: range, index: int) -> str:
    """Return the next character of an adjacent piece of the line, or a blank at its end."""
    for number in numbers:
        if tokens[number].type in ("softbreak", "hardbreak"):
            break
        if tokens[number].content:
            return tokens[number].content[index]
    return " "


def _is_sign(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
