"""Jekyll would publish what the workshop is made of.

Where the workshop lies in the folder of its site, Jekyll copies whatever `_config.yml` does not exclude: records with e-mail
addresses and notes, also those of people who have not said yes, and the sources of pages with their tokens. An entry of
`exclude` is a path or a glob from the folder of `_config.yml`; Jekyll takes it for a beginning, so that `people` is
`people.md` too, and `./people` is nothing.

Bad:  exclude: [README.md]                # in a site whose workshop lies in its top folder
Good: exclude: [README.md, workshop.yaml, people/, private/, pages/]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.jekyll_config import is_published
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at every file and folder of the workshop that lies in the site."""
    config = context.project.jekyll
    if config is None:
        return
    at = At(config.file, start=config.exclude_at[0], end=config.exclude_at[1])
    for part in context.survey.parts:
        if is_published(config, part):
            entry = f"'- {part.path}{'/' if part.files else ''}'"
            where = "below 'exclude:'" if config.has_exclude else "below a new key 'exclude:'"
            shown = f"{part.name}/" if part.files else part.name
            yield Remark(at, f"Jekyll publishes {shown!r}: nothing here excludes it", f"write {entry} {where}")
