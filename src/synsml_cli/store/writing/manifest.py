"""`.synsml-rendered`: what `render` wrote, so that it never overwrites changes made by others.

`sha256sum -c` reads it; other facts are comments, which it skips. There is one sorted line a file, so that `merge=union` in
`.gitattributes` can join two people's renders: a file may then have two hashes, both of them valid.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from synsml_cli.model.dates.instants import iso_instant
from synsml_cli.model.records.file_names import MANIFEST
from synsml_cli.model.source.patterns import lazy_pattern
from synsml_cli.store.files import read_text

_LINE = lazy_pattern(r"(?P<block># block )?(?P<hash>[0-9a-f]{64})  (?P<name>.+)")
_INSTANT = lazy_pattern(r"# rendered for (\S+)")


@dataclass
class Manifest:
    """The rendered files and marked blocks with their hashes, and the instant of the rendering."""

    files: dict[str, set[str]] = field(default_factory=dict)
    blocks: dict[str, set[str]] = field(default_factory=dict)
    """"page name" -> hashes of the text between the marks."""
    instant: dt.datetime | None = None

    def knows(self, path: str, data: bytes) -> bool:
        """Return whether `render` wrote these bytes to this file."""
        return digest(data) in self.files.get(path, ())

    def knows_block(self, name: str, text: str) -> bool:
        """Return whether `render` wrote this text between these marks."""
        return digest(text.encode()) in self.blocks.get(name, ())


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(site: Path) -> Manifest:
    """Return the manifest of a site folder, empty if it does not exist; invalid lines are skipped."""
    manifest = Manifest()
    if not (site / MANIFEST).exists():
        return manifest
    for line in read_text(site / MANIFEST, name=MANIFEST, within=site).text.splitlines():
        if match := _LINE.fullmatch(line):
            group = manifest.blocks if match["block"] else manifest.files
            group.setdefault(match["name"], set()).add(match["hash"])
        elif match := _INSTANT.fullmatch(line):
            instant = _instant(match[1])
            # After a merge there may be two instants: the later one belongs to the newest page.
            if instant and (manifest.instant is None or instant > manifest.instant):
                manifest.instant = instant
    return manifest


def manifest_text(*, instant: dt.datetime, files: Iterable[tuple[str, str]], blocks: Iterable[tuple[str, str]]) -> bytes:
    """Return the bytes of a manifest of (name, hash) pairs."""
    lines = [f"# rendered for {iso_instant(instant)}", *(f"# block {hash}  {name}" for name, hash in sorted(blocks))]
    lines += [f"{hash}  {name}" for name, hash in sorted(files)]
    return "".join(f"{line}\n" for line in lines).encode()


def _instant(text: str) -> dt.datetime | None:
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo else None
