"""All that was read of a workshop, in one frozen value that every check, export and page works from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from synsml_cli.model.records.person import Person
from synsml_cli.model.records.site import Page
from synsml_cli.model.records.workshop import Workshop
from synsml_cli.model.source.findings import At, Finding
from synsml_cli.model.source.positions import (
    KeyPath,
    Place,
    SourceText,
    Span,
)

if TYPE_CHECKING:  # commands that read no page do without
    from synsml_cli.model.prose.page_text import PageText
    from synsml_cli.model.records.jekyll_config import JekyllConfig
    from synsml_cli.model.source.front_matter import FrontMatter


@dataclass(frozen=True)
class Project:
    """A workshop as read; what a command did not ask for is empty."""

    workshop: Workshop | None
    """None where `workshop.yaml` is not valid YAML, or not even a map; then `findings` say why."""
    people: tuple[Person, ...] = ()
    """Everybody, public and private, in page order."""
    findings: tuple[Finding, ...] = ()
    """The reader's findings: all errors."""
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    """File -> its text."""
    places: Mapping[tuple[str, KeyPath], Place] = field(default_factory=dict)
    """(file, key path) -> where it stands."""
    page_files: Mapping[Page, str] = field(default_factory=dict)
    """Page -> the file in `sources` that holds its words."""
    front_matters: Mapping[str, FrontMatter] = field(default_factory=dict)
    """File of a page -> its front matter; without an entry there is none."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Name -> text of the workshop's own templates."""
    jekyll: JekyllConfig | None = None
    """What the site's `_config.yml` says; None where nothing is sure."""
    sound: Workshop | None = None
    """Where there is no workshop: what the sound parts of its file say, for checks of the other files."""
    unread: frozenset[str] = frozenset()
    """Top-level keys of `workshop.yaml` of which nothing is known, not even that they are not there."""
    unread_files: frozenset[str] = frozenset()
    """Files that no record could be made of."""

    @property
    def known(self) -> Workshop:
        """The workshop; of one that could not be read what is sound, and then `lacks` tells what must not be relied on."""
        known = self.workshop or self.sound
        assert known is not None
        return known

    @cached_property
    def pages(self) -> Mapping[Page, PageText]:
        """The pages that could be read, in order, with what several readers derive from their texts."""
        from synsml_cli.model.prose.page_text import PageText

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
        """The texts of all pages, each once: two pages can have one source."""
        return tuple(dict.fromkeys(self.pages.values()))

    @property
    def named_speakers(self) -> Mapping[str, str]:
        """Id -> name of everybody whom the programme may name in public."""
        return {person.id: person.name for person in self.people if person.speaks}

    def lacks(self, *keys: str) -> bool:
        """Whether one of these top-level keys of `workshop.yaml` could not be read: then absence proves nothing."""
        return not self.unread.isdisjoint(keys)

    def has_errors_in(self, *prefixes: str) -> bool:
        """Whether the reader found errors in files whose path begins so: then absence proves nothing."""
        return any(finding.at.file.startswith(prefixes) for finding in self.findings)

    def span(self, at: At) -> Span:
        """Return lines and columns of a place; of the nearest value around it where the place itself is missing."""
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
            return source.span(place.start, place.start)  # a whole record: its beginning
        return source.span(place.start, place.end)
