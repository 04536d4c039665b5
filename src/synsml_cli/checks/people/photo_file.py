"""A photo or a logo does not exist under this name.

The page shows a broken image. Upper and lower case matter: many laptops find `ada.jpg` as `Ada.JPG`, the web server does
not. The same is true for accents that macOS wrote as characters of their own.

Nothing is reported if the folder of the picture is missing: the site is then not on this computer. The photo of a person
who is not public is first looked up in the private folder.

Bad:  photo: assets/img/ada.jpeg          # the file is ada.jpg
Good: photo: assets/img/ada.jpg
"""

import unicodedata
from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Edit, PictureFix, Remark

_FIX = "synsml check --fix --select P206"


def run(context: Context) -> Iterator[Remark]:
    """Check the photo of every person and every logo."""
    folder = context.project.known.site.folder
    private = context.project.known.private
    for (at, path, kind, _, hidden), seen in context.pictures:
        kept = context.survey.private_pictures.get(path)
        if kind == "photo" and not hidden and not seen.exact and not context.survey.lacks_site and kept and kept.exact:
            message = f"the photo of a public person, {private.name_of(path)!r}, is not in {folder!r}"
            yield Remark(at, message, f"run `{_FIX}` to move it there", fix=PictureFix(at, path, "publish"))
            continue
        if not seen.folder:
            continue
        if seen.outside:
            yield Remark(
                at, f"the {kind} {path!r} is a link out of {folder!r}, to {seen.outside!r}", "copy the file itself there"
            )
        elif seen.is_folder:
            yield Remark(at, f"the {kind} {path!r} is a folder", "write the name of a picture in it")
        elif seen.spellings:
            # Names that look the same, with ë as one character or as two, are shown as code points.
            shown = ascii if _composed(path) in map(_composed, seen.spellings) else repr
            message = f"the {kind} {shown(path)} is spelled {' or '.join(map(shown, seen.spellings))} on disk"
            sure = len(seen.spellings) == 1
            fix = Edit(at, seen.spellings[0]) if sure else None
            spelled = f"write {' or '.join(map(repr, seen.spellings))}"
            yield Remark(at, message, f"run `{_FIX}`" if sure and shown is ascii else spelled, fix=fix)
        elif not seen.exact:
            where = f"{private.folder!r} or {folder!r}" if hidden else repr(folder)
            there = f"into {private.folder!r}" if hidden else "there"
            yield Remark(at, f"{kind} not found: {path!r} in {where}", f"copy the file {there}, or remove '{kind}'")


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
