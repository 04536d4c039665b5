"""Fill the pages and data files of a workshop; templates of its own under limits."""

from datetime import datetime
from functools import partial

from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project import Project
from synsml_cli.site.blocks import Blocks
from synsml_cli.site.plan import Output, filled
from synsml_cli.tasks.confined import Entered, with_templates


def filled_pages(project: Project, now: datetime, *, progress: Progress = silent) -> tuple[Output, ...]:
    """Return every file that `site` plans for the instant `now`; pages come first, in their order in `workshop.yaml`."""
    return with_templates(project, partial(_filled, project, now, progress))


def _filled(project: Project, now: datetime, progress: Progress, entered: Entered) -> tuple[Output, ...]:
    return filled(project, Blocks(project, now, entered=entered), progress=progress)
