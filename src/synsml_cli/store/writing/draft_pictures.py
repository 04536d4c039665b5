"""The picture changes of a draft: pictures are added, moved and deleted together with the records that name them."""

from collections.abc import Callable
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.store.files import read_bytes
from synsml_cli.store.pictures.source import MAX_PICTURE_BYTES
from synsml_cli.store.writing.batch import Batch


class DraftPictures:
    """Planned picture changes; names are relative to the workshop's root, like `Project.sources`."""

    def __init__(self, root: Path, within: Callable[[str], Path]) -> None:
        """Create an empty plan; `within` returns the folder that a file must stay inside."""
        self._root = root
        self._within = within
        self._brought: dict[str, tuple[bytes | None, bytes]] = {}
        """Name -> (current bytes or None, new bytes)."""
        self._moves: dict[str, tuple[str, bool]] = {}
        """Name -> (new name, whether the move comes before the records are written)."""
        self._dropped: dict[str, tuple[bytes, bool]] = {}
        """Name -> (current bytes, whether the deletion comes before the records are written)."""

    def bring(self, name: str, data: bytes, *, old: bytes | None) -> None:
        """Plan to write a picture before any record; `old` is the current content, None for a new file."""
        self._brought[name] = (old, data)

    def move(self, name: str, new: str, *, first: bool) -> None:
        """Plan to move a picture before or after the records are written; raises Refused if another picture has that name.

        If the target already has the same bytes, the moved file is only deleted.
        """
        if not self._is_there(new):
            self._moves[name] = new, first
        elif self._bytes(new) == (data := self._bytes(name)):
            self.drop(name, data, first=first)
        else:
            raise Refused(f"{new} already exists and differs from {name}", remedy="remove one of them; nothing was changed")

    def drop(self, name: str, data: bytes, *, first: bool = False) -> None:
        """Plan to delete a picture before or after the records are written; `data` is its current content."""
        self._dropped[name] = data, first

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the names of all files that will exist."""
        return (*self._brought, *(new for new, _ in self._moves.values()))

    @property
    def moved(self) -> dict[str, str]:
        """Return new name -> current name of the pictures that move."""
        return {new: name for name, (new, _) in self._moves.items()}

    @property
    def dropped(self) -> tuple[str, ...]:
        """Return the names of all files that will be deleted."""
        return tuple(self._dropped)

    def __bool__(self) -> bool:
        """Return whether there are any changes."""
        return bool(self._brought or self._moves or self._dropped)

    def before_records(self, batch: Batch) -> None:
        """Add to `batch` the changes that must come before the records that name the pictures."""
        for name, (_, data) in self._brought.items():
            batch.put(self._root / name, data, name=name, within=self._within(name))
        self._move(batch, first=True)
        self._drop(batch, first=True)

    def after_records(self, batch: Batch) -> None:
        """Add to `batch` the changes that must come after the records no longer name the pictures."""
        self._move(batch, first=False)
        self._drop(batch, first=False)

    def changed(self) -> list[str]:
        """Return the names of files that have changed since the plan was made."""
        changed = [name for name, (old, _) in self._brought.items() if not self._still_holds(name, old)]
        gone = [name for name, (old, _) in self._dropped.items() if not self._still_holds(name, old)]
        return [*changed, *gone, *(new for new, _ in self._moves.values() if self._is_there(new))]

    def _move(self, batch: Batch, *, first: bool) -> None:
        for name, (new, before) in self._moves.items():
            if before == first:
                batch.move(self._root / name, self._root / new, name=name, new_name=new, within=self._within(new))

    def _drop(self, batch: Batch, *, first: bool) -> None:
        for name, (_, before) in self._dropped.items():
            if before == first:
                batch.remove(self._root / name, name=name)

    def _still_holds(self, name: str, data: bytes | None) -> bool:
        if data is None or not self._is_there(name):
            return data is None and not self._is_there(name)
        # Reading one byte more than the old size is enough to see that the file has grown.
        return self._bytes(name, limit=len(data)) == data

    def _is_there(self, name: str) -> bool:
        path = self._root / name
        return path.exists() or path.is_symlink()

    def _bytes(self, name: str, *, limit: int = MAX_PICTURE_BYTES) -> bytes:
        return read_bytes(self._root / name, name=name, within=self._within(name), limit=limit)
