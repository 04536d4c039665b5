r"""Find the tokens of a page, `[[name word ... key=value key="a value"]]`, by text search; nothing is executed.

Only known names are tokens: `[[wiki links]]`, `{{ liquid }}` and everything else is unchanged. `\[[date x]]` prints the token
itself.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from synsml_cli.model.pages.blocks import BLOCK_NAMES
from synsml_cli.model.pages.code import without_fences
from synsml_cli.model.source.forward import Forward
from synsml_cli.model.source.patterns import lazy_pattern

CONTROL = ("if", "else", "end")
_NAMES = "|".join(sorted([*BLOCK_NAMES, *CONTROL, "date"], key=len, reverse=True))
_OPEN = lazy_pattern(rf"(\\?)\[\[[ \t]*(workshop\.[\w.]*|(?:{_NAMES})(?![\w.\-]))")
_BLANKS = lazy_pattern(r"[ \t]*")
_MARK = lazy_pattern(
    r"<!--[ \t]*(?:synsml:(?![ \t]*ignore\b)[ \t]*([\w.]*(?:-(?!->)[\w.]*)*)|(/synsml)(?![\w.]))", re.IGNORECASE
)
_MARK_LENGTH = 1000
"""Characters in which the `-->` of a mark is searched; a search to the end for each of many marks would be quadratic."""
MOST_TOKENS = 20_000
"""Limit on the tokens of a page: 100 blocks on each of 100 screens. Filling more would take too long."""
_KEY = lazy_pattern(r"([a-z_]+)=")
_QUOTED = lazy_pattern(r"""(?:"([^"\n]*)"|'([^'\n]*)')(?=[ \t]|\]\]|$)""")
_VALUE_END = lazy_pattern(r"""[\s"'\]]""")
_WORD_END = lazy_pattern(r"""[\s"'=\]]""")
_ENDED = lazy_pattern(r"[ \t]|\]\]|$")
"""Matches the text that must follow an argument."""
_UNREADABLE = lazy_pattern(r"(?:(?!\[\[|\]\])[^\n\r])*(?:\]\])?")


_NO_ARGUMENTS: Mapping[str, str] = {}  # not a MappingProxyType: tokens are sent to the process that fills templates


class Token(NamedTuple):
    """A token or a mark in a page."""

    name: str
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    words: tuple[str, ...] = ()
    """Arguments without a key: an id, roles, a condition."""
    args: Mapping[str, str] = _NO_ARGUMENTS
    fault: str = ""
    """Why it is invalid; then the other fields contain what was read before the error."""
    remedy: str = ""
    escaped: bool = False
    """Whether a backslash before it makes it plain text."""

    @property
    def data_name(self) -> str:
        """Name of the file in `_data` that a people block reads: its first role in the plural."""
        return self.args.get("data", self.words[0].replace("-", "_") + "s")

    @property
    def states(self) -> tuple[str, ...]:
        """The states of the people that a people block shows; by default only confirmed."""
        return tuple(self.args.get("states", "confirmed").replace(",", " ").split())


class Marked(NamedTuple):
    """A block on a page of the user, between `<!-- synsml:... -->` and `<!-- /synsml -->`."""

    token: Token
    start: int
    """Offset after the opening mark."""
    end: int
    """Offset of the closing mark."""


def scan(text: str) -> Iterator[Token]:
    """Yield every token of a page, in order; invalid ones have a `fault`."""
    position = 0
    forward = Forward(text)
    while match := _OPEN.search(text, position):
        start = match.start()
        token = _arguments(forward, match[2], start=start, position=match.end(), close="]]")
        yield token if not match[1] else Token(match[2], start, token.end, escaped=True)
        position = token.end


