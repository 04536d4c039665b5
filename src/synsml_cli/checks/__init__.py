"""The checks, in the order of their codes, and the loop that runs them.

One module is one check is one manual entry: its docstring is what `synsml check --explain CODE` prints. Adding one is a
module here and a line in CHECKS.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from synsml_cli.checks.calendar import (
    calendar_gone,
    calendar_notice,
    calendar_revision,
    calendar_sequence,
)
from synsml_cli.checks.context import Context as Context
from synsml_cli.checks.dates import (
    closed_invitation,
    date_order,
    deadline_after_event,
    future_change,
    history_form,
    noon_or_midnight,
    notification_time,
    other_year,
    shrunk_gap,
    unsettled_soon,
    venue_zone,
    weekend_deadline,
    workshop_over,
)
from synsml_cli.checks.pages import (
    front_matter_double,
    front_matter_key,
    front_matter_value,
    front_matter_yaml,
    heading_twice,
    html_page,
    liquid_balance,
    liquid_data,
    page_role,
    page_token,
    people_card,
    published_source,
    relative_link,
    silencing_comment,
    site_absent,
    soon_words,
    template_broken,
    template_unused,
    token_like,
)
from synsml_cli.checks.people import (
    affiliation_differs,
    affiliation_missing,
    blanks,
    confirmed_in_private,
    email_form,
    hidden_name,
    name_characters,
    name_extra,
    nobody_confirmed,
    orcid_form,
    photo_file,
    placeholder_name,
    placeholder_photo,
    private_in_public,
    same_person,
    stem_name,
    swapped_names,
    tag_text,
    url_editor,
    url_form,
    url_http,
)
from synsml_cli.checks.pictures import (
    hidden_photo,
    photo_shape,
    photo_shared,
    picture_kind,
    picture_pixels,
    picture_place,
    picture_size,
)
from synsml_cli.checks.prose import (
    aoe_offset,
    day_missing,
    earlier_edition,
    earlier_host,
    former_date,
    label_date,
    noon_on_page,
    ordinal_suffix,
    weekday_wrong,
    zone_season,
)
from synsml_cli.checks.schedule import (
    schedule_date,
    session_backwards,
    session_clock,
    session_hours,
    session_id,
    session_names,
    session_overlap,
    session_same_start,
    session_speaker,
    session_time,
    session_title,
    session_unread,
    session_withdrawn,
    speaker_not_scheduled,
)
from synsml_cli.model.progress import Progress, in_steps, part, silent
from synsml_cli.model.records.workshop import FILE
from synsml_cli.model.source.findings import Finding, Remark, Severity


class Check(Protocol):
    """A module with one check."""

    CODE: str
    """A letter for what it looks at and three digits; never used again for something else."""
    SEVERITY: Severity
    CLOCK_BOUND: bool
    """Whether it depends on today; such a check falls silent once the workshop is over."""

    def run(self, context: Context) -> Iterator[Remark]:
        """Yield what is wrong."""


CHECKS: tuple[Check, ...] = (
    workshop_over,
    date_order,
    deadline_after_event,
    notification_time,
    unsettled_soon,
    venue_zone,
    noon_or_midnight,
    shrunk_gap,
    other_year,
    closed_invitation,
    weekend_deadline,
    history_form,
    future_change,
    calendar_gone,
    calendar_sequence,
    calendar_revision,
    calendar_notice,
    placeholder_name,
    affiliation_missing,
    url_form,
    email_form,
    orcid_form,
    photo_file,
    confirmed_in_private,
    placeholder_photo,
    name_extra,
    name_characters,
    blanks,
    swapped_names,
    same_person,
    affiliation_differs,
    url_http,
    url_editor,
    stem_name,
    tag_text,
    private_in_public,
    nobody_confirmed,
    hidden_name,
    hidden_photo,
    picture_kind,
    picture_size,
    picture_pixels,
    photo_shape,
    photo_shared,
    picture_place,
    session_time,
    session_backwards,
    session_overlap,
    session_hours,
    session_same_start,
    session_speaker,
    session_id,
    session_title,
    schedule_date,
    session_withdrawn,
    speaker_not_scheduled,
    session_clock,
    session_names,
    session_unread,
    page_token,
    page_role,
    front_matter_key,
    front_matter_yaml,
    front_matter_double,
    front_matter_value,
    liquid_balance,
    liquid_data,
    relative_link,
    heading_twice,
    token_like,
    soon_words,
    published_source,
    people_card,
    html_page,
    template_broken,
    template_unused,
    site_absent,
    weekday_wrong,
    ordinal_suffix,
    zone_season,
    aoe_offset,
    former_date,
    label_date,
    earlier_edition,
    earlier_host,
    day_missing,
    noon_on_page,
    silencing_comment,
)


CODES = tuple(check.CODE for check in CHECKS)
"""What a comment can silence."""
MANY = 200
"""Findings of one check in one file that are reported one by one: nobody reads on, and a terminal has an end."""


def run_checks(
    context: Context, *, wanted: Callable[[str], bool] = lambda _: True, progress: Progress = silent
) -> tuple[Finding, ...]:
    """Run every check whose code is wanted and return what they found, unsorted.

    Where `workshop.yaml` could not be read, nothing is said of it, nor by the clock: it may be over.
    """
    unread = context.project.workshop is None
    over = unread or workshop_over.is_over(context)
    asked = [check for check in CHECKS if wanted(check.CODE) and not (over and check.CLOCK_BOUND)]
    if any(check.CODE.startswith("W") for check in asked):  # half of the time, and not that of the first of them alone
        for page in in_steps(context.project.texts, part(progress, 0, of=2)):
            page.read()
    return tuple(
        finding
        for check in in_steps(asked, part(progress, 1, of=2))
        for finding in _enough(check, check.run(context))
        if not (unread and finding.at.file == FILE)
    )


def _enough(check: Check, remarks: Iterable[Remark]) -> Iterator[Finding]:
    """Yield what a check found, of one file MANY at most: the last of them says how many more there are."""
    found: Counter[str] = Counter()
    last: dict[str, Finding] = {}
    for remark in remarks:
        finding = Finding(check.CODE, check.SEVERITY, *remark)
        file = remark.at.file
        found[file] += 1
        if found[file] < MANY:
            yield finding
        elif found[file] == MANY:
            last[file] = finding
    for file, finding in last.items():
        more = found[file] - MANY
        yield finding._replace(message=f"{finding.message} (and {more} more like it in this file)") if more else finding
