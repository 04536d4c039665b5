"""A photo, or a sponsor's logo, is not where the record says.

The card shows a broken image. Upper and lower case count: `Ada.JPG` is found on many laptops as `ada.jpg` and not on
the published host. The same goes for names whose accents are characters of their own, as macOS has written them. Nothing
is said where the folder that should hold it is not there at all: then the site is not checked out on this machine. The
photo of somebody who is not public is looked for in the private folder first.

Bad:  photo: assets/img/ada.jpeg          # the file is ada.jpg
Good: photo: assets/img/ada.jpg
"""

import unicodedata
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import (
    Edit,
    PictureFix,
    Remark,
)


def run(context: Context) -> Iterator[Remark]:
    """Look at everybody's photo and at every logo."""
    folder = context.project.known.site.folder
    private = context.project.known.private
    for (at, path, kind, _, hidden), seen in context.pictures:
        kept = context.survey.private_pictures.get(path)
        if kind == "photo" and not hidden and not seen.exact and not context.survey.lacks_site and kept and kept.exact:
            said = f"the photo of a public person, {private.name_of(path)!r}, is not in {folder!r}"
            remedy = "move it there: `synsml check --fix --select P206`"
            yield Remark(at, said, remedy, fix=PictureFix(at, path, "publish"))
            continue
        if not seen.folder:
            continue
        if seen.outside:
            yield Remark(
                at, f"the {kind} {path!r} is a link out of {folder!r}, to {seen.outside!r}", "put the file itself there"
            )
        elif seen.is_folder:
            yield Remark(at, f"the {kind} {path!r} is a folder", "write the name of a picture in it")
        elif seen.spellings:
            # Two that look alike, with ë as one character and as two, are told apart by their code points.
            shown = ascii if _composed(path) in map(_composed, seen.spellings) else repr
            said = f"the {kind} {shown(path)} is spelled {' or '.join(map(shown, seen.spellings))} on disk"
            sure = len(seen.spellings) == 1
            fix = Edit(at, seen.spellings[0]) if sure else None
            remedy = f"write {kind}: {seen.spellings[0]}" if sure else "write the one that is meant, and remove the other"
            yield Remark(at, said, remedy, fix=fix)
        elif not seen.exact:
            where = f"{private.folder!r} or {folder!r}" if hidden else repr(folder)
            there = f"into {private.folder!r}" if hidden else "there"
            yield Remark(at, f"there is no {kind} {path!r} in {where}", f"put it {there}, or leave the {kind} out")


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
