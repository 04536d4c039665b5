"""Fill pages and data files of a workshop; custom templates run under limits."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.pages.plan import Output, filled

if TYPE_CHECKING:  # a workshop without templates of its own does without
    from synsml_cli.tasks.site.confined import Entered, Run, T, Work


def filled_pages(project: Project, now: datetime, *, progress: Progress = silent) -> tuple[Output, ...]:
    """Return every planned file at `now`; pages come first, in the order of `workshop.yaml`."""
    return with_templates(project, partial(_filled, project, now, progress))


def with_templates(project: Project, work: Work[T], run: Run | None = None) -> T:
    """Return the result of `work`, which runs under limits if the workshop has custom templates."""
    if not project.templates:
        return work(lambda _: None)
    from synsml_cli.tasks.site.confined import allowance, confined

    return (run or confined)(work, allowance(project))


def _filled(project: Project, now: datetime, progress: Progress, entered: Entered) -> tuple[Output, ...]:
    return filled(project, Blocks(project, now, entered=entered), progress=progress)
