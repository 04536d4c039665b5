"""The file name of a photo or a logo says that it is a placeholder.

It was added for a week and often stays for years. Without a photo, the theme shows the person in its own way.

Bad:  photo: assets/img/placeholder.png
Good: photo: assets/img/ada_lovelace.jpg
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pictures.named import is_placeholder, pictures
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Check the names of the files; a person may be called Blank."""
    for picture in pictures(context.project):
        if is_placeholder(picture.path, name=picture.whose):
            message = f"the {picture.kind} {picture.path!r} is a placeholder"
            yield Remark(picture.at, message, f"remove '{picture.kind}' until you have the real one")
