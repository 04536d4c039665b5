"""The photo of somebody who is not public lies in the site folder, where everybody can find it.

The published site has the file, whether or not a page shows it, and the file's name tells who it is. `people photo` keeps
photos of such people in the private folder, under the same path; `people confirm` moves them to the site. Reported are the
photos that the records of such people name, and files beside other pictures whose names tell who they are.

Bad:  private/noah-berg.yaml with `photo: assets/img/noah-berg.jpg`, and site/assets/img/noah-berg.jpg
Good: private/noah-berg.yaml with `photo: assets/img/noah-berg.jpg`, and private/assets/img/noah-berg.jpg
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.pictures.named import is_placeholder, pictures
from synsml_cli.model.source.findings import (
    At,
    PictureFix,
    Remark,
)


def run(context: Context) -> Iterator[Remark]:
    """Look at photos that records name, then at the names of all pictures beside them."""
    known, survey = context.project.known, context.survey
    public = {picture.path.casefold() for picture in pictures(context.project) if not picture.hidden}
    named = set(public)
    for at, path, _, whose, hidden in pictures(context.project):
        named.add(path.casefold())
        seen = survey.pictures.get(path)
        if not hidden or path.casefold() in public or is_placeholder(path, name=whose) or not (seen and seen.exact):
            continue
        if seen.outside or seen.is_folder:
            continue
        name = known.site.name_of(path)
        said = f"the photo of {whose}, who is not public, lies in the site folder: {name!r}"
        twice = (kept := survey.private_pictures.get(path)) and kept.exact
        target = known.private.name_of(path)
        remedy = f"{target!r} is there too: delete one of them" if twice else f"move it to {target!r}: {_FIX}"
        yield Remark(at, *_tracked(context, path, said, remedy), fix=None if twice else PictureFix(at, path, "hide"))
    people = HiddenNames(context.project.people if survey.telling_names else ())
    for path in survey.telling_names:
        if path.casefold() not in named and (person := people.told_by(path.rpartition("/")[2])):
            name = known.site.name_of(path)
            said = f"the name of {name!r} tells the name of {person.name}, who is not public"
            remedy = f"move it to {known.private.name_of(path)!r}, or rename it"
            yield Remark(At(name), *_tracked(context, path, said, remedy))


_FIX = "`synsml check --fix --select P222`"


def _tracked(context: Context, path: str, said: str, remedy: str) -> tuple[str, str]:
    """Return message and remedy, with what to mind of a picture that git tracks."""
    if path not in context.survey.tracked_pictures:
        return said, remedy
    return f"{said}, and git tracks it", f"{remedy}; then commit (git keeps the earlier commits)"
