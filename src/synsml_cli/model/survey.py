"""All that was looked at on disk without reading it, for the paths that a project names."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Seen:
    """What lies at a path below the site folder."""

    folder: bool
    """Whether the folder that should hold it is there."""
    exact: bool
    """Whether it is there, spelled exactly so."""
    is_folder: bool = False
    """Whether that is a folder, which is no picture."""
    spelling: str = ""
    """How it is spelled on disk, where only upper and lower case differ."""


@dataclass(frozen=True)
class Survey:
    """What was seen; empty where nothing was looked at."""

    pictures: Mapping[str, Seen] = field(default_factory=dict)
    """Path relative to the site folder -> what lies there."""
