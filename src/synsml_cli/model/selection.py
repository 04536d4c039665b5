"""Which findings are wanted: by code on the command line, and by a comment on the line of a finding.

A comment in YAML is `# synsml: ignore=D104`, on a page `<!-- synsml: ignore=W405 -->`. The reader's errors (R) cannot be
silenced so: what was not read stops every command.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from synsml_cli.model.front_matter import front_matter_end
from synsml_cli.model.positions import SourceText

_YAML = re.compile(r"#[^#\n\r]{0,200}?\bsynsml:[ \t]*ignore=(?P<codes>[A-Za-z0-9, \t]+)")
_PAGE = re.compile(r"<!--[ \t]*synsml:[ \t]*ignore=(?P<codes>[A-Za-z0-9, \t]+)-->")


class Selection(NamedTuple):
    """Codes, or beginnings of codes such as `D` and `P2`; the longest that fits decides, and of two equal ones `ignore`."""

    select: tuple[str, ...] = ()
    """Only these; all where it is empty."""
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether findings with this code are wanted."""
        wanted = _longest(self.select, code) if self.select else 0
        return wanted >= 0 and wanted > _longest(self.ignore, code)

    def leaves_out(self, code: str) -> bool:
        """Whether findings with this code are expressly not wanted."""
        return _longest(self.ignore, code) >= 0


EVERYTHING = Selection()
"""No code is left out."""


def _longest(beginnings: Iterable[str], code: str) -> int:
    return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=-1)


def silenced(file: str, source: SourceText) -> Mapping[int, frozenset[str]]:
    """Return the codes that comments silence, by the number of their line."""
    if "synsml:" not in source.text:
        return {}
    found: dict[int, frozenset[str]] = {}
    is_yaml = file.endswith((".yaml", ".yml"))
    end = len(source.text) if is_yaml else front_matter_end(source.text)
    matches = [*_YAML.finditer(source.text, 0, end), *(() if is_yaml else _PAGE.finditer(source.text))]
    for match in matches:
        line = source.span(match.start(), match.end()).line
        codes = frozenset(code.upper() for code in re.findall(r"[A-Za-z0-9]+", match["codes"]))
        found[line] = found.get(line, frozenset()) | codes
    return found
