"""Readers of pages: of their words, and of a workshop with the text as a page or a front matter."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from linear.groups import CLOCK, Group, Reader, readers, same, share
from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import CHECKS
from synsml_cli.model import plain
from synsml_cli.model.pages import (
    code,
    links,
    liquid,
    tokens,
)
from synsml_cli.model.project.page_text import PageText
from synsml_cli.model.project.project import Project
from synsml_cli.model.prose import (
    headings,
    noon,
    past,
    sentences,
)
from synsml_cli.model.prose import (
    mentions as prose,
)
from synsml_cli.model.prose import (
    visible_words as prose_words,
)
from synsml_cli.model.rules.soon import soon_words
from synsml_cli.model.rules.token_rules import page_faults
from synsml_cli.model.selection import marks, odd_marks
from synsml_cli.model.source import front_matter
from synsml_cli.model.source.positions import SourceText
from synsml_cli.model.survey import Survey
from synsml_cli.report import as_text, locate
from synsml_cli.site.blocks.blocks import Blocks, TemplateFault
from synsml_cli.site.pages import front_matter as site_front_matter
from synsml_cli.site.pages.plan import filled, page_findings
from synsml_cli.site.preview import kramdown
from synsml_cli.site.preview import liquid as preview_liquid
from synsml_cli.site.preview.page import preview_pages
from synsml_cli.store.reading.load import load
from synsml_cli.tasks.base.check import _audible

WORKSHOP = """\
format: 1
id: demo-2023
name: Demo Workshop 2023
short_name: Demo 2023
host: ICML 2023
url: https://demo.example.org/2023
contact: demo@example.org
timezone: Europe/Vienna
site: {generator: jekyll, folder: site, locale: de}
roles: [chair]
dates:
  submission:
    label: Submission Deadline
    when: 2023-05-24 23:59 AoE
    was: [{when: 2023-05-17 23:59 AoE, changed: 2023-05-10T12:00Z, why: extended}]
  camera-ready: {label: Camera-ready, when: 2023-06-24 23:59 AoE}
  notification: {label: Notification, kind: notification, when: 2023-06-14}
  workshop: {label: Workshop, kind: event, when: 2023-07-28}
schedule:
  date: workshop
  sessions:
    - {time: "09:30-10:00", title: Keynote, speakers: [ada-lovelace]}
sponsors: [{name: Acme, url: "https://acme.example.org"}]
pages:
  - {path: index.md, source: pages/home.md}
  - {path: sub/other.md, source: pages/home.md}
  - {path: about.md}
