"""The survey of the disk at the paths that a project names (pictures, data files, old calendar)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from synsml_cli.model.calendar.changes import Published
from synsml_cli.model.records.jekyll_config import WorkshopPart
from synsml_cli.model.source.findings import At

if TYPE_CHECKING:  # imported for types only: an export needs no pictures
    from synsml_cli.model.pictures.named import NamedPicture


class Seen(NamedTuple):
    """The result of looking at a path below the site folder."""

    folder: bool
    """Whether the parent folder exists."""
    exact: bool
    """Whether the path exists with this exact spelling."""
    is_folder: bool = False
    """Whether the path is a folder, which is not a picture."""
    spellings: tuple[str, ...] = ()
    """Spellings on disk that differ only in case or composition: there may be both `ada.png` and `Ada.png`."""
    outside: str = ""
    """Target of a link that leaves the site folder; the target is not inspected."""
    file: PictureFile | None = None
    """The file; None if it does not exist or cannot be read."""


class Calendar(NamedTuple):
    """A calendar that subscribers may have seen."""

    name: str
    """Path relative to the workshop's root."""
    events: tuple[Published, ...]
    committed: tuple[Published, ...] = ()
    """This workshop's events in the last commit that differ from `events` or are missing there."""


class PictureFile(NamedTuple):
    """The properties of a file that should be a picture."""

    bytes: int
    is_picture: bool
    """Whether browsers display it."""
    pixels: tuple[int, int] | None = None
    """Width and height as displayed; None if the file does not contain them (SVG)."""
    kind: str = ""
    """Kind as in `model/pictures/kinds.py`; empty if it is unknown."""
    place: str = ""
    """The note that contains the location: EXIF, XMP or IPTC; empty without a location."""


class PlacedPicture(NamedTuple):
    """A picture of the site with a location that no record names."""

    path: str
    """Path below the site folder."""
    at: At
    """The page that names it, or the entry of the site folder."""
    kind: str
    """Kind as in `model/pictures/kinds.py`."""
    place: str
    """The note with the location: EXIF, XMP or IPTC."""


@dataclass(frozen=True)
class Survey:
    """The files found on disk; empty if nothing was inspected."""

    pictures: Mapping[str, Seen] = field(default_factory=dict)
    """Path relative to the site folder -> what exists there."""
    private_pictures: Mapping[str, Seen] = field(default_factory=dict)
    """Path of a photo -> what exists in the private folder, which keeps photos of people who are not public."""
    placed_pictures: Callable[[], tuple[PlacedPicture, ...]] = tuple
    """Returns the pictures of the site with a location that no record names; called on demand, because it reads many files."""
    telling_names: tuple[str, ...] = ()
    """Paths below the site folder of files next to pictures whose names reveal a person who is not public."""
    tracked_pictures: frozenset[str] = frozenset()
    """Paths in `telling_names`, and of photos of people who are not public, that git tracks."""
    published: frozenset[str] = frozenset()
    """`workshop.yaml` and files of people that git tracks in the site's repository, relative to the workshop's root."""
    calendar: Calendar | None = None
    """The last rendered public calendar, limited to what subscribers can have seen; None if synsml has not written one."""
    parts: tuple[WorkshopPart, ...] = ()
    """The workshop's files and folders that lie inside a Jekyll site."""
    data_files: frozenset[str] | None = None
    """Names in the site's `_data`, as in `site.data` (`a.b` for `a/b.yml`); None without a checked-out site."""
    people_include: bool | None = None
    """Whether the site has the include of a person's card; None without a checked-out site, or if a theme may have it."""
    is_foreign: bool = False
    """Whether the site folder exists outside the workshop but is not a site."""
    lacks_site: bool = False
    """Whether the site folder is missing and lies outside the workshop."""
    lacks_private: bool = False
    """Whether the private folder is missing on this computer: then unconfirmed people are unknown."""

    def seen(self, picture: NamedPicture) -> Seen | None:
        """Return what exists at the path of a picture; a hidden one is searched in the private folder first."""
        private = self.private_pictures.get(picture.path) if picture.hidden else None
        return private if private and (private.exact or private.spellings) else self.pictures.get(picture.path)

    @property
    def seen_uids(self) -> frozenset[str]:
        """The UIDs of all events that subscribers may have."""
        events = (*self.calendar.events, *self.calendar.committed) if self.calendar else ()
        return frozenset(event.uid for event in events)
