"""The pictures of a draft: files that no diff shows, which are brought, moved and dropped together with the records."""

from collections.abc import Callable
from pathlib import Path

from synsml_cli.errors import Refused
from synsml_cli.store.files import read_bytes
from synsml_cli.store.pictures.source import MAX_PICTURE_BYTES
from synsml_cli.store.writing.batch import Batch


class DraftPictures:
    """What becomes of pictures. Files are named as in `Project.sources`, folders of the site and the private one included."""

    def __init__(self, root: Path, within: Callable[[str], Path]) -> None:
        """`within` returns the folder that a file must not be led out of."""
        self._root = root
        self._within = within
        self._brought: dict[str, tuple[bytes | None, bytes]] = {}
        """Name -> the bytes that the file holds, None where it is not there, and those that it will hold."""
        self._moves: dict[str, tuple[str, bool]] = {}
        """Name -> the new name, and whether that comes before the records are written."""
        self._dropped: dict[str, tuple[bytes, bool]] = {}
        """Name -> the bytes that the file holds, and whether it goes before the records are written."""

    def bring(self, name: str, data: bytes, *, old: bytes | None) -> None:
        """Write a picture before any record; `old` is what the file holds, None for a new one."""
        self._brought[name] = (old, data)

    def move(self, name: str, new: str, *, first: bool) -> None:
        """Move a picture, before the records are written or after; raises Refused where another picture is there.

        Where the same bytes are there already, the file that moves only goes.
        """
        if not self._is_there(new):
            self._moves[name] = new, first
        elif self._bytes(new) == (data := self._bytes(name)):
            self.drop(name, data, first=first)
        else:
            raise Refused(
                f"{new} already exists, and {name} is another picture", remedy="nothing was changed; remove one of them"
            )

    def drop(self, name: str, data: bytes, *, first: bool = False) -> None:
        """Delete a picture, before the records are written or after; `data` is what the file holds."""
        self._dropped[name] = data, first

    @property
    def targets(self) -> tuple[str, ...]:
        """The names of all files that will be there."""
        return (*self._brought, *(new for new, _ in self._moves.values()))

    @property
    def moved(self) -> dict[str, str]:
        """New name -> name now, of all pictures that move."""
        return {new: name for name, (new, _) in self._moves.items()}

    @property
    def dropped(self) -> tuple[str, ...]:
        """The names of all files that will be deleted."""
        return tuple(self._dropped)

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self._brought or self._moves or self._dropped)

    def before_records(self, batch: Batch) -> None:
        """Plan what records will name: it is there before them."""
        for name, (_, data) in self._brought.items():
            batch.put(self._root / name, data, name=name, within=self._within(name))
        self._move(batch, first=True)
        self._drop(batch, first=True)

    def after_records(self, batch: Batch) -> None:
        """Plan what records name no more: it goes after them."""
        self._move(batch, first=False)
        self._drop(batch, first=False)

    def changed(self) -> list[str]:
        """Return the files that are not any more what they were."""
        there = [name for name, (old, _) in self._brought.items() if not self._still_holds(name, old)]
        gone = [name for name, (old, _) in self._dropped.items() if not self._still_holds(name, old)]
        return [*there, *gone, *(new for new, _ in self._moves.values() if self._is_there(new))]

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
        # One byte more than it had is read: enough to see that it has grown.
        return self._bytes(name, limit=len(data)) == data

    def _is_there(self, name: str) -> bool:
        path = self._root / name
        return path.exists() or path.is_symlink()

    def _bytes(self, name: str, *, limit: int = MAX_PICTURE_BYTES) -> bytes:
        return read_bytes(self._root / name, name=name, within=self._within(name), limit=limit)
