"""List the pictures that records name: photos of people and logos of sponsors."""

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import At
from synsml_cli.model.source.patterns import lazy_pattern

_SURE = lazy_pattern(r"placeholder|dummy|tb[adc]|(no|missing)(photo|image|img|picture|pic)")
_MAYBE = lazy_pattern(r"default|avatar|unknown|anonymous|anon|blank|silhouette|no|missing")
_GENERAL = lazy_pattern(
    r"photo|image|img|picture|pic|profile|portrait|head|headshot|face|icon|user|person|people|speaker|organi[sz]er|member|author|"
    r"male|female|man|woman|mr|ms|logo|sponsor|gray|grey|white|black|small|large|big|square|round|circle|new"
)
"""Words that do not identify the person shown."""


class NamedPicture(NamedTuple):
    """A picture and its place."""

    at: At
    path: str
    """Path relative to the site folder."""
    kind: str
    """"photo" or "logo"."""
    whose: str
    """Name of the person or sponsor."""
    hidden: bool = False
    """Whether it is the photo of a person who is not public."""

    def command(self, file: str, *options: str) -> str:
        """Return the command that makes this picture from `file`: at most 800 pixels a side, without metadata."""
        stem = self.at.file.rpartition("/")[2].rpartition(".")[0]
        if self.kind == "photo":
            return shlex.join(("synsml", "people", "photo", stem, file, *options))
        return shlex.join(("synsml", "sponsors", "logo", self.whose, file, *options, "--yes"))  # it replaces the old logo


def pictures(project: Project) -> Iterator[NamedPicture]:
    """Yield all pictures, those of people first."""
    for person in project.people:
        if person.photo:
            hidden = bool(person.roles) and not person.is_public
            yield NamedPicture(At(person.file, ("photo",)), person.photo, "photo", person.name, hidden)
    for sponsor in project.known.sponsors:
        if sponsor.logo:
            yield NamedPicture(At(FILE, ("sponsors", sponsor.number, "logo")), sponsor.logo, "logo", sponsor.name)


def is_placeholder(path: str, *, name: str = "") -> bool:
    """Return whether a file's name marks a missing picture; words of the person's `name` are ignored.

    "Avatar" and similar words count only alone or with general words: `ada-avatar.jpg` is a real picture.
    """
    stem = path.rpartition("/")[2].rpartition(".")[0].casefold()
    whose = set(re.findall(r"[^\W\d_]+", name.casefold()))
    words = set(re.findall(r"[^\W\d_]+", stem))
    if any(_SURE.fullmatch(word) for word in words - whose):
        return True
    is_maybe = any(map(_MAYBE.fullmatch, words - whose)) and not words & whose
    return is_maybe and all(_MAYBE.fullmatch(word) or _GENERAL.fullmatch(word) for word in words)
