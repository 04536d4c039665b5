"""A heading stands twice on a page, under the same one.

A section was copied and forgotten, and links to it lead to the first. The same words under two different headings are
fine.

Bad:  ## Key dates
      ## Key dates
Good: ## Key dates
      ## Speakers
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.prose.headings import headings
from synsml_cli.model.source.findings import At, Remark


def run(context: Context) -> Iterator[Remark]:
    """Compare every heading with those before it under the same headings."""
    project = context.project
    for file in dict.fromkeys(project.page_files.values()):
        above: list[tuple[int, str]] = []
        first: dict[tuple[tuple[int, str], ...], At] = {}
        for heading in headings(project.sources[file].text):
            while above and above[-1][0] >= heading.level:
                above.pop()
            above.append((heading.level, heading.words.casefold()))
            at = At(file, start=heading.start, end=heading.end)
            other = first.setdefault((*above, (0, heading.branch)), at)
            if other is not at:
                said = f"the heading {heading.words!r} stands twice"
                yield Remark(at, said, "rename or remove one of them", ((other, "the first one"),))
