"""Render blocks with Jinja2 templates that use `[[ ]]`, `[% %]` and `[# #]`, so that Liquid passes unchanged.

Only templates are Jinja2 (sandboxed; an unknown name is an error); prose, notes and labels never are.
"""

import importlib.resources
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property, partial

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from synsml_cli.model.dates.formats import words
from synsml_cli.model.dates.when import When
from synsml_cli.model.locales.registry import language
from synsml_cli.model.pages.blocks import BLOCK_NAMES, DATE_TEMPLATE
from synsml_cli.model.pages.tokens import Token
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.line_tokens import filled_line, line_tokens
from synsml_cli.model.records.person import Person
from synsml_cli.model.records.workshop import FACTS, DateEntry
from synsml_cli.site import escape
from synsml_cli.site.blocks.contexts import own_context
from synsml_cli.site.blocks.date_view import DateView, event_views
from synsml_cli.site.blocks.schedule import programme_view
from synsml_cli.site.blocks.template_fault import TemplateFault, TooSlow, check_text, fault_of, writable


def _ignore(_file: str) -> None:
    """Ignore a template that is entered."""


class Blocks:
    """Renders the blocks of one project for one instant."""

    def __init__(
        self,
        project: Project,
        now: datetime,
        *,
        generator: str | None = None,
        rooted: bool = False,
        collected: list[TemplateFault] | None = None,
        entered: Callable[[str], None] = _ignore,
    ) -> None:
        self.project = project
        self.workshop = project.known
        self.site = self.workshop.site
        self.now = now
        self.generator = generator or self.site.generator
        """The generator that reads the pages; a preview overrides the site's, because it has no Liquid."""
        self.rooted = rooted
        """Whether addresses of pictures start at the root of the site."""
        self._collected = collected
        self._entered = entered
        """Called with each template's file before it runs, so that a crash can be attributed."""

    def render(self, token: Token, *, page: str = "") -> str:
        """Return the text of a valid block without its last line end (see `token_rules`).

        `page` is the path of the page below the site folder, which pictures are relative to.
        """
        block = BLOCK_NAMES[token.name]
        return self.fill(block.template, {"args": dict(token.args), **own_context(self, token, page)})

    def date(self, entry: DateEntry) -> str:
        """Return a date in the format of key dates: bold, with its history."""
        vocabulary = language(self.site.locale)
        moved = entry.moved
        why = "" if moved is None else vocabulary.extended if moved.why == "extended" else vocabulary.postponed
        context = {
            "words": self.words(entry),
            "before": self._words(moved.when) if moved else "",
            "why": why,
            "cancelled": vocabulary.cancelled if entry.cancelled else "",
            "passed": entry.moments.passed(self.now),
        }
        return self.fill(DATE_TEMPLATE, context)

    def words(self, entry: DateEntry, date_format: str = "") -> str:
        """Return a date in the site's format, or in `date_format` (which then decides about the time)."""
        if date_format:
            return words(entry.when, date_format=date_format, locale=self.site.locale, time=False, venue=self.workshop.timezone)
        return self._words(entry.when)

    def in_a_sentence(self, entry: DateEntry, date_format: str = "") -> str:
        """Return a date for prose; a cancelled one is marked, because nothing else in the sentence says so.

        A format without day or month prints a part of a date. Several of them make one date, so these are not marked.
        """
        text = self.words(entry, date_format)
        letters = re.sub(r"\[[^\]]*\]", "", date_format)
        whole = not date_format or ("D" in letters and "M" in letters)
        return f"{text} ({language(self.site.locale).cancelled})" if entry.cancelled and whole else text

    def people(self, token: Token) -> tuple[Person, ...]:
        """Return the people that a people block shows."""
        return tuple(person for person in self.project.people if person.has(token.words, token.states))

    @cached_property
    def dates(self) -> tuple[DateView, ...]:
        """All public dates, in page order."""
        return tuple(self._view(entry) for entry in self.workshop.dates.values() if not entry.internal)

    def _words(self, when: When) -> str:
        return words(when, date_format=self.site.date_format, locale=self.site.locale, venue=self.workshop.timezone)

    @cached_property
    def _common(self) -> dict[str, object]:
        return {
            "workshop": {fact: getattr(self.workshop, fact) for fact in FACTS},
            "dates": self.dates,
            "sessions": programme_view(self).sessions,
            "zone": self.workshop.timezone or "UTC",
            "sponsors": self.workshop.sponsors,
            "contact": escape.link(self.workshop.contact),
            "generator": self.generator,
            "words": language(self.site.locale).page,
        }

    def _view(self, entry: DateEntry) -> DateView:
        label = escape.markdown(entry.label)
        linked = escape.link(entry.url, label) if escape.href(entry.url) else label
        note = escape.own_inline(entry.note, generator=self.generator)
        parts = {"label": linked, "date": self.date(entry), "note": note}
        line = filled_line(escape.own_inline(entry.line, generator=self.generator), parts)
        if note and all(token.word != "note" for token in line_tokens(entry.line)):
            line = f"{line} {note}"
        return DateView(
            id=entry.id,
            label=label,
            name=escape.one_line(entry.label),
            words=self.words(entry),
            line=line,
            linked=linked,
            shown=parts["date"],
            note=note,
            url=entry.url,
            kind=entry.kind,
            track=entry.track,
            certainty=entry.when.certainty,
            extended=entry.extended,
            passed=entry.moments.passed(self.now),
            cancelled=entry.cancelled is not None,
            _events=partial(event_views, self.workshop, entry, self._words),
        )

    def fill(self, template: str, context: Mapping[str, object]) -> str:
        """Return a template filled with the common values and `context`.

        Raises TemplateFault for a faulty template; if faults are collected, its text is empty instead.
        """
        common = {} if template == DATE_TEMPLATE else self._common
        self._entered(f"templates/{template}")  # after the common values, which fill the template of dates
        try:
            text = self._environment.get_template(template).render({**common, **context})
            if self.project.templates:
                check_text(text)
            return text.removesuffix("\n")
        except Exception as error:
            fault = fault_of(error, template)
            if self._collected is None or isinstance(error, MemoryError | TooSlow):
                raise fault from error
            self._collected.append(fault)
            return ""

    def read(self, template: str) -> None:
        """Compile a template without filling it; raises TemplateFault for a faulty one, or collects it."""
        self._entered(f"templates/{template}")
        try:
            self._environment.get_template(template)
        except Exception as error:
            fault = fault_of(error, template)
            if self._collected is None or isinstance(error, MemoryError | TooSlow):
                raise fault from error
            self._collected.append(fault)

    @cached_property
    def _environment(self) -> ImmutableSandboxedEnvironment:
        environment = ImmutableSandboxedEnvironment(
            block_start_string="[%",
            block_end_string="%]",
            variable_start_string="[[",
            variable_end_string="]]",
            comment_start_string="[#",
            comment_end_string="#]",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            loader=FunctionLoader(self._template),
            finalize=writable if self.project.templates else None,
        )
        environment.filters["markdown"] = escape.markdown
        environment.filters["html"] = escape.html
        environment.filters["inline"] = partial(escape.markdown, begins_line=False)
        environment.filters["link"] = lambda text, url: escape.link(url, escape.markdown(text))
        environment.filters["text"] = escape.html_text
        environment.filters["href"] = escape.href
        environment.filters["cell"] = escape.cell
        environment.filters["liquid"] = escape.liquid_text
        return environment

    def _template(self, name: str) -> tuple[str, str, None] | None:
        """Return (text, name for messages, None); the workshop's template overrides the built-in one."""
        text = self.project.templates.get(name)
        # A name, never a path: `[% include "/etc/passwd" %]` must not leave the two template folders.
        if text is None and "/" not in name and "\\" not in name and name.endswith(".j2"):
            path = importlib.resources.files("synsml_cli.site") / "templates" / name
            text = path.read_text("utf-8") if path.is_file() else None
        return None if text is None else (text, f"templates/{name}", None)
