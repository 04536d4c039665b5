"""Try an undo before it is offered: it must restore every byte."""

from collections.abc import Callable

from synsml_cli.errors import SynsmlError
from synsml_cli.model.project.project import Project
from synsml_cli.store.writing.draft import Draft


def takes_back(draft: Draft, after: Project, *names: str, by: Callable[[Draft], object]) -> bool:
    """Return whether `by`, applied to the workshop `after` a draft, restores the former bytes of these files."""
    trial = draft.then(after)
    try:
        by(trial)
    except SynsmlError:
        return False
    return trial.takes_back(draft, *names)
