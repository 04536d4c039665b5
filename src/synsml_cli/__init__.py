"""synsml: deadlines, people, calendar and homepage of an academic workshop, from plain files in git."""

__version__ = "0.1.0"
