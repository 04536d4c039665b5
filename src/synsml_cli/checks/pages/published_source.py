"""Jekyll publishes the sources of the workshop.

If the workshop is in the folder of its site, Jekyll copies every file that `_config.yml` does not exclude: records with
e-mail addresses and notes, also of people who have not accepted, and the sources of pages with their tokens. An entry of
`exclude` is a path or a glob, relative to the folder of `_config.yml`. Jekyll compares only the beginning of a path, so
`people` also excludes `people.md`; `./people` excludes nothing.

Bad:  exclude: [README.md]                # in a site with the workshop in its top folder
Good: exclude: [README.md, workshop.yaml, people/, private/, pages/]
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.records.jekyll_config import is_published
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield every file and folder of the workshop that Jekyll publishes."""
    config = context.project.jekyll
    if config is None:
        return
    at = At(config.file, start=config.exclude_at[0], end=config.exclude_at[1])
    parts = [part for part in context.survey.parts if is_published(config, part)]
    entries = [f"{part.path}/" if part.files else part.path for part in parts]
    for part, entry in zip(parts, entries, strict=True):
        shown = f"{part.name}/" if part.files else part.name
        remedy = f"add '- {entry}' under 'exclude:'" if config.has_exclude else f"add 'exclude: [{', '.join(entries)}]'"
        yield Remark(at, f"Jekyll publishes {shown!r}: it is not excluded here", remedy)
