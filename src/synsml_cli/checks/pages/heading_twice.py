"""A heading appears twice in the same section of a page.

A section was probably copied and not edited. Links to the heading lead to the first one only. The same heading in two
different sections is accepted.

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
    """Yield every heading that repeats an earlier one under the same parent headings."""
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
                message = f"duplicate heading {heading.words!r}"
                yield Remark(at, message, "rename or remove one of the two", ((other, "the first one"),))
