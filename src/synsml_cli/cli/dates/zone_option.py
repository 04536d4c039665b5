"""The option `--tz`, shared by commands; its value is checked while the command line is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from synsml_cli.errors import Usage

if TYPE_CHECKING:
    from synsml_cli.cli.common import Invocation
    from synsml_cli.model.dates.terminal import ReaderZone


def _checked(text: str) -> str:
    """Return the value unchanged; raises Usage if it is not a time zone."""
    if text:
        from synsml_cli.model.dates.zones import read_zone
        from synsml_cli.model.source.findings import Refusal

        zone = read_zone(text)
        if isinstance(zone, Refusal):
            raise Usage(f"--tz: {zone.message}", remedy=zone.remedy)
    return text


ZoneOption = Annotated[
    str, typer.Option("--tz", metavar="ZONE", callback=_checked, help="Your time zone: Europe/Vienna, UTC, AoE, venue.")
]


def zone_before_writing(session: Invocation, name: str) -> ReaderZone:
    """Return the reader's zone and its name, before a command writes; raises Usage if the venue has no zone.

    The workshop is read only if the zone is the venue's.
    """
    from synsml_cli.cli.reader_zone import reader_zone

    venue = ""
    if name.casefold() == "venue":
        from synsml_cli.store.reading.load import load

        workshop = load(session.root, people=False, pages=False).workshop
        if workshop is None:
            return reader_zone("", venue="")  # the command refuses such a workshop and shows no zone
        venue = workshop.timezone
    return reader_zone(name, venue=venue)
