"""What should stand in the site folder: every file that is rendered, with where an edit of it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from synsml_cli.errors import Refused
from synsml_cli.model.data_names import people_data
from synsml_cli.model.findings import Finding
from synsml_cli.model.front_matter import front_matter_end
from synsml_cli.model.project import Project
from synsml_cli.model.token_rules import PAGE_FAULT, all_faults
from synsml_cli.model.tokens import Token
from synsml_cli.model.workshop import FILE
from synsml_cli.site.blocks import Blocks
from synsml_cli.site.pages import Filled, fill_marks, fill_page

KEY_DATES = "_includes/key_dates_list.md"
"""The include with which a page that is not ours can show the key dates."""


@dataclass(frozen=True)
class Output:
    """One file that should stand in the site folder."""

    path: str
    """Relative to the site folder."""
    text: str
    origin: str
    """Where an edit belongs."""
    filled: tuple[Filled, ...] | None = None
    """The marked blocks, on a page of the user's own; None for a file that is ours."""
    read: str = ""
    """The text that a page of the user's own had when it was read."""


def faults(project: Project) -> tuple[Finding, ...]:
    """Return what keeps pages from being rendered."""
    return tuple(Finding(PAGE_FAULT, "error", remark.at, remark.message, remark.remedy) for remark in all_faults(project))


def plan(project: Project, now: datetime, *, generator: str | None = None) -> tuple[Output, ...]:
    """Return every file to render for the instant `now`; pages come first, in their order in `workshop.yaml`.

    `generator` renders for another one than the site's: `markdown` expands every block, so that none leaves Liquid.
    """
    blocks = Blocks(project, now, generator=generator)
    outputs = list(_pages(project, blocks))
    if blocks.generator == "jekyll":
        outputs += _data_files(project, blocks)
        dates = blocks.render(Token("dates", 0, 0))
        outputs.append(Output(KEY_DATES, f"{dates}\n", f"the dates in {FILE}"))
    return tuple(outputs)


def _pages(project: Project, blocks: Blocks) -> Iterator[Output]:
    for page, file in project.page_files.items():
        text = project.sources[file].text
        if page.source:
            yield Output(page.path, _whole(file, text, fill_page(text, blocks)), file)
        else:
            new, filled = fill_marks(text, blocks)
            yield Output(page.path, new, f"{FILE} and people/ (between the marks)", filled, text)


def _whole(file: str, source: str, text: str) -> str:
    """Return a filled page; raises Refused if Jekyll would drop it in silence for a front matter that is not YAML."""
    from synsml_cli.site.data_files import is_map

    end = front_matter_end(text)
    unclosed = source.startswith("---") and not front_matter_end(source)
    if unclosed or (end and not is_map(text[:end])):
        fault = "has no closing '---'" if unclosed else "is not YAML"
        remedy = "quote what has a colon, and write a value with a token on one line"
        raise Refused(f"{file}: the front matter {fault}, so that Jekyll would leave the page out", remedy=remedy)
    return text


def _data_files(project: Project, blocks: Blocks) -> Iterator[Output]:
    from synsml_cli.site.data_files import people_file

    keys = project.known.site.person_keys
    for name, token in sorted(people_data(project).items()):
        yield Output(f"_data/{name}.yml", people_file(blocks.people(token), keys), "people/")
