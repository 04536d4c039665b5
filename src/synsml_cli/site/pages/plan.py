"""Plan the files of the site folder: the text of each rendered file, and where edits of it belong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from synsml_cli.errors import Refused
from synsml_cli.model.pages.blocks import INCLUDE_TEMPLATE
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.progress import Progress, in_steps, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import KEY_DATES, PEOPLE_INCLUDE
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.rules.data_names import facts_data, people_data
from synsml_cli.model.rules.token_rules import PAGE_FAULT, all_faults
from synsml_cli.model.source.findings import Finding
from synsml_cli.model.source.front_matter import front_matter_end
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.blocks.people import state_note
from synsml_cli.site.pages.fill import Filled, fill_marks, fill_page
from synsml_cli.site.records import person_record, session_records, sponsor_records


@dataclass(frozen=True)
class Output:
    """The expected content of one file in the site folder."""

    path: str
    """Path relative to the site folder."""
    text: str
    origin: str
    """The file or folder in which edits belong."""
    filled: tuple[Filled, ...] | None = None
    """The marked blocks on a page of the user; None for a file of ours."""
    read: str = ""
    """The text of a page of the user when it was read."""


def page_findings(project: Project) -> tuple[Finding, ...]:
    """Return the findings that prevent rendering."""
    return tuple(Finding(PAGE_FAULT, "error", remark.at, remark.message, remark.remedy) for remark in all_faults(project))


def filled(project: Project, blocks: Blocks, *, progress: Progress = silent) -> tuple[Output, ...]:
    """Return every file to render for the instant of `blocks`: pages in the order of `workshop.yaml`, then the others."""
    outputs = list(_pages(project, blocks, progress))
    if blocks.generator == "jekyll":
        outputs += _data_files(project, blocks)
        dates = blocks.render(Token("dates", 0, 0))
        outputs.append(Output(KEY_DATES, f"{dates}\n", f"the dates in {FILE}"))
        if project.known.site.people_include:
            outputs.append(Output(PEOPLE_INCLUDE, _people_include(blocks), f"templates/{INCLUDE_TEMPLATE}"))
    return tuple(outputs)


def _pages(project: Project, blocks: Blocks, progress: Progress) -> Iterator[Output]:
    for page, source in in_steps(project.pages.items(), progress):
        if source.own:
            new, filled = fill_marks(source, blocks, path=page.path)
            yield Output(page.path, new, f"{FILE} and people/ (between the marks)", filled, source.text)
        else:
            yield Output(page.path, _whole(source.file, source.text, fill_page(source, blocks, path=page.path)), source.file)


def _whole(file: str, source: str, text: str) -> str:
    """Return a filled page; raises Refused if Jekyll would silently drop it because its front matter is not YAML."""
    from synsml_cli.site.data_files import is_map

    end = front_matter_end(text)
    unclosed = source.startswith("---") and not front_matter_end(source)
    if unclosed or (end and not is_map(text[:end])):
        fault = "has no closing '---'" if unclosed else "is not YAML"
        remedy = "put values with a colon in quotes, and keep a value with a token on one line"
        raise Refused(f"{file}: the front matter {fault}, so Jekyll would skip the page", remedy=remedy)
    return text


def _data_files(project: Project, blocks: Blocks) -> Iterator[Output]:
    from synsml_cli.site.data_files import HEADER, WORKSHOP_HEADER, data_file

    files: dict[str, tuple[Iterable[Mapping[str, Any]], str, str]] = {
        name: (_people_records(blocks, token), HEADER, "people/") for name, token in people_data(project).items()
    }
    facts = {"sponsors": sponsor_records(project.known), "schedule": session_records(project)}
    files |= {name: (facts[name], WORKSHOP_HEADER, f"the {name} in {FILE}") for name in facts_data(project)}
    for name, (records, header, origin) in sorted(files.items()):
        yield Output(f"_data/{name}.yml", data_file(records, header), origin)


def _people_records(blocks: Blocks, token: Token) -> Iterator[Mapping[str, str]]:
    for person in blocks.people(token):
        yield person_record(person, blocks.site.person_keys, state=state_note(person, token, blocks.site.locale))


def _people_include(blocks: Blocks) -> str:
    """Return a person's card for themes without one; raises Refused if the theme's keys cannot be written in Liquid."""
    keys = blocks.site.person_keys
    return f"{blocks.fill(INCLUDE_TEMPLATE, {'keys': keys})}\n"
