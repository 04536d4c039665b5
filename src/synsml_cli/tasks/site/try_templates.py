"""Try custom templates under limits, for `check`."""

from datetime import datetime
from functools import partial

from synsml_cli.model.project.project import Project
from synsml_cli.model.source.findings import Remark
from synsml_cli.site.blocks.template_fault import TemplateFault
from synsml_cli.site.pages.template_faults import remark_of, template_faults
from synsml_cli.tasks.site.confined import Run
from synsml_cli.tasks.site.fill_pages import with_templates


def tried(project: Project, now: datetime, run: Run | None = None) -> tuple[Remark, ...]:
    """Return the faults of templates; a template that exceeds the limits is the only fault, because it ends the trial."""
    try:
        return with_templates(project, partial(template_faults, project, now), run)
    except TemplateFault as fault:
        return (remark_of(project, fault),)
