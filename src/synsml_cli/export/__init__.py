"""The formats that a workshop can be exported to: one module is one format, a pure function from project to bytes."""

FORMATS = (("ics", "synsml_cli.export.ics:calendar"),)
"""(name, "module:function"), imported when asked for: the libraries behind a format are not small."""
