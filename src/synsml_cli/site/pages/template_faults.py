"""Test the workshop's own templates, and report every fault that would stop a rendering."""

from collections.abc import Callable
from datetime import datetime

from synsml_cli.errors import Refused
from synsml_cli.model.project.project import Project
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.blocks.template_fault import TemplateFault
from synsml_cli.site.pages.plan import filled, page_findings


def template_faults(project: Project, now: datetime, entered: Callable[[str], None]) -> tuple[Remark, ...]:
    """Return the faults of the workshop's own templates: all are compiled, and those of blocks on pages are filled.

    They are filled only if nothing else prevents rendering. `entered` is passed to `Blocks`.
    """
    found: list[TemplateFault] = []
    blocks = Blocks(project, now, collected=found, entered=entered)
    for name in project.templates:
        blocks.read(name)
    if not project.findings and not page_findings(project):
        try:
            filled(project, blocks)
        except TemplateFault:
            if not found:  # otherwise a template with a reported fault has used up the time or memory
                raise
        except Refused:
            pass  # a page whose filled front matter is not YAML: not a fault of a template
    return tuple(dict.fromkeys(remark_of(project, fault) for fault in found))


def remark_of(project: Project, fault: TemplateFault) -> Remark:
    """Return a remark for a template's fault, at its line."""
    source = project.sources.get(fault.file)
    at = At(fault.file)
    if source and fault.line:
        line = source.line(fault.line)
        end = source.starts[fault.line - 1] + len(line)
        at = At(fault.file, start=end - len(line.lstrip()), end=end)
    return Remark(at, fault.said, fault.remedy)
