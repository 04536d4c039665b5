"""Keep spreadsheets from running text as a formula: one that begins with =, +, - or @.

An apostrophe before the text marks it as text for spreadsheets; reading removes it again without loss. Texts are guarded after
every character that may begin a cell or a row, in case the table is opened with another separator (OWASP, "CSV Injection").
"""

from synsml_cli.model.source.patterns import lazy_pattern

_BEGINS = r"(\A|[;\t\r\n])"
_FORMULA = r"'* *[=+\-@＝＋－＠]"
_TO_GUARD = lazy_pattern(f"{_BEGINS}(?={_FORMULA})")
_GUARDED = lazy_pattern(f"{_BEGINS}'(?={_FORMULA})")


def guarded(text: str) -> str:
    """Return a text as the content of a cell."""
    return _TO_GUARD.sub(r"\1'", text)


def unguarded(cell: str) -> str:
    """Return the text of a cell that `guarded` made; most cells from other sources are unchanged."""
    return _GUARDED.sub(r"\1", cell)
