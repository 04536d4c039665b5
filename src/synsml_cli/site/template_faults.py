"""Tries the workshop's own templates: every fault that a rendering would end with, and where it stands."""

from contextlib import suppress
from datetime import datetime

from synsml_cli.errors import Refused
from synsml_cli.model.findings import At, Remark
from synsml_cli.model.project import Project
from synsml_cli.site.blocks import Blocks, TemplateFault
from synsml_cli.site.plan import faults, filled


def template_faults(project: Project, now: datetime) -> tuple[Remark, ...]:
    """Return what is wrong with the workshop's own templates: all are read, those of blocks on pages are filled.

    They are filled only where nothing else keeps pages from being rendered.
    """
    found: list[TemplateFault] = []
    blocks = Blocks(project, now, collected=found)
    for name in project.templates:
        blocks.read(name)
    if not project.findings and not faults(project):
        with suppress(Refused):  # of a page whose front matter is none once it is filled, which is no template's fault
            filled(project, blocks)
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
