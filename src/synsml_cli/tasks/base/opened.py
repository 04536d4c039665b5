"""Open a workshop for writing, under a lock."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.store.reading.load import load
from synsml_cli.store.writing.draft import Draft
from synsml_cli.store.writing.lock import locked


@contextlib.contextmanager
def opened(root: Path, *, people: bool = True, pages: bool = False, dry_run: bool = False) -> Iterator[Draft]:
    """Yield a draft of the workshop, under its lock; a dry run needs no lock.

    Existing errors do not stop an edit elsewhere. Raises Refused if `workshop.yaml` itself cannot be read.
    """
    with contextlib.nullcontext() if dry_run else locked(root):
        project = load(root, people=people, pages=pages)
        if project.workshop is None:
            raise Refused("workshop.yaml cannot be read", remedy="run `synsml check` and fix it first")
        yield Draft(root, project, people=people, pages=pages, dry_run=dry_run)
