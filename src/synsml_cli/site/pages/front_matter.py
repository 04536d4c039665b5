"""Quote values in a filled front matter where necessary, so that YAML reads them as text.

An unquoted `subtitle: ICML: 2023` makes Jekyll skip the page and exit with 0. Filled values are marked until their line is
complete, because only then it is known whether the line needs quotes.
"""

import re
from collections.abc import Iterator

from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.site.data_files import front_matter_value

_FROM, _TO = "\ufdd0", "\ufdd1"  # Unicode reserves both for internal use by programs
_FILLED = lazy_pattern(f"{_FROM}(.*?){_TO}")
_KEY = rf"""(?:"[^"{_FROM}]*"|'[^'{_FROM}]*'|[^\s:#\[{{'"{_FROM}](?:[^:{_FROM}]|:(?![ \t]))*)"""
_ENTRY = lazy_pattern(rf"(?P<before>[ \t]*(?:- +)*(?:{_KEY}:[ \t]+)?)(?P<value>.*?)(?P<end>[\r\n]*)", re.DOTALL)
_COMMENT = lazy_pattern(rf"[ \t]+#[^{_TO}]*\Z")
_BLOCK_SCALAR = lazy_pattern(r"(?:^|[ \t])[|>][-+0-9]*[ \t]*(?:#.*)?$")
_IN_BRACKETS = lazy_pattern(f"(\"[^\"]*\"|'[^']*')|{_FROM}(.*?){_TO}")


def marked(text: str) -> str:
    """Return `text` marked as filled in."""
    return f"{_FROM}{text}{_TO}"


def quoted(front: str) -> Iterator[str]:
    """Yield the lines of a filled front matter, without marks, and quoted where necessary."""
    text_below = -1  # indentation of the line that started the current block scalar
    for line in re.split(r"(?<=\n)", front):
        indent = len(line) - len(line.lstrip(" "))
        if text_below >= 0 and (not line.strip() or indent > text_below):
            yield _unmarked(line)
            continue
        text_below = indent if _BLOCK_SCALAR.search(line.rstrip("\r\n")) else -1
        yield _line(line) if _FROM in line else line


def _line(line: str) -> str:
    match = _ENTRY.fullmatch(line)
    if not match or match["value"].startswith("#"):
        return _unmarked(line)
    before, value, end = match["before"], match["value"], match["end"]
    if value[0] in "'\"":
        return before + _in_quotes(value) + end
    if value[0] in "[{":
        return before + _IN_BRACKETS.sub(_piece, value) + end
    comment = _COMMENT.search(value)
    plain = _unmarked(value[: comment.start()] if comment else value)
    return f"{before}{front_matter_value(plain)}{comment[0] if comment else ''}{end}"


def _piece(match: re.Match[str]) -> str:
    """Return an item of `[a, "b"]`: either quoted, or filled in."""
    if match[1]:
        return _in_quotes(match[1])
    filled = match[2]
    plain = not set(filled) & set(",[]{}") and front_matter_value(filled) == filled
    return filled if plain else _in_quotes(f'"{marked(filled)}"')


def _in_quotes(value: str) -> str:
    """Return a quoted scalar with the filled-in text escaped (YAML 1.2, sections 7.3.1 and 7.3.2)."""
    if value[0] == "'":
        return _FILLED.sub(lambda match: match[1].replace("'", "''"), value)
    return _FILLED.sub(lambda match: match[1].replace("\\", "\\\\").replace('"', '\\"'), value)


def _unmarked(text: str) -> str:
    return text.replace(_FROM, "").replace(_TO, "")
