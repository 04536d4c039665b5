"""What a command finds around it: the environment, and what its standard streams are."""

import random
from typing import NamedTuple


class Surroundings(NamedTuple):
    """The streams and the environment of one command."""

    stdin: str = "empty"
    """empty, closed, text or terminal."""
    stdout: str = "file"
    """file, closed, full, broken (nobody reads) or terminal."""
    stderr: str = "file"
    """file, closed or terminal."""
    typed: str = ""
    """What is typed on a terminal, or comes in as text."""
    environment: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    """Of the streams, as PYTHONIOENCODING or the locale gives it."""

    @property
    def is_terminal(self) -> bool:
        """Whether the command runs on a terminal."""
        return "terminal" in (self.stdin, self.stdout, self.stderr)

    @property
    def can_answer(self) -> bool:
        """Whether the command's answer can be printed."""
        return self.stdout in ("file", "terminal")


_WORDS = (
    "LANG=C",
    "LC_ALL=POSIX",
    "TZ=Asia/Kathmandu",
    "TZ=:nowhere",
    "TZ=",
    "NO_COLOR=1",
    "FORCE_COLOR=1",
    "TERM=dumb",
    "TERM=",
)
_WORDS += (
    "COLUMNS=1",
    "COLUMNS=0",
    "COLUMNS=x",
    "COLUMNS=100000",
    "LINES=1",
    "HOME=/nowhere",
    "PATH=",
    "GIT_DIR=/nowhere",
    "PAGER=false",
)
_WORDS += (
    "SYNSML_NOW=",
    "SYNSML_NOW=soon",
    "SYNSML_NOW=9999-12-31T23:59Z",
    "SYNSML_NOW=0001-01-01T00:00Z",
    "SYNSML_NOW=2023-07-29T00:00Z",
)
_WORDS += ("TMPDIR=/nowhere", "VISUAL=false", "GIT_CONFIG_COUNT=x", "XDG_CONFIG_HOME=/nowhere", "LANGUAGE=xx")
_TYPED = (
    "y\n",
    "n\n",
    "\n",
    "unknown\n",
    "x\n",
    "2027-07-28\n",
    "Vienna\n",
    "\x04",
    "\x00\n",
    "\x1b[A\n",
    "e\u0301\n",
    "a" * 3000 + "\n",
)


def sound(*, typed: str = "", terminal: bool = False, environment: tuple[tuple[str, str], ...] = ()) -> Surroundings:
    """Return surroundings as most people have them."""
    if terminal:
        return Surroundings("terminal", "terminal", "terminal", typed, environment)
    return Surroundings(environment=environment)


def odd(rng: random.Random, wanted: Surroundings) -> Surroundings:
    """Return other surroundings than a command was to have."""
    environment = tuple(tuple(word.split("=", 1)) for word in rng.sample(_WORDS, rng.choice((0, 1, 1, 2, 4))))
    kind = rng.randrange(6)
    made = wanted._replace(environment=(*wanted.environment, *environment))  # type: ignore[arg-type]
    if kind == 0:
        typed = "".join(rng.choice(_TYPED) for _ in range(rng.randrange(12)))
        return made._replace(stdin="terminal", stdout="terminal", stderr="terminal", typed=typed)
    if kind == 1:
        return made._replace(stdin=rng.choice(("closed", "empty", "text")), stdout="file", stderr="file")
    if kind == 2:
        streams = (rng.choice(("closed", "full", "broken")), rng.choice(("file", "file", "closed")))
        return made._replace(stdin=rng.choice(("closed", "empty")), stdout=streams[0], stderr=streams[1])
    if kind == 3:
        return made._replace(encoding=rng.choice(("ascii", "latin-1", "cp1252")))
    return made
