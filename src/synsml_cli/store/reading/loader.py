"""Read the files of one workshop, one at a time, and collect their texts, places and findings."""

from collections.abc import Mapping
from pathlib import Path

from synsml_cli.model.schema.kinds import Reading
from synsml_cli.model.schema.records import Record
from synsml_cli.model.source.findings import Finding
from synsml_cli.model.source.nodes import places_of
from synsml_cli.model.source.positions import KeyPath, Place, SourceText
from synsml_cli.store.files import Folders, ReadText, read_text
from synsml_cli.store.yaml.reader import parse_yaml


class Loader:
    """The files that were read so far; `load`, `people` and `pages` add to it."""

    def __init__(self, root: Path, texts: Mapping[str, str | None] | None = None) -> None:
        """Create an empty loader; `texts` (name -> text) replace files on disk, None marks a deleted file."""
        self.root = root
        self.texts = texts or {}
        self._folders = Folders()
        self.findings: list[Finding] = []
        self.sources: dict[str, SourceText] = {}
        self.places: dict[tuple[str, KeyPath], Place] = {}
        self.unread: set[str] = set()
        """Names of files without text or without a record."""

    def record(self, path: Path, *, name: str, within: Path, record: Record) -> object:
        """Return the record in a YAML file, or None; keeps its text, places and findings."""
        text = self.text(path, name=name, within=within)
        if text is None:
            return None
        parsed = parse_yaml(name, text)
        self.findings += parsed.findings
        if parsed.root is None:
            self.unread.add(name)
            return None
        self.places.update({(name, key_path): place for key_path, place in places_of(parsed.root).items()})
        reading = Reading(name)
        value = record.read(parsed.root, (), reading)
        self.findings += reading.findings
        if value is None:
            self.unread.add(name)
        return value

    def text(self, path: Path, *, name: str, within: Path) -> str | None:
        """Return a file's text, or None after adding a finding."""
        planned = self.texts.get(name)
        read = read_text(path, name=name, within=within, folders=self._folders) if planned is None else ReadText(planned)
        self.sources[name] = SourceText(read.text, marked=read.marked)
        if read.finding:
            self.findings.append(read.finding)
            self.unread.add(name)
            return None
        return read.text