"""
ADA = "first: Ada\nlast: Lovelace\naffiliation: London\nroles: {speaker: confirmed}\n"
EMPTY = Path("/nonexistent-synsml-folder")
_OTHER = "---\ntitle: A\n---\n\n<!-- synsml:dates -->\n<!-- /synsml -->\n"


def project_of(files: dict[str, str]) -> Project:
    """Return the workshop of these files, others as they are above; nothing is read from a disk."""
    own = {"workshop.yaml": WORKSHOP, "people/ada-lovelace.yaml": ADA, "pages/home.md": "# A\n", "site/about.md": _OTHER}
    return load(EMPTY, texts={**own, **files})


def context_of(project: Project) -> Context:
    """Return what checks look at, on a disk that has no picture and an empty `_data`."""
    return Context(project, Survey(data_files=frozenset(("news",)), people_include=False), CLOCK)


def _context(files: Callable[[str], dict[str, str]]) -> Callable[[str], Context]:
    return lambda text: context_of(project_of(files(text)))


def _report(context: Context) -> object:
    project = context.project
    found = locate(project, project.findings)
    return _audible(project, found), tuple(as_text(project, found))


def _rendered(context: Context) -> object:
    project = context.project
    try:
        return None if project.findings or page_findings(project) else filled(project, Blocks(project, CLOCK))
    except TemplateFault as fault:
        return fault.message


def _previewed(context: Context) -> object:
    project = context.project
    if project.findings or page_findings(project):
        return None
    try:
        outputs = filled(project, Blocks(project, CLOCK, generator="markdown", rooted=True))
    except TemplateFault as fault:
        return fault.message
    made = preview_pages([(output.path, output.text) for output in outputs], includes={})
    return [(page.address, page.title, page.html) for page in made]


def _template(text: str) -> Context:
    text = share(text, 3)
    project = project_of({"pages/home.md": "[[dates]]\n"})
    templates = {"dates.md.j2": text, "mine.md.j2": f"[% include 'dates.md.j2' %]{text}"}
    sources = {f"templates/{name}": SourceText(own) for name, own in templates.items()}
    return context_of(dataclasses.replace(project, templates=templates, sources={**project.sources, **sources}))


CHECK_READERS = tuple(Reader(f"checks.{check.code}", check.run) for check in CHECKS)
_PROJECT_READERS = (
    *CHECK_READERS,
    *readers(report=_report, render=_rendered, preview=_previewed),
    Reader("soon_words", lambda context: soon_words(context.project, CLOCK)),
    Reader("page_faults", lambda context: [page_faults(context.project, page) for page in context.project.page_files]),
)


def _sentence_parts(text: str) -> object:
    middle = len(text) // 2
    return [read(text, middle, middle + 1) for read in (sentences.passage_around, sentences.sentence_around)]


def _as_source(text: str) -> tuple[str, SourceText]:
    return text, SourceText(text)


def _converted(text: str) -> object:
    resolved = preview_liquid.resolve(text, includes={"a": "b"}, links={"a": "/a"})
    return preview_liquid.restore(kramdown.to_html(resolved.text), resolved.kept)


GROUPS = (
    Group(
        "page",
        same,
        readers(
            *(tokens.scan, tokens.scan_marks, code.without_fences, code.without_code, headings.headings, liquid.tags),
            *(
                liquid.liquid_faults,
                links.links_in,
                front_matter.front_matter_end,
                front_matter.yaml_comments,
                front_matter.keys_of,
            ),
            *(
                prose_words.blanked,
                noon.slips,
                past.PastParts,
                plain.visible,
                past.speaks_of_the_past,
                past.may_speak_of_the_past,
            ),
            said=lambda text: PageText("a.md", text, own=False).said,
            words=lambda text: PageText("a.md", text, own=False).words,
            own_words=lambda text: PageText("a.md", text, own=True).words,
            mentions=lambda text: prose.mentions(text, "en"),
            months=lambda text: prose.months(text, (), "de"),
            sentences=_sentence_parts,
            fences=lambda text: code.without_fences(text, closed=True),
            marked_tokens=lambda text: PageText("a.md", text, own=True).tokens,
        ),
    ),
    Group(
        "preview",
        same,
        readers(
            kramdown.to_html,
            resolve=lambda text: preview_liquid.resolve(text, includes={}, links={}),
            restore=lambda text: preview_liquid.restore(text, ("{{ a }}",)),
            in_a_paragraph=lambda text: kramdown.to_html(f"a {text}"),
            in_an_element=lambda text: kramdown.to_html(f'<div markdown="1">\n{text}\n</div>\n'),
            in_a_heading=lambda text: kramdown.to_html(f"## {text}"),
            in_a_table=lambda text: kramdown.to_html(f"| {text} | b |\n"),
            in_a_list=lambda text: kramdown.to_html(f"- {text}"),
            whole_page=_converted,
            html_page=lambda text: [page.html for page in preview_pages([("a.html", text)], includes={})],
        ),
    ),
    Group("a page of ours", _context(lambda text: {"pages/home.md": text}), _PROJECT_READERS),
    Group(
        "words below a front matter", _context(lambda text: {"pages/home.md": f"---\ntitle: a\n---\n{text}"}), _PROJECT_READERS
    ),
    Group("a front matter", _context(lambda text: {"pages/home.md": f"---\n{text}\n---\n# A\n"}), _PROJECT_READERS),
    Group(
        "a value of a front matter",
        _context(lambda text: {"pages/home.md": f"---\ntitle: {text}\n---\n# A\n"}),
        _PROJECT_READERS,
    ),
    Group("a page of the user's own", _context(lambda text: {"site/about.md": text}), _PROJECT_READERS),
    Group(
        "between marks",
        _context(lambda text: {"site/about.md": f"<!-- synsml:dates -->{text}<!-- /synsml -->"}),
        _PROJECT_READERS,
    ),
    Group("a template", _template, _PROJECT_READERS),
    Group(
        "a line of a front matter",
        lambda text: site_front_matter.marked(text),
        readers(
            quoted=lambda text: site_front_matter.quoted(f"---\ntitle: {text}\n---\n"),
            in_quotes=lambda text: site_front_matter.quoted(f'---\ntitle: "{text}"\nb: [{text}]\n---\n'),
            bare=lambda text: site_front_matter.quoted(text),
        ),
    ),
    Group(
        "a source",
        _as_source,
        readers(
            marks=lambda s: (*marks("a.md", s[1]), *marks("a.yaml", s[1])),
            odd_marks=lambda s: (*odd_marks("a.md", s[1]), *odd_marks("a.yaml", s[1])),
        ),
    ),
)
