"""The formats that a workshop can be exported to: one module is one format, a pure function from workshop to bytes."""

import importlib
from collections.abc import Callable

from synsml_cli.model.workshop import Workshop

FORMATS = (("ics", "synsml_cli.export.ics:calendar"),)
"""(name, "module:function"), imported when asked for: the libraries behind a format are not small."""


def exporter(name: str) -> Callable[[Workshop], bytes]:
    """Return the function that writes the format `name`."""
    module, _, function = dict(FORMATS)[name].partition(":")
    found: Callable[[Workshop], bytes] = getattr(importlib.import_module(module), function)
    return found
