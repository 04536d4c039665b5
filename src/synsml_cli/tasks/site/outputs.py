"""List the files of the site folder: pages, data files and the public calendar."""

from datetime import datetime

from synsml_cli.model.calendar.feed import PUBLIC_FILE, calendar_events
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.workshop import FILE
from synsml_cli.site.pages.plan import Output
from synsml_cli.tasks.site.fill_pages import filled_pages


def outputs(project: Project, now: datetime, *, progress: Progress = silent) -> tuple[Output, ...]:
    """Return every file to render at `now`; a calendar needs at least one event (RFC 5545 section 3.6)."""
    planned = filled_pages(project, now, progress=progress)
    public = calendar_events(project)
    if not public:
        return planned
    from synsml_cli.export.ics import calendar as ics  # icalendar takes long to import

    calendar = ics(project.known, public).decode()
    return (*planned, Output(PUBLIC_FILE, calendar, f"the dates and the schedule in {FILE}"))
