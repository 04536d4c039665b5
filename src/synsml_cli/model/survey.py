"""All that was looked at on disk without being read into the project, for the paths that a project names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from synsml_cli.model.calendar.changes import Published
from synsml_cli.model.records.jekyll_config import WorkshopPart
from synsml_cli.model.source.findings import At

if TYPE_CHECKING:  # an export looks at no pictures
    from synsml_cli.model.pictures.named import NamedPicture


class Seen(NamedTuple):
    """What lies at a path below the site folder."""

    folder: bool
    """Whether the folder that should hold it is there."""
    exact: bool
    """Whether it is there, spelled exactly so."""
    is_folder: bool = False
    """Whether that is a folder, which is no picture."""
    spellings: tuple[str, ...] = ()
    """How it is spelled on disk, where only case or composition differ: there may be `ada.png` and `Ada.png`."""
    outside: str = ""
    """Where a link leads that leaves the site folder; what lies there is not looked at."""
    file: PictureFile | None = None
    """The file itself; None where it is not there or cannot be read."""


class Calendar(NamedTuple):
    """A calendar that subscribers may have seen."""

    name: str
    """The file, relative to the workshop's root."""
    events: tuple[Published, ...]
    committed: tuple[Published, ...] = ()
    """This workshop's events as git has them, where the file has them otherwise by now, or not at all."""


class PictureFile(NamedTuple):
    """What a file says that should be a picture."""

    bytes: int
    is_picture: bool
    """Whether browsers show it."""
    pixels: tuple[int, int] | None = None
    """Width and height as shown; None where the file does not say (SVG)."""
    kind: str = ""
    """What it is, as `model/picture_kinds.py` calls it; empty for nothing that we know of."""
    place: str = ""
    """The note that tells where it was taken: EXIF, XMP or IPTC; empty where none does."""


class PlacedPicture(NamedTuple):
    """A picture of the site that no record names, and that says where it was taken."""

    path: str
    """Below the site folder."""
    at: At
    """Where a page names it, or the entry of the site folder."""
    kind: str
    """As `model/picture_kinds.py` calls it."""
    place: str
    """The note that tells it: EXIF, XMP or IPTC."""


@dataclass(frozen=True)
class Survey:
    """What was seen; empty where nothing was looked at."""

    pictures: Mapping[str, Seen] = field(default_factory=dict)
    """Path relative to the site folder -> what lies there."""
    private_pictures: Mapping[str, Seen] = field(default_factory=dict)
    """Path of a photo -> what lies there below the private folder, which keeps photos of people who are not public."""
    placed_pictures: Callable[[], tuple[PlacedPicture, ...]] = tuple
    """Looks at the pictures of the site that no record names, when a check asks; returns those that tell a place."""
    telling_names: tuple[str, ...] = ()
    """Paths below the site folder of files beside pictures whose names tell the name of somebody who is not public."""
    tracked_pictures: frozenset[str] = frozenset()
    """Those of these, and of the photos of people who are not public, that git tracks."""
    published: frozenset[str] = frozenset()
    """`workshop.yaml` and files of people that git tracks in the repository of the site, relative to the workshop's root."""
    calendar: Calendar | None = None
    """The public calendar as it was rendered last, as far as it can have been seen; None where there is none of ours."""
    parts: tuple[WorkshopPart, ...] = ()
    """What the workshop is made of and lies in a Jekyll site."""
    data_files: frozenset[str] | None = None
    """Names in the site's `_data`, as `site.data` knows them (`a.b` for `a/b.yml`); None where no site is checked out."""
    people_include: bool | None = None
    """Whether the site has the include of a card; None where no site is checked out, or a theme may bring it."""
    is_foreign: bool = False
    """Whether the site folder lies outside of the workshop, and is there, but is not a site."""
    lacks_site: bool = False
    """Whether the site folder lies outside of the workshop, and is not there."""
    lacks_private: bool = False
    """Whether the private folder is not on this computer: then nobody knows who has not confirmed."""

    def seen(self, picture: NamedPicture) -> Seen | None:
        """Return what lies at the path of a picture: of a hidden one first below the private folder."""
        private = self.private_pictures.get(picture.path) if picture.hidden else None
        return private if private and (private.exact or private.spellings) else self.pictures.get(picture.path)

    @property
    def seen_uids(self) -> frozenset[str]:
        """The UIDs of all events that subscribers can have."""
        events = (*self.calendar.events, *self.calendar.committed) if self.calendar else ()
        return frozenset(event.uid for event in events)
