"""The checks in the order of their codes.

A check is a module with a docstring (its manual entry, printed by `synsml check --explain CODE`) and a function
`run(context)`. It is imported when it first runs, so a command loads only the checks that it needs. To add one, write the
module and add a line to CHECKS.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, cast

from synsml_cli.checks.context import Context
from synsml_cli.model.source.findings import Remark, Severity


class Check(NamedTuple):
    """One check; its module holds the rule and its manual entry."""

    code: str
    """A letter for the family and three digits; never reused for another check."""
    severity: Severity
    name: str
    """The module below `synsml_cli.checks`: family and name of the check, `dates.date_order`."""
    clock_bound: bool = False
    """Whether the result depends on today; such a check is skipped when the workshop is over."""

    @property
    def family(self) -> str:
        """The folder of the check, such as `dates`."""
        return self.name.partition(".")[0]

    @property
    def module(self) -> Any:
        """The module of the check, imported on first use."""
        return import_module(f"synsml_cli.checks.{self.name}")

    @property
    def manual(self) -> str:
        """The manual entry: the docstring of the module."""
        return self.module.__doc__ or ""

    @property
    def run(self) -> Callable[[Context], Iterator[Remark]]:
        """The function that yields what the check finds."""
        return cast("Callable[[Context], Iterator[Remark]]", self.module.run)


CHECKS = (
    Check("D100", "hint", "dates.workshop_over"),
    Check("D101", "warning", "dates.date_order"),
    Check("D102", "error", "dates.deadline_after_event"),
    Check("D103", "hint", "dates.notification_time"),
    Check("D104", "warning", "dates.unsettled_soon", clock_bound=True),
    Check("D105", "warning", "dates.venue_zone"),
    Check("D106", "warning", "dates.noon_or_midnight"),
    Check("D107", "warning", "dates.shrunk_gap", clock_bound=True),
    Check("D108", "warning", "dates.other_year"),
    Check("D109", "warning", "dates.closed_invitation", clock_bound=True),
    Check("D110", "hint", "dates.weekend_deadline", clock_bound=True),
    Check("D111", "error", "dates.history_form"),
    Check("D112", "warning", "dates.future_change", clock_bound=True),
    Check("C701", "error", "calendar.calendar_gone"),
    Check("C702", "error", "calendar.calendar_sequence"),
    Check("C703", "error", "calendar.calendar_revision"),
    Check("C704", "hint", "calendar.calendar_notice"),
    Check("P201", "warning", "people.placeholder_name"),
    Check("P202", "warning", "people.affiliation_missing"),
    Check("P203", "error", "people.url_form"),
    Check("P204", "error", "people.email_form"),
    Check("P205", "error", "people.orcid_form"),
    Check("P206", "error", "people.photo_file"),
    Check("P207", "warning", "people.confirmed_in_private"),
    Check("P208", "warning", "people.placeholder_photo"),
    Check("P209", "warning", "people.name_extra"),
    Check("P210", "warning", "people.name_characters"),
    Check("P211", "warning", "people.blanks"),
    Check("P212", "hint", "people.swapped_names"),
    Check("P213", "warning", "people.same_person"),
    Check("P214", "warning", "people.affiliation_differs"),
    Check("P215", "hint", "people.url_http"),
    Check("P216", "warning", "people.url_editor"),
    Check("P217", "hint", "people.stem_name"),
    Check("P218", "error", "people.tag_text"),
    Check("P219", "hint", "people.private_in_public"),
    Check("P220", "warning", "people.nobody_confirmed", clock_bound=True),
    Check("P221", "warning", "people.hidden_name"),
    Check("P222", "warning", "pictures.hidden_photo"),
    Check("I601", "error", "pictures.picture_kind"),
    Check("I602", "warning", "pictures.picture_size"),
    Check("I603", "warning", "pictures.picture_pixels"),
    Check("I604", "hint", "pictures.photo_shape"),
    Check("I605", "warning", "pictures.photo_shared"),
    Check("I606", "warning", "pictures.picture_place"),
    Check("S501", "error", "schedule.session_time"),
    Check("S502", "error", "schedule.session_backwards"),
    Check("S503", "warning", "schedule.session_overlap"),
    Check("S504", "warning", "schedule.session_hours"),
    Check("S505", "error", "schedule.session_same_start"),
    Check("S506", "error", "schedule.session_speaker"),
    Check("S507", "error", "schedule.session_id"),
    Check("S508", "warning", "schedule.session_title", clock_bound=True),
    Check("S509", "error", "schedule.schedule_date"),
    Check("S510", "error", "schedule.session_withdrawn"),
    Check("S511", "warning", "schedule.speaker_not_scheduled"),
    Check("S512", "error", "schedule.session_clock"),
    Check("S513", "warning", "schedule.session_names"),
    Check("S514", "hint", "schedule.session_unread"),
    Check("G301", "error", "pages.page_token"),
    Check("G302", "warning", "pages.page_role"),
    Check("G303", "warning", "pages.front_matter_key"),
    Check("G304", "error", "pages.front_matter_yaml"),
    Check("G305", "error", "pages.front_matter_double"),
    Check("G306", "warning", "pages.front_matter_value"),
    Check("G307", "error", "pages.liquid_balance"),
    Check("G308", "warning", "pages.liquid_data"),
    Check("G309", "warning", "pages.relative_link"),
    Check("G310", "warning", "pages.heading_twice"),
    Check("G311", "warning", "pages.token_like"),
    Check("G312", "hint", "pages.soon_words", clock_bound=True),
    Check("G313", "warning", "pages.published_source"),
    Check("G314", "warning", "pages.people_card"),
    Check("G315", "warning", "pages.html_page"),
    Check("G316", "error", "pages.template_broken"),
    Check("G317", "warning", "pages.template_unused"),
    Check("G318", "hint", "pages.site_absent"),
    Check("W401", "error", "prose.weekday_wrong"),
    Check("W402", "warning", "prose.ordinal_suffix"),
    Check("W403", "warning", "prose.zone_season"),
    Check("W404", "error", "prose.aoe_offset"),
    Check("W405", "warning", "prose.former_date"),
    Check("W406", "warning", "prose.label_date"),
    Check("W407", "warning", "prose.earlier_edition"),
    Check("W408", "hint", "prose.earlier_host"),
    Check("W409", "error", "prose.day_missing"),
    Check("W410", "warning", "prose.noon_on_page"),
    Check("M801", "warning", "pages.silencing_comment"),
)

CODES = tuple(check.code for check in CHECKS)
"""All codes that a comment can silence."""


@cache
def code_of(name: str) -> str:
    """Return the code of the check with this module name; raises StopIteration for an unknown name."""
    return next(check.code for check in CHECKS if check.name == name)


def in_families(*families: str, without: tuple[str, ...] = ()) -> tuple[Check, ...]:
    """Return the checks of some families, except those whose module is named in `without`."""
    return tuple(check for check in CHECKS if check.family in families and check.name not in without)
