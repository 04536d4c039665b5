"""A published picture says where it was taken.

Phones write coordinates into every photo, mostly those of somebody's home, and whoever downloads it can read them. `people
photo` leaves them out; a picture that was copied into the site keeps them. Read are EXIF, XMP and IPTC of the pictures that
records and pages name, and of all others in the site's folders of pictures. `--fix` takes all notes out of JPEG, PNG and WebP,
and leaves the pixels as they are.

Bad:  photo: assets/img/ada.jpg           # with GPS coordinates, as the phone made it
Good: photo: assets/img/ada.jpg           # the same picture without notes
"""

import shlex
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pictures.kinds import STRIPPED
from synsml_cli.model.pictures.named import pictures
from synsml_cli.model.source.findings import PictureFix, Remark

_STRIP = "take that out: `synsml check --fix --select I606`"


def run(context: Context) -> Iterator[Remark]:
    """Look at the notes of every picture in the site folder."""
    site = context.project.known.site
    for picture in pictures(context.project):
        seen = context.survey.pictures.get(picture.path)
        if not seen or not seen.file or not seen.file.place:
            continue
        said = f"the {picture.kind} {picture.path!r} says where it was taken ({seen.file.place})"
        if seen.file.kind in STRIPPED:
            fix = PictureFix(picture.at, picture.path, "strip")
            yield Remark(picture.at, said, _STRIP, fix=fix)
            continue
        file = shlex.quote(site.name_of(picture.path))
        stem = picture.at.file.rpartition("/")[2].rpartition(".")[0]
        again = f"people photo {stem}" if picture.kind == "photo" else f"sponsors logo {shlex.quote(picture.whose)}"
        yield Remark(picture.at, said, f"write it anew without: `synsml {again} {file}`")
    for path, at, kind, place in context.survey.placed_pictures():
        said = f"the picture {site.name_of(path)!r} says where it was taken ({place})"
        if kind in STRIPPED:
            yield Remark(at, said, _STRIP, fix=PictureFix(at, path, "strip"))
        else:
            file = shlex.quote(site.name_of(path))
            yield Remark(at, said, f"save it anew without notes, as JPEG or PNG, and remove this file: rm {file}")
