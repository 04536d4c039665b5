"""Select findings: by code on the command line, and by comments on the line of a finding.

A comment in YAML is `# synsml: ignore=D104`, on a page `<!-- synsml: ignore=W405 -->`; a prefix of codes such as `D1` works
too. The reader's errors (R) cannot be ignored: a file that was not read stops every command.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from synsml_cli.model.source.front_matter import front_matter_end
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.model.source.positions import SourceText

# After a comma every word is a code; after blanks only, a word may be the reason: "ignore=D106 because ...".
_CODES = r"(?P<codes>[A-Za-z0-9]+(?:[ \t]*,[ \t]*[A-Za-z0-9]+|[ \t]+[A-Za-z][0-9][A-Za-z0-9]*)*)"
_YAML = lazy_pattern(rf"#[^#\n\r]{{0,200}}?\bsynsml:[ \t]*ignore=[ \t]*{_CODES}")
_PAGE = lazy_pattern(rf"<!--[ \t]*synsml:[ \t]*ignore=[ \t]*{_CODES}[^\n\r]{{0,200}}?-->")

_ODD = lazy_pattern(
    r"(?:#|<!--)[^#\n\r]{0,200}?\bsynsml:[ \t]*(?!ignore=[ \t]*[A-Za-z0-9])"
    r"(?P<odd>(?:[A-Za-z]+[ \t]*[=:]?[ \t]*)?(?P<code>[A-Za-z][0-9]{3}))\b"
)
"""Matches a comment that names a code but has another word than `ignore=`, so that it has no effect."""


class Selection(NamedTuple):
    """Codes or prefixes of codes, such as `D` and `P2`; the longest match decides, and `ignore` wins a tie."""

    select: tuple[str, ...] = ()
    """Only these codes; all if it is empty."""
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Return whether findings with this code are selected."""
        wanted = _longest(self.select, code) if self.select else 0
        return wanted >= 0 and wanted > _longest(self.ignore, code)

    def leaves_out(self, code: str) -> bool:
        """Return whether findings with this code are explicitly ignored."""
        return _longest(self.ignore, code) >= 0


EVERYTHING = Selection()
"""Selects all codes."""


def _longest(beginnings: Iterable[str], code: str) -> int:
    return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=-1)


class Mark(NamedTuple):
    """A code, or a prefix of codes, in a comment that ignores findings."""

    code: str
    """In upper case."""
    line: int
    start: int
    """Offset in the file."""
    end: int


def marks(file: str, source: SourceText) -> Iterator[Mark]:
    """Yield the codes that comments of a file ignore."""
    if "synsml:" not in source.text:
        return
    is_yaml = file.endswith((".yaml", ".yml"))
    end = len(source.text) if is_yaml else front_matter_end(source.text)
    for comment in (*_YAML.finditer(source.text, 0, end), *(() if is_yaml else _PAGE.finditer(source.text))):
        line = source.span(comment.start(), comment.end()).line
        for word in re.finditer(r"[A-Za-z0-9]+", comment["codes"]):
            start = comment.start("codes") + word.start()
            yield Mark(word[0].upper(), line, start, start + len(word[0]))


def odd_marks(file: str, source: SourceText) -> Iterator[Mark]:
    """Yield comments that look like ignore comments but have no effect, such as `# synsml: ingore=D104`.

    Start and end enclose the wrong words.
    """
    if "synsml:" not in source.text:
        return
    end = len(source.text) if file.endswith((".yaml", ".yml")) else front_matter_end(source.text)
    for comment in _ODD.finditer(source.text):
        if comment[0].startswith("<") or comment.start() < end:
            line = source.span(comment.start(), comment.end()).line
            yield Mark(comment["code"].upper(), line, *comment.span("odd"))


def silenced(file: str, source: SourceText) -> Mapping[int, tuple[str, ...]]:
    """Return line number -> codes and prefixes that comments on that line ignore."""
    found: dict[int, tuple[str, ...]] = {}
    for mark in marks(file, source):
        found[mark.line] = (*found.get(mark.line, ()), mark.code)
    return found
