"""Recognize a weekday that is separated from its day by a cell, a line or a dash.

Nothing may precede the weekday: "the talk on Friday | July 28, 2023" is a row of two things.
"""

import re

from synsml_cli.model.prose.visible_words import BLOCK_MARK, CELL, HEADING_MARK
from synsml_cli.model.source.patterns import lazy_pattern

LINE = r"(?:\r\n|\n|\r)[ \t]*+(?:>[ \t]*+)?"
"""A line end, and the marks at the start of the next line."""
_CELL_END = rf"[ \t]*+(?:\||(?:{LINE})?{CELL})[ \t]*+"
# A break is `<br>`, or two blanks at the end of a line; `</li>` and `</p>` are blanks too, but longer.
_BREAK = rf"[ \t]{{0,3}}{BLOCK_MARK}[ \t]*+(?:{LINE})?|[ \t]{{2}}[ \t]*+{LINE}"
APART = rf"(?P<cell>{_CELL_END})|(?P<break>{_BREAK})|(?P<dash>[ \t]++[–—-][ \t]++)"
"""The separator between a weekday and its day, for a verbose pattern."""

_BEGIN = rf"(?:[|{CELL}{BLOCK_MARK}{HEADING_MARK}\n\r(:]|\A)[ \t>*+#-]*\Z"
_BEGINS = {
    "cell": lazy_pattern(rf"[|{CELL}{BLOCK_MARK}\n\r][ \t>*+-]*\Z|\A[ \t]*\Z"),
    "break": lazy_pattern(_BEGIN),
    "dash": lazy_pattern(rf"{_BEGIN}|\b[Oo]n[ \t]+\Z"),
}
"""Separator -> what must precede the weekday."""
_NEAR = 100
"""Characters before a weekday that are searched."""


def begins_something(match: re.Match[str], words: str) -> bool:
    """Return whether a match has the required start, if its weekday is separated from the day."""
    between = next((name for name in _BEGINS if match[name]), "")
    return not between or bool(_BEGINS[between].search(words, max(0, match.start() - _NEAR), match.start()))
