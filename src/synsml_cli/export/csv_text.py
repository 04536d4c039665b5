"""Write CSV (RFC 4180); cells are guarded so that no text becomes a formula in a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from synsml_cli.model.spreadsheet import guarded


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return the rows as a table, with every cell guarded and lines that end in CR LF."""
    target = io.StringIO()
    csv.writer(target).writerows(map(guarded, row) for row in rows)
    return target.getvalue()
