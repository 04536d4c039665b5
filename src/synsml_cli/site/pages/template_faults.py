"""Tries the workshop's own templates: every fault that a rendering would end with, and where it stands."""

from collections.abc import Callable
from datetime import datetime

from synsml_cli.errors import Refused
from synsml_cli.model.records.project import Project
from synsml_cli.model.source.findings import At, Remark
from synsml_cli.site.blocks.blocks import Blocks
from synsml_cli.site.blocks.template_fault import TemplateFault
from synsml_cli.site.pages.plan import filled, page_findings


def template_faults(project: Project, now: datetime, entered: Callable[[str], None]) -> tuple[Remark, ...]:
    """Return what is wrong with the workshop's own templates: all are read, those of blocks on pages are filled.

    They are filled only where nothing else keeps pages from being rendered. `entered` is as `Blocks` has it.
    """
    found: list[TemplateFault] = []
    blocks = Blocks(project, now, collected=found, entered=entered)
    for name in project.templates:
        blocks.read(name)
    if not project.findings and not page_findings(project):
        try:
            filled(project, blocks)
        except TemplateFault:
            if not found:  # else the time or memory was used up by a template that is at fault anyway
                raise
        except Refused:
            pass  # a page whose front matter is not YAML once it is filled: no fault of a template
    return tuple(dict.fromkeys(remark_of(project, fault) for fault in found))


def remark_of(project: Project, fault: TemplateFault) -> Remark:
    """Return what is said of a template's fault, at its line."""
    source = project.sources.get(fault.file)
    at = At(fault.file)
    if source and fault.line:
        line = source.line(fault.line)
        end = source.starts[fault.line - 1] + len(line)
        at = At(fault.file, start=end - len(line.lstrip()), end=end)
    return Remark(at, fault.said, fault.remedy)
