"""A workshop as read from disk, in one frozen value that all checks, exports and pages use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from synsml_cli.model.records.person import Person
from synsml_cli.model.records.site import Page
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.positions import KeyPath, Place, SourceText, Span

if TYPE_CHECKING:  # imported for types only: commands that read no page do not need it
    from synsml_cli.model.project.page_text import PageText
    from synsml_cli.model.records.jekyll_config import JekyllConfig
    from synsml_cli.model.source.front_matter import FrontMatter


@dataclass(frozen=True)
class Project:
    """A workshop as read from disk; parts that a command did not request are empty."""

    workshop: Workshop | None
    """None if `workshop.yaml` is not valid YAML, or not a map; then `findings` contain the reason."""
    people: tuple[Person, ...] = ()
    """All people, public and private, in page order."""
    findings: tuple[Finding, ...] = ()
    """The reader's findings: all of them are errors."""
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    """File -> text."""
    places: Mapping[tuple[str, KeyPath], Place] = field(default_factory=dict)
    """(file, key path) -> place."""
    page_files: Mapping[Page, str] = field(default_factory=dict)
    """Page -> the file in `sources` with its text."""
    front_matters: Mapping[str, FrontMatter] = field(default_factory=dict)
    """File of a page -> its front matter; pages without one have no entry."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Name -> text of the workshop's own templates."""
    jekyll: JekyllConfig | None = None
    """The content of the site's `_config.yml`; None if it is missing or unclear."""
    sound: Workshop | None = None
    """Without a workshop: the valid parts of its file, for checks of the other files."""
    unread: frozenset[str] = frozenset()
    """Top-level keys of `workshop.yaml` that could not be read; they may be present or absent."""
    unread_files: frozenset[str] = frozenset()
    """Files without a valid record."""

    @property
    def known(self) -> Workshop:
        """The workshop, or what could be salvaged of it; ask `lacks()` before trusting an absence."""
        workshop = self.workshop or self.sound
        assert workshop is not None
        return workshop

    @cached_property
    def pages(self) -> Mapping[Page, PageText]:
        """The readable pages, in order, with data derived from their texts."""
        from synsml_cli.model.project.page_text import PageText

        locale = self.known.site.locale
        texts: dict[tuple[str, bool], PageText] = {}
        found = {}
        for page, file in self.page_files.items():
            key = file, not page.source
            if key not in texts:
                texts[key] = PageText(file, self.sources[file].text, own=not page.source, locale=locale)
            found[page] = texts[key]
        return found

    @cached_property
    def texts(self) -> tuple[PageText, ...]:
        """The distinct texts of all pages: two pages can have one source."""
        return tuple(dict.fromkeys(self.pages.values()))

    @property
    def named_speakers(self) -> Mapping[str, str]:
        """Id -> name of each person whom the schedule may name publicly."""
        return {person.id: person.name for person in self.people if person.speaks}

    def lacks(self, *keys: str) -> bool:
        """Return whether one of these top-level keys of `workshop.yaml` could not be read: then an absence proves nothing."""
        return not self.unread.isdisjoint(keys)

    def has_errors_in(self, *prefixes: str) -> bool:
        """Return whether the reader found errors in files with one of these prefixes: then an absence proves nothing."""
        return any(finding.at.file.startswith(prefixes) for finding in self.findings)

    def span(self, at: At) -> Span:
        """Return lines and columns of a place; if it is missing, those of the nearest enclosing value."""
        source = self.sources.get(at.file, SourceText(""))
        if at.start >= 0:
            return source.span(at.start, at.end)
        path = at.path
        while path and (at.file, path) not in self.places:
            path = path[:-1]
        place = self.places.get((at.file, path), Place(0, 0))
        if place.key_start >= 0 and (at.on_key or path != at.path or place.start == place.end):
            return source.span(place.key_start, place.key_end)
        if path != at.path or not path:
            return source.span(place.start, place.start)  # for a whole record: its start
        return source.span(place.start, place.end)
