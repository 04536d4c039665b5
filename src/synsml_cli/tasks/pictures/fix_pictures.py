"""Fix pictures: move photos to the folder that fits the person's state, and remove location data."""

import io
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from synsml_cli.errors import Refused
from synsml_cli.model.pictures.kinds import kind_of
from synsml_cli.model.pictures.notes import place_in
from synsml_cli.model.pictures.strip import stripped
from synsml_cli.model.project.project import Project
from synsml_cli.model.source.findings import PictureFix
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import folder_of, site_folder
from synsml_cli.store.pictures.source import MAX_PICTURE_BYTES
from synsml_cli.store.writing.draft_pictures import DraftPictures


class FixedPictures(NamedTuple):
    """Planned fixes of pictures."""

    planned: DraftPictures
    private: bool
    """Whether a picture moves to the private folder."""
    lines: tuple[str, ...]
    """Report, one line per picture."""


def fixed_pictures(root: Path, project: Project, fixes: Iterable[PictureFix]) -> FixedPictures:
    """Plan all fixes of pictures; raises Refused if another picture is in the way."""
    workshop = project.known
    planned = DraftPictures(root, partial(folder_of, root, workshop))
    lines = []
    for path, what in dict.fromkeys((fix.path, fix.what) for fix in fixes):
        if what == "strip":
            lines.append(_strip(root, project, path, planned))
            continue
        public, private = workshop.site.name_of(path), workshop.private.name_of(path)
        old, new = (private, public) if what == "publish" else (public, private)
        planned.move(old, new, first=what == "publish")
        lines.append(f"{old} -> {new}")
    return FixedPictures(planned, any(fix.what == "hide" for fix in fixes), tuple(lines))


def _strip(root: Path, project: Project, path: str, planned: DraftPictures) -> str:
    """Plan to remove the metadata of a picture, and return the report; raises Refused if it cannot be rewritten."""
    site, name = site_folder(root, project.known), project.known.site.name_of(path)
    old = read_bytes(site / path, name=name, within=site, limit=MAX_PICTURE_BYTES)
    kind = kind_of(old)
    new = stripped(old, kind.name) if kind and len(old) <= MAX_PICTURE_BYTES else None
    if new is None or place_in(io.BytesIO(new), kind.name if kind else ""):
        raise Refused(f"{name} is damaged: its notes cannot be taken out", remedy="open it in a viewer and save it anew")
    planned.bring(name, new, old=old)
    return f"{name}: notes removed, {len(old) - len(new):,} bytes; the pixels are unchanged"
