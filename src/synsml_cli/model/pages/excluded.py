"""The files of a workshop that Jekyll must not publish when the workshop is inside its site's repository."""

from synsml_cli.model.records.file_names import PEOPLE, TEMPLATES
from synsml_cli.model.records.workshop import FILE

SCHEMAS = {"workshop": "workshop.schema.json", "person": "person.schema.json"}
"""Name of a schema -> the file at the top of the workshop that `init` writes it to."""


def made_of(*, sources: tuple[str, ...], private: str) -> tuple[str, ...]:
    """Return the files and folders of a workshop that must not be published; `sources` are those of pages."""
    return (FILE, PEOPLE, private, *sources, TEMPLATES)


def unpublished(*, sources: str, private: str) -> tuple[str, ...]:
    """Return the entries for `exclude` in `_config.yml`; `sources` is the folder of page sources.

    Folders end with a slash: otherwise Jekyll treats an entry as a prefix, so that `people` also excludes `people.md`.
    """
    file, *folders = made_of(sources=(sources,), private=private)
    return (file, *(f"{folder}/" for folder in folders), *SCHEMAS.values())
