"""The only writer of CSV (RFC 4180): no cell becomes a formula in a spreadsheet, whatever a text begins with."""

import csv
import io
from collections.abc import Iterable

from synsml_cli.model.spreadsheet import guarded


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return a table of these rows, each cell guarded, with lines that end in CR LF."""
    target = io.StringIO()
    csv.writer(target).writerows(map(guarded, row) for row in rows)
    return target.getvalue()
