"""Changes to the files of one workshop: made in memory, looked at as a whole, and only then written, all of them or none."""

from collections.abc import Mapping
from pathlib import Path

from synsml_cli.errors import CannotRun, Refused
from synsml_cli.model.diffs import unified_diff
from synsml_cli.model.progress import Progress, silent
from synsml_cli.model.records.project import Project
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

_MARK = "\ufeff"


class Draft:
    """What a command is about to write. Files are named as in `Project.sources`: relative to the workshop's root.

    Whoever makes one holds the workshop's lock (`tasks/opened.py`) until it is written.
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
        """`people` and `pages` say what `project` was read with; `planned` are files that are not on disk yet, see `then`.

        A dry run holds no lock, so that files may change meanwhile: it goes by what was read.
        """
        self.root = root
        self.before = project
        """The workshop as it was read."""
        self._read_with = {"people": people, "pages": pages}
        self._old: dict[str, bytes] = {}
        """The bytes of each file that is changed, as they were found."""
        self._new: dict[str, str] = {}
        """The text that each file will hold, byte order mark included."""
        self.pictures = DraftPictures(root, self._within)
        """What becomes of files that are no text; no diff shows them."""
        self._moves: dict[str, str] = {}
        self._removed: list[str] = []
        self._planned = planned or {}
        self._dry_run = dry_run

    def text(self, name: str) -> str:
        """Return the text of a file as it would be, without byte order mark."""
        return self._new.get(name, self.before.sources[name].text if name in self.before.sources else "").removeprefix(_MARK)

    def value(self, name: str, path: KeyPath) -> Data:
        """Return what a YAML file says at a place, as it is written; None where nothing stands there."""
        root = parse_yaml(name, self.text(name)).root
        return found(data_of(root), path) if root else None

    def edit(self, name: str, *changes: Change) -> None:
        """Change what a YAML file says; raises CannotRun where that cannot be done without touching anything else."""
        if changes:
            self.put(name, edited(self.text(name), changes, name=name))

    def put(self, name: str, text: str) -> None:
        """Let a file that is there hold another text; its byte order mark stays."""
        refuse_unclear(self.before, name)
        if name not in self._old and name not in self._new:
            self._old[name] = self._found(name)
        mark = _MARK if self._old.get(name, b"").startswith(_MARK.encode()) else ""
        self._new[name] = mark + text

    def create(self, name: str, text: str) -> None:
        """Write a file that is not there; raises Refused if it is."""
        refuse_unclear(self.before, name)
        if self._is_there(name):
            raise Refused(f"{name} is there already", remedy="nothing was changed; give another name")
        self._new[name] = text

    def rename(self, name: str, new: str) -> None:
        """Move a file; its edits come first. Raises Refused if the place is taken, or if the file is a link."""
        refuse_unclear(self.before, name)
        if name not in self._planned and (self.root / name).is_symlink():
            said = f"{name} is a link to {(self.root / name).readlink()}, and has to become {new}"
            raise Refused(said, remedy="put the file itself in the place of the link; nothing was changed")
        if self._is_there(new):
            raise Refused(f"{new} is there already", remedy=f"nothing was changed; keep one of {name} and {new}")
        self._moves[name] = new

    def remove(self, name: str) -> None:
        """Delete a file."""
        refuse_unclear(self.before, name)
        if name not in self._old:
            self._old[name] = self._found(name)
        self._removed.append(name)

    def after(self) -> Project:
        """Return the workshop as it would be, with whatever errors."""
        files = self._outcome().items()
        texts = {name: None if data is None else data.decode("utf-8", "replace").removeprefix(_MARK) for name, data in files}
        return load(self.root, **self._read_with, texts=texts)

    def new_errors(self, after: Project) -> tuple[Finding, ...]:
        """Return those of the reader's errors that were not there before."""
        return new_findings(self.before.findings, after.findings)

    def checked(self) -> Project:
        """Return the workshop as it would be; raises Refused with the first of the reader's errors that is new."""
        after = self.after()
        for finding in self.new_errors(after):
            raise Refused(finding.message, remedy=finding.remedy or "nothing was changed")
        return after

    def then(self, after: Project) -> "Draft":
        """Return a draft of what could come next, on the workshop that `after` says this one leaves: for trying it out."""
        return Draft(self.root, after, **self._read_with, planned=self._outcome())

    def takes_back(self, former: "Draft", *names: str) -> bool:
        """Whether these files would hold what they held before `former`, byte for byte, or be gone if they were not there."""
        outcome = self._outcome()
        return all(name not in outcome or outcome[name] == former.original(name) for name in names)

    def original(self, name: str) -> bytes | None:
        """Return what a file holds without this draft; None if it is not there."""
        return self._bytes(name) if self._is_there(name) else None

    def _outcome(self) -> dict[str, bytes | None]:
        """Return what each file that is concerned would hold; None for one that would not be there."""
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
        """Write everything or nothing: what records may refer to before them, edits before moves, so that a crash between two
        loses nothing. `progress` is told how many of how many files are prepared; then it takes a moment only.

        Raises CannotRun, with no file changed, where one cannot be written or was changed by somebody else meanwhile.
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
        """Raise CannotRun if a file is not any more what it was when the project was read."""
        changed = [name for name, old in self._old.items() if self._bytes(name) != old]
        changed += [name for name in (*self._new, *self._moves.values()) if name not in self._old and self._is_there(name)]
        changed += self.pictures.changed()
        if changed:
            raise CannotRun(f"{changed[0]} was changed meanwhile", remedy="nothing was written; run the command again")

    def _found(self, name: str) -> bytes:
        """Return the bytes of a file, which have to be those that the project was read from."""
        if self._dry_run and name in self.before.sources:
            return self.before.sources[name].text.encode()
        data = self._bytes(name)
        if (
            name in self.before.sources
            and data.decode("utf-8", "replace").removeprefix(_MARK) != self.before.sources[name].text
        ):
            raise CannotRun(f"{name} was changed meanwhile", remedy="nothing was written; run the command again")
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
