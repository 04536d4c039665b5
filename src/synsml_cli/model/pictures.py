"""The pictures that the facts and records name: photos of people and logos of sponsors."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synsml_cli.model.findings import At
from synsml_cli.model.project import Project
from synsml_cli.model.workshop import FILE

_PLACEHOLDER = re.compile(
    r"placeholder|default|avatar|unknown|dummy|anonymous|anon|blank|silhouette|tb[adc]|(no|missing)(photo|image|img|picture|pic)?"
)


class Picture(NamedTuple):
    """A picture with its place."""

    at: At
    path: str
    """Relative to the site folder."""
    kind: str
    """"photo" or "logo"."""
    whose: str
    """The person's or sponsor's name."""


def pictures(project: Project) -> Iterator[Picture]:
    """Yield all pictures, people's first."""
    for person in project.people:
        if person.photo:
            yield Picture(At(person.file, ("photo",)), person.photo, "photo", person.name)
    for sponsor in project.known.sponsors:
        if sponsor.logo:
            yield Picture(At(FILE, ("sponsors", sponsor.number, "logo")), sponsor.logo, "logo", sponsor.name)


def is_placeholder(path: str, *, name: str = "") -> bool:
    """Whether a file's name says that it stands for a picture that is missing; words of the person's `name` do not count."""
    stem = path.rpartition("/")[2].rpartition(".")[0].casefold()
    words = set(re.findall(r"[a-z]+", stem)) - set(re.findall(r"[a-z]+", name.casefold()))
    return any(_PLACEHOLDER.fullmatch(word) for word in words)
