"""Create a workshop: a valid, rendered folder; existing files are never overwritten."""

import datetime as dt
import itertools
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from synsml_cli.checks.context import Context
from synsml_cli.checks.run import run_checks
from synsml_cli.errors import CannotRun, Refused
from synsml_cli.model.pages.excluded import SCHEMAS, unpublished
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import PEOPLE, TEMPLATES
from synsml_cli.model.records.jekyll_config import theme_of
from synsml_cli.model.records.site import Private
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import Finding
from synsml_cli.site.pages.plan import page_findings
from synsml_cli.site.skeleton import HOME, LAYOUT, LOOK, PERSON_FILE, skeleton_file
from synsml_cli.store.folders import config_of, site_folder
from synsml_cli.store.looking.surroundings import WORKFLOWS, Surroundings, look
from synsml_cli.store.looking.survey import survey
from synsml_cli.store.reading.load import load
from synsml_cli.store.writing.batch import Batch
from synsml_cli.store.writing.lock import locked
from synsml_cli.store.writing.new_folder import new_folder
from synsml_cli.tasks.setup import new_rules, new_workflow, new_workshop
from synsml_cli.tasks.setup.new_answers import Answers
from synsml_cli.tasks.site.compare import compare
from synsml_cli.tasks.site.render import put


@dataclass(frozen=True, kw_only=True)
class Initialized:
    """The result of `init`; all names are relative to the folder."""

    id: str
    written: tuple[str, ...]
    """New files."""
    changed: tuple[str, ...]
    """Existing files with added lines."""
    kept: tuple[str, ...]
    """Existing files that were not changed."""
    rendered: tuple[str, ...]
    """Rendered files."""
    in_the_way: tuple[str, ...]
    """Files of the site that `render` would overwrite; if any, nothing was rendered."""
    by_hand: str
    """The line to add to Jekyll's configuration by hand, because it cannot be edited; or empty."""
    repository: Path | None
    """The repository above the folder, if any; then no workflow was written, because GitHub reads them at its top only."""
    lacks_install: bool
    """Whether the new workflow does not say where to install synsml from."""
    publishes: bool
    """Whether the new workflow publishes; it only checks if another one publishes."""
    source: str
    """The source of the first page."""
    findings: tuple[Finding, ...]
    """Findings of all checks."""


@dataclass(frozen=True)
class _Plan:
    """The files to write, before existing files are considered."""

    files: Mapping[str, str]
    changed: Mapping[str, str]
    by_hand: str
    publishes: bool
    """Whether the workflow publishes."""


def site_of(folder: Path) -> str:
    """Return the site folder of a new workshop: "." in a Jekyll site, "site" otherwise."""
    return "." if config_of(folder) else "site"


def create_workshop(
    folder: Path, *, answers: Answers, site: str, schemas: Mapping[str, str], now: dt.datetime, install: str = ""
) -> Initialized:
    """Write a new workshop into `folder`, which is created if necessary, and render it.

    `site` is the value of `site.folder`, `schemas` is name -> text of the JSON Schemas, `install` is the source of synsml for
    the workflow, or empty. Writes everything or nothing. Raises Refused if a workshop exists or existing files have errors,
    CannotRun if a file cannot be written.
    """
    with new_folder(folder), locked(folder):
        around = look(folder, site=site)
        plan = _plan(around, answers, site, schemas, now.date(), install)
        kept = tuple(name for name in plan.files if os.path.lexists(folder / name))
        new = {name: text for name, text in plan.files.items() if name not in kept}
        project = load(folder, texts=new)
        _refuse_errors(folder, project, now)
        changes = compare(folder, project, now=now)
        in_the_way = tuple(change.name for change in changes if change.state in ("edited", "foreign"))
        with Batch() as batch:
            for name, text in {**new, **plan.changed}.items():
                if name != FILE:
                    batch.put(folder / name, text.encode(), name=name, within=folder)
            if not in_the_way:
                batch.settle()
                put(batch, site_folder(folder, project.known), changes, project=project, now=now)
            # workshop.yaml comes last: until it exists, an interrupted `init` can be repeated.
            batch.settle()
            batch.put(folder / FILE, new[FILE].encode(), name=FILE, within=folder)
            for name in new:
                if os.path.lexists(folder / name):
                    raise CannotRun(f"{name} was written meanwhile", remedy="nothing was changed; run the command again")
            batch.carry_out()
    project = load(folder)
    return Initialized(
        id=project.known.id,
        written=tuple(new),
        changed=tuple(plan.changed),
        kept=kept,
        rendered=() if in_the_way else tuple(change.name for change in changes if change.state != "same"),
        in_the_way=in_the_way,
        by_hand=plan.by_hand,
        repository=around.repository,
        lacks_install=not install and f"{WORKFLOWS}/{new_workflow.NAME}" in new,
        publishes=plan.publishes and around.repository is None,
        source=project.known.pages[0].source,
        findings=run_checks(Context(project, survey(folder, project), now)),
    )


