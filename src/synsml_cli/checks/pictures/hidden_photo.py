"""A photo of someone who is not public is in the site folder.

The website publishes every file of that folder, even if no page shows it, and the file name reveals the person. `synsml
people photo` keeps such photos in the private folder, under the same path; `synsml people confirm` moves them to the site.
The check looks at the photos of private records, and at the names of the other files in the same folders.

Bad:  private/noah-berg.yaml with `photo: assets/img/noah-berg.jpg`, and site/assets/img/noah-berg.jpg
Good: private/noah-berg.yaml with `photo: assets/img/noah-berg.jpg`, and private/assets/img/noah-berg.jpg
"""

from collections.abc import Iterator

from synsml_cli.checks.context import Context
from synsml_cli.model.people.hidden_names import HiddenNames
from synsml_cli.model.pictures.named import is_placeholder, pictures
from synsml_cli.model.source.findings import At, PictureFix, Remark


def run(context: Context) -> Iterator[Remark]:
    """Yield the photos of private records, then the pictures whose file name reveals a person."""
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
        message = f"the photo of {whose}, who is not public, is in the site folder: {name!r}"
        twice = (kept := survey.private_pictures.get(path)) and kept.exact
        target = known.private.name_of(path)
        remedy = f"{target!r} already exists: delete one of the two" if twice else f"{_FIX} (moves it to {target!r})"
        yield Remark(at, *_tracked(context, path, message, remedy), fix=None if twice else PictureFix(at, path, "hide"))
    people = HiddenNames(context.project.people if survey.telling_names else ())
    for path in survey.telling_names:
        if path.casefold() not in named and (person := people.told_by(path.rpartition("/")[2])):
            name = known.site.name_of(path)
            message = f"the file name {name!r} reveals {person.name}, who is not public"
            remedy = f"move it to {known.private.name_of(path)!r}, or rename it"
            yield Remark(At(name), *_tracked(context, path, message, remedy))


_FIX = "run `synsml check --fix --select P222`"


def _tracked(context: Context, path: str, message: str, remedy: str) -> tuple[str, str]:
    """Return message and remedy, with a note on commits if git tracks the picture."""
    if path not in context.survey.tracked_pictures:
        return message, remedy
    return f"{message}; git tracks it", f"{remedy}, then commit (earlier commits still contain it)"
