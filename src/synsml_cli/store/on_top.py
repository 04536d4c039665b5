"""Puts a key before all others of a YAML file; what stands above the first one, such as comments, stays above it."""

from collections.abc import Sequence
from itertools import groupby

from synsml_cli.errors import CannotRun
from synsml_cli.store import edit_flow
from synsml_cli.store.changes import FIRST, Change, Put, data_of, same
from synsml_cli.store.edit import edited
from synsml_cli.store.layout import Layout, is_flow
from synsml_cli.store.scalars import flow, pair, scalar
from synsml_cli.store.yaml_source import parse_yaml


def edited_on_top(text: str, changes: Sequence[Change], *, name: str) -> str:
    """As `edited`, for keys too that come FIRST; raises CannotRun as that does."""
    for is_first, group in groupby(changes, lambda change: isinstance(change, Put) and change.after == FIRST):
        if not is_first:
            text = edited(text, tuple(group), name=name)
            continue
        for change in group:
            assert isinstance(change, Put)
            text = _with_first(text, change, name=name)
    return text


def _with_first(text: str, change: Put, *, name: str) -> str:
    root = parse_yaml(name, text).root
    held = data_of(root) if root else None
    key = str(change.path[0])
    if root is None or not isinstance(held, dict):
        raise _refusal(name)
    if not held or key in held:
        return edited(text, (change,), name=name)
    if is_flow(root, text):
        new = edit_flow.with_piece(text, root, f"{scalar(key)}: {flow(change.data)}", 0)
    else:
        layout = Layout(text)
        start = layout.line_start(root.start)
        lines = pair(key, change.data, layout.column(root.start))
        new = text[:start] + "".join(line + layout.newline for line in lines) + text[start:]
    after = parse_yaml(name, new)
    if after.root is None or after.findings or not same(data_of(after.root), {key: change.data, **held}):
        raise _refusal(name)
    return new


def _refusal(name: str) -> CannotRun:
    return CannotRun(f"{name} would not read back as it should", remedy="nothing was changed; edit it by hand")