def _plan(around: Surroundings, answers: Answers, site: str, schemas: Mapping[str, str], today: dt.date, install: str) -> _Plan:
    at_home = site == "."
    sources = _free_folder(around.folders) if at_home else "pages"
    layout = _layout(around)
    excluded = _excluded(around, sources) if at_home else ()
    own_config = new_rules.config_file(answers, excluded=excluded)
    page = _free_page(around.site_names, has_site=around.config not in (None, own_config))
    files = {
        FILE: new_workshop.workshop_file(answers, site=site, card=not around.has_card, page=page, sources=sources, today=today),
        f"{sources}/{HOME}": skeleton_file(HOME).replace(f"layout: {LAYOUT}\n", f"layout: {layout}\n", 1),
        **({} if around.has_people else {f"{PEOPLE}/{PERSON_FILE}": skeleton_file(PERSON_FILE)}),
        **{file: schemas[name] for name, file in SCHEMAS.items()},
    }
    changed = {}
    by_hand = ""
    if _is_inside(site):
        below = "" if at_home else f"{site}/"
        files |= {f"{below}{path}": skeleton_file(path) for path in LOOK if layout == LAYOUT}
        config = around.config_name
        if around.config is None:
            files[f"{below}{config}"] = own_config
        elif at_home:
            try:
                changed[config] = new_rules.excluding(around.config, excluded, name=config)
            except CannotRun:
                by_hand = f"exclude: [{', '.join(excluded)}]"
    publish = _is_inside(site) and not new_workflow.publishes(around.workflows)
    if around.repository is None:
        files[f"{WORKFLOWS}/{new_workflow.NAME}"] = new_workflow.workflow_file(
            source="./" if at_home else f"./{site}" if _is_inside(site) else "",
            bundler="gemfile" in around.site_names and at_home,
            publish=publish,
            install=install,
        )
    ignored = new_rules.IGNORED if at_home else (*new_rules.IGNORED, "/*.ics")
    rules = (
        (".gitignore", ignored, "unconfirmed people and generated files"),
        (".gitattributes", new_rules.ATTRIBUTES, "merge parallel renders without conflicts; keep line ends of calendars"),
    )
    for name, lines, comment in rules:
        old = around.rules[name]
        into = changed if old else files
        into[name] = new_rules.with_lines(old, lines, comment=comment)
    before = {**around.rules, around.config_name: around.config}
    changed = {name: text for name, text in changed.items() if text != before.get(name)}
    return _Plan(files, changed, by_hand, publish)


def _is_inside(site: str) -> bool:
    """Return whether the site folder is inside the workshop; a checkout elsewhere is not ours to set up."""
    return not site.startswith(("../", "/")) and site != ".."


def _free_folder(folders: frozenset[str]) -> str:
    """Return a free folder for sources of pages; in many sites `pages` holds published pages."""
    return _free(("pages", "page-sources", "workshop-pages"), lambda number: f"workshop-pages-{number}", folders)


def _free_page(names: frozenset[str], *, has_site: bool) -> str:
    """Return the path of the first page; an existing site has a home page: index, README, or `permalink: /`."""
    if not has_site and not names & {"index.md", "index.html", "index.markdown"}:
        return "index.md"
    return _free(("workshop.md",), lambda number: f"workshop-{number}.md", names)


def _free(names: Sequence[str], numbered: Callable[[int], str], taken: Collection[str]) -> str:
    """Return the first free name, numbered from 2 if all names are taken."""
    return next(name for name in itertools.chain(names, map(numbered, itertools.count(2))) if name not in taken)


def _layout(around: Surroundings) -> str:
    """Return the layout of the first page: one of the site if possible."""
    if known := next((name for name in ("page", "default", "home") if name in around.layouts), ""):
        return known
    theme = theme_of(around.config or "")
    return ("page" if "minima" in theme else "default") if theme else LAYOUT


def _excluded(around: Surroundings, sources: str) -> tuple[str, ...]:
    """Return what Jekyll must not publish: in existing folders, our files only."""
    ours = {PEOPLE: "*.yaml", Private().folder: "*.yaml", TEMPLATES: "*.j2"}
    names = unpublished(sources=sources, private=Private().folder)
    return tuple(f"{name}{ours.get(name.rstrip('/'), '')}" if name.rstrip("/") in around.folders else name for name in names)


def _refuse_errors(folder: Path, project: Project, now: dt.datetime) -> None:
    """Raise Refused if the workshop would have errors, in existing files or because of an answer."""
    found = project.findings or page_findings(project) or run_checks(Context(project, survey(folder, project), now))
    for finding in found:
        if finding.severity == "error":
            remedy = f"nothing was written; {finding.remedy}" if finding.remedy else "nothing was written"
            raise Refused(f"{finding.at.file}: {finding.message}", remedy=remedy)
