"""The formats that a workshop can be exported to: one module is one format, a pure function from data to bytes."""

import importlib
from collections.abc import Callable

FORMATS = (("ics", "synsml_cli.export.ics:calendar"),)
"""(name, "module:function"), imported when asked for: the libraries behind a format are not small."""


def exporter(name: str) -> Callable[..., bytes]:
    """Return the function that writes the format `name`."""
    module, _, function = dict(FORMATS)[name].partition(":")
    found: Callable[..., bytes] = getattr(importlib.import_module(module), function)
    return found
