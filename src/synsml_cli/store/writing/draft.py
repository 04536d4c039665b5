"""Changes to the files of one workshop: made in memory, checked together, then all written or none."""

from collections.abc import Mapping
from pathlib import Path

from synsml_cli.errors import CannotRun, Refused
from synsml_cli.model.diffs import unified_diff
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.project.project import Project
from synsml_cli.model.source.byte_order_mark import MARK, decoded, mark_of
from synsml_cli.model.source.findings import Finding, new_findings
from synsml_cli.model.source.positions import KeyPath
from synsml_cli.store.files import read_bytes
from synsml_cli.store.folders import folder_of, guard_private, private_folder
from synsml_cli.store.reading.load import load
from synsml_cli.store.writing.batch import Batch
from synsml_cli.store.writing.draft_pictures import DraftPictures
from synsml_cli.store.writing.record_place import refuse_unclear
from synsml_cli.store.yaml.changes import Change, data_of, found
from synsml_cli.store.yaml.edit import edited
from synsml_cli.store.yaml.reader import parse_yaml
from synsml_cli.store.yaml.scalars import Data


class Draft:
    """The files that a command is about to write, named relative to the workshop's root like `Project.sources`.

    The caller holds the workshop's lock (`tasks/base/opened.py`) until they are written.
    """

    def __init__(
        self,
        root: Path,
        project: Project,
        *,
        people: bool = True,
        pages: bool = False,
        planned: Mapping[str, bytes | None] | None = None,
        dry_run: bool = False,
    ) -> None:
        """Create an empty draft; `people` and `pages` say how `project` was read, `planned` are unwritten files (see `then`).

        A dry run holds no lock, so files may change in the meantime: it compares with the project as read.
        """
        self.root = root
        self.before = project
        """The workshop before the changes."""
        self._read_with = {"people": people, "pages": pages}
        self._old: dict[str, bytes] = {}
        """Name -> bytes of each changed file as read from disk."""
        self._new: dict[str, str] = {}
        """Name -> new text of each file, including a byte order mark."""
        self.pictures = DraftPictures(root, self._within)
        """Changes to pictures; diffs do not show them."""
        self._moves: dict[str, str] = {}
        self._removed: list[str] = []
        self._planned = planned or {}
        self._dry_run = dry_run

    def text(self, name: str) -> str:
        """Return the new text of a file, without byte order mark."""
        return self._new.get(name, self.before.sources[name].text if name in self.before.sources else "").removeprefix(MARK)

    def value(self, name: str, path: KeyPath) -> Data:
        """Return the value at a key path of a YAML file as written, or None if it is missing."""
        root = parse_yaml(name, self.text(name)).root
        return found(data_of(root), path) if root else None

    def edit(self, name: str, *changes: Change) -> None:
        """Edit values in a YAML file; raises CannotRun if that is impossible without changing anything else."""
        if changes:
            self.put(name, edited(self.text(name), changes, name=name))

    def put(self, name: str, text: str) -> None:
        """Replace the text of an existing file, keeping its byte order mark."""
        refuse_unclear(self.before, name)
        if name not in self._old and name not in self._new:
            self._old[name] = self._found(name)
        self._new[name] = mark_of(self._old.get(name, b"")).decode() + text

    def create(self, name: str, text: str) -> None:
        """Add a new file; raises Refused if it already exists."""
        refuse_unclear(self.before, name)
        if self._is_there(name):
            raise Refused(f"{name} already exists", remedy="choose another name; nothing was changed")
        self._new[name] = text

    def rename(self, name: str, new: str) -> None:
        """Rename a file, after its edits; raises Refused if the new name is taken, or if the file is a link."""
        refuse_unclear(self.before, name)
        if name not in self._planned and (self.root / name).is_symlink():
            message = f"{name} is a link to {(self.root / name).readlink()}, so it cannot be renamed to {new}"
            raise Refused(message, remedy="replace the link with the file; nothing was changed")
        if self._is_there(new):
            raise Refused(f"{new} already exists", remedy=f"keep only one of {name} and {new}; nothing was changed")
        self._moves[name] = new

    def remove(self, name: str) -> None:
        """Delete a file."""
        refuse_unclear(self.before, name)
        if name not in self._old:
            self._old[name] = self._found(name)
        self._removed.append(name)

    def after(self) -> Project:
        """Return the workshop after the changes; it may have errors."""
        files = self._outcome().items()
        texts = {name: None if data is None else decoded(data) for name, data in files}
        return load(self.root, **self._read_with, texts=texts)

    def new_errors(self, after: Project) -> tuple[Finding, ...]:
        """Return the reader's errors that these changes would add."""
        return new_findings(self.before.findings, after.findings)

    def checked(self) -> Project:
        """Return the workshop after the changes; raises Refused with the first new error of the reader."""
        after = self.after()
        for finding in self.new_errors(after):
            raise Refused(finding.message, remedy=finding.remedy or "nothing was changed")
        return after

    def then(self, after: Project) -> "Draft":
        """Return a draft on top of this one, to try a further step; `after` is the workshop after this draft."""
        return Draft(self.root, after, **self._read_with, planned=self._outcome())

    def takes_back(self, former: "Draft", *names: str) -> bool:
        """Return whether this draft restores these files exactly as they were before `former`, including absent ones."""
        outcome = self._outcome()
        return all(name not in outcome or outcome[name] == former.original(name) for name in names)

    def original(self, name: str) -> bytes | None:
        """Return the content of a file before this draft; None if it does not exist."""
        return self._bytes(name) if self._is_there(name) else None

    def _outcome(self) -> dict[str, bytes | None]:
        """Return name -> new bytes of each affected file; None for a file that would not exist."""
        files: dict[str, bytes | None] = {**self._planned, **{name: text.encode() for name, text in self._new.items()}}
        for name, new in self._moves.items():
            files |= {new: files.get(name) or self._found(name), name: None}
        return files | dict.fromkeys(self._removed)

    def diff(self) -> str:
        """Return all changes of texts as a unified diff."""
        parts = []
        for name in dict.fromkeys((*self._new, *self._moves, *self._removed)):
            old = self._old[name] if name in self._old else b"" if name in self._new else self._found(name)
            new = b"" if name in self._removed else self._new[name].encode() if name in self._new else old
            after = self._moves.get(name, name)
            heads = (name if name in self.before.sources else "/dev/null"), ("/dev/null" if name in self._removed else after)
            shown = unified_diff(old, new, before=heads[0], after=heads[1])
            parts.append(shown or (f"rename from {name}\nrename to {after}\n" if after != name else ""))
        return "".join(parts)

    def write(self, *, progress: Progress = silent) -> None:
        """Write everything or nothing.

        Pictures that records refer to come first, and edits before moves, so that a crash in between loses nothing. `progress`
        gets the number of prepared files and the total; the renames after that take only a moment.

        Raises CannotRun, with no file changed, if a file cannot be written or has changed in the meantime.
        """
        with Batch() as batch:
            if any(map(self._is_private, (*self._new, *self._moves.values(), *self.pictures.targets))):
                guard_private(batch, self.root, self.before.known)
            self.pictures.before_records(batch)
            for number, (name, text) in enumerate(self._new.items()):
                progress(number, len(self._new))
                batch.put(self.root / name, text.encode(), name=name, within=self._within(name))
            for name, new in self._moves.items():
                batch.move(self.root / name, self.root / new, name=name, new_name=new, within=self._within(new))
            for name in self._removed:
                batch.remove(self.root / name, name=name)
            self.pictures.after_records(batch)
            self._compare()
            batch.carry_out()
        progress(len(self._new), len(self._new))

    def _compare(self) -> None:
        """Raise CannotRun if a file has changed since the project was read."""
        changed = [name for name, old in self._old.items() if self._bytes(name) != old]
        changed += [name for name in (*self._new, *self._moves.values()) if name not in self._old and self._is_there(name)]
        changed += self.pictures.changed()
        if changed:
            raise CannotRun(
                f"{changed[0]} changed while this command was running", remedy="run the command again; nothing was written"
            )

    def _found(self, name: str) -> bytes:
        """Return the bytes of a file; raises CannotRun if it has changed since the project was read."""
        if self._dry_run and name in self.before.sources:
            return self.before.sources[name].text.encode()
        data = self._bytes(name)
        if name in self.before.sources and decoded(data) != self.before.sources[name].text:
            raise CannotRun(
                f"{name} changed while this command was running", remedy="run the command again; nothing was written"
            )
        return data

    def _is_there(self, name: str) -> bool:
        if name in self._planned:
            return self._planned[name] is not None
        path = self.root / name
        return path.exists() or path.is_symlink()

    def _bytes(self, name: str) -> bytes:
        if (planned := self._planned.get(name)) is not None:
            return planned
        return read_bytes(self.root / name, name=name, within=self._within(name))

    def _within(self, name: str) -> Path:
        return folder_of(self.root, self.before.workshop, name)

    def _is_private(self, name: str) -> bool:
        workshop = self.before.workshop
        folder = workshop and private_folder(self.root, workshop)
        return bool(folder) and name.startswith(f"{workshop.private.folder}/" if workshop else "")
