"""Try out what would take a change back, before anybody is told that it does: every byte has to be as it was."""

from collections.abc import Callable

from synsml_cli.errors import SynsmlError
from synsml_cli.model.project.project import Project
from synsml_cli.store.writing.draft import Draft


def takes_back(draft: Draft, after: Project, *names: str, by: Callable[[Draft], object]) -> bool:
    """Whether `by`, done to the workshop `after` a draft, would give these files the bytes that they had before it."""
    trial = draft.then(after)
    try:
        by(trial)
    except SynsmlError:
        return False
    return trial.takes_back(draft, *names)
