"""The parts `site`, `private` and `pages` of `workshop.yaml`: where and how pages are written."""

from dataclasses import dataclass

from synsml_cli.model.dates.formats import DATE_FORMAT, format_fault, names_a_day
from synsml_cli.model.locales.registry import LOCALES, language
from synsml_cli.model.schema.kinds import Bool, Choice, FolderPath, InnerPath, Parsed, Text
from synsml_cli.model.schema.records import Record, entry
from synsml_cli.model.source.findings import Refusal

DATES_STYLES = ("list", "table")
DATES_PASSED = ("shown", "struck", "hidden")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PersonKeys:
    """The keys under which the theme's include reads a person in `_data/*.yml`."""

    first: str = entry(Text(), default="first")
    last: str = entry(Text(), default="last")
    affiliation: str = entry(Text(), default="aff")
    url: str = entry(Text(), default="url")
    photo: str = entry(Text(), default="img")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class KeyDates:
    """The default format of key dates in blocks, and their format in the shared include."""

    style: str = entry(Choice(DATES_STYLES), default=DATES_STYLES[0])
    passed: str = entry(Choice(DATES_PASSED), default=DATES_PASSED[0])
    """How to show dates that are over."""


def read_date_format(text: str) -> str | Refusal:
    fault = format_fault(text) or ("" if names_a_day(text) else "day or month is missing")
    return Refusal(f"invalid date format {text!r}: {fault}", f"write {DATE_FORMAT!r} or 'D MMMM YYYY'") if fault else text


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Site:
    """The settings of the site: its folder, generator, language and formats."""

    folder: str = entry(FolderPath(), default="site")
    """The folder that `render` writes to; it may lie outside the workshop's folder."""
    generator: str = entry(Choice(("jekyll", "markdown")), default="jekyll")
    date_format: str = entry(Parsed(read_date_format))
    """Pendulum's tokens; the default is the long format of the language."""
    locale: str = entry(Choice(LOCALES), default="en")
    key_dates: KeyDates = entry(Record(KeyDates), default=KeyDates())
    person_keys: PersonKeys = entry(Record(PersonKeys), default=PersonKeys())
    people_include: bool = entry(Bool(), default=False)
    """Whether to write `_includes/people.html`, for a theme without one."""

    def __post_init__(self) -> None:
        if not self.date_format:
            object.__setattr__(self, "date_format", language(self.locale).date_format)

    def name_of(self, path: str) -> str:
        """Return the name of a site file in messages: relative to the workshop's root."""
        return path if self.folder == "." else f"{self.folder}/{path}"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Private:
    """The settings of the folder for records of unconfirmed people."""

    folder: str = entry(FolderPath(), default="private")
    """It may lie outside the workshop's folder."""

    def name_of(self, path: str) -> str:
        """Return the name of a private file in messages: relative to the workshop's root."""
        return f"{self.folder}/{path}"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Page:
    """A page to render."""

    path: str = entry(InnerPath(), required=True)
    """Target path below the site folder."""
    source: str = entry(InnerPath())
    """Path of the page's source; empty for a page of the user, where only marked blocks are updated."""
    number: int = 0
    """Position in the list, from 0."""