def scan_marks(text: str) -> Iterator[Marked | Token]:
    """Yield every marked block of a page of the user; an unmatched or invalid mark becomes a token with a fault.

    Marks in fenced code are examples, and are ignored.
    """
    opened: Token | None = None
    text = without_fences(text, closed=True)
    for match in _MARK.finditer(text):
        end = text.find("-->", match.end(), match.end() + _MARK_LENGTH)
        inside = text[match.end() : end] if end >= 0 else "\n"
        span = match.start(), end + 3 if "\n" not in inside else match.end()
        if match[2]:
            if "\n" in inside:
                yield Token("", *span, fault="mark without '-->' on its line", remedy="write <!-- /synsml -->")
            elif opened is None:
                yield Token("", *span, fault="end mark without a beginning", remedy="remove it")
            elif opened.fault:
                yield opened
            else:
                yield Marked(opened, opened.end, match.start())
            opened = None
            continue
        if opened is not None:
            yield _unclosed(opened)
        if "\n" in inside:
            yield Token(match[1], *span, fault="mark without '-->' on its line", remedy="write <!-- synsml:dates -->")
            opened = None
            continue
        read = _arguments(Forward(inside.strip()), match[1], start=0, position=0, close="")
        opened = Token(read.name, *span, read.words, read.args, read.fault, read.remedy)
    if opened is not None:
        yield _unclosed(opened)


def _unclosed(token: Token) -> Token:
    return Token(
        token.name,
        token.start,
        token.end,
        fault=f"block 'synsml:{token.name}' without an end mark",
        remedy="write <!-- /synsml --> on the line after it",
    )


class _Argument(NamedTuple):
    """An argument of a token."""

    key: str
    """Empty for a word."""
    value: str
    end: int
    """Offset after it."""


def _argument(forward: Forward, position: int) -> _Argument | None:
    """Return the argument at an offset, or None; it must be followed by a blank, the brackets or the end.

    The end of an unquoted one is looked up in `forward`: many unclosed tokens may lead to the same place.
    """
    text = forward.text
    if key := _KEY.match(text, position):
        if quoted := _QUOTED.match(text, key.end()):
            return _Argument(key[1], quoted[quoted.lastindex or 1], quoted.end())
        end = _end(forward, _VALUE_END, key.end())
        if end > key.end() and _ENDED.match(text, end):
            return _Argument(key[1], text[key.end() : end], end)
    end = _end(forward, _WORD_END, position)
    return _Argument("", text[position:end], end) if end > position and _ENDED.match(text, end) else None


def _end(forward: Forward, pattern: re.Pattern[str], start: int) -> int:
    end, _ = forward.search(pattern, start)
    return end if end >= 0 else len(forward.text)


def _arguments(forward: Forward, name: str, *, start: int, position: int, close: str) -> Token:
    """Return the token with its arguments from `position` up to `close`, on the same line."""
    text = forward.text
    words: list[str] = []
    args: dict[str, str] = {}
    while True:
        position = _behind_blanks(text, position)
        if close and text.startswith(close, position):
            break  # the most common case: a token without arguments
        argument = _argument(forward, position)
        if not argument:
            break
        key, value, position = argument
        if not key:
            words.append(value)
        elif key in args:
            fault = f"duplicate argument {key!r}"
            return Token(name, start, position, fault=fault, remedy="keep one of them")
        else:
            args[key] = value
    if not text.startswith(close, position) or (not close and position < len(text)):
        # An invalid token ends at the next token or at its own brackets, so that the rest of the line is not blamed.
        upto = _UNREADABLE.match(text, position)
        end = upto.end() if upto and close else len(text)
        fault = f"cannot read {text[start:end].strip()!r}" if close else f"cannot read {text[position:].strip()!r}"
        remedy = 'write [[name word key="value"]] on one line' if close else 'write word or key="value"'
        return Token(name, start, end, fault=fault, remedy=remedy)
    return Token(name, start, position + len(close), tuple(words), args)


def _behind_blanks(text: str, position: int) -> int:
    blanks = _BLANKS.match(text, position)
    return blanks.end() if blanks else position
