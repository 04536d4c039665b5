"""Write a picture into the site: first the file, then the record, so that no record points to a missing file."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from synsml_cli.checks.context import Context
from synsml_cli.checks.registry import in_families
from synsml_cli.checks.run import run_checks
from synsml_cli.errors import Refused
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.project.project import Project
from synsml_cli.model.source.findings import Finding, new_findings
from synsml_cli.model.survey import PictureFile, Seen, Survey
from synsml_cli.store.folders import site_folder
from synsml_cli.store.git import ignored
from synsml_cli.store.looking.survey import survey
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.yaml.changes import Change
from synsml_cli.tasks.pictures.picture_place import Owner, Spot
from synsml_cli.tasks.pictures.prepare_picture import PreparedPicture


class Brought(NamedTuple):
    """The result, also of a planned change."""

    spot: Spot
    picture: PreparedPicture
    diff: str
    """Diff of the record; empty if it already names the picture."""
    findings: tuple[Finding, ...]
    """New findings on the record."""
    before: str
    """The former picture, relative to the site folder; or empty."""
    left: str
    """A former picture that is kept, as in messages; or empty."""
    left_to: tuple[str, ...]
    """Others who use that picture."""
    ignored: bool
    """Whether git ignores the picture."""
    project: Project
    """After the change."""

    @property
    def changed(self) -> bool:
        """Whether anything changed."""
        return bool(self.diff) or self.spot.state != "same" or self.spot.leaves is not None


def bring(
    draft: Draft,
    picture: PreparedPicture,
    spot: Spot,
    owner: Owner,
    changes: Sequence[Change],
    *,
    replace: bool,
    now: datetime,
    dry_run: bool,
) -> Brought:
    """Write a picture and the changes of the record that names it."""
    if spot.lost and not (replace or dry_run):
        raise Refused(f"{spot.lost} is another picture", remedy="add --yes to replace it; nothing was changed")
    if spot.state != "same":
        draft.pictures.bring(spot.name, picture.data, old=spot.old)
    if spot.leaves:
        draft.pictures.drop(*spot.leaves)
    if changes:
        draft.edit(owner.at.file, *changes)
    diff = draft.diff()
    after = draft.checked()
    known = _findings(draft.before, survey(draft.root, draft.before), owner, now)
    there = with_picture(survey(draft.root, after), spot, picture, hidden=owner.hidden)
    found = new_findings(known, _findings(after, there, owner, now))
    if not dry_run:
        draft.write()
    site = site_folder(draft.root, draft.before.known)
    left = owner.path if owner.path not in ("", spot.path) and not spot.leaves and (site / owner.path).is_file() else ""
    return Brought(
        spot=spot,
        picture=picture,
        diff=diff,
        findings=found,
        before=owner.path,
        left=draft.before.known.site.name_of(left) if left else "",
        left_to=tuple(item.whose for item in pictures(after) if item.path == left),
        ignored=not dry_run and not owner.hidden and ignored(site / spot.path),
        project=after,
    )


def with_picture(seen: Survey, spot: Spot, picture: PreparedPicture, *, hidden: bool = False) -> Survey:
    """Return the survey as if the picture were written, in the private folder if `hidden`."""
    file = PictureFile(len(picture.data), is_picture=True, pixels=picture.pixels)
    there = {spot.path: Seen(folder=True, exact=True, file=file)}
    if not hidden:
        return dataclasses.replace(seen, pictures={**seen.pictures, **there})
    site = {path: found for path, found in seen.pictures.items() if not (spot.leaves and path == spot.path)}
    return dataclasses.replace(seen, pictures=site, private_pictures={**seen.private_pictures, **there})


def _findings(project: Project, seen: Survey, owner: Owner, now: datetime) -> tuple[Finding, ...]:
    found = run_checks(Context(project, seen, now), in_families("people", "pictures"))
    return tuple(finding for finding in found if finding.at.file == owner.at.file and finding.at.path[:2] == owner.at.path[:2])
