"""What of a workshop Jekyll must not publish where the workshop lives in the repository of its site."""

from synsml_cli.model.workshop import FILE

SCHEMAS = {"workshop": "workshop.schema.json", "person": "person.schema.json"}
"""Name of a schema -> the file that `init` writes it into, at the top of the workshop."""


def unpublished(*, sources: str, private: str) -> tuple[str, ...]:
    """Return the entries for `exclude` in `_config.yml`; `sources` is the folder of the pages' words.

    Folders end with a slash: without one Jekyll takes an entry for a beginning, so that `people` is `people.md` too.
    """
    return (FILE, "people/", f"{private}/", f"{sources}/", "templates/", *SCHEMAS.values())
