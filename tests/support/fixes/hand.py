"""Apply a fix as a person would, with plain text edits instead of our own editors."""

import re
from pathlib import Path

from fixes.remedies import Step, is_pair
from synsml_cli.model.source.findings import Finding
from synsml_cli.model.source.positions import KeyPath, Place
from synsml_cli.store.reading.load import load


class Hand:
    """Somebody who reads one finding of a workshop and types what its remedy says."""

    def __init__(self, folder: Path, finding: Finding) -> None:
        self._folder = folder
        self._message = finding.message
        self._at = finding.at

    def do(self, step: Step) -> None:
        """Carry out one step that is no command, on the files as they are now."""
        self._project = load(self._folder)
        self._file = self._at.file
        getattr(self, f"_{step.verb.replace(' ', '_')}")(*step.texts)

    # What the forms mean.

    def _write(self, *texts: str) -> None:
        owner = self._at.path[:-1]
        if self._at.on_key and texts[0].startswith(f"{self._at.path[-1]}: "):  # a key without a value
            start, end = self._marked()
            self._splice(start, end + 1, texts[0])
            return
        if self._at.start < 0 and not self._at.on_key and all(is_pair(text) for text in texts):
            for text in texts:
                key, value = text.split(": ", 1)
                if place := self._place((*owner, key)):
                    self._splice(place.start, place.end, value)
                else:
                    self._add_line(owner, text)
                self._project = load(self._folder)
        else:
            self._splice(*self._marked(), texts[0])

    def _mean(self, word: str) -> None:
        """Put a word in the place of the one that the message quotes; in YAML, of the marked key or value."""
        start, end = self._marked()
        quoted = [match[1] for match in re.finditer(r"'(.*?)'", self._message) if match[1] in self._text[start:end]]
        if quoted and self._at.start >= 0:
            start += self._text[start:end].rindex(quoted[-1])
            end = start + len(quoted[-1])
        self._splice(start, end, word)

    def _wrap(self, before: str, after: str) -> None:
        start, end = self._marked()
        self._splice(start, end, f"{before}{self._text[start:end]}{after}")

    def _after(self, text: str) -> None:
        _, end = self._marked()
        self._splice(end, end, text)

    def _before(self, text: str) -> None:
        start, _ = self._marked()
        self._splice(start, start, text)

    def _value(self, text: str) -> None:
        self._splice(*self._marked(), text)

    def _quote(self) -> None:
        start, end = self._marked()
        self._splice(start, end, f'"{self._text[start:end]}"')

    def _quote_line(self) -> None:
        start, _ = self._marked()
        end = self._line_end(start)
        self._splice(start, end, f'"{self._text[start:end]}"')

    def _before_other(self, text: str, other: str) -> None:
        start = self._text.index(other, self._marked()[1])
        self._splice(start, start, text)

    def _argument(self, text: str) -> None:
        start, end = self._marked()
        closing = re.search(r"\]\]| *-->", self._text[start:end])
        assert closing
        self._splice(start + closing.start(), start + closing.start(), f" {text}")

    def _comment(self, text: str) -> None:
        end = self._line_end(self._marked()[0])
        self._splice(end, end, f"  {text}")

    def _add(self, line: str) -> None:
        path = self._at.path
        is_map = any(other[:-1] == path and other for file, other in self._project.places if file == self._file)
        self._add_line(path if is_map else path[:-1], line)

    def _top(self, line: str) -> None:
        self._add_line((), line)

    def _below(self, line: str, owner: str) -> None:
        path = tuple(owner.strip(":").split("."))
        if (self._file, path) in self._project.places:
            self._add_line(path, line)
            return
        if self._at.start >= 0:  # in a page, about a file of settings
            self._file = self._file_with(f"{path[0]}:")
        if f"{path[0]}:" not in self._text:
            self._splice(len(self._text), len(self._text), f"{path[0]}:\n")
        end = self._line_end(self._text.index(f"{path[0]}:"))
        self._splice(end, end, f"\n  {line}")

    def _remove(self) -> None:
        start, end = self._marked()
        if self._at.start >= 0 and self._text[end : end + 1] == ":":  # a key that stands twice
            self._splice(*self._lines_from(start), "")
        elif self._at.start >= 0:
            self._splice(start, end, "")
        else:
            self._cut(self._at.path)

    def _remove_key(self, key: str) -> None:
        self._cut((*self._at.path[:-1], key))

    def _remove_entry(self) -> None:
        self._cut(self._at.path[:-1])

    def _remove_file(self) -> None:
        (self._folder / self._file).unlink()

    def _move_file(self, name: str) -> None:
        (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self._folder / self._file).rename(self._folder / name)

    def _rename(self, name: str) -> None:
        path = self._folder / self._file
        path.rename(path.with_name(name))

    def _create(self, name: str) -> None:
        path = self._folder / self._project.known.site.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("[]\n")

    def _move_above(self, one: str, other: str) -> None:
        owner = self._at.path[:-2]
        start, end = self._lines((*owner, one))
        block = self._text[start:end]
        self._splice(start, end, "")
        self._project = load(self._folder)
        at, _ = self._lines((*owner, other))
        self._splice(at, at, block)

    # The text, and the places in it.

    @property
    def _text(self) -> str:
        return (self._folder / self._file).read_bytes().decode("utf-8-sig")

    def _splice(self, start: int, end: int, text: str) -> None:
        (self._folder / self._file).write_bytes(f"{self._text[:start]}{text}{self._text[end:]}".encode())

    def _place(self, path: KeyPath) -> Place | None:
        return self._project.places.get((self._file, path))

    def _marked(self) -> tuple[int, int]:
        """Return the offsets of what the finding marks."""
        if self._at.start >= 0:
            return self._at.start, self._at.end
        place = self._project.places[self._file, self._at.path]
        return (place.key_start, place.key_end) if self._at.on_key else (place.start, place.end)

    def _line_end(self, offset: int) -> int:
        return offset + len(re.split(r"[\r\n]", self._text[offset:], maxsplit=1)[0])

    def _file_with(self, text: str) -> str:
        """Return the file that has a text, else the workshop's."""
        files = (path for path in sorted(self._folder.rglob("*.y*ml")) if text in path.read_text("utf-8"))
        return next(files, self._folder / "workshop.yaml").relative_to(self._folder).as_posix()

    def _lines(self, path: KeyPath) -> tuple[int, int]:
        """Return the offsets of the whole lines of a key or of an item of a list."""
        place = self._project.places[self._file, path]
        return self._lines_from(place.start if place.key_start < 0 else place.key_start)

    def _lines_from(self, offset: int) -> tuple[int, int]:
        """Return the offsets of the line at an offset and of the lines below it that are indented more."""
        start = self._text.rfind("\n", 0, offset) + 1
        line = self._text[start : self._line_end(start)]
        indent = len(line) - len(line.lstrip())
        end = self._line_end(start) + 1
        while end < len(self._text) and not re.match(rf" {{0,{indent}}}\S", self._text[end : self._line_end(end)]):
            end = self._line_end(end) + 1
        return start, end

    def _cut(self, path: KeyPath) -> None:
        """Remove a key with its value, or an item: its lines, or in a list or map on one line only itself."""
        place = self._project.places[self._file, path]
        start, end = (place.start if place.key_start < 0 else place.key_start), place.end
        if re.search(r"[\[{,] *$", self._text[:start]):
            before, after = self._text[:start].rstrip(), self._text[end:].lstrip()
            if after.startswith(","):
                after = after[1:].lstrip()
            else:
                before = before.removesuffix(",")
            (self._folder / self._file).write_bytes(f"{before}{after}".encode())
        else:
            self._splice(*self._lines(path), "")

    def _add_line(self, owner: KeyPath, line: str) -> None:
        """Add a key with its value to a map: after its first scalar, on a line of its own unless the map is on one line."""
        keys = [
            path
            for file, path in self._project.places
            if file == self._file and path[:-1] == owner and len(path) == len(owner) + 1
        ]
        scalars = [
            p for p in keys if not any(other[: len(p)] == p and len(other) > len(p) for _, other in self._project.places)
        ]
        if not keys:  # a file that the workshop does not read as its own
            self._splice(len(self._text), len(self._text), f"{line}\n")
            return
        place = self._project.places[self._file, (scalars or keys)[0]]
        if re.search(r"[{,] *$", self._text[: place.key_start]):
            self._splice(place.end, place.end, f", {line}")
            return
        indent = place.key_start - (self._text.rfind("\n", 0, place.key_start) + 1)
        if scalars:
            end = self._line_end(place.end)
            self._splice(end, end, f"\n{' ' * indent}{line}")
        else:
            self._splice(place.key_start, place.key_start, f"{line}\n{' ' * indent}")
