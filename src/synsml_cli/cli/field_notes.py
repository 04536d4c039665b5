"""Read the doc comments of a record's fields from its source, for editors."""

import ast
import inspect
from collections.abc import Mapping
from itertools import pairwise
from textwrap import dedent


def field_notes(cls: type) -> Mapping[str, str]:
    """Return field -> the text below it in the source; empty if the source cannot be read."""
    try:
        (tree,) = ast.parse(dedent(inspect.getsource(cls))).body
    except (OSError, TypeError, SyntaxError):
        return {}
    notes = {}
    for field, below in pairwise(getattr(tree, "body", ())):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            notes[ast.unparse(field.target)] = inspect.cleandoc(str(below.value.value))
    return notes
