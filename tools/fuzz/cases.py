"""One case: a command, a workshop, and what is done to the workshop before the command is run."""

import random
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fuzz import commands_people
from fuzz.commands import TYPED, Typed, complete
from fuzz.disk import spoil
from fuzz.hostile import KINDS
from fuzz.mutations import generated, mutated
from fuzz.surroundings import odd
from fuzz.worlds import HOME, SECRETS, WORLDS, Secret

assert commands_people  # it enters its commands into TYPED
complete()
SITES = {"small": "site", "full": "site", "jekyll": "../checkout", "root": ".", "git": "../published"}
"""World -> site folder, below the workshop."""
_FACTS = ("workshop.yaml", "pages/home.md", "people/mary-somerville.yaml", "people/ibn-sahl.yaml", "private/thea-maybe.yaml")
_GIVEN = ("form.csv", "list.yml", "old.ics", "logo.svg", "face.jpg", "face.png")


class Case(NamedTuple):
    """What is tried."""

    number: int
    command: str
    world: str
    typed: Typed
    harm: str
    """none, light, file, disk or heavy: what is done to the workshop."""
    seed: str

    def spoil(self, folder: Path) -> list[str]:
        """Do to the workshop in a folder what the case says; return the places that are not as they were."""
        rng = random.Random(f"{self.seed} harm")  # noqa: S311  inputs, not secrets
        root, site = folder / HOME, SITES[self.world]
        if self.harm == "none":
            return []
        if self.harm == "disk":
            return [spoil(rng, root, site).split()[-1] for _ in range(rng.choice((1, 1, 1, 2)))]
        if self.harm == "file":
            every = [(place.format(site=site), make) for _, places, make in KINDS for place in places]
            given = [(place, make) for place, make in every if place in self.typed.words]
            name, make = rng.choice(given if given and rng.random() < 0.6 else every)
            return _written(root, [(name, make(rng))])
        names = [name for name in (*_FACTS, *_GIVEN) if (root / name).is_file()]
        light = self.harm == "light"
        chosen = rng.sample(names, 1 if light else rng.choice((1, 2, 3)))
        made = []
        for name in chosen:
            data = (root / name).read_bytes()
            made.append((name, generated(rng) if not light and rng.random() < 0.1 else mutated(rng, data, light=light)))
        return _written(root, made)

    def secrets(self, touched: Iterable[str]) -> list[Secret]:
        """Return what must stay private although some files were changed, and others by the command itself."""
        touched = tuple(touched)
        return [
            secret
            for secret in SECRETS
            if not any(f"{secret.file}/".startswith(f"{name}/") for name in touched)
            and secret.person not in (*self.typed.reveals, "-")
        ]


def _written(root: Path, made: list[tuple[str, bytes]]) -> list[str]:
    for name, data in made:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return [name for name, _ in made]


def case(number: int, seed: int, *, only: str | None = None) -> Case:
    """Return a case, the same for the same number and seed; commands take turns, or it is always `only`."""
    name = f"{seed}-{number}"
    rng = random.Random(name)  # noqa: S311
    commands = tuple(TYPED)
    command = commands[number % len(commands)] if only is None else only
    typed = TYPED[command](rng)
    harm = rng.choices(("none", "light", "file", "disk", "heavy"), (3, 3, 4, 3, 2))[0]
    if rng.random() < 0.25:
        typed = typed._replace(surroundings=odd(rng, typed.surroundings))
    return Case(number, command, rng.choice(tuple(WORLDS)), typed, harm, name)
