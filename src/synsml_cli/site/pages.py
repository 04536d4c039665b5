"""Fills the tokens of a page, or the marked blocks of a page of the user's own; every other character stays.

Pages are joined here, not by Jinja2, so that no blank line is eaten.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from synsml_cli.model.blocks import BLOCK_NAMES
from synsml_cli.model.front_matter import front_matter_end
from synsml_cli.model.token_rules import CONDITIONS
from synsml_cli.model.tokens import Marked, Token, scan, scan_marks
from synsml_cli.site import escape
from synsml_cli.site.blocks import Blocks

# Mark what was filled in, until its line of the front matter is whole; Unicode keeps both for such use inside programs.
_FROM, _TO = "\ufdd0", "\ufdd1"
_ENTRY = re.compile(
    rf"(?P<before>[ \t]*(?:- +)*(?:[^\s:#{_FROM}][^:{_FROM}]*:[ \t]+)?)(?P<value>.*?)(?P<end>[\r\n]*)", re.DOTALL
)
_COMMENT = re.compile(rf"[ \t]+#[^{_TO}]*\Z")


@dataclass(frozen=True)
class Filled:
    """A block of a page of the user's own, before and after."""

    name: str
    """The mark's words, which tell blocks of one page apart: "people organizer"."""
    old: str
    """What stands between the marks now."""
    new: str


def fill_page(text: str, blocks: Blocks) -> str:
    """Return a page of ours with its tokens filled; they have been checked (`token_rules.page_faults`)."""
    newline = "\r\n" if "\r\n" in text else "\n"
    body_from = front_matter_end(text)
    front = "".join(_filled(text, 0, body_from, blocks, raw=True))
    front = "".join(map(_quoted_as_needed, re.split(r"(?<=\n)", front)))
    body = "".join(_filled(text, body_from, len(text), blocks, raw=False))
    return front + (body if newline == "\n" else re.sub(r"(?<!\r)\n", newline, body))


def fill_marks(text: str, blocks: Blocks) -> tuple[str, tuple[Filled, ...]]:
    """Return a page of the user's own with its marked blocks kept current, and what was in them."""
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces, filled, position = [], [], 0
    for marked in scan_marks(text):
        if not isinstance(marked, Marked):
            continue
        old = text[marked.start : marked.end]
        new = f"\n{blocks.render(marked.token)}\n".replace("\n", newline)
        pieces += [text[position : marked.start], new]
        position = marked.end
        filled.append(Filled(" ".join((marked.token.name, *marked.token.words)), old, new))
    return "".join((*pieces, text[position:])), tuple(filled)


def _filled(text: str, start: int, end: int, blocks: Blocks, *, raw: bool) -> Iterator[str]:
    """Yield the text from `start` to `end` with tokens replaced; `raw` for front matter, where no block can stand."""
    position = start
    shown = [True]  # one entry for each open condition
    for token in scan(text[:end]):
        if token.start < start:
            continue
        before, after = (token.start, token.end)
        if token.name in ("if", "else", "end") and not token.escaped:
            before, after = _whole_line(text, token)
        if all(shown):
            yield text[position:before]
        position = after
        if token.escaped:
            yield text[token.start + 1 : token.end] if all(shown) else ""
        elif token.name == "if":
            shown.append(_holds(token, blocks))
        elif token.name == "else":
            shown[-1] = not shown[-1]
        elif token.name == "end":
            shown.pop()
        elif all(shown):
            yield _value(token, blocks, raw=raw)
    yield text[position:end]


def _whole_line(text: str, token: Token) -> tuple[int, int]:
    """Return the range of a condition's line, if nothing else stands on it: then the line goes with it."""
    before = re.compile(r"(?:^|(?<=\n))[ \t]*\Z").search(text[: token.start])
    after = re.compile(r"[ \t]*(?:\r\n|\n|\Z)").match(text, token.end)
    return (before.start(), after.end()) if before and after else (token.start, token.end)


def _holds(token: Token, blocks: Blocks) -> bool:
    condition, id = token.words
    entry = blocks.workshop.dates[id]
    test = CONDITIONS[condition]
    return test(entry) if test else entry.moments.passed(blocks.now)


def _value(token: Token, blocks: Blocks, *, raw: bool) -> str:
    if token.name in BLOCK_NAMES:
        return blocks.render(token)
    if token.name == "date":
        text = blocks.words(blocks.workshop.dates[token.words[0]], token.args.get("format", ""))
    else:
        text = getattr(blocks.workshop, token.name.removeprefix("workshop."))
    return f"{_FROM}{escape.html_in_front_matter(text)}{_TO}" if raw else escape.markdown(text)


def _quoted_as_needed(line: str) -> str:
    """Return a filled line of a front matter so that YAML reads the values that were filled in as they are."""
    match = _ENTRY.fullmatch(line)
    if _FROM not in line or not match:
        return line
    before, value, end = match["before"], match["value"], match["end"]
    if value[0] in "'\"":
        return re.sub(f"{_FROM}(.*?){_TO}", lambda filled: _inside(filled[1], value[0]), line)
    if not before.strip():
        return re.sub(f"[{_FROM}{_TO}]", "", line)  # inside a block scalar, where everything is text
    from synsml_cli.site.data_files import front_matter_value

    comment = _COMMENT.search(value)
    plain = re.sub(f"[{_FROM}{_TO}]", "", value[: comment.start()] if comment else value)
    return f"{before}{front_matter_value(plain)}{comment[0] if comment else ''}{end}"


def _inside(text: str, quote: str) -> str:
    """Return `text` for the inside of a quoted scalar (YAML 1.2 sections 7.3.1 and 7.3.2)."""
    return text.replace("'", "''") if quote == "'" else text.replace("\\", "\\\\").replace('"', '\\"')
