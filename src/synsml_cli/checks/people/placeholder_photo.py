"""A photo is a placeholder by its name.

It was meant for a week and stays for years. Leave the photo out until there is one: the theme has its own way to show
somebody without.

Bad:  photo: assets/img/placeholder.png
Good: photo: assets/img/ada_lovelace.jpg
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.pictures.named import is_placeholder, pictures
from synsml_cli.model.source.findings import Remark


def run(context: Context) -> Iterator[Remark]:
    """Look at the names of the files; somebody may be called Blank."""
    for picture in pictures(context.project):
        if is_placeholder(picture.path, name=picture.whose):
            said = f"the {picture.kind} {picture.path!r} is a placeholder by its name"
            yield Remark(picture.at, said, f"ask for one, or leave '{picture.kind}' out until there is one")
