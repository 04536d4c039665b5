"""The report of an import."""

from synsml_cli.cli.common import Invocation
from synsml_cli.cli.output import complain, lines, say, say_aside, say_diff
from synsml_cli.model.counted import counted
from synsml_cli.model.plain import visible
from synsml_cli.tasks.importing.import_people import Imported
from synsml_cli.tasks.importing.plan import Request

_SHOWN = 10
"""Number of findings to show; `synsml check` shows all."""


def report(done: Imported, request: Request, *, session: Invocation, dry_run: bool) -> None:
    """Print what was written, findings of the checks, and what is left to do."""
    plan = done.plan
    changed = plan.changed if request.update else ()
    if dry_run:
        say_diff(done.diff)
    else:
        written = [f"wrote {visible(person.file)}: {visible(person.name)}" for person in plan.new]
        files = {person.id: person.file for person in done.project.people}
        for one in changed:
            fields = ", ".join(difference.field for difference in one.differences)
            written.append(f"changed {visible(files[one.person.id])}: {visible(one.person.name)}: {fields}")
        if written:
            say(lines(written))
    before = [one.person for one in changed]
    ids = {person.id for person in before}
    after = [person for person in done.project.people if person.id in ids]
    there = plan.same + len(plan.changed) - len(changed)
    counts = [f"{len(plan.new):,} new"]
    counts += [f"{len(changed):,} changed"] if changed else []
    counts += [f"{there:,} unchanged"] if there else []
    if plan.new or changed:
        total = counted(len(plan.new) + len(changed), "person")
        say_aside(f"{'would import' if dry_run else 'imported'} {total}: {', '.join(counts)}")
    else:
        say_aside(
            f"nothing to change: {counted(there, 'person')} already exist{'s' if there == 1 else ''}"
            if there
            else "nobody was imported"
        )
    if any(not person.is_public for person in plan.new):
        say_aside("  not public until confirmed; kept in the private folder")
    gravest = sorted(done.findings, key=lambda finding: ("error", "warning", "hint").index(finding.severity))
    for finding in gravest[:_SHOWN]:
        complain(f"{finding.severity}: {finding.at.file}: {finding.message}", finding.remedy)
    if len(done.findings) > _SHOWN:
        complain(f"{len(done.findings) - _SHOWN:,} more findings", "run `synsml check`")
    if dry_run:
        say_aside("nothing was written (--dry-run)")
    elif done.project.known.pages and any(person.is_public for person in (*plan.new, *before, *after)):
        say(f"to do     {session.command('render')}")
