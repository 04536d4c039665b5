"""Read a workshop's folder into one frozen `Project`, including every error in its files."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from synsml_cli.model.dates.moments import UNKNOWN_MOMENTS, DateKind, Moments, moments_of
from synsml_cli.model.dates.when import When
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.site import Page
from synsml_cli.model.records.workshop import FILE, WORKSHOP, DateEntry, Workshop
from synsml_cli.model.source.findings import At, Finding, Refusal
from synsml_cli.model.source.positions import KeyPath
from synsml_cli.store.reading.loader import Loader

if TYPE_CHECKING:  # imported for types only: commands that read no page do not need it
    from synsml_cli.model.records.jekyll_config import JekyllConfig
    from synsml_cli.model.source.front_matter import FrontMatter


def load(root: Path, *, people: bool = True, pages: bool = True, texts: Mapping[str, str | None] | None = None) -> Project:
    """Return the workshop in `root`; `people` and `pages` say whether to read people, and pages with templates.

    `texts` (name -> text) replace files on disk, None stands for a deleted file; this is how a planned change is checked.

    Raises CannotRun if a file cannot be read; errors *in* files are returned as findings.
    """
    loader = Loader(root, texts)
    workshop = loader.record(root / FILE, name=FILE, within=root, record=WORKSHOP)
    assert workshop is None or isinstance(workshop, Workshop)
    syntax_errors = tuple(loader.findings)
    sound, unread = (workshop, frozenset[str]()) if workshop else _sound_parts(loader)
    everybody: tuple[Person, ...] = ()
    if people:
        from synsml_cli.store.reading.people import load_people

        everybody = load_people(loader, sound if unread.isdisjoint(("private", "roles", "site")) else None)
    sound = _with_moments(sound, loader)
    keys = dataclasses.astuple(sound.site.person_keys)
    if len(set(keys)) < len(keys) or not all(key.strip() for key in keys):
        at = At(FILE, ("site", "person_keys"), on_key=True)
        message = "person_keys: a key is duplicate or empty"
        loader.findings.append(
            Finding("R110", "error", at, message, "write a different name for each key, as the include of the theme reads it")
        )
    page_files: dict[Page, str] = {}
    front_matters: dict[str, FrontMatter] = {}
    templates: dict[str, str] = {}
    jekyll: JekyllConfig | None = None
    if pages:
        from synsml_cli.store.reading.jekyll_config import load_jekyll_config
        from synsml_cli.store.reading.pages import load_front_matters, load_pages, load_templates

        page_files = load_pages(loader, sound)
        front_matters = load_front_matters(loader, page_files)
        templates = load_templates(loader)
        jekyll = load_jekyll_config(loader, sound)
    found = loader.findings
    if workshop is None:  # an invalid file gets only its syntax error
        found = [*syntax_errors, *(finding for finding in found if finding.at.file != FILE)]
    return Project(
        workshop=sound if workshop else None,
        people=everybody,
        findings=tuple(found),
        sources=loader.sources,
        places=loader.places,
        page_files=page_files,
        front_matters=front_matters,
        templates=templates,
        jekyll=jekyll,
        sound=sound,
        unread=unread,
        unread_files=frozenset(loader.unread),
    )


def _sound_parts(loader: Loader) -> tuple[Workshop, frozenset[str]]:
    from synsml_cli.store.reading.sound_parts import sound_parts

    return sound_parts(loader)


def _with_moments(workshop: Workshop, loader: Loader) -> Workshop:
    # An invalid zone is one error; without this, each "venue" would add another.
    given = (FILE, ("timezone",)) in loader.places
    venue = workshop.timezone or ("UTC" if given else "")
    dates = {id: _settled(entry, venue, loader) for id, entry in workshop.dates.items()}
    return dataclasses.replace(workshop, dates=dates)


def _settled(entry: DateEntry, venue: str, loader: Loader) -> DateEntry:
    """Return the entry with the instants of its current and former values."""

    def moments(when: When, kind: DateKind, path: KeyPath) -> Moments:
        found = moments_of(when, kind=kind, venue=venue)
        if isinstance(found, Refusal):
            finding = Finding("R111", "error", At(FILE, path), f"when: {found.message}", found.remedy)
            loader.findings.append(finding)
            return UNKNOWN_MOMENTS
        return found

    path: KeyPath = ("dates", entry.id)
    was = tuple(
        dataclasses.replace(former, moments=moments(former.when, entry.kind, (*path, "was", former.number, "when")))
        for former in entry.was
    )
    return dataclasses.replace(entry, was=was, moments=moments(entry.when, entry.kind, (*path, "when")))
