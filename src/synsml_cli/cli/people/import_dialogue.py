"""Collect what an import needs: from options, from the file, and on a terminal with questions."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePath

from synsml_cli.cli.asking import agrees
from synsml_cli.cli.output import complain, lines, say_aside
from synsml_cli.cli.people.ask_person import choice
from synsml_cli.cli.people.import_questions import agree_to_split, ask_keys, check_mapping, read_mapping
from synsml_cli.cli.people.import_words import (
    changes_in_words,
    commented_in_words,
    keys_in_words,
    notes_in_words,
    roles_in_words,
    unsplit_in_words,
)
from synsml_cli.cli.progress import progress_bar
from synsml_cli.errors import Refused, Usage
from synsml_cli.model.counted import counted
from synsml_cli.model.importing.mapping import ImportKey, known_fields, mapping_of
from synsml_cli.model.importing.roles import role_of
from synsml_cli.model.people.split_name import RULE
from synsml_cli.model.project.project import Project
from synsml_cli.tasks.importing.plan import Plan, Request, plan_import
from synsml_cli.tasks.importing.source import Source, read_source
from synsml_cli.tasks.people.find import known_role, known_roles, known_state


class Dialogue:
    """The questions and messages of one import."""

    def __init__(self, project: Project, *, here: Path, now: datetime, asks: bool) -> None:
        self.project = project
        self.roles = known_roles(project)
        self.now = now
        self.here = here
        """The folder of relative file names."""
        self.asks = asks
        self.answers: list[str] = []
        """Options that give the same answers again."""
        self.given: list[str] = []
        """Options on the command line."""

    def planned(
        self, file: str, *, role: str, status: str, mapping: Sequence[str], split: bool, update: bool, agreed: bool
    ) -> tuple[Request, Plan]:
        """Return what to import, after all questions and messages; `agreed`: the changes by `update` need no question."""
        known_role(self.project, role)
        given = {"--role": role, "--status": status}
        self.given = [word for option, value in given.items() if value for word in (option, value)]
        self.given += [word for text in mapping for word in ("--map", text)]
        self.given += [*(["--split-names"] if split else []), *(["--update"] if update else [])]
        source, keys = self._read(file, mapping)
        request = Request(source=source, keys=keys, role=role, status=known_state(status), split=split, update=update)
        plan = self._plan(request)
        if plan.roleless:
            request = dataclasses.replace(request, role=self._role(source, plan))
            plan = self._plan(request)
        if plan.unsplit and self.asks and agree_to_split(plan.unsplit):
            self.answers.append("--split-names")
            request = dataclasses.replace(request, split=True)
            plan = self._plan(request)
        said = (
            *roles_in_words(plan),
            *notes_in_words(source, plan),
            *unsplit_in_words(source, plan),
            *changes_in_words(source, plan),
        )
        if said:
            say_aside(lines(said))
        if plan.unsplit:
            number = counted(len(plan.unsplit), "whole name")
            complain(f"{number} not split and not imported", f"add --split-names to split by this rule: {RULE}")
        return self._with_update(request, plan, agreed=agreed), plan

    def _plan(self, request: Request) -> Plan:
        with progress_bar("Comparing people"):
            return plan_import(self.project, request, now=self.now)

    def _read(self, file: str, mapping: Sequence[str]) -> tuple[Source, tuple[ImportKey, ...]]:
        """Read the file and map its keys to fields."""
        fields = known_fields(self.roles)
        given = read_mapping(mapping, fields)
        with progress_bar("Reading the file"):
            source = read_source(self.here / file, name=file, given=given)
        keys = mapping_of(source.records, columns=source.columns, roles=self.roles, given=given)
        check_mapping(given, keys, name=file)
        # On a terminal a question about the others follows.
        say_aside(lines(keys_in_words(source, tuple(key for key in keys if not (self.asks and key.is_asked)))))
        if self.asks and (said := ask_keys(keys, fields)):
            self.answers += [word for key, field in said.items() for word in ("--map", f"{key}={field}")]
            keys = mapping_of(source.records, columns=source.columns, roles=self.roles, given={**given, **said})
        if not any(key.field in ("name", "last") for key in keys):
            held = f"found {', '.join(repr(key.name) for key in keys)}" if keys else "a record needs a key such as name or last"
            told = f"; {commented_in_words(source)}" if source.commented else ""
            remedy = f"{held}; give the key of the name: --map 'KEY=name', or KEY=first and KEY=last"
            raise Refused(f"no people found in {file}{told}", remedy=remedy)
        return source, keys

    def _role(self, source: Source, plan: Plan) -> str:
        by_file = role_of(PurePath(source.name).stem, self.roles)
        said = f"{counted(len(plan.roleless), 'person')} without a role"
        if not self.asks:
            raise Usage(said, remedy=f"add --role, such as --role {by_file or 'speaker'}")
        role = choice(f"{said}: role", self.roles, by_file or "speaker")
        self.answers += ["--role", role]
        return role

    def _with_update(self, request: Request, plan: Plan, *, agreed: bool) -> Request:
        """Return the request; without consent it does not update existing records."""
        if not plan.changed:
            return request
        number = counted(len(plan.changed), "record")
        if not request.update:
            complain(f"{number} with other values left unchanged", "to use the values of the file, add --update")
        elif not agreed and not self.asks:
            raise Refused(f"{number} would change", remedy="nothing was written; add --yes to change them")
        elif not agreed and not agrees(f"Change {number}?"):
            say_aside("left unchanged")
            return dataclasses.replace(request, update=False)
        return request
