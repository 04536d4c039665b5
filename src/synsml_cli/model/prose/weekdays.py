"""Weekdays that stand apart from their day, and are its own all the same: in the cell before it, on the line above, by a dash.

Only where nothing stands before them: "the talk on Friday | July 28, 2023" is a row of two things.
"""

import re

from synsml_cli.model.prose.visible_words import BLOCK_MARK, CELL, HEADING_MARK
from synsml_cli.model.source.patterns import lazy_pattern

LINE = r"(?:\r\n|\n|\r)[ \t]*+(?:>[ \t]*+)?"
"""The end of a line, with what begins the next one."""
_CELL_END = rf"[ \t]*+(?:\||(?:{LINE})?{CELL})[ \t]*+"
# A break is `<br>`, or two blanks at the end of a line; `</li>` and `</p>` are blanks too, and more of them.
_BREAK = rf"[ \t]{{0,3}}{BLOCK_MARK}[ \t]*+(?:{LINE})?|[ \t]{{2}}[ \t]*+{LINE}"
APART = rf"(?P<cell>{_CELL_END})|(?P<break>{_BREAK})|(?P<dash>[ \t]++[–—-][ \t]++)"
"""What stands between a weekday and its day; for a verbose pattern."""

_BEGIN = rf"(?:[|{CELL}{BLOCK_MARK}{HEADING_MARK}\n\r(:]|\A)[ \t>*+#-]*\Z"
_BEGINS = {
    "cell": lazy_pattern(rf"[|{CELL}{BLOCK_MARK}\n\r][ \t>*+-]*\Z|\A[ \t]*\Z"),
    "break": lazy_pattern(_BEGIN),
    "dash": lazy_pattern(rf"{_BEGIN}|\b[Oo]n[ \t]+\Z"),
}
"""What stands between -> what has to stand before the weekday."""
_NEAR = 100
"""Characters before a weekday that are looked at."""


def begins_something(match: re.Match[str], words: str) -> bool:
    """Whether a match that begins with a weekday begins where it must, if the weekday stands apart from its day."""
    between = next((name for name in _BEGINS if match[name]), "")
    return not between or bool(_BEGINS[between].search(words, max(0, match.start() - _NEAR), match.start()))
