"""A published picture contains the coordinates of the place where it was taken.

Phones write coordinates into every photo, often those of somebody's home, and everyone who downloads the photo can read
them. `synsml people photo` removes them; a picture that was copied into the site by hand keeps them. The check reads EXIF,
XMP and IPTC in the pictures of records and pages, and in all others in the picture folders of the site. `--fix` removes all
metadata from JPEG, PNG and WebP files; the pixels stay unchanged.

Bad:  photo: assets/img/ada.jpg           # with GPS coordinates, as the phone made it
Good: photo: assets/img/ada.jpg           # the same picture without metadata
"""

import shlex
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pictures.kinds import STRIPPED
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.source.findings import PictureFix, Remark

_STRIP = "run `synsml check --fix --select I606` (removes the metadata)"


def run(context: Context) -> Iterator[Remark]:
    """Yield every picture in the site folder that contains coordinates."""
    site = context.project.known.site
    for picture in pictures(context.project):
        seen = context.survey.pictures.get(picture.path)
        if not seen or not seen.file or not seen.file.place:
            continue
        message = f"the {picture.kind} {picture.path!r} contains the place where it was taken ({seen.file.place})"
        if seen.file.kind in STRIPPED:
            fix = PictureFix(picture.at, picture.path, "strip")
            yield Remark(picture.at, message, _STRIP, fix=fix)
            continue
        file = site.name_of(picture.path)
        copied = f"run `{picture.command(file)}` (writes a copy without metadata)"
        yield Remark(picture.at, message, f"{copied}, then `rm {shlex.quote(file)}`")
    for path, at, kind, place in context.survey.placed_pictures():
        message = f"the picture {site.name_of(path)!r} contains the place where it was taken ({place})"
        if kind in STRIPPED:
            yield Remark(at, message, _STRIP, fix=PictureFix(at, path, "strip"))
        else:
            file = shlex.quote(site.name_of(path))
            yield Remark(at, message, f"save it as JPEG or PNG without metadata, then run `rm {file}`")
