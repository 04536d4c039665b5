"""What of a workshop Jekyll must not publish where the workshop lives in the repository of its site."""

from synsml_cli.model.records.file_names import PEOPLE, TEMPLATES
from synsml_cli.model.records.workshop import FILE

SCHEMAS = {"workshop": "workshop.schema.json", "person": "person.schema.json"}
"""Name of a schema -> the file that `init` writes it into, at the top of the workshop."""


def made_of(*, sources: tuple[str, ...], private: str) -> tuple[str, ...]:
    """Return what a workshop is made of, which nobody should find on the site; `sources` are folders or files of pages."""
    return (FILE, PEOPLE, private, *sources, TEMPLATES)


def unpublished(*, sources: str, private: str) -> tuple[str, ...]:
    """Return the entries for `exclude` in `_config.yml`; `sources` is the folder of the pages' words.

    Folders end with a slash: without one Jekyll takes an entry for a beginning, so that `people` is `people.md` too.
    """
    file, *folders = made_of(sources=(sources,), private=private)
    return (file, *(f"{folder}/" for folder in folders), *SCHEMAS.values())
