"""Choose the path of a picture: the folder of most others, and never over a picture of somebody else."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from synsml_cli.errors import Refused, Usage
from synsml_cli.model.pictures.named import is_placeholder, pictures
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import same_spelling
from synsml_cli.model.schema.kinds import is_inner
from synsml_cli.model.source.findings import At
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import check_site_folder, private_folder, site_folder
from synsml_cli.store.git import tracked
from synsml_cli.store.links import real_path
from synsml_cli.store.looking.survey import other_spelling
from synsml_cli.store.pictures.source import MAX_PICTURE_BYTES
from synsml_cli.store.reading.pages import Origins
from synsml_cli.tasks.pictures.prepare_picture import PreparedPicture

FOLDER = "assets/img"
"""Default folder of pictures, below the site folder."""


class Owner(NamedTuple):
    """The record that a picture belongs to."""

    at: At
    """Place of the picture in the record."""
    kind: Literal["photo", "logo"]
    stem: str
    """File name without suffix."""
    path: str
    """Present picture, relative to the site folder; or empty."""
    hidden: bool = False
    """Whether it is the photo of an unpublished person, which goes to the private folder."""


class Spot(NamedTuple):
    """The path of a picture."""

    path: str
    """Relative to the site folder, as in records."""
    name: str
    """Relative to the workshop folder, as in messages."""
    state: Literal["new", "same", "replaces"]
    """The path is free; holds the same picture; holds another picture of the same owner."""
    old: bytes | None
    """Present content."""
    in_git: bool = False
    """Whether git tracks the replaced picture."""
    leaves: tuple[str, bytes] | None = None
    """Photo of an unpublished person that must leave the site folder: (name in messages, content), or None."""
    lost: str = ""
    """Another picture that is lost, as in messages; or empty."""


def choose_place(root: Path, project: Project, picture: PreparedPicture, owner: Owner, *, folder: str = "") -> Spot:
    """Return the path of a picture: in `folder`, or where most others are.

    Raises Usage for an invalid folder, Refused if the path is in use, CannotRun if there is no site folder.
    """
    site = site_folder(root, project.known) if owner.hidden else check_site_folder(root, project.known)
    inner = _given(root, project, folder) if folder else _usual(root, project, owner)
    path = f"{inner}/{owner.stem}.{picture.suffix}" if inner else f"{owner.stem}.{picture.suffix}"
    name = project.known.site.name_of(path)
    another = "give another --folder" if owner.kind == "photo" else "give another --id"
    if spelling := other_spelling(site, path):
        said = f"{project.known.site.name_of(spelling)} differs from {name} in upper and lower case only"
        raise Refused(said, remedy=f"rename it, or {another}: not every disk tells the two apart")
    _refuse_link(site / path, name, another)
    if user := _user(project, site, path, owner):
        raise Refused(f"{name} is {user}", remedy=f"nothing was changed; {another}")
    spot = _spot(site, path, name, picture, owner, another)
    if not owner.hidden:
        return spot
    # The path in the site must be free too: the picture moves there when the person confirms.
    return _spot(private_folder(root, project.known), path, project.known.private.name_of(path), picture, owner, another)


def _spot(folder: Path, path: str, name: str, picture: PreparedPicture, owner: Owner, another: str) -> Spot:
    target = folder / path
    _refuse_link(target, name, another)
    if not target.exists():
        return Spot(path, name, "new", None)
    old = read_bytes(target, name=name, within=folder, limit=MAX_PICTURE_BYTES)
    if old == picture.data:
        return Spot(path, name, "same", old)
    if path == owner.path and len(old) <= MAX_PICTURE_BYTES:
        return Spot(path, name, "replaces", old, in_git=bool(tracked(folder, (real_path(target),))), lost=name)
    raise Refused(f"{name} is there already, and no record names it", remedy=f"look whose it is and remove it, or {another}")


def _refuse_link(target: Path, name: str, another: str) -> None:
    if target.is_symlink():
        raise Refused(f"{name} is a link to {target.readlink()}", remedy=f"nothing was changed; remove the link, or {another}")


def _given(root: Path, project: Project, folder: str) -> str:
    inner = folder.rstrip("/").removeprefix("./")
    if inner in ("", "."):
        return ""
    if not is_inner(inner):
        raise Usage(
            f"--folder: {folder!r} is no folder in the site folder", remedy=f"write one relative to it, such as {FOLDER}"
        )
    if not _is_public(root, project, inner):
        remedy = f"write another, such as {FOLDER}: what begins with . or _ is not published, nor may sources and pictures mix"
        raise Usage(f"--folder: {folder!r} cannot hold pictures", remedy=remedy)
    return inner


def _usual(root: Path, project: Project, owner: Owner) -> str:
    """Return the folder of most pictures of the same kind, of the present picture, or of most pictures."""
    others = [item for item in pictures(project) if item.at != owner.at and not is_placeholder(item.path, name=item.whose)]
    ways: tuple[Iterable[str], ...] = (
        (item.path for item in others if item.kind == owner.kind),
        [owner.path] if owner.path else [],
        (item.path for item in others),
    )
    for paths in ways:
        folders = Counter(path.rpartition("/")[0] for path in paths)
        for folder in sorted(folders, key=lambda folder: (-folders[folder], folder)):
            if not folder or _is_public(root, project, folder):
                return folder
    return FOLDER


def _is_public(root: Path, project: Project, folder: str) -> bool:
    """Return whether files in a folder of the site are published and are not sources of the workshop."""
    hidden = any(part.startswith((".", "_")) for part in folder.split("/"))
    return not hidden and root / project.known.site.folder / folder / "picture" not in Origins(root, project.known)


def _user(project: Project, site: Path, path: str, owner: Owner) -> str:
    """Return who else uses the picture at a path, such as "the photo of Ada Lovelace"; or empty."""
    real = real_path(site / path)
    for item in pictures(project):
        same = same_spelling(item.path) == same_spelling(path) or real_path(site / item.path) == real
        if item.at != owner.at and same:
            return f"the {item.kind} of {item.whose}"
    # Files with errors may use it too.
    broken = sorted({finding.at.file for finding in project.findings} - {owner.at.file})
    naming = (file for file in broken if file in project.sources and path in project.sources[file].text)
    return next((f"named in {file}, which has errors" for file in naming), "")
