"""Start a workshop: a folder that is valid and rendered at once; nothing that is there is overwritten."""

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
    """What was done; all names are relative to the folder."""

    id: str
    written: tuple[str, ...]
    """New files."""
    changed: tuple[str, ...]
    """Files that were there, and got lines more."""
    kept: tuple[str, ...]
    """Files that were there, and stay as they are."""
    rendered: tuple[str, ...]
    """What `render` wrote."""
    in_the_way: tuple[str, ...]
    """Files of the site that `render` would have to overwrite, so that nothing was rendered."""
    by_hand: str
    """What has to be written into the configuration of Jekyll by hand, because it cannot be edited; empty if nothing."""
    repository: Path | None
    """The repository above, at whose top GitHub looks for workflows, so that none was written."""
    lacks_install: bool
    """Whether a workflow was written that has to be told where synsml is installed from."""
    publishes: bool
    """Whether there is a workflow that publishes; where another one of the repository does, ours checks only."""
    source: str
    """The words of the first page."""
    findings: tuple[Finding, ...]
    """What `check` says of it all."""


@dataclass(frozen=True)
class _Plan:
    """What to write, before it is known what is there already."""

    files: Mapping[str, str]
    changed: Mapping[str, str]
    by_hand: str
    publishes: bool
    """Whether the workflow publishes."""


def site_of(folder: Path) -> str:
    """Return the site folder of a new workshop: the folder itself where a Jekyll site is, else one below it."""
    return "." if config_of(folder) else "site"


def create_workshop(
    folder: Path, *, answers: Answers, site: str, schemas: Mapping[str, str], now: dt.datetime, install: str = ""
) -> Initialized:
    """Write a new workshop into `folder`, which is made if need be, and render it.

    `site` is what `site.folder` will say, `schemas` are name -> text of the JSON Schemas, `install` is what the
    workflow installs synsml from, empty if unknown. Raises Refused if a workshop is
    there or what is there has errors, CannotRun where something cannot be written; then nothing was.
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
            # It comes last: until it is there, what was killed on the way can be begun again.
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
        (".gitignore", ignored, "people who have not said yes, and what is made here"),
        (".gitattributes", new_rules.ATTRIBUTES, "two renders join without a conflict, and a calendar keeps its line ends"),
    )
    for name, lines, comment in rules:
        old = around.rules[name]
        into = changed if old else files
        into[name] = new_rules.with_lines(old, lines, comment=comment)
    before = {**around.rules, around.config_name: around.config}
    changed = {name: text for name, text in changed.items() if text != before.get(name)}
    return _Plan(files, changed, by_hand, publish)


def _is_inside(site: str) -> bool:
    """Whether the site folder is the workshop's or below it: a checkout elsewhere is left to those who keep it."""
    return not site.startswith(("../", "/")) and site != ".."


def _free_folder(folders: frozenset[str]) -> str:
    """Return a folder for the words of pages: in many sites `pages` holds pages that are published."""
    return _free(("pages", "page-sources", "workshop-pages"), lambda number: f"workshop-pages-{number}", folders)


def _free_page(names: frozenset[str], *, has_site: bool) -> str:
    """Return the path of the first page. A site has a home page already: as index, as README, or with `permalink: /`."""
    if not has_site and not names & {"index.md", "index.html", "index.markdown"}:
        return "index.md"
    return _free(("workshop.md",), lambda number: f"workshop-{number}.md", names)


def _free(names: Sequence[str], numbered: Callable[[int], str], taken: Collection[str]) -> str:
    """Return the first name that is not taken, with numbers from 2 on once those given are."""
    return next(name for name in itertools.chain(names, map(numbered, itertools.count(2))) if name not in taken)


def _layout(around: Surroundings) -> str:
    """Return the layout of the first page: the site's own look where it has one."""
    if known := next((name for name in ("page", "default", "home") if name in around.layouts), ""):
        return known
    theme = theme_of(around.config or "")
    return ("page" if "minima" in theme else "default") if theme else LAYOUT


def _excluded(around: Surroundings, sources: str) -> tuple[str, ...]:
    """Return what Jekyll must not publish: of folders that the site has already, only our files."""
    ours = {PEOPLE: "*.yaml", Private().folder: "*.yaml", TEMPLATES: "*.j2"}
    names = unpublished(sources=sources, private=Private().folder)
    return tuple(f"{name}{ours.get(name.rstrip('/'), '')}" if name.rstrip("/") in around.folders else name for name in names)


def _refuse_errors(folder: Path, project: Project, now: dt.datetime) -> None:
    """Raise Refused if the workshop would have errors: in files that are there already, or by an odd answer."""
    found = project.findings or page_findings(project) or run_checks(Context(project, survey(folder, project), now))
    for finding in found:
        if finding.severity == "error":
            remedy = f"nothing was written; {finding.remedy}" if finding.remedy else "nothing was written"
            raise Refused(f"{finding.at.file}: {finding.message}", remedy=remedy)
