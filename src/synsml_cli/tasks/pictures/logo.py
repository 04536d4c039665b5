"""Find sponsors by name, and set their logos."""

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from synsml_cli.errors import Usage
from synsml_cli.model.people.names import propose_id, same_name
from synsml_cli.model.project.project import Project
from synsml_cli.model.records.file_names import same_spelling
from synsml_cli.model.records.workshop import FILE, Sponsor, Workshop
from synsml_cli.model.schema.guess import did_you_mean
from synsml_cli.model.schema.kinds import PERSON_ID
from synsml_cli.model.source.findings import At
from synsml_cli.store.yaml.changes import Put
from synsml_cli.tasks.base.choices import only_one
from synsml_cli.tasks.base.opened import opened
from synsml_cli.tasks.pictures.bring_picture import Brought, bring
from synsml_cli.tasks.pictures.picture_place import Owner, choose_place
from synsml_cli.tasks.pictures.prepare_picture import PreparedPicture


class WithLogo(NamedTuple):
    """The result of setting a logo."""

    sponsor: Sponsor
    brought: Brought


def find_sponsor(workshop: Workshop, text: str) -> Sponsor:
    """Return the sponsor of this name, in any case, or the only one whose name begins so; raises Usage otherwise."""
    sponsors = workshop.sponsors
    folded = same_spelling(text.strip())
    ways = (
        [sponsor for sponsor in sponsors if sponsor.name == text],
        [sponsor for sponsor in sponsors if same_spelling(sponsor.name) == folded],
        [sponsor for sponsor in sponsors if folded and same_name(text) and same_name(sponsor.name) == same_name(text)],
        [sponsor for sponsor in sponsors if folded and same_spelling(sponsor.name).startswith(folded)],
    )
    known = [sponsor.name for sponsor in sponsors]
    none = "see `synsml sponsors list`" if known else f"list them under 'sponsors:' in {FILE} first"
    return only_one("sponsor", text, ways, name=lambda sponsor: sponsor.name, none=did_you_mean(text, known) or none)


def set_logo(
    root: Path,
    name: str,
    picture: PreparedPicture,
    *,
    id: str = "",
    folder: str = "",
    replace: bool = False,
    now: datetime,
    dry_run: bool = False,
) -> WithLogo:
    """Write the logo of a sponsor, to a file named `id` (default: from the name of the sponsor).

    Raises Refused if it would replace another logo of the sponsor, unless `replace`.
    """
    with opened(root, dry_run=dry_run) as draft:
        sponsor = find_sponsor(draft.before.known, name)
        stem = id or propose_id(sponsor.name)
        if not PERSON_ID.fullmatch(stem):
            said = f"{stem!r} is not a file name" if stem else f"cannot derive a file name from {sponsor.name!r}"
            raise Usage(said, remedy="give --id with lower-case letters, digits and hyphens")
        path = ("sponsors", sponsor.number)
        owner = Owner(At(FILE, (*path, "logo")), "logo", stem, sponsor.logo)
        spot = choose_place(root, draft.before, picture, owner, folder=folder)
        after = "url" if draft.value(FILE, (*path, "url")) is not None else "name"
        changes = [Put(owner.at.path, spot.path, after=after)] if spot.path != sponsor.logo else []
        done = bring(draft, picture, spot, owner, changes, replace=replace, now=now, dry_run=dry_run)
        return WithLogo(next(s for s in done.project.known.sponsors if s.number == sponsor.number), done)


def sponsors_data(project: Project) -> list[dict[str, Any]]:
    """Return the machine output of `sponsors list --json`, in the order of the file."""
    return [
        {"name": sponsor.name, "url": sponsor.url, "logo": sponsor.logo, "level": sponsor.level}
        for sponsor in project.known.sponsors
    ]
