"""Keeps a spreadsheet from running what is a text: =, +, - and @ at the beginning of a cell make it a formula.

An apostrophe is put in front, which spreadsheets take for "text"; reading takes it away again, and the text is exactly what
it was. A text is guarded behind each mark that may begin a cell or a row, should the table be opened with another
separator than the comma (OWASP, "CSV Injection").
"""

from synsml_cli.model.source.patterns import lazy_pattern

_BEGINS = r"(\A|[;\t\r\n])"
_FORMULA = r"'* *[=+\-@＝＋－＠]"
_TO_GUARD = lazy_pattern(f"{_BEGINS}(?={_FORMULA})")
_GUARDED = lazy_pattern(f"{_BEGINS}'(?={_FORMULA})")


def guarded(text: str) -> str:
    """Return a text as it is written to a cell."""
    return _TO_GUARD.sub(r"\1'", text)


def unguarded(cell: str) -> str:
    """Return the text that `guarded` made a cell of; a cell that was written otherwise mostly is its own text."""
    return _GUARDED.sub(r"\1", cell)
