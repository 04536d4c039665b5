"""Try the templates of a workshop's own under limits, for `check`."""

from datetime import datetime
from functools import partial

from synsml_cli.model.project.project import Project
from synsml_cli.model.source.findings import Remark
from synsml_cli.site.blocks.template_fault import TemplateFault
from synsml_cli.site.pages.template_faults import remark_of, template_faults
from synsml_cli.tasks.site.confined import Run
from synsml_cli.tasks.site.fill_pages import with_templates


def tried(project: Project, now: datetime, run: Run | None = None) -> tuple[Remark, ...]:
    """Return what is wrong with them; of one that takes too much that alone, because it ends all others."""
    try:
        return with_templates(project, partial(template_faults, project, now), run)
    except TemplateFault as fault:
        return (remark_of(project, fault),)
